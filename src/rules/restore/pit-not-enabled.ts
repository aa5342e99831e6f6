import type { ClusterKind } from '../../atlas';
import type { Cluster, RestoreJob, Unknown } from '../../model';
import { switchOf } from '../../model/cluster-switch';
import { is } from '../../model/value';
import { cluster, pointInTimeRestoreOf, project, together } from '../example';
import { DELIVERY, deliveryOf, isToRun } from './restore-jobs';
import { type Result, defineRule, unchecked, unlinked } from '../rule';
import { clusterNamed, kindAt } from '../queries/names';

const restore = pointInTimeRestoreOf(
  'mongodbatlas_advanced_cluster.orders',
  'mongodbatlas_advanced_cluster.practice',
);

export const restorePitNotEnabled = defineRule({
  id: 'restore/pit-not-enabled',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a point-in-time restore of a cluster that does not have it enabled',
  why: 'Atlas restores to a point in time only from the oplogs that it keeps while point-in-time restore is enabled. Only dedicated clusters support that, and enabling it now does not cover the past.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-continuous/',
  prevents: '400',
  rejects: { action: 'create' },
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
  silences: ['restore/wipes-target'],
  *check({ after }) {
    for (const job of after.restoreJobs) {
      if (!isToRun(job)) continue;
      const delivery = deliveryOf(job);
      if (is(delivery, 'point_in_time')) yield* withoutHistory(job);
      else if (delivery.kind === 'unknown' && [...withoutHistory(job)].length > 0)
        yield unchecked(job, DELIVERY, delivery);
    }
  },
});

const ATTRIBUTE = 'cluster_name';

function* withoutHistory(job: RestoreJob): Iterable<Result> {
  const { source } = job;
  if (source.kind === 'unlinked') yield unlinked(job, ATTRIBUTE, source);
  if (source.kind === 'outside') {
    if (source.clusterKind !== undefined && source.clusterKind !== 'dedicated')
      yield* ofKind(job, source.clusterKind);
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
    problem: `${kindAt(kind, job.source)} does not support point-in-time restore`,
    fix: 'restore a snapshot of the cluster instead',
    ...(job.source.kind === 'linked' ? { related: [job.source.to] } : {}),
  };
}

function* ofSwitch(job: RestoreJob, source: Cluster): Iterable<Result> {
  const pit = switchOf(source, 'pitEnabled');
  if (is(pit, true)) return;
  if (pit.kind !== 'known') {
    yield unchecked(job, ATTRIBUTE, pit.kind === 'unknown' ? notKnown(pit, source) : notSet(source));
    return;
  }
  yield {
    at: job,
    attribute: ATTRIBUTE,
    problem: `${clusterNamed(source)} is restored to a point in time, but its point-in-time restore is ${source.pitEnabled.kind === 'absent' ? 'off by default' : 'disabled'}`,
    fix: 'restore a snapshot of the cluster instead',
    related: [source],
  };
}

function notKnown({ until }: Unknown, { address }: Cluster): Unknown {
  return { kind: 'unknown', until, reason: `pit_enabled of ${address} is known only after ${until}` };
}

function notSet({ address }: Cluster): Unknown {
  return {
    kind: 'unknown',
    until: 'plan',
    reason: `pit_enabled of ${address} is not set, and only a plan shows whether the cluster already exists`,
  };
}
