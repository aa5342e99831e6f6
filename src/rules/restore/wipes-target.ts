import { type RestoreJob, isNew, linked } from '../../model';
import { becauseOf } from '../queries/deletion';
import { cluster, project, restoreOf, together } from '../example';
import { DELIVERY, TARGET, clustersOf, deliveryOf, isToRun } from './restore-jobs';
import { type Context, type Result, defineRule, unchecked, unlinked } from '../rule';
import { calledAt } from '../queries/names';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

export const restoreWipesTarget = defineRule({
  id: 'restore/wipes-target',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore job deletes what its target holds',
  why: 'Making a restore job is the restore: Atlas first deletes everything that the target holds, and nothing can cancel that. Every change of a job makes it anew, and restores again.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_restore_job',
  prevents: 'data loss',
  facts: ['4.4'],
  get examples() {
    return {
      good: [
        {
          title: 'a download',
          resources: together(
            clusters,
            restoreOf(orders, practice, { delivery_type_config: { download: true } }),
          ),
        },
      ],
      bad: [
        {
          title: 'into a cluster that exists',
          before: clusters,
          resources: together(clusters, restoreOf(orders, practice)),
        },
      ],
    };
  },
  *check({ after, input }) {
    const mayBeMade = after.clusters.some(isNew);
    for (const job of after.restoreJobs) if (isToRun(job)) yield* wiped(job, input, mayBeMade);
  },
});

function* wiped(job: RestoreJob, input: Context['input'], mayBeMade: boolean): Iterable<Result> {
  const { target } = job;
  const delivery = deliveryOf(job);
  const into = linked(target);
  // A target that this very plan makes holds nothing yet.
  if (target.kind === 'missing' || (into !== undefined && isNew(into))) return;
  if (delivery.kind === 'unknown') yield unchecked(job, DELIVERY, delivery);
  if (delivery.kind !== 'known' || delivery.value === 'download') return;
  if (target.kind === 'unlinked' && mayBeMade) yield unlinked(job, TARGET, target);
  else
    yield {
      at: job,
      attribute: TARGET,
      problem: problemOf(job),
      fix: fixOf(job),
      ...(input === 'synth' ? { severity: 'warning' as const } : {}),
      related: clustersOf(job),
    };
}

function problemOf(job: RestoreJob): string {
  const { source, target, change } = job;
  const isItself = linked(source) !== undefined && linked(source) === linked(target);
  const what = isItself ? `${calledAt(source)} over itself` : `${calledAt(source)} into ${nameOf(job)}`;
  const lost = isItself
    ? 'and deletes everything that was written since'
    : `and deletes everything that ${nameOf(job)} holds`;
  return change?.action === 'replace'
    ? `replacing this job${becauseOf(job)} restores ${what} once more, ${lost}`
    : `making this job restores ${what} at once, ${lost}`;
}

function fixOf(job: RestoreJob): string {
  const target = nameOf(job);
  return job.change?.action === 'replace'
    ? `leave the job as it was, or take it out of the configuration, which restores nothing; where it is meant: 1. take a snapshot of ${target}; 2. then acknowledge this with a reason`
    : `restore into a new cluster; or, where ${target} is meant: 1. take a snapshot of it; 2. then acknowledge this with a reason`;
}

function nameOf({ target }: RestoreJob): string {
  return target.kind === 'unlinked' ? 'its target' : calledAt(target);
}
