import { changeClusterUpdatedDuringRestore } from '../../../src/rules/change/cluster-updated-during-restore';
import { type Body, cluster, flexCluster, project, restoreOf, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = (body: Body = {}) => together(project(), cluster(), cluster(body, 'practice'));
const tagged = clusters({ tags: { purpose: 'practice' } });
const into = (delivery: Body) =>
  restoreOf(orders, practice, {
    delivery_type_config: {
      target_cluster_name: `\${${practice}.name}`,
      target_project_id: `\${${practice}.project_id}`,
      ...delivery,
    },
  });

const problem = 'the restore job restores into cluster "practice", which the same plan updates';
const fix = '1. apply the change of cluster "practice"; 2. apply the restore alone';

testRule(changeClusterUpdatedDuringRestore, [
  {
    title: 'the target is unchanged',
    before: clusters(),
    resources: together(clusters(), restoreOf(orders, practice)),
  },
  {
    title: 'the target is updated',
    before: clusters(),
    resources: together(tagged, restoreOf(orders, practice)),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_restore_job.undo',
        attribute: 'delivery_type_config',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'the target is replaced',
    before: clusters(),
    resources: together(clusters(), restoreOf(orders, practice)),
    replaced: [practice],
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_restore_job.undo',
        attribute: 'delivery_type_config',
        problem: 'the restore job restores into cluster "practice", which the same plan recreates',
        fix,
      },
    ],
  },
  {
    title: 'the target is deleted',
    before: clusters(),
    resources: together(
      project(),
      cluster(),
      restoreOf(orders, orders, {
        delivery_type_config: {
          automated: true,
          target_cluster_name: 'practice',
          target_project_id: '${mongodbatlas_project.shop.id}',
        },
      }),
    ),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_restore_job.undo',
        attribute: 'delivery_type_config',
        problem: 'the restore job restores into cluster "practice", which the same plan deletes',
        fix: 'keep cluster "practice", or restore into another cluster',
      },
    ],
  },
  {
    title: 'a target of that name in another project',
    before: clusters(),
    resources: together(
      project(),
      cluster(),
      restoreOf(orders, orders, {
        delivery_type_config: {
          automated: true,
          target_cluster_name: 'practice',
          target_project_id: '5f0000000000000000000009',
        },
      }),
    ),
  },
  {
    title: 'the target is created',
    before: together(project(), cluster()),
    resources: together(clusters(), restoreOf(orders, practice)),
  },
  {
    title: 'the source is updated',
    before: clusters(),
    resources: together(
      project(),
      cluster({ tags: { team: 'orders' } }),
      cluster({}, 'practice'),
      restoreOf(orders, practice),
    ),
  },
  {
    title: 'the cluster is its own target',
    before: together(project(), cluster()),
    resources: together(project(), cluster({ tags: { team: 'orders' } }), restoreOf(orders, orders)),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_restore_job.undo',
        attribute: 'delivery_type_config',
        problem: 'the restore job restores into cluster "orders", which the same plan updates',
        fix: '1. apply the change of cluster "orders"; 2. apply the restore alone',
      },
    ],
  },
  {
    title: 'a point in time',
    before: clusters(),
    resources: together(tagged, into({ point_in_time: true, point_in_time_utc_seconds: 1767225600 })),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_restore_job.undo',
        attribute: 'delivery_type_config',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a download',
    before: clusters(),
    resources: together(tagged, restoreOf(orders, practice, { delivery_type_config: { download: true } })),
  },
  {
    title: 'known after apply whether it is a download',
    before: clusters(),
    resources: together(tagged, into({ automated: '${terraform_data.x.output}' })),
    unchecked: ['mongodbatlas_cloud_backup_snapshot_restore_job.undo delivery_type_config'],
  },
  {
    title: 'a job that ran before',
    before: together(clusters(), restoreOf(orders, practice)),
    resources: together(tagged, restoreOf(orders, practice)),
  },
  {
    title: 'a job that runs again',
    before: together(clusters(), restoreOf(orders, practice)),
    resources: together(tagged, restoreOf(orders, practice, { snapshot_id: '66aa0000000000000000000c' })),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_restore_job.undo',
        attribute: 'delivery_type_config',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a Flex cluster as the target',
    before: together(project(), cluster(), flexCluster()),
    resources: together(
      project(),
      cluster(),
      flexCluster({ tags: { a: 'b' } }),
      restoreOf(orders, 'mongodbatlas_flex_cluster.reports'),
    ),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_restore_job.undo',
        attribute: 'delivery_type_config',
        problem: 'the restore job restores into cluster "reports", which the same plan updates',
        fix: '1. apply the change of cluster "reports"; 2. apply the restore alone',
      },
    ],
  },
]);
