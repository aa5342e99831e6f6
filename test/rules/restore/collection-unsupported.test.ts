import { restoreCollectionUnsupported } from '../../../src/rules/restore/collection-unsupported';
import {
  cluster,
  collectionRestoreOf,
  flexCluster,
  project,
  shards,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const at = 'mongodbatlas_cloud_backup_collection_restore_job.undo';

const between = (source: object, target: object = {}, ofTarget: object = {}) =>
  together(
    project(),
    project({ ...ofTarget }, 'bank'),
    cluster({ ...source }),
    cluster({ ...target, project_id: '${mongodbatlas_project.bank.id}' }, 'practice'),
    collectionRestoreOf(orders, practice),
  );
const fix = 'restore whole snapshots, or restore between dedicated clusters of the edition CORE without NVMe';
const source = (why: string, name = 'cluster "orders"') => ({
  at,
  attribute: 'cluster_name',
  problem: `the source of the collection restore, ${name}, ${why}, which does not support it`,
  fix,
});
const target = (why: string) => ({
  at,
  attribute: 'target_cluster_name',
  problem: `the target of the collection restore, cluster "practice", ${why}, which does not support it`,
  fix,
});

testRule(restoreCollectionUnsupported, [
  { title: 'two dedicated clusters', resources: between({}) },
  {
    title: 'an NVMe cluster as the source',
    resources: between({ replication_specs: shards(1, 'M40_NVME') }),
    findings: [source('has an NVMe size')],
  },
  { title: 'a paused target', resources: between({}, { paused: true }), findings: [target('is paused')] },
  {
    title: 'a target of the edition INFINITE',
    resources: between({}, { database_edition: 'INFINITE' }),
    findings: [target('has the edition INFINITE')],
  },
  {
    title: 'a Flex cluster as the source',
    resources: together(
      project(),
      flexCluster(),
      cluster({}, 'practice'),
      collectionRestoreOf('mongodbatlas_flex_cluster.reports', practice),
    ),
    findings: [source('is a Flex cluster', 'cluster "reports"')],
  },
  {
    title: 'an M0 as the source',
    resources: together(
      project(),
      tenantCluster('TENANT'),
      cluster({}, 'practice'),
      collectionRestoreOf('mongodbatlas_advanced_cluster.sandbox', practice),
    ),
    findings: [source('is an M0 cluster', 'cluster "sandbox"')],
  },
  {
    title: 'another organization',
    resources: between({}, {}, { org_id: '5f0000000000000000000099' }),
    findings: [
      {
        at,
        attribute: 'target_project_id',
        problem:
          'the target of the collection restore is in a project of another organization, which Atlas does not support',
        fix: 'restore into a project of the same organization',
      },
    ],
  },
  {
    title: 'a size known only after apply',
    resources: between({ replication_specs: shards(1, '${terraform_data.size.output}') }),
    inHcl: {},
    unchecked: [`${at} cluster_name`],
  },
]);
