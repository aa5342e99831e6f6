import { exportUnsupportedSource } from '../../../src/rules/export/unsupported-source';
import {
  cluster,
  exportBucket,
  exportJobOf,
  flexCluster,
  project,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_export_job.quarterly';
const attribute = 'cluster_name';
const job = (source: object, address: string) =>
  together(project(), source as ReturnType<typeof cluster>, exportBucket(), exportJobOf(address));
const orders = 'mongodbatlas_advanced_cluster.orders';
const unsupported = (what: string) => ({
  at,
  attribute,
  problem: `${what} does not support exports of snapshots`,
  fix: 'remove the export job, or make the cluster an M10 or larger',
});
const unbacked = {
  at,
  attribute,
  problem: 'cluster "orders" has an export job, but backups are disabled',
  fix: 'set backup_enabled = true on the cluster, or remove the export job',
  fixInCode: 'set backupEnabled: true on the cluster, or remove the export job',
};

testRule(exportUnsupportedSource, [
  { title: 'a dedicated cluster with backups', resources: job(cluster(), orders) },
  {
    title: 'a Flex cluster',
    resources: job(flexCluster(), 'mongodbatlas_flex_cluster.reports'),
    findings: [unsupported('Flex cluster "reports"')],
  },
  {
    title: 'an M0',
    resources: job(tenantCluster('TENANT'), 'mongodbatlas_advanced_cluster.sandbox'),
    findings: [unsupported('M0 cluster "sandbox"')],
  },
  {
    title: 'a Serverless instance',
    resources: job(serverlessInstance(), 'mongodbatlas_serverless_instance.queue'),
    findings: [unsupported('Serverless instance "queue"')],
  },
  {
    title: 'a job with the literal id of a bucket of another configuration',
    resources: together(
      project(),
      flexCluster(),
      exportJobOf('mongodbatlas_flex_cluster.reports', { export_bucket_id: '5f0000000000000000000009' }),
    ),
    findings: [unsupported('Flex cluster "reports"')],
  },
  {
    title: 'a cluster without backups',
    resources: job(cluster({ backup_enabled: false }), orders),
    findings: [unbacked],
  },
  {
    title: 'a job that has run',
    before: job(cluster({ backup_enabled: false }), orders),
    resources: job(cluster({ backup_enabled: false }), orders),
    atSynth: { findings: [unbacked] },
  },
  {
    title: 'backups known only after apply',
    resources: job(cluster({ backup_enabled: '${terraform_data.on.output}' }), orders),
    unchecked: [`${at} ${attribute}`],
  },
]);
