import { CLUSTER_KIND_NAMES, type ClusterKind } from '../../atlas';
import { type Cluster, type RestoreJob, type Unknown, is, switchOf } from '../../model';
import { cluster, pointInTimeRestoreOf, project, together } from '../example';
import { deliveryOf, isToRun } from './restore-jobs';
import { type Result, defineRule, unchecked, unlinked } from '../rule';
import { called, calledAt } from '../queries/names';

const restore = pointInTimeRestoreOf(
  'mongodbatlas_advanced_cluster.orders',
  'mongodbatlas_advanced_cluster.practice',
);

export const restorePitNotEnabled = defineRule({
  id: 'restore/pit-not-enabled',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a point-in-time restore of a cluster without continuous backup',
  why: 'Atlas can take a cluster back to a moment only out of the history that continuous backup keeps, which M10+ clusters alone can have.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-continuous/',
  prevents: '400',
  facts: ['3.2'],
  get examples() {
    return {
      good: [
        {
          resources: together(project(), cluster({ pit_enabled: true }), cluster({}, 'practice'), restore),
        },
      ],
      bad: [
        {
          resources: together(project(), cluster({ pit_enabled: false }), cluster({}, 'practice'), restore),
        },
      ],
    };
  },
  *check({ after }) {
    for (const job of after.restoreJobs)
      if (isToRun(job) && is(deliveryOf(job), 'point_in_time')) yield* withoutHistory(job);
  },
});

const ATTRIBUTE = 'cluster_name';

function* withoutHistory(job: RestoreJob): Iterable<Result> {
  const { source } = job;
  if (source.kind === 'unlinked') yield unlinked(job, ATTRIBUTE, source);
  if (source.kind === 'outside') {
    if (source.clusterKind !== undefined && source.clusterKind !== 'dedicated') yield* ofKind(job, source.clusterKind);
    else if (source.unread !== undefined) yield unlinked(job, ATTRIBUTE, source.unread);
  }
  if (source.kind !== 'linked') return;
  const { kind } = source.to;
  if (kind.kind === 'known' && kind.value !== 'dedicated') yield* ofKind(job, kind.value);
  else yield* ofSwitch(job, source.to);
}

function* ofKind(job: RestoreJob, kind: ClusterKind): Iterable<Result> {
  if (kind === 'dedicated') return;
  yield {
    at: job,
    attribute: ATTRIBUTE,
    problem: `${calledAt(job.source)}, ${CLUSTER_KIND_NAMES[kind]}, has no history for a point-in-time restore`,
    fix: 'restore one of its snapshots instead',
    ...(job.source.kind === 'linked' ? { related: [job.source.to] } : {}),
  };
}

function* ofSwitch(job: RestoreJob, source: Cluster): Iterable<Result> {
  const pit = switchOf(source, 'pitEnabled');
  if (is(pit, true)) return;
  if (pit.kind !== 'known') {
    yield unchecked(job, ATTRIBUTE, pit.kind === 'unknown' ? notKnown(pit, source) : leftOut(source));
    return;
  }
  yield {
    at: job,
    attribute: ATTRIBUTE,
    problem: `pit_enabled is ${source.pitEnabled.kind === 'absent' ? 'left out' : 'false'} on ${called(source)}, so there is no history for a point-in-time restore`,
    fix: 'restore one of its snapshots instead; with pit_enabled = true, history begins only then',
    related: [source],
  };
}

function notKnown({ until }: Unknown, { address }: Cluster): Unknown {
  return { kind: 'unknown', until, reason: `pit_enabled of ${address} is known after ${until}` };
}

function leftOut({ address }: Cluster): Unknown {
  return {
    kind: 'unknown',
    until: 'plan',
    reason: `pit_enabled of ${address} is left out, and whether that exists already shows only in a plan`,
  };
}
