import { restoreNothingToRestore } from '../../../src/rules/restore/nothing-to-restore';
import {
  cluster,
  pointInTimeRestoreOf,
  project,
  restoreOf,
  snapshotOf,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const clusters = (body: object = {}) => together(project(), cluster({ ...body }), cluster({}, 'practice'));
const restore = restoreOf(orders, practice);
const nothing = (why: string) => ({
  at,
  attribute: 'cluster_name',
  problem: `${why}: there is nothing to restore`,
  fix: 'restore from a cluster that has snapshots, in an apply after these changes',
});

testRule(restoreNothingToRestore, [
  { title: 'a cluster that exists', before: clusters(), resources: together(clusters(), restore) },
  {
    title: 'a cluster that this plan creates',
    resources: together(clusters(), restore),
    atSynth: {},
    findings: [nothing('cluster "orders" is created by this plan')],
  },
  {
    title: 'a new cluster whose snapshot the plan takes',
    resources: together(
      clusters(),
      snapshotOf(orders),
      restoreOf(orders, practice, {
        snapshot_id: '${mongodbatlas_cloud_backup_snapshot.before-migration.snapshot_id}',
      }),
    ),
    atSynth: {},
    findings: [{ ...nothing('cluster "orders" is created by this plan'), severity: 'info' }],
  },
  {
    title: 'a cluster without backups',
    before: clusters({ backup_enabled: false }),
    resources: together(clusters({ backup_enabled: false }), restore),
    findings: [nothing('cluster "orders" has no backups')],
  },
  {
    title: 'a cluster that disables its backups',
    before: clusters(),
    resources: together(clusters({ backup_enabled: false }), restore),
    atSynth: { findings: [nothing('cluster "orders" has no backups')] },
    findings: [nothing('cluster "orders" disables its backups in this plan')],
  },
  {
    title: 'an M0',
    resources: together(
      project(),
      tenantCluster('TENANT'),
      cluster({}, 'practice'),
      restoreOf('mongodbatlas_advanced_cluster.sandbox', practice),
    ),
    findings: [nothing('cluster "sandbox" is an M0 cluster, which has no backups')],
  },
  {
    title: 'a point in time before the history begins',
    before: clusters({ pit_enabled: false }),
    resources: together(clusters({ pit_enabled: true }), pointInTimeRestoreOf(orders, practice)),
    atSynth: {},
    findings: [
      nothing('cluster "orders" enables point-in-time restore only in this plan, so it has no history yet'),
    ],
  },
  {
    title: 'a point in time with a history',
    before: clusters({ pit_enabled: true }),
    resources: together(clusters({ pit_enabled: true }), pointInTimeRestoreOf(orders, practice)),
  },
  {
    title: 'a point in time before the cluster was created',
    only: 'plan',
    before: clusters({ pit_enabled: true, create_date: '2026-03-01T10:00:00Z' }),
    resources: together(
      clusters({ pit_enabled: true, create_date: '2026-03-01T10:00:00Z' }),
      pointInTimeRestoreOf(orders, practice, { point_in_time_utc_seconds: 1_772_359_199 }),
    ),
    findings: [nothing('cluster "orders" was created on 2026-03-01T10:00:00Z, after the point in time')],
  },
  {
    title: 'a point in time at which the cluster was created',
    only: 'plan',
    before: clusters({ pit_enabled: true, create_date: '2026-03-01T10:00:00Z' }),
    resources: together(
      clusters({ pit_enabled: true, create_date: '2026-03-01T10:00:00Z' }),
      pointInTimeRestoreOf(orders, practice, { point_in_time_utc_seconds: 1_772_359_200 }),
    ),
  },
  {
    title: 'an entry of the oplog before the cluster was created',
    only: 'plan',
    before: clusters({ pit_enabled: true, create_date: '2026-03-01T10:00:00Z' }),
    resources: together(
      clusters({ pit_enabled: true, create_date: '2026-03-01T10:00:00Z' }),
      pointInTimeRestoreOf(orders, practice, {
        point_in_time_utc_seconds: undefined,
        oplog_ts: 1_772_359_199,
        oplog_inc: 1,
      }),
    ),
    findings: [nothing('cluster "orders" was created on 2026-03-01T10:00:00Z, after the point in time')],
  },
  {
    title: 'a source whose kind is known only after apply',
    resources: together(clusters({ replication_specs: '${terraform_data.later.output}' }), restore),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'backups known only after apply',
    before: clusters(),
    resources: together(clusters({ backup_enabled: '${terraform_data.on.output}' }), restore),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'a job that has run',
    before: together(clusters(), restore),
    resources: together(clusters({ backup_enabled: false }), restore),
    atSynth: { findings: [nothing('cluster "orders" has no backups')] },
  },
]);
