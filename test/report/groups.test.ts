import { byReason, waitingTogether } from '../../src/report/groups';
import type { Reviewed } from '../../src/report/reviewed';
import { reviewed, unchecked } from '../support/reports';

type Entry = readonly [address: string, reason: string];

describe('what is unchecked, together', () => {
  test.each<[string, readonly Entry[], readonly (readonly [reason: string, places: readonly string[]])[]]>([
    ['a reason that one place has', [['a', 'cluster "x" is not here']], [['cluster "x" is not here', ['a']]]],
    [
      'a reason that two places have, each of its cluster: once, without the names',
      [
        ['a', 'cluster "x" is not here'],
        ['b', 'cluster "y" is not here'],
      ],
      [['the cluster is not here', ['a', 'b']]],
    ],
    [
      'a reason that one place has of two clusters: each with its name',
      [
        ['a', 'cluster "x" is not here'],
        ['a', 'cluster "y" is not here'],
      ],
      [
        ['cluster "x" is not here', ['a']],
        ['cluster "y" is not here', ['a']],
      ],
    ],
    [
      'the same reason of two places: as it is',
      [
        ['a', 'cluster "x" is not here'],
        ['b', 'cluster "x" is not here'],
      ],
      [['cluster "x" is not here', ['a', 'b']]],
    ],
  ])('%s', (_, entries, expected) => {
    expect(
      waitingTogether([inputWith(entries)]).map(({ reason, places }) => [
        reason,
        places.map(({ waiting: { address } }) => address),
      ]),
    ).toEqual(expected);
  });
});

function inputWith(entries: readonly Entry[]): Reviewed {
  return reviewed({ unchecked: entries.map(([address, reason]) => unchecked({ address, reason })) });
}

describe('what is not known for one reason in several blocks', () => {
  const size = (index: number, rule = 'cluster/unknown-instance-size', address = 'orders') =>
    unchecked({
      rule,
      address,
      reason: `replication_specs[${index}].region_configs[0].electable_specs.instance_size: ignore_changes lists it`,
    });
  const reason = (indexes: string) =>
    `replication_specs[${indexes}].region_configs[0].electable_specs.instance_size: ignore_changes lists it`;
  const groupsOf = (all: Parameters<typeof byReason>[0]) =>
    byReason(all).map((one) => [one.address, one.reason, one.rules.join(' ')]);

  test.each([
    ['one block', [size(0)], [['orders', reason('0'), 'cluster/unknown-instance-size']]],
    [
      'several shards, in the order of their numbers',
      [size(10), size(0), size(2)],
      [['orders', reason('0,2,10'), 'cluster/unknown-instance-size']],
    ],
    [
      'rules that need some of them',
      [size(0), size(1), size(0, 'cluster/sharding-below-m30')],
      [['orders', reason('0,1'), 'cluster/unknown-instance-size cluster/sharding-below-m30']],
    ],
    [
      'two resources',
      [size(0), size(1, undefined, 'payments')],
      [
        ['orders', reason('0'), 'cluster/unknown-instance-size'],
        ['payments', reason('1'), 'cluster/unknown-instance-size'],
      ],
    ],
  ])('%s', (_, all, groups) => {
    expect(groupsOf(all)).toEqual(groups);
  });
});
