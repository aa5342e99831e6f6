import type { Objection, RestoreEnd } from '../../src/forecast';
import { whyNot } from '../../src/forecast/restore-compatibility';
import { readPlan, readSynth } from '../../src/readers';
import { cluster, flexCluster, project, shards, tenantCluster, together } from '../../src/rules/example';
import { synthOf } from '../support/configuration';
import { planOf } from '../support/plan-of';

const running = (version: string) => ({
  mongo_db_version: version,
  mongo_db_major_version: version.slice(0, 3),
});
const resources = together(
  project(),
  cluster({ ...running('7.0.5'), encryption_at_rest_provider: 'AWS' }),
  cluster({ ...running('7.0.5'), encryption_at_rest_provider: 'AWS' }, 'twin'),
  cluster(
    { ...running('6.0.5'), paused: true, cluster_type: 'SHARDED', replication_specs: shards(2) },
    'other',
  ),
  cluster(running('9.0.1'), 'newer'),
  flexCluster(),
  tenantCluster('TENANT'),
);
// A state is all that a forecast needs: everything in it is known.
const { before } = readPlan(planOf({ before: resources, resources }));

function end(name: string): RestoreEnd {
  const found = before.clusters.find(({ address }) => address.endsWith(`.${name}`));
  if (found === undefined) throw new Error(`there is no cluster ${name}`);
  return { name, kind: found.kind, cluster: found };
}

function reasons(source: string, target: string): string[] {
  return [...whyNot(end(source), end(target))].map((objection: Objection) =>
    objection.kind === 'obstacle' ? objection.reason : `doubt: ${objection.value.reason ?? ''}`,
  );
}

test('nothing stands against a restore into a cluster of the same make', () => {
  expect(reasons('orders', 'twin')).toEqual([]);
});

test('a cluster takes its own snapshots back', () => {
  expect(reasons('orders', 'orders')).toEqual([]);
});

test('everything that prevents a restore is reported', () => {
  expect(reasons('orders', 'other')).toEqual([
    'a snapshot of orders cannot be restored into other while it is paused',
    'a snapshot of orders, a replica set, may not be restorable into other, a sharded cluster: Atlas documents only restores into the same topology',
    'a snapshot of orders (MongoDB 7.0) cannot be restored into other (MongoDB 6.0), which is older',
    'a snapshot of orders, with customer keys of AWS, cannot be restored into other, without customer keys',
  ]);
});

test('nothing else is reported for a kind of cluster that cannot be restored to', () => {
  expect(reasons('newer', 'reports')).toEqual([
    'a snapshot of newer, a dedicated cluster, cannot be restored into reports, a Flex cluster',
  ]);
  expect(reasons('newer', 'sandbox')).toEqual([
    'a snapshot of newer cannot be restored into sandbox, an M0 cluster',
  ]);
});

test('a Flex cluster can be restored to replica sets of its version without keys', () => {
  expect(reasons('reports', 'orders')).toEqual([
    'a snapshot of reports, a Flex cluster (MongoDB 8.0), cannot be restored into orders (MongoDB 7.0), another major version',
    'a snapshot of reports, a Flex cluster, cannot be restored into orders, with customer keys of AWS',
  ]);
});

test.each([
  ['may exist already', 'unknown'],
  ['exists already', 'existing'],
] as const)('a cluster without a provider of keys %s if its existence is %s', (words, existence) => {
  const configuration = synthOf({ resources: together(project(), cluster(running('7.0.5'))) });
  const [orders] = readSynth(configuration).after.clusters;
  if (orders === undefined) throw new Error('there is no cluster');
  const source = { name: 'orders', kind: orders.kind, cluster: orders };
  const target = { ...source, cluster: { ...orders, address: 'other', existence } };
  expect(
    [...whyNot(source, target)].map((one) => (one.kind === 'obstacle' ? one.reason : one.value.reason)),
  ).toContain(`encryption_at_rest_provider of other is not set, and the cluster ${words}`);
});
