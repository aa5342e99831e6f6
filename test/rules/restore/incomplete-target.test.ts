import { type Body, cluster, project, restoreOf, together } from '../../../src/rules/example';
import { restoreIncompleteTarget } from '../../../src/rules/restore/incomplete-target';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const later = '${terraform_data.later.output}';
const clusters = together(project(), cluster(), cluster({}, 'practice'));
const name = { target_cluster_name: `\${${practice}.name}` };
const projectId = { target_project_id: `\${${practice}.project_id}` };
const given = (delivery: Body | undefined) => ({
  resources: together(clusters, restoreOf(orders, practice, { delivery_type_config: delivery })),
});
const noName = (kind: string) => ({
  at,
  attribute: 'delivery_type_config.target_cluster_name',
  problem: `the ${kind} restore of cluster "orders" has no target cluster`,
  fix: 'set delivery_type_config.target_cluster_name to the name of the cluster to restore into',
  fixInCode: 'set deliveryTypeConfig.targetClusterName to the name of the cluster to restore into',
});
const noProject = (kind: string) => ({
  at,
  attribute: 'delivery_type_config.target_project_id',
  problem: `the ${kind} restore of cluster "orders" has no target project`,
  fix: 'set delivery_type_config.target_project_id to the id of the project of that cluster',
  fixInCode: 'set deliveryTypeConfig.targetProjectId to the id of the project of that cluster',
});

testRule(restoreIncompleteTarget, [
  { title: 'an automated restore with its target', ...given({ automated: true, ...name, ...projectId }) },
  {
    title: 'a point-in-time restore with its target',
    ...given({ point_in_time: true, point_in_time_utc_seconds: 1_790_000_000, ...name, ...projectId }),
  },
  {
    title: 'a target outside, written out',
    ...given({
      automated: true,
      target_cluster_name: 'elsewhere',
      target_project_id: '5f00000000000000000000aa',
    }),
  },
  { title: 'a download', ...given({ download: true }) },
  {
    title: 'a download with empty targets',
    ...given({ download: true, target_cluster_name: '', target_project_id: '' }),
  },
  {
    title: 'an automated restore without a target',
    ...given({ automated: true }),
    findings: [noName('automated'), noProject('automated')],
  },
  {
    title: 'an automated restore without a target cluster',
    ...given({ automated: true, ...projectId }),
    findings: [noName('automated')],
  },
  {
    title: 'an automated restore into an empty name',
    ...given({ automated: true, target_cluster_name: '', ...projectId }),
    findings: [noName('automated')],
  },
  {
    title: 'a point-in-time restore without a target project',
    ...given({ point_in_time: true, point_in_time_utc_seconds: 1_790_000_000, ...name }),
    findings: [noProject('point-in-time')],
  },
  {
    title: 'a download with a target',
    ...given({ download: true, ...name, target_project_id: '5f00000000000000000000aa' }),
    findings: [
      {
        at,
        attribute: 'delivery_type_config.target_cluster_name',
        problem: 'the download of a snapshot of cluster "orders" has a target cluster',
        fix: 'remove delivery_type_config.target_cluster_name',
        fixInCode: 'remove deliveryTypeConfig.targetClusterName',
      },
      {
        at,
        attribute: 'delivery_type_config.target_project_id',
        problem: 'the download of a snapshot of cluster "orders" has a target project',
        fix: 'remove delivery_type_config.target_project_id',
        fixInCode: 'remove deliveryTypeConfig.targetProjectId',
      },
    ],
  },
  {
    title: 'without a target, as it was',
    before: given({ automated: true }).resources,
    ...given({ automated: true }),
    findings: [noName('automated'), noProject('automated')],
  },
  { title: 'two delivery types are reported by another rule', ...given({ automated: true, download: true }) },
  { title: 'no delivery type is reported by another rule', ...given({}) },
  { title: 'no block is reported by another rule', ...given(undefined) },
  {
    title: 'the way known after apply',
    ...given({ automated: later, ...name, ...projectId }),
    unchecked: [`${at} delivery_type_config`],
  },
  {
    title: 'a target known after apply will be set; at synth it may be null',
    ...given({ automated: true, target_cluster_name: later, target_project_id: later }),
    atSynth: {
      unchecked: [
        `${at} delivery_type_config.target_cluster_name`,
        `${at} delivery_type_config.target_project_id`,
      ],
    },
  },
  {
    title: 'a target from a variable that is null',
    ...given({ automated: true, target_cluster_name: '${var.target}', ...projectId }),
    variables: { target: null },
    atSynth: { unchecked: [`${at} delivery_type_config.target_cluster_name`] },
    findings: [noName('automated')],
  },
]);
