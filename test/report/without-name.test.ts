import { withoutName } from '../../src/report/without-name';

test.each([
  ['the cluster', 'deleting cluster "orders" also deletes all', 'deleting the cluster also deletes all'],
  ['its schedule', 'the schedule for cluster "orders" is empty', 'the schedule for the cluster is empty'],
  ['its kind', 'Flex cluster "orders" has no snapshot', 'the Flex cluster has no snapshot'],
  ['its article and kind', 'it targets the Flex cluster "orders"', 'it targets the Flex cluster'],
  ['a shared cluster', 'M2 or M5 cluster "orders" is old', 'the M2 or M5 cluster is old'],
  ['an instance', 'Serverless instance "orders" is old', 'the Serverless instance is old'],
  ['every time', 'cluster "orders" is cluster "orders"', 'the cluster is the cluster'],
  ['not another cluster', 'cluster "orders" copies cluster "ledger"', 'the cluster copies cluster "ledger"'],
  ['not another thing of that name', 'bucket "orders" is deleted', 'bucket "orders" is deleted'],
  ['nothing else', 'pit_enabled is not set', 'pit_enabled is not set'],
])('a sentence about one cluster is without its name: %s', (_, sentence, expected) => {
  expect(withoutName(sentence, 'orders')).toBe(expected);
});

test('a name that is cut in a sentence is found', () => {
  const name = 'x'.repeat(300);
  expect(withoutName(`cluster "${'x'.repeat(200)}… (100 more characters)" is odd`, name)).toBe(
    'the cluster is odd',
  );
});

test.each([
  [
    'a cluster',
    'pit_enabled of cluster "a" is known only after apply',
    'pit_enabled of the cluster is known only after apply',
  ],
  ['a project', 'no one in project "a" can restore', 'no one in the project can restore'],
  [
    'a cluster by its address',
    'pit_enabled of mongodbatlas_advanced_cluster.a["x"] is known only after apply',
    'pit_enabled of the cluster is known only after apply',
  ],
  [
    'another resource in a module',
    'pit_enabled of module.a[0].mongodbatlas_cloud_backup_schedule.b is known only after apply',
    'pit_enabled of the resource is known only after apply',
  ],
  [
    'a key with a space and a quote',
    'pit_enabled of mongodbatlas_advanced_cluster.a["b \\" c."] is known only after apply',
    'pit_enabled of the cluster is known only after apply',
  ],
  [
    'a schedule by its address',
    'the schedule mongodbatlas_cloud_backup_schedule.b has no policy items',
    'the schedule has no policy items',
  ],
  [
    'a cluster and its address, without an article',
    'Flex cluster mongodbatlas_flex_cluster.b is as old as mongodbatlas_flex_cluster.b',
    'the Flex cluster is as old as the cluster',
  ],
  [
    'an export bucket by its address',
    'export bucket module.a.mongodbatlas_cloud_backup_snapshot_export_bucket.b is recreated',
    'the export bucket is recreated',
  ],
  ['two of them', 'cluster "a" or cluster "b" is named', 'cluster "a" or cluster "b" is named'],
  ['none', 'it is not known', 'it is not known'],
])('without a name, a sentence that names one thing only: %s', (_, sentence, expected) => {
  expect(withoutName(sentence)).toBe(expected);
});

test.each([
  ['module.', 'module.'.repeat(100_000)],
  ['addresses', 'mongodbatlas_a.b.'.repeat(50_000)],
  ['nouns', 'the export bucket '.repeat(50_000)],
  ['keys', 'module.a["'.repeat(50_000)],
  ['capitals', 'A'.repeat(300_000)],
  ['quotes', 'cluster "'.repeat(50_000)],
])('a long text of %s is read once', (_, text) => {
  for (const name of ['orders', undefined]) expect(withoutName(text, name).length).toBeGreaterThan(0);
});
