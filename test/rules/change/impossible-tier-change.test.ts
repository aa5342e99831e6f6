import { changeImpossibleTierChange } from '../../../src/rules/change/impossible-tier-change';
import {
  type Body,
  cluster,
  project,
  region,
  shards,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const later = '${terraform_data.x.output}';
const dedicated = together(project(), cluster({}, 'sandbox'));
const into = (after: Body, before: Body) => ({
  before: together(project(), cluster(before)),
  resources: together(project(), cluster(after)),
});
const sharded = { cluster_type: 'SHARDED', replication_specs: shards(2) };
const replicaSet = { replication_specs: shards(1) };

const problem = 'cluster "orders" is a sharded cluster, and Atlas cannot turn it into a replica set';
const fix =
  'keep this cluster, create another one, and move the data, with a restore if both kinds support it';

testRule(changeImpossibleTierChange, [
  {
    title: 'a Global Cluster becomes a sharded one',
    ...into(sharded, { ...sharded, cluster_type: 'GEOSHARDED' }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'cluster_type',
        problem:
          'cluster "orders" is a Global Cluster, and Atlas cannot turn it into a sharded cluster without zones',
        fix: 'set cluster_type = "GEOSHARDED". For another topology, create another cluster and move the data',
      },
    ],
  },
  {
    title: 'a sharded cluster becomes a Global Cluster',
    ...into({ ...sharded, cluster_type: 'GEOSHARDED' }, sharded),
  },
  {
    title: 'an M10 becomes an M0',
    before: dedicated,
    resources: together(project(), tenantCluster('TENANT')),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sandbox',
        attribute: 'replication_specs',
        problem: 'cluster "sandbox" is a dedicated cluster, and Atlas cannot turn it into an M0 cluster',
        fix,
      },
    ],
  },
  {
    title: 'an M10 becomes an M2',
    before: dedicated,
    resources: together(project(), tenantCluster('TENANT', {}, 'sandbox', 'M2')),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sandbox',
        attribute: 'replication_specs',
        problem:
          'cluster "sandbox" is a dedicated cluster, and Atlas cannot turn it into an M2 or M5 cluster',
        fix,
      },
    ],
  },
  {
    title: 'an M10 becomes a Flex cluster',
    before: dedicated,
    resources: together(project(), tenantCluster('FLEX')),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sandbox',
        attribute: 'replication_specs',
        problem: 'cluster "sandbox" is a dedicated cluster, and Atlas cannot turn it into a Flex cluster',
        fix,
      },
    ],
  },
  {
    title: 'an M10 is replaced by an M0',
    before: dedicated,
    resources: together(project(), tenantCluster('TENANT')),
    replaced: ['mongodbatlas_advanced_cluster.sandbox'],
  },
  {
    title: 'an M0 becomes an M10',
    before: together(project(), tenantCluster('TENANT')),
    resources: dedicated,
  },
  { title: 'an M10 becomes an M30', ...into(replicaSet, {}) },
  {
    title: 'the kind is known after apply',
    ...into({ replication_specs: [{ region_configs: [region(later, { provider_name: later })] }] }, {}),
    unchecked: ['mongodbatlas_advanced_cluster.orders replication_specs'],
  },
  {
    title: 'a sharded cluster becomes a replica set',
    ...into(replicaSet, sharded),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'cluster_type',
        problem,
        fix: 'set cluster_type = "SHARDED". For a replica set, create another cluster and move the data',
      },
    ],
  },
  {
    title: 'a global cluster becomes a replica set',
    ...into(replicaSet, { ...sharded, cluster_type: 'GEOSHARDED' }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'cluster_type',
        problem,
        fix: 'set cluster_type = "GEOSHARDED". For a replica set, create another cluster and move the data',
      },
    ],
  },
  { title: 'a sharded cluster becomes global', ...into({ ...sharded, cluster_type: 'GEOSHARDED' }, sharded) },
  { title: 'a replica set becomes sharded', ...into(sharded, replicaSet) },
  {
    title: 'a sharded cluster loses a shard',
    ...into({ ...sharded, replication_specs: shards(1) }, sharded),
  },
  {
    title: 'the topology is known after apply',
    ...into({ ...sharded, cluster_type: later }, sharded),
    unchecked: ['mongodbatlas_advanced_cluster.orders cluster_type'],
  },
  {
    title: 'the topology of a replica set is known after apply',
    ...into({ ...replicaSet, cluster_type: later }, replicaSet),
  },
  {
    title: 'the topology comes from a variable',
    ...into({ ...sharded, cluster_type: '${var.type}' }, sharded),
    variables: { type: 'REPLICASET' },
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'cluster_type',
        problem,
        fix: 'set cluster_type = "SHARDED". For a replica set, create another cluster and move the data',
      },
    ],
  },
  {
    title: 'the deprecated resource becomes an M0',
    before: together(project(), {
      mongodbatlas_cluster: {
        tryout: {
          project_id: '${mongodbatlas_project.shop.id}',
          name: 'tryout',
          provider_name: 'AWS',
          provider_instance_size_name: 'M10',
        },
      },
    }),
    resources: together(project(), {
      mongodbatlas_cluster: {
        tryout: {
          project_id: '${mongodbatlas_project.shop.id}',
          name: 'tryout',
          provider_name: 'TENANT',
          backing_provider_name: 'AWS',
          provider_instance_size_name: 'M0',
        },
      },
    }),
    findings: [
      {
        at: 'mongodbatlas_cluster.tryout',
        attribute: 'provider_name',
        problem: 'cluster "tryout" is a dedicated cluster, and Atlas cannot turn it into an M0 cluster',
        fix,
      },
    ],
  },
]);
