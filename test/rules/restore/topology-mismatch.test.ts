import {
  type Body,
  type Resources,
  cluster,
  flexCluster,
  project,
  restoreOf,
  shards,
  together,
} from '../../../src/rules/example';
import { restoreTopologyMismatch } from '../../../src/rules/restore/topology-mismatch';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const attribute = 'delivery_type_config.target_cluster_name';
const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const later = '${terraform_data.later.output}';
const fixed = { config_server_management_mode: 'FIXED_TO_DEDICATED' };
const sharded = (count: number, body: Body = fixed) => ({
  cluster_type: 'SHARDED',
  replication_specs: shards(count),
  ...body,
});
const clusters = (from: Body, into: Body) => together(project(), cluster(from), cluster(into, 'practice'));
const restore = restoreOf(orders, practice);
const between = (from: Body, into: Body) => ({ resources: together(clusters(from, into), restore) });
const found = (problem: string, fix: string) => ({
  at,
  attribute,
  problem: `a snapshot of cluster "orders"${problem}`,
  fix,
});
const shardsDiffer = (from: string, into: string) =>
  found(
    ` with ${from} cannot be restored into cluster "practice" with ${into}`,
    `restore it into a cluster with ${from}`,
  );
const intoReplicaSet = found(
  ', a sharded cluster, cannot be restored into cluster "practice", a replica set',
  'restore it into a sharded cluster with the same number of shards',
);
const intoSharded = {
  ...found(
    ', a replica set, may not be restorable into cluster "practice", a sharded cluster: Atlas documents only restores into the same topology',
    'restore it into a replica set',
  ),
  severity: 'warning',
};
const deprecated = (body: Body): Resources => ({
  mongodbatlas_cluster: {
    practice: {
      project_id: '${mongodbatlas_project.shop.id}',
      name: 'practice',
      cluster_type: 'SHARDED',
      provider_name: 'AWS',
      provider_instance_size_name: 'M30',
      ...body,
    },
  },
});
const intoDeprecated = (from: Body, into: Body) => ({
  resources: together(
    project(),
    cluster(from),
    deprecated(into),
    restoreOf(orders, 'mongodbatlas_cluster.practice'),
  ),
});

testRule(restoreTopologyMismatch, [
  { title: 'two replica sets', ...between({}, {}) },
  { title: 'as many shards', ...between(sharded(2), sharded(2)) },
  {
    title: 'as many shards of a global cluster',
    ...between({ ...sharded(2), cluster_type: 'GEOSHARDED' }, sharded(2)),
  },
  {
    title: 'more shards',
    ...between(sharded(2), sharded(4)),
    findings: [shardsDiffer('2 shards', '4 shards')],
  },
  {
    title: 'fewer shards',
    ...between(sharded(2), sharded(1)),
    findings: [shardsDiffer('2 shards', '1 shard')],
  },
  { title: 'sharded into a replica set', ...between(sharded(2), {}), findings: [intoReplicaSet] },
  {
    title: 'sharded with one shard into a replica set',
    ...between(sharded(1), {}),
    findings: [intoReplicaSet],
  },
  { title: 'a replica set into a sharded cluster', ...between({}, sharded(1)), findings: [intoSharded] },
  {
    title: 'num_shards in an advanced_cluster is dropped, and counts for nothing',
    ...between(sharded(1), sharded(1, { ...fixed, replication_specs: [{ ...shards(1)[0], num_shards: 2 }] })),
  },
  {
    title: 'num_shards of the deprecated resource',
    ...intoDeprecated(sharded(2), { num_shards: 3 }),
    findings: [shardsDiffer('2 shards', '3 shards')],
  },
  {
    title: 'num_shards in the replication specs of the deprecated resource add up',
    ...intoDeprecated(sharded(2), {
      cluster_type: 'GEOSHARDED',
      replication_specs: ['one', 'other'].map((zone) => ({
        zone_name: zone,
        num_shards: 2,
        regions_config: { region_name: 'EU_CENTRAL_1', electable_nodes: 3, priority: 7 },
      })),
    }),
    findings: [shardsDiffer('2 shards', '4 shards')],
  },
  {
    title: 'the state decides how many shards a snapshot has',
    only: 'plan',
    before: clusters(sharded(1), sharded(2)),
    ...between(sharded(2), sharded(2)),
    findings: [shardsDiffer('1 shard', '2 shards')],
  },
  {
    title: 'the target is what the plan makes of it',
    only: 'plan',
    before: clusters(sharded(2), sharded(1)),
    ...between(sharded(2), sharded(2)),
  },
  { title: 'into itself', resources: together(clusters(sharded(2, {}), {}), restoreOf(orders, orders)) },

  // config servers
  {
    title: 'config servers left to Atlas',
    ...between(sharded(2, {}), sharded(2, { config_server_management_mode: 'ATLAS_MANAGED' })),
    unchecked: [`${at} cluster_name`, `${at} ${attribute}`],
  },
  {
    title: 'dedicated config servers into what Atlas manages',
    ...between(sharded(2), sharded(2, {})),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'the state shows the same type of config servers',
    only: 'plan',
    before: clusters(
      sharded(2, { config_server_type: 'EMBEDDED' }),
      sharded(2, { config_server_type: 'EMBEDDED' }),
    ),
    ...between(sharded(2, {}), sharded(2, {})),
  },
  {
    title: 'dedicated into embedded config servers',
    only: 'plan',
    before: clusters(
      sharded(2, { config_server_type: 'DEDICATED' }),
      sharded(2, { config_server_type: 'EMBEDDED' }),
    ),
    ...between(sharded(2, {}), sharded(2, {})),
    findings: [
      found(
        ', with dedicated config servers, cannot be restored into cluster "practice", with embedded config servers',
        '1. set config_server_management_mode = "FIXED_TO_DEDICATED" on cluster "practice", and apply; 2. apply the restore',
      ),
    ],
  },
  {
    title: 'embedded into dedicated config servers',
    only: 'plan',
    before: clusters(
      sharded(2, { config_server_type: 'EMBEDDED' }),
      sharded(2, { config_server_type: 'DEDICATED' }),
    ),
    ...between(sharded(2, {}), sharded(2, {})),
    findings: [
      found(
        ', with embedded config servers, cannot be restored into cluster "practice", with dedicated config servers',
        'restore it into a cluster with embedded config servers',
      ),
    ],
  },
  {
    title: 'a target that the same plan fixes to dedicated config servers',
    only: 'plan',
    before: clusters(
      sharded(2, { config_server_type: 'DEDICATED' }),
      sharded(2, { config_server_type: 'EMBEDDED' }),
    ),
    ...between(sharded(2, {}), sharded(2)),
  },

  // clusters that it does not concern
  {
    title: 'a Flex cluster into a sharded one is reported by another rule',
    resources: together(
      project(),
      flexCluster(),
      cluster(sharded(2)),
      restoreOf('mongodbatlas_flex_cluster.reports', orders),
    ),
  },
  {
    title: 'a target that is only named',
    resources: together(
      project(),
      cluster(sharded(2)),
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

  // what is not known
  {
    title: 'types known after apply',
    ...between({ ...sharded(2), cluster_type: later }, { cluster_type: later }),
    unchecked: [`${at} cluster_name`, `${at} ${attribute}`],
  },
  {
    title: 'a type from a variable',
    ...between(sharded(2), { cluster_type: '${var.type}' }),
    variables: { type: 'REPLICASET' },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [intoReplicaSet],
  },
  {
    title: 'kinds known after apply',
    ...between({ ...sharded(2), replication_specs: later }, sharded(2)),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'num_shards of the deprecated resource known after apply',
    ...intoDeprecated(sharded(2), { num_shards: later }),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a job that has run',
    only: 'plan',
    before: together(clusters(sharded(2), sharded(2)), restore),
    ...between(sharded(3), sharded(2)),
  },
]);
