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
  `restore into a new cluster; or, where ${target} is meant: 1. take a snapshot of it; 2. then acknowledge this with a reason`;
const made = (target = 'practice') => ({
  at,
  attribute,
  problem: `making this job restores orders into ${target} at once, and deletes everything that ${target} holds`,
  fix: fix(target),
});
const madeAnew = (because = '') => ({
  at,
  attribute,
  problem: `replacing this job${because} restores orders into practice once more, and deletes everything that practice holds`,
  fix: 'leave the job as it was, or take it out of the configuration, which restores nothing; where it is meant: 1. take a snapshot of practice; 2. then acknowledge this with a reason',
});
const warned = (finding: ReturnType<typeof made>) => ({ findings: [{ ...finding, severity: 'warning' }] });
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
    atSynth: warned(made()),
    findings: [made()],
  },
  {
    title: 'a point in time into a cluster that exists',
    before: clusters,
    resources: together(clusters, pointInTimeRestoreOf(orders, practice)),
    atSynth: warned(made()),
    findings: [made()],
  },
  {
    title: 'into a cluster that the same plan makes; at synth nobody knows that',
    before: source,
    ...given(),
    atSynth: warned(made()),
  },
  {
    title: 'into a cluster that the same plan makes anew',
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
    findings: [made()],
  },
  {
    title: 'into a cluster that is imported',
    only: 'plan',
    before: source,
    ...given(),
    imports: [practice],
    findings: [made()],
  },
  {
    title: 'into a cluster outside',
    resources: together(source, restoreOf(orders, practice, into('elsewhere'))),
    atSynth: warned(made('elsewhere')),
    findings: [made('elsewhere')],
  },
  {
    title: 'over itself',
    before: clusters,
    resources: together(clusters, restoreOf(orders, orders)),
    atSynth: warned({
      ...made(),
      problem:
        'making this job restores orders over itself at once, and deletes everything that was written since',
      fix: fix('orders'),
    }),
    findings: [
      {
        ...made(),
        problem:
          'making this job restores orders over itself at once, and deletes everything that was written since',
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
    title: 'a job that stands as it was',
    only: 'plan',
    before: given().resources,
    ...given(),
  },
  { title: 'a job that goes', only: 'plan', before: given().resources, resources: clusters },
  {
    title: 'a job that takes another snapshot',
    only: 'plan',
    before: given().resources,
    ...given({ snapshot_id: '66aa0000000000000000000c' }),
    findings: [madeAnew(' because its snapshot_id changes')],
  },
  {
    title: 'a job that is made anew by request',
    only: 'plan',
    before: given().resources,
    ...given(),
    replaced: [at],
    findings: [madeAnew()],
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
    title: 'no target is for another rule',
    before: clusters,
    ...given({ delivery_type_config: { automated: true } }),
  },
  {
    title: 'two ways at once are for another rule',
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
    findings: [made()],
  },
  {
    title: 'a target that cannot be told, where the plan makes clusters',
    only: 'plan',
    resources: together(unnamed, restoreOf(orders, practice, unsure)),
    unchecked: [`${at} ${attribute}`],
  },
]);
