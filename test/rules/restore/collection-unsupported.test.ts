import {
  applied,
  cluster,
  collectionRestoreOf,
  flexCluster,
  infiniteCluster,
  project,
  serverlessInstance,
  shards,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { restoreCollectionUnsupported } from '../../../src/rules/restore/collection-unsupported';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const at = 'mongodbatlas_cloud_backup_collection_restore_job.undo';

const itself = (body: object): ReturnType<typeof together> =>
  together(project(), cluster(body as never), collectionRestoreOf(orders, orders));
const into = (target: ReturnType<typeof together>, address: string): ReturnType<typeof together> =>
  together(project(), cluster(), target, collectionRestoreOf(orders, address));
const found = (role: 'from' | 'into', what: string, fix: string) => ({
  at,
  attribute: role === 'from' ? 'cluster_name' : 'target_cluster_name',
  problem: `a collection restore ${role} cluster ${what}`,
  fix,
});
const copy =
  'restore a whole snapshot into another cluster, with a mongodbatlas_cloud_backup_snapshot_restore_job if the cluster is dedicated, and copy the collections with mongodump and mongorestore';
const copyInCode = copy.replace(
  'a mongodbatlas_cloud_backup_snapshot_restore_job',
  'new CloudBackupSnapshotRestoreJob(...)',
);
const other = 'restore into a dedicated cluster of the edition CORE without NVMe storage';

testRule(restoreCollectionUnsupported, [
  { title: 'a dedicated cluster into itself', resources: itself({}) },
  {
    title: 'a dedicated cluster into another one',
    resources: into(cluster({}, 'practice'), practice),
  },
  {
    title: 'an NVMe cluster into itself',
    resources: itself({ replication_specs: shards(1, 'M40_NVME') }),
    findings: [
      {
        ...found('from', '"orders" is not supported: it has the NVMe size M40_NVME', copy),
        fixInCode: copyInCode,
      },
    ],
  },
  {
    title: 'into an NVMe cluster',
    resources: into(cluster({ replication_specs: shards(1, 'M40_NVME') }, 'practice'), practice),
    findings: [found('into', '"practice" is not supported: it has the NVMe size M40_NVME', other)],
  },
  {
    title: 'into a cluster of the edition INFINITE',
    resources: into(infiniteCluster({}, 'practice'), practice),
    findings: [found('into', '"practice" is not supported: it has the edition INFINITE', other)],
  },
  {
    title: 'into a Flex cluster',
    resources: into(flexCluster(), 'mongodbatlas_flex_cluster.reports'),
    findings: [found('into', '"reports" is not supported: it is a Flex cluster', other)],
  },
  {
    title: 'into an M0 cluster',
    resources: into(tenantCluster('TENANT'), 'mongodbatlas_advanced_cluster.sandbox'),
    findings: [found('into', '"sandbox" is not supported: it is an M0 cluster', other)],
  },
  {
    title: 'into a Serverless instance',
    resources: into(serverlessInstance(), 'mongodbatlas_serverless_instance.queue'),
    findings: [found('into', '"queue" is not supported: it is a Serverless instance', other)],
  },
  {
    title: 'a paused cluster',
    resources: itself({ paused: true }),
    findings: [
      {
        ...found('from', '"orders" is not supported: it is paused', 'set paused = false on the cluster'),
        fixInCode: 'set paused: false on the cluster',
      },
    ],
  },
  {
    title: 'into another organization',
    resources: into(
      together(
        project({ org_id: '5f0000000000000000000099' }, 'bank'),
        cluster({ project_id: '${mongodbatlas_project.bank.id}' }, 'practice'),
      ),
      practice,
    ),
    findings: [
      {
        at,
        attribute: 'target_project_id',
        problem:
          'the collection restore is from project "shop" into project "bank", which is in another organization',
        fix: 'restore into a project of the same organization',
      },
    ],
  },
  {
    title: 'into another project of the organization',
    resources: into(
      together(project({}, 'bank'), cluster({ project_id: '${mongodbatlas_project.bank.id}' }, 'practice')),
      practice,
    ),
  },
  {
    title: 'a size from a variable',
    resources: itself({ replication_specs: shards(1, '${var.size}') }),
    variables: { size: 'M30' },
    atSynth: { unchecked: [`${at} cluster_name`] },
  },
  {
    title: 'a pause known only after apply',
    resources: itself({ paused: '${terraform_data.paused.output}' }),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'an edition known only after apply',
    resources: itself({ database_edition: '${terraform_data.edition.output}' }),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'a cluster outside of the configuration',
    resources: together(
      project(),
      cluster(),
      collectionRestoreOf(orders, orders, {
        target_cluster_name: 'elsewhere',
        target_project_id: '66aa00000000000000000001',
      }),
    ),
    unchecked: [`${at} target_cluster_name`],
  },
  { title: 'a job that has run', only: 'plan', ...applied(itself({ paused: true })) },
]);
