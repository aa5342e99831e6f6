import { restoreWithoutSnapshot } from '../../../src/rules/restore/without-snapshot';
import { cluster, pointInTimeRestoreOf, project, restoreOf, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));
const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const restore = (id: unknown, more: object = {}) =>
  together(clusters, restoreOf(orders, practice, { snapshot_id: id, ...more }));
const missing = (what: string) => ({
  at,
  attribute: 'snapshot_id',
  problem: `the ${what} of cluster "orders" names no snapshot`,
  fix: 'set snapshot_id to the id of a snapshot of the cluster',
  fixInCode: 'set snapshotId to the id of a snapshot of the cluster',
});

testRule(restoreWithoutSnapshot, [
  { title: 'a snapshot', resources: restore('66aa0000000000000000000b') },
  { title: 'a restore without one', resources: restore(undefined), findings: [missing('restore')] },
  {
    title: 'a download without one',
    resources: restore(undefined, { delivery_type_config: { download: true } }),
    findings: [missing('download')],
  },
  { title: 'a point in time', resources: together(clusters, pointInTimeRestoreOf(orders, practice)) },
  {
    title: 'a snapshot known only after apply',
    resources: restore('${terraform_data.snapshot.output}'),
    atSynth: { unchecked: [`${at} snapshot_id`] },
  },
  {
    title: 'a delivery known only after apply',
    resources: restore(undefined, { delivery_type_config: '${terraform_data.delivery.output}' }),
    unchecked: [`${at} delivery_type_config`],
  },
]);
