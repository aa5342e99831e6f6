import { changeImpossibleTierChange } from '../../../src/rules/change/impossible-tier-change';
import { changeSnapshotsUnrestorable } from '../../../src/rules/change/snapshots-unrestorable';
import {
  type Body,
  cluster,
  item,
  project,
  schedule,
  shards,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { planOf } from '../../support/plan-of';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const later = '${terraform_data.x.output}';
const from = (before: Body, after: Body) => ({
  before: together(project(), cluster(before)),
  resources: together(project(), cluster(after)),
});
const sharded = (count: number, body: Body = {}) => ({
  cluster_type: 'SHARDED',
  replication_specs: shards(count),
  ...body,
});
const replicaSet = { replication_specs: shards(1) };
const old = (body: Body, count: number) => ({
  mongodbatlas_cluster: {
    orders: {
      project_id: '${mongodbatlas_project.shop.id}',
      name: 'orders',
      provider_name: 'AWS',
      provider_instance_size_name: 'M30',
      cloud_backup: true,
      cluster_type: 'SHARDED',
      replication_specs: [
        {
          num_shards: count,
          regions_config: [{ region_name: 'EU_CENTRAL_1', priority: 7, electable_nodes: 3 }],
        },
      ],
      ...body,
    },
  },
});

const fix =
  'take an on-demand snapshot after the change, and restore older ones into another cluster with the old encryption until they expire';

testRule(changeSnapshotsUnrestorable, [
  {
    title: 'the same topology in a larger size',
    ...from(sharded(2), { cluster_type: 'SHARDED', replication_specs: shards(2, 'M40') }),
  },
  {
    title: 'a shard comes',
    ...from(sharded(1), sharded(2)),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'replication_specs',
        problem:
          'cluster "orders" changes from 1 shard to 2, so its snapshots can no longer be restored into it',
        fix: 'take an on-demand snapshot after the change, and restore older ones into another cluster with 1 shard until they expire',
      },
    ],
  },
  {
    title: 'a shard is removed',
    ...from(sharded(3), sharded(2)),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'replication_specs',
        problem:
          'cluster "orders" changes from 3 shards to 2, so its snapshots can no longer be restored into it',
        fix: 'take an on-demand snapshot after the change, and restore older ones into another cluster with 3 shards until they expire',
      },
    ],
  },
  {
    title: 'with what the schedule has taken',
    before: together(project(), cluster(sharded(3)), schedule({ policy_item_daily: item(1, 'days', 7) })),
    resources: together(project(), cluster(sharded(2)), schedule({ policy_item_daily: item(1, 'days', 7) })),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'replication_specs',
        problem:
          'cluster "orders" changes from 3 shards to 2, so its snapshots (up to 7 days of daily ones) can no longer be restored into it',
        fix: 'take an on-demand snapshot after the change, and restore older ones into another cluster with 3 shards until they expire',
      },
    ],
  },
  {
    title: 'a replica set becomes sharded',
    ...from(replicaSet, sharded(1)),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'cluster_type',
        problem:
          'cluster "orders" becomes a sharded cluster, so its snapshots can no longer be restored into it',
        fix: 'take an on-demand snapshot after the change, and restore older ones into another replica set until they expire',
      },
    ],
  },
  {
    title: 'a sharded cluster becomes global with as many shards',
    ...from(sharded(2), sharded(2, { cluster_type: 'GEOSHARDED' })),
  },
  {
    title: 'shards known after apply',
    ...from(sharded(2), sharded(2, { replication_specs: later })),
    unchecked: ['mongodbatlas_advanced_cluster.orders replication_specs'],
  },
  {
    title: 'the kind of topology known after apply',
    ...from(replicaSet, { ...replicaSet, cluster_type: later }),
    unchecked: ['mongodbatlas_advanced_cluster.orders cluster_type'],
  },
  {
    title: 'a customer key comes',
    ...from({}, { encryption_at_rest_provider: 'AWS' }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'encryption_at_rest_provider',
        problem:
          'cluster "orders" changes its encryption provider from NONE to AWS, so its snapshots can no longer be restored into it',
        fix,
      },
    ],
  },
  {
    title: 'a customer key is removed',
    ...from({ encryption_at_rest_provider: 'AWS' }, { encryption_at_rest_provider: 'NONE' }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'encryption_at_rest_provider',
        problem:
          'cluster "orders" changes its encryption provider from AWS to NONE, so its snapshots can no longer be restored into it',
        fix,
      },
    ],
  },
  {
    title: 'another provider of keys',
    ...from({ encryption_at_rest_provider: 'AWS' }, { encryption_at_rest_provider: 'AZURE' }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'encryption_at_rest_provider',
        problem:
          'cluster "orders" changes its encryption provider from AWS to AZURE, so its snapshots can no longer be restored into it',
        fix,
      },
    ],
  },
  {
    title: 'explicitly no customer key',
    ...from({}, { encryption_at_rest_provider: 'NONE', tags: { team: 'orders' } }),
  },
  {
    title: 'the customer key is left out: the state decides',
    ...from({ encryption_at_rest_provider: 'AWS' }, { tags: { team: 'orders' } }),
  },
  {
    title: 'a customer key known after apply',
    ...from({}, { encryption_at_rest_provider: later }),
    unchecked: ['mongodbatlas_advanced_cluster.orders encryption_at_rest_provider'],
  },
  {
    title: 'a customer key from a variable',
    ...from({}, { encryption_at_rest_provider: '${var.keys}' }),
    variables: { keys: 'GCP' },
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'encryption_at_rest_provider',
        problem:
          'cluster "orders" changes its encryption provider from NONE to GCP, so its snapshots can no longer be restored into it',
        fix,
      },
    ],
  },
  {
    title: 'both in one plan',
    ...from(sharded(1), sharded(2, { encryption_at_rest_provider: 'AWS' })),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'encryption_at_rest_provider',
        problem:
          'cluster "orders" changes its encryption provider from NONE to AWS, so its snapshots can no longer be restored into it',
        fix,
      },
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'replication_specs',
        problem:
          'cluster "orders" changes from 1 shard to 2, so its snapshots can no longer be restored into it',
        fix: 'take an on-demand snapshot after the change, and restore older ones into another cluster with 1 shard until they expire',
      },
    ],
  },
  { title: 'there were no backups', ...from(sharded(1, { backup_enabled: false }), sharded(2)) },
  { title: 'the cluster is replaced', ...from(sharded(1), sharded(2)), replaced: [orders] },
  {
    title: 'the deprecated resource gets a shard',
    before: together(project(), old({}, 2)),
    resources: together(project(), old({}, 3)),
    findings: [
      {
        at: 'mongodbatlas_cluster.orders',
        attribute: 'replication_specs',
        problem:
          'cluster "orders" changes from 2 shards to 3, so its snapshots can no longer be restored into it',
        fix: 'take an on-demand snapshot after the change, and restore older ones into another cluster with 2 shards until they expire',
      },
    ],
  },
  {
    title: 'the deprecated resource stays',
    before: together(project(), old({}, 2)),
    resources: together(project(), old({ provider_instance_size_name: 'M40' }, 2)),
  },
  {
    title: 'shards of the deprecated resource known after apply',
    before: together(project(), old({}, 2)),
    resources: together(
      project(),
      old(
        {
          replication_specs: [
            {
              num_shards: later,
              regions_config: [{ region_name: 'EU_CENTRAL_1', priority: 7, electable_nodes: 3 }],
            },
          ],
        },
        2,
      ),
    ),
    unchecked: ['mongodbatlas_cluster.orders replication_specs'],
  },
  {
    title: 'a Flex cluster that becomes dedicated and encrypted',
    before: together(project(), tenantCluster('FLEX', { backup_enabled: true })),
    resources: together(project(), cluster({ encryption_at_rest_provider: 'AWS' }, 'sandbox')),
  },
]);

test('only change/impossible-tier-change reports what Atlas rejects', () => {
  const plan = readPlan(planOf(from(sharded(2), { ...replicaSet, encryption_at_rest_provider: 'AWS' })));
  const { findings } = review(plan, [changeSnapshotsUnrestorable, changeImpossibleTierChange]);
  expect(findings.map(({ rule }) => rule)).toEqual(['change/impossible-tier-change']);
});
