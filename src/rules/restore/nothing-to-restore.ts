import { cluster, project, restoreOf, together } from '../example';

import type { Cluster, Estate, RestoreJob } from '../../model';
import { switchOf } from '../../model/cluster-switch';
import { linked } from '../../model/link';
import { isDestroyed, isNew } from '../../model/resource';
import { is, knownValue, show } from '../../model/value';
import { projectIdOf } from '../../model/project';
import { momentOf } from '../../forecast/moments';
import { isOfKind } from '../queries/cluster-kind';
import { clusterNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';
import { deliveryOf, isToRun } from './restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

export const restoreNothingToRestore = defineRule({
  id: 'restore/nothing-to-restore',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore from a cluster that can have nothing to restore',
  why: 'A cluster that is new, or that has no backups, has no snapshots and no history. Atlas finds nothing to restore.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_restore_job',
  prevents: 'SNAPSHOT_NOT_FOUND, UNABLE_T0_FIND_SNAPSHOT_PRIOR_TO_PIT_RESTORE_OPTIME',
  rejects: { action: 'create' },
  facts: ['11.3', '3.8', '8.1', 'O5'],
  get examples() {
    return {
      good: [{ before: clusters, resources: together(clusters, restoreOf(orders, practice)) }],
      bad: [
        {
          title: 'a cluster without backups',
          resources: together(
            project(),
            cluster({ backup_enabled: false }),
            cluster({}, 'practice'),
            restoreOf(orders, practice),
          ),
        },
      ],
    };
  },
  silences: ['restore/wipes-target'],
  *check({ after, before }) {
    for (const job of after.restoreJobs) {
      if (!isToRun(job)) continue;
      const source = linked(job.source);
      if (source !== undefined) yield* fromSource(job, source);
      else if (before !== undefined) yield* fromDeleted(job, before);
    }
  },
});

function* fromSource(job: RestoreJob, source: Cluster): Iterable<Result> {
  const backup = switchOf(source, 'backupEnabled');
  if (is(source.kind, 'free')) yield nothing(job, source, 'is an M0 cluster, which has no backups');
  else if (source.kind.kind === 'unknown') yield* ofUnknownKind(job, source);
  else if (!is(source.kind, 'dedicated')) return;
  else if (backup.kind === 'unknown') yield unchecked(job, 'cluster_name', backup);
  else if (is(backup, false)) {
    const wasOn = source.before !== undefined && is(source.before.backupEnabled, true);
    yield nothing(job, source, wasOn ? 'disables its backups in this plan' : 'has no backups');
  } else if (isNew(source)) yield* fromNew(job, source);
  else if (isBefore(job, source))
    yield nothing(job, source, `was created on ${show(source.createDate)}, after the point in time`);
  else if (isHistoryNew(job, source))
    yield nothing(job, source, 'enables point-in-time restore only in this plan, so it has no history yet');
}

/** Atlas restores such a snapshot, which is empty, and deletes what the target has. */
const EMPTY_SNAPSHOT = { severity: 'info', rejects: 'nothing', silences: 'nothing' } as const;

/** A snapshot that the same plan takes of a new cluster can be restored, although it is empty. */
function* fromNew(job: RestoreJob, source: Cluster): Iterable<Result> {
  const { snapshot } = job;
  const isTaken = snapshot.kind === 'resource' && linked(snapshot.snapshot.cluster) === source;
  yield {
    ...nothing(job, source, 'is created by this plan'),
    ...(isTaken ? EMPTY_SNAPSHOT : {}),
  };
}

function* ofUnknownKind(job: RestoreJob, source: Cluster): Iterable<Result> {
  const isFree = isOfKind('free', source, 'cluster_name');
  if (typeof isFree === 'object') yield { ...isFree, at: job };
}

/** Whether a point in time is before Atlas created the cluster. */
function isBefore(job: RestoreJob, { before, createDate }: Cluster): boolean {
  if (!is(deliveryOf(job), 'point_in_time') || job.delivery.kind !== 'known') return false;
  const { pointInTimeUtcSeconds: seconds, oplogTs } = job.delivery.value;
  const moment = knownValue(seconds) ?? knownValue(oplogTs);
  const createdAt = knownValue(before?.createDate ?? createDate);
  const created = createdAt === undefined ? undefined : momentOf(createdAt);
  return moment !== undefined && moment > 0 && created !== undefined && moment * 1000 < created;
}

function isHistoryNew(job: RestoreJob, { before, pitEnabled }: Cluster): boolean {
  return (
    is(deliveryOf(job), 'point_in_time') &&
    is(pitEnabled, true) &&
    before !== undefined &&
    is(before.pitEnabled, false)
  );
}

/** A source that the plan deletes is not in the estate after it. */
function* fromDeleted(job: RestoreJob, before: Estate): Iterable<Result> {
  const { source, project } = job;
  const name = source.kind === 'outside' ? knownValue(source.name) : undefined;
  const id = projectIdOf(project);
  if (name === undefined || id === undefined) return;
  const deleted = before.clusters.find(
    (cluster) =>
      isDestroyed(cluster) && knownValue(cluster.name) === name && projectIdOf(cluster.project) === id,
  );
  if (deleted !== undefined) yield nothing(job, deleted, 'is deleted by this plan');
}

function nothing(job: RestoreJob, source: Cluster, why: string): Extract<Result, { problem: string }> {
  return {
    at: job,
    attribute: 'cluster_name',
    problem: `${clusterNamed(source)} ${why}: there is nothing to restore`,
    fix: 'restore from a cluster that has snapshots, in an apply after these changes',
    related: [source],
    prevents: is(deliveryOf(job), 'point_in_time')
      ? 'UNABLE_T0_FIND_SNAPSHOT_PRIOR_TO_PIT_RESTORE_OPTIME'
      : 'SNAPSHOT_NOT_FOUND',
  };
}
