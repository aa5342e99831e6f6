import { restoreUnsupportedSource } from '../../../src/rules/restore/unsupported-source';
import {
  cluster,
  flexCluster,
  project,
  restoreOf,
  serverlessInstance,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const from = (source: object, address: string) =>
  together(project(), cluster(), source as ReturnType<typeof cluster>, restoreOf(address, orders));
const unsupported = (what: string) => ({
  at,
  attribute: 'cluster_name',
  problem: `${what} cannot be restored by a restore job of Terraform`,
  fix: 'restore it with the Atlas CLI (atlas backups restores start) or with the Atlas Administration API, and remove the job',
});
const ofFlex = from(flexCluster(), 'mongodbatlas_flex_cluster.reports');

testRule(restoreUnsupportedSource, [
  {
    title: 'a dedicated cluster',
    resources: from(cluster({}, 'practice'), 'mongodbatlas_advanced_cluster.practice'),
  },
  { title: 'a Flex cluster', resources: ofFlex, findings: [unsupported('Flex cluster "reports"')] },
  {
    title: 'a Serverless instance',
    resources: from(serverlessInstance(), 'mongodbatlas_serverless_instance.queue'),
    findings: [unsupported('Serverless instance "queue"')],
  },
  {
    title: 'a job that has run',
    before: ofFlex,
    resources: ofFlex,
    atSynth: { findings: [unsupported('Flex cluster "reports"')] },
  },
  {
    title: 'a cluster of another configuration',
    resources: together(
      project(),
      cluster(),
      restoreOf(orders, orders, { project_id: '5f0000000000000000000042', cluster_name: 'elsewhere' }),
    ),
    unchecked: [`${at} cluster_name`],
  },
]);
