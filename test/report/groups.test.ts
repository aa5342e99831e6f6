import { waitingTogether } from '../../src/report/groups';
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
