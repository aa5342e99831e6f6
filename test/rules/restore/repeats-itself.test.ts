import {
  type Body,
  cluster,
  collectionRestoreOf,
  flexCluster,
  project,
  restoreOf,
  snapshotOf,
  together,
} from '../../../src/rules/example';
import { restoreRepeatsItself } from '../../../src/rules/restore/repeats-itself';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));
const all = 'data.mongodbatlas_cloud_backup_snapshots.all';
const latest = `\${${all}.results[0].id}`;
const data = {
  mongodbatlas_cloud_backup_snapshots: {
    all: { project_id: `\${${orders}.project_id}`, cluster_name: `\${${orders}.name}` },
  },
};
const own = '${mongodbatlas_cloud_backup_snapshot.before-migration.snapshot_id}';
const given = (body: Body) => ({ resources: together(clusters, restoreOf(orders, practice, body)) });
const withOwn = (snapshot: Body = {}, body: Body = {}) => ({
  resources: together(
    clusters,
    snapshotOf(orders, snapshot),
    restoreOf(orders, practice, { snapshot_id: own, ...body }),
  ),
});
const found = (why: string) => ({
  at,
  attribute: 'snapshot_id',
  problem: `a later plan restores into cluster "practice" again, because ${why}`,
  fix: 'restore a fixed snapshot with snapshot_id = "...", and remove the job from the configuration after the restore',
  fixInCode:
    "restore a fixed snapshot with snapshotId: '...', and remove the job from the configuration after the restore",
});
const fromList = (list = all) => found(`${list} then lists a newer snapshot`);
const fromOwn = (days: string) =>
  found(`mongodbatlas_cloud_backup_snapshot.before-migration expires after ${days} and is then taken again`);
const pointInTime = {
  delivery_type_config: {
    point_in_time: true,
    point_in_time_utc_seconds: 1_790_000_000,
    target_cluster_name: `\${${practice}.name}`,
    target_project_id: `\${${practice}.project_id}`,
  },
};

const timedOut = (timeout: string) => ({
  at: 'mongodbatlas_cloud_backup_collection_restore_job.undo',
  attribute: 'timeouts.create',
  severity: 'info',
  problem: `a collection restore into cluster "practice" that takes longer than ${timeout} is not in the state, so the next plan restores again`,
  fix: 'set timeouts.create to longer than the restore takes. After a timeout, wait until Atlas has finished the restore, and import it before the next apply',
});

testRule(restoreRepeatsItself, [
  { title: 'the id of a snapshot', ...given({ snapshot_id: '66aa0000000000000000000b' }) },
  { title: 'the latest snapshot', ...given({ snapshot_id: latest }), data, findings: [fromList()] },
  {
    title: 'the latest snapshot of a point-in-time restore',
    ...given({ snapshot_id: latest, ...pointInTime }),
    data,
    findings: [fromList()],
  },
  {
    title: 'the latest snapshot of a Flex cluster',
    resources: together(
      clusters,
      flexCluster(),
      restoreOf('mongodbatlas_flex_cluster.reports', practice, {
        snapshot_id: '${data.mongodbatlas_flex_snapshots.all.results[0].snapshot_id}',
      }),
    ),
    data: {
      mongodbatlas_flex_snapshots: { all: { project_id: '5f00000000000000000000aa', name: 'reports' } },
    },
    findings: [fromList('data.mongodbatlas_flex_snapshots.all')],
  },
  { title: 'an on-demand snapshot', ...withOwn(), findings: [fromOwn('7 days')] },
  {
    title: 'an on-demand snapshot that is kept for a day',
    ...withOwn({ retention_in_days: 1 }),
    findings: [fromOwn('1 day')],
  },
  {
    title: 'an on-demand snapshot whose retention is known after apply',
    ...withOwn({ retention_in_days: '${terraform_data.later.output}' }),
    findings: [found('mongodbatlas_cloud_backup_snapshot.before-migration expires and is then taken again')],
  },
  {
    title: 'an on-demand snapshot whose retention is not a number',
    only: 'synth',
    ...withOwn({ retention_in_days: 'week' }),
    findings: [found('mongodbatlas_cloud_backup_snapshot.before-migration expires and is then taken again')],
  },
  {
    title: 'an on-demand snapshot of a job that is unchanged: it will be another one some day',
    before: withOwn().resources,
    ...withOwn(),
    findings: [fromOwn('7 days')],
  },
  {
    title: 'a download of the latest snapshot restores nothing',
    ...given({ snapshot_id: latest, delivery_type_config: { download: true } }),
    data,
  },
  {
    title: 'one snapshot that a data source reads',
    ...given({ snapshot_id: '${data.mongodbatlas_cloud_backup_snapshot.one.snapshot_id}' }),
    data: {
      mongodbatlas_cloud_backup_snapshot: {
        one: {
          project_id: '5f00000000000000000000aa',
          cluster_name: 'orders',
          snapshot_id: '66aa0000000000000000000b',
        },
      },
    },
  },
  {
    title: 'an id known after apply, from elsewhere',
    ...given({ snapshot_id: '${terraform_data.later.output}' }),
  },
  {
    title: 'an id from a variable',
    ...given({ snapshot_id: '${var.snapshot}' }),
    variables: { snapshot: '66aa0000000000000000000b' },
  },
  {
    title: 'a point in time without a snapshot',
    ...given({ snapshot_id: undefined, ...pointInTime }),
  },
  {
    title: 'ignore_changes, which a plan does not show',
    ...given({ snapshot_id: latest, lifecycle: { ignore_changes: ['snapshot_id'] } }),
    data,
    atSynth: { unchecked: [`${at} snapshot_id`] },
    findings: [fromList()],
  },
  {
    title: 'a collection restore with a timeout',
    resources: together(clusters, collectionRestoreOf(orders, practice, { timeouts: { create: '6h' } })),
    findings: [timedOut('6h')],
  },
  {
    title: 'a collection restore that waits as long as the provider does by default',
    resources: together(clusters, collectionRestoreOf(orders, practice)),
  },
  {
    title: 'a collection restore that has run',
    only: 'plan',
    before: together(clusters, collectionRestoreOf(orders, practice, { timeouts: { create: '6h' } })),
    resources: together(clusters, collectionRestoreOf(orders, practice, { timeouts: { create: '6h' } })),
  },
  {
    title: 'a timeout from a variable',
    resources: together(
      clusters,
      collectionRestoreOf(orders, practice, { timeouts: { create: '${var.hours}' } }),
    ),
    variables: { hours: '1h' },
    atSynth: { unchecked: ['mongodbatlas_cloud_backup_collection_restore_job.undo timeouts.create'] },
    findings: [timedOut('1h')],
  },
]);
