import { restoreSnapshotOfOtherCluster } from '../../../src/rules/restore/snapshot-of-other-cluster';
import {
  cluster,
  collectionRestoreOf,
  project,
  restoreOf,
  snapshotOf,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const taken = together(project(), cluster(), cluster({}, 'practice'), snapshotOf(orders));
const ofTaken = { snapshot_id: '${mongodbatlas_cloud_backup_snapshot.before-migration.snapshot_id}' };
const ELSEWHERE = '5f00000000000000000000aa';
const wrong = {
  at: 'mongodbatlas_cloud_backup_snapshot_restore_job.undo',
  attribute: 'cluster_name',
  problem: 'the restore names cluster "practice" as its source, but its snapshot is one of cluster "orders"',
  fix: 'set cluster_name = mongodbatlas_advanced_cluster.orders.name',
  fixInCode: 'set clusterName: orders.name',
};

testRule(restoreSnapshotOfOtherCluster, [
  { title: 'a snapshot of the source', resources: together(taken, restoreOf(orders, practice, ofTaken)) },
  {
    title: 'a snapshot of another cluster',
    resources: together(taken, restoreOf(practice, practice, ofTaken)),
    findings: [wrong],
  },
  {
    title: 'a collection restore',
    resources: together(taken, collectionRestoreOf(practice, practice, ofTaken)),
    findings: [{ ...wrong, at: 'mongodbatlas_cloud_backup_collection_restore_job.undo' }],
  },
  {
    title: 'a source that is only named',
    resources: together(
      taken,
      restoreOf(practice, practice, { ...ofTaken, project_id: ELSEWHERE, cluster_name: 'elsewhere' }),
    ),
    findings: [
      {
        ...wrong,
        problem:
          'the restore names cluster "elsewhere" as its source, but its snapshot is one of cluster "orders"',
      },
    ],
  },
  {
    title: 'a source that is not known',
    only: 'plan',
    resources: together(
      project(),
      cluster({ name: '${terraform_data.one.output}' }),
      cluster({ name: '${terraform_data.other.output}' }, 'practice'),
      snapshotOf(orders),
      restoreOf(orders, practice, { ...ofTaken, cluster_name: `\${${orders}.name}\${${practice}.name}` }),
    ),
    unchecked: ['mongodbatlas_cloud_backup_snapshot_restore_job.undo cluster_name'],
  },
  { title: 'a literal id', resources: together(taken, restoreOf(practice, practice)) },
  {
    title: 'a job that has run',
    only: 'plan',
    before: together(taken, restoreOf(practice, practice, ofTaken)),
    resources: together(taken, restoreOf(practice, practice, ofTaken)),
  },
]);
