import {
  type Body,
  cluster,
  flexCluster,
  project,
  restoreOf,
  shards,
  snapshotOf,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { restoreVersionMismatch } from '../../../src/rules/restore/version-mismatch';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const attribute = 'delivery_type_config.target_cluster_name';
const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const reports = 'mongodbatlas_flex_cluster.reports';
const later = '${terraform_data.later.output}';
const clusters = (from: Body, into: Body) => together(project(), cluster(from), cluster(into, 'practice'));
const version = (text: unknown) => ({ mongo_db_major_version: text });
/** What a state says of a cluster. */
const running = (full: string) => ({
  mongo_db_version: full,
  mongo_db_major_version: full.split('.').slice(0, 2).join('.'),
});
const restore = restoreOf(orders, practice);
const between = (from: Body, into: Body) => ({ resources: together(clusters(from, into), restore) });
const versions = (from: unknown, into: unknown) => between(version(from), version(into));
const found = (problem: string, fix: string) => ({ at, attribute, problem: `a snapshot of ${problem}`, fix });
const older = (from: string, into: string) =>
  found(
    `cluster "orders" (MongoDB ${from}) cannot be restored into cluster "practice\" (MongoDB ${into}), which is older`,
    `restore it into a cluster of MongoDB ${from} or later, up to major version ${Number(from.split('.')[0]) + 1}`,
  );
const ahead = (from: string, into: string) =>
  found(
    `cluster "orders" (MongoDB ${from}) cannot be restored into cluster "practice\" (MongoDB ${into}), which is more than one major version ahead`,
    `restore it into a cluster of MongoDB ${Number(from.split('.')[0])} or ${Number(from.split('.')[0]) + 1}, and upgrade that cluster afterwards`,
  );
const smallShards = (count: number, text: string, body: Body = {}) => ({
  cluster_type: 'SHARDED',
  replication_specs: shards(count),
  mongo_db_major_version: text,
  ...body,
});
const embedded = found(
  'cluster "orders", a sharded cluster of MongoDB 7, cannot be restored into cluster "practice\", which has embedded config servers with MongoDB 8 and at most 3 shards',
  'set config_server_management_mode = "FIXED_TO_DEDICATED" on cluster "practice"',
);

testRule(restoreVersionMismatch, [
  { title: '8.0 into 8.0', ...versions('8.0', '8.0') },
  { title: '8.0 into 8', ...versions('8.0', '8') },
  { title: '8.1 into 8.2: a later minor version', ...versions('8.1', '8.2') },
  { title: '8.2 into 9.0: the next major version', ...versions('8.2', '9.0') },
  { title: '7.0 into 8.0', ...versions('7.0', '8.0') },
  {
    title: '8.1 into 8.0: an older minor version',
    ...versions('8.1', '8.0'),
    findings: [older('8.1', '8.0')],
  },
  { title: '8.0 into 7.0', ...versions('8.0', '7.0'), findings: [older('8.0', '7.0')] },
  { title: '6.0 into 8.0', ...versions('6.0', '8.0'), findings: [ahead('6.0', '8.0')] },
  {
    title: '10.0 into 9.0, which no text comparison gets right',
    ...versions('10.0', '9.0'),
    findings: [older('10.0', '9.0')],
  },
  { title: 'into itself', resources: together(clusters(version(later), {}), restoreOf(orders, orders)) },
  {
    title: 'the deprecated cluster resource',
    resources: together(
      project(),
      cluster(version('8.0')),
      {
        mongodbatlas_cluster: {
          practice: {
            project_id: '${mongodbatlas_project.shop.id}',
            name: 'practice',
            provider_name: 'AWS',
            provider_instance_size_name: 'M10',
            mongo_db_major_version: '7.0',
          },
        },
      },
      restoreOf(orders, 'mongodbatlas_cluster.practice'),
    ),
    findings: [older('8.0', '7.0')],
  },

  // what is known of a version
  {
    title: 'versions that are left out',
    ...between({}, {}),
    unchecked: [`${at} cluster_name`, `${at} ${attribute}`],
  },
  {
    title: 'versions known after apply',
    ...versions(later, later),
    unchecked: [`${at} cluster_name`, `${at} ${attribute}`],
  },
  {
    title: 'a target version that is not set on a create',
    ...between(version('8.0'), {}),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a version from a variable',
    ...versions('8.0', '${var.version}'),
    variables: { version: '7.0' },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [older('8.0', '7.0')],
  },
  { title: 'an invalid version', ...versions('8.0', 'latest'), unchecked: [`${at} ${attribute}`] },
  {
    title: 'versions that only the state shows',
    only: 'plan',
    before: clusters(running('8.2.1'), running('8.0.13')),
    ...between({}, {}),
    findings: [older('8.2', '8.0')],
  },
  {
    title: 'a source that the same plan upgrades: its snapshot is there already',
    only: 'plan',
    before: clusters(running('7.0.5'), running('8.0.13')),
    ...between(version('8.0'), version('8.0')),
  },
  {
    title: 'a source that the same plan upgrades, into a cluster of its new version two ahead of the old one',
    only: 'plan',
    before: clusters(running('6.0.5'), running('8.0.13')),
    ...between(version('7.0'), version('8.0')),
    findings: [ahead('6.0', '8.0')],
  },
  {
    title: 'a snapshot that the same plan takes after the upgrade',
    only: 'plan',
    before: clusters(running('6.0.5'), running('8.0.13')),
    resources: together(
      clusters(version('7.0'), version('8.0')),
      snapshotOf(orders),
      restoreOf(orders, practice, {
        snapshot_id: '${mongodbatlas_cloud_backup_snapshot.before-migration.snapshot_id}',
      }),
    ),
  },
  {
    title: 'a target that the same plan upgrades',
    only: 'plan',
    before: clusters(running('8.0.13'), running('7.0.5')),
    ...between(version('8.0'), version('8.0')),
  },
  {
    title: 'a target that gets a tag',
    only: 'plan',
    before: clusters(running('8.0.13'), running('7.0.5')),
    ...between(version('8.0'), { ...version('7.0'), tags: { purpose: 'practice' } }),
    findings: [older('8.0', '7.0')],
  },

  // a pinned feature compatibility version
  {
    title: 'pinned to 7.0, into 7.0',
    only: 'plan',
    before: clusters(
      { ...running('8.0.13'), pinned_fcv: { expiration_date: '2026-09-01T00:00:00Z', version: '7.0' } },
      running('7.0.5'),
    ),
    ...between({ pinned_fcv: { expiration_date: '2026-09-01T00:00:00Z' } }, {}),
  },
  {
    title: 'pinned to 7.0, into 8.0',
    only: 'plan',
    before: clusters(
      { ...running('8.0.13'), pinned_fcv: { expiration_date: '2026-09-01T00:00:00Z', version: '7.0' } },
      running('8.0.13'),
    ),
    ...between({ pinned_fcv: { expiration_date: '2026-09-01T00:00:00Z' } }, {}),
    findings: [
      found(
        'cluster "orders", pinned to feature compatibility version 7.0, cannot be restored into cluster "practice\" (MongoDB 8.0), another major version',
        'restore it into a cluster of MongoDB 7',
      ),
    ],
  },
  {
    title: 'pinned to a version that is not known',
    ...between(
      { ...version('8.0'), pinned_fcv: { expiration_date: '2026-09-01T00:00:00Z' } },
      version('8.0'),
    ),
    unchecked: [`${at} cluster_name`],
  },

  // Flex
  {
    title: 'a Flex cluster into its own major version',
    only: 'plan',
    before: together(project(), flexCluster(), cluster()),
    resources: together(project(), flexCluster(), cluster(), restoreOf(reports, orders)),
  },
  {
    title: 'a Flex cluster into the next major version',
    only: 'plan',
    before: together(project(), flexCluster(), cluster(running('9.0.1'))),
    resources: together(project(), flexCluster(), cluster(), restoreOf(reports, orders)),
    findings: [
      found(
        'cluster "reports", a Flex cluster (MongoDB 8.0), cannot be restored into cluster "orders\" (MongoDB 9.0), another major version',
        'restore it into a cluster of MongoDB 8',
      ),
    ],
  },
  {
    title: 'a Flex cluster into an older minor version',
    only: 'plan',
    before: together(project(), flexCluster({ mongo_db_version: '8.2.0' }), cluster(running('8.0.13'))),
    resources: together(project(), flexCluster(), cluster(), restoreOf(reports, orders)),
    findings: [
      found(
        'cluster "reports", a Flex cluster (MongoDB 8.2), cannot be restored into cluster "orders\" (MongoDB 8.0), which is older',
        'restore it into a cluster of MongoDB 8.2 or a later minor version',
      ),
    ],
  },
  {
    title: 'a new Flex cluster, whose version Atlas chooses',
    resources: together(project(), flexCluster(), cluster(version('8.0')), restoreOf(reports, orders)),
    unchecked: [`${at} cluster_name`],
  },

  // 7.0 into a small sharded cluster of 8.0
  {
    title: 'a small sharded cluster of 7.0 into a new one of 8.0',
    ...between(smallShards(2, '7.0'), smallShards(2, '8.0')),
    atSynth: {},
    findings: [embedded],
  },
  {
    title: 'the same, explicitly managed by Atlas',
    ...between(
      smallShards(3, '7.0'),
      smallShards(3, '8.0', { config_server_management_mode: 'ATLAS_MANAGED' }),
    ),
    atSynth: {},
    findings: [embedded],
  },
  {
    title: 'the same with dedicated config servers',
    ...between(
      smallShards(2, '7.0'),
      smallShards(2, '8.0', { config_server_management_mode: 'FIXED_TO_DEDICATED' }),
    ),
  },
  { title: 'the same with 4 shards', ...between(smallShards(4, '7.0'), smallShards(4, '8.0')) },
  { title: 'the same from 8.0', ...between(smallShards(2, '8.0'), smallShards(2, '8.0')) },
  { title: 'replica sets have no config servers', ...versions('7.0', '8.0') },

  // clusters that it does not concern
  {
    title: 'into an M0 is reported by another rule',
    resources: together(
      project(),
      cluster(version('8.0')),
      tenantCluster('TENANT', version('7.0')),
      restoreOf(orders, 'mongodbatlas_advanced_cluster.sandbox'),
    ),
  },
  {
    title: 'a cluster whose kind is known after apply',
    ...between({ ...version('8.0'), replication_specs: later }, version('7.0')),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'a cluster that is only named',
    resources: together(
      project(),
      cluster(version('8.0')),
      restoreOf(orders, practice, {
        delivery_type_config: {
          automated: true,
          target_cluster_name: 'elsewhere',
          target_project_id: '5f00000000000000000000aa',
        },
      }),
    ),
    unchecked: [
      'mongodbatlas_cloud_backup_snapshot_restore_job.undo delivery_type_config.target_cluster_name',
    ],
  },
  {
    title: 'a download has no target',
    resources: together(
      clusters(version('8.0'), version('7.0')),
      restoreOf(orders, practice, { delivery_type_config: { download: true } }),
    ),
  },
  {
    title: 'a job that has run: the source may have been upgraded since',
    only: 'plan',
    before: together(clusters(running('8.2.1'), running('8.0.13')), restore),
    ...between({}, {}),
  },
]);
