import {
  type Body,
  cluster,
  pointInTimeRestoreOf,
  project,
  restoreOf,
  together,
} from '../../../src/rules/example';
import { restoreWipesTarget } from '../../../src/rules/restore/wipes-target';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const attribute = 'delivery_type_config.target_cluster_name';
const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const later = '${terraform_data.later.output}';
const source = together(project(), cluster());
const clusters = together(source, cluster({}, 'practice'));
const given = (body: Body = {}) => ({ resources: together(clusters, restoreOf(orders, practice, body)) });
const fix = (target = 'practice') =>
  `restore into a new cluster. To restore into cluster "${target}": 1. take a snapshot of it; 2. stop all writes to it until the restore has finished; 3. acknowledge this finding with a reason; 4. apply`;
const created = (target = 'practice') => ({
  at,
  attribute,
  problem: `creating the restore job restores cluster "orders" into cluster "${target}" and deletes all data there`,
  fix: fix(target),
});
const recreated = (because = '') => ({
  at,
  attribute,
  problem: `the restore job is recreated${because}, which restores cluster "orders" into cluster "practice" again and deletes all data there`,
  fix: 'keep the job unchanged, or remove it from the configuration. To restore again: 1. take a snapshot of cluster "practice"; 2. stop all writes to it until the restore has finished; 3. acknowledge this finding with a reason; 4. apply',
});
const warned = (finding: ReturnType<typeof created>) => ({ findings: [{ ...finding, severity: 'warning' }] });
const into = (name: unknown, projectId: unknown = '5f00000000000000000000aa') => ({
  delivery_type_config: { automated: true, target_cluster_name: name, target_project_id: projectId },
});
const unsure = into(`\${${orders}.name}\${${practice}.name}`, `\${${practice}.project_id}`);
const unnamed = together(
  project(),
  cluster({ name: '${terraform_data.one.output}' }),
  cluster({ name: '${terraform_data.other.output}' }, 'practice'),
);

testRule(restoreWipesTarget, [
  {
    title: 'into a cluster that exists',
    before: clusters,
    ...given(),
    atSynth: warned(created()),
    findings: [created()],
  },
  {
    title: 'a point in time into a cluster that exists',
    before: clusters,
    resources: together(clusters, pointInTimeRestoreOf(orders, practice)),
    atSynth: warned(created()),
    findings: [created()],
  },
  {
    title: 'into a cluster that the same plan creates; at synth this is not known',
    before: source,
    ...given(),
    atSynth: warned(created()),
  },
  {
    title: 'into a cluster that the same plan recreates',
    only: 'plan',
    before: clusters,
    ...given(),
    replaced: [practice],
  },
  {
    title: 'into a cluster that the same plan changes',
    only: 'plan',
    before: clusters,
    resources: together(
      source,
      cluster({ tags: { purpose: 'practice' } }, 'practice'),
      restoreOf(orders, practice),
    ),
    findings: [created()],
  },
  {
    title: 'into a cluster that is imported',
    only: 'plan',
    before: source,
    ...given(),
    imports: [practice],
    findings: [created()],
  },
  {
    title: 'into a cluster outside',
    resources: together(source, restoreOf(orders, practice, into('elsewhere'))),
    atSynth: warned(created('elsewhere')),
    findings: [created('elsewhere')],
  },
  {
    title: 'over itself',
    before: clusters,
    resources: together(clusters, restoreOf(orders, orders)),
    atSynth: warned({
      ...created(),
      problem:
        'creating the restore job restores cluster "orders" over itself and deletes everything written since',
      fix: fix('orders'),
    }),
    findings: [
      {
        ...created(),
        problem:
          'creating the restore job restores cluster "orders" over itself and deletes everything written since',
        fix: fix('orders'),
      },
    ],
  },
  {
    title: 'a download',
    before: clusters,
    ...given({ delivery_type_config: { download: true } }),
  },
  {
    title: 'a job that is unchanged',
    only: 'plan',
    before: given().resources,
    ...given(),
  },
  { title: 'a job that is deleted', only: 'plan', before: given().resources, resources: clusters },
  {
    title: 'a job that takes another snapshot',
    only: 'plan',
    before: given().resources,
    ...given({ snapshot_id: '66aa0000000000000000000c' }),
    findings: [recreated(', because its snapshot_id changes')],
  },
  {
    title: 'a job that is recreated by request',
    only: 'plan',
    before: given().resources,
    ...given(),
    replaced: [at],
    findings: [recreated()],
  },
  { title: 'a job that is imported has run', ...given(), before: clusters, imports: [at] },
  {
    title: 'a job that moves',
    only: 'plan',
    before: together(clusters, restoreOf(orders, practice, {}, 'redo')),
    ...given(),
    moved: { [at]: 'mongodbatlas_cloud_backup_snapshot_restore_job.redo' },
  },
  {
    title: 'no target is reported by another rule',
    before: clusters,
    ...given({ delivery_type_config: { automated: true } }),
  },
  {
    title: 'two delivery types are reported by another rule',
    before: clusters,
    ...given({
      delivery_type_config: {
        automated: true,
        download: true,
        target_cluster_name: 'practice',
        target_project_id: 'x',
      },
    }),
  },
  {
    title: 'the way known after apply',
    before: clusters,
    ...given({
      delivery_type_config: {
        automated: later,
        target_cluster_name: `\${${practice}.name}`,
        target_project_id: `\${${practice}.project_id}`,
      },
    }),
    unchecked: [`${at} delivery_type_config`],
  },
  {
    title: 'the way from a variable',
    before: clusters,
    ...given({
      delivery_type_config: {
        automated: '${var.restore}',
        target_cluster_name: `\${${practice}.name}`,
        target_project_id: `\${${practice}.project_id}`,
      },
    }),
    variables: { restore: true },
    atSynth: { unchecked: [`${at} delivery_type_config`] },
    findings: [created()],
  },
  {
    title: 'a target that is not known, where the plan creates clusters',
    only: 'plan',
    resources: together(unnamed, restoreOf(orders, practice, unsure)),
    unchecked: [`${at} ${attribute}`],
  },
]);
