import type { RestoreJob } from '../../model';
import { linked } from '../../model/link';
import { isNew } from '../../model/resource';
import { becauseOf } from '../queries/deletion';
import { cluster, project, restoreOf, together } from '../example';
import { DELIVERY, TARGET, clustersOf, deliveryOf, isToRun } from './restore-jobs';
import { type Context, type Result, defineRule, unchecked, unlinked } from '../rule';
import { clusterAt } from '../queries/names';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

export const restoreWipesTarget = defineRule({
  id: 'restore/wipes-target',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore job that deletes the data of its target',
  why: 'Creating a restore job starts the restore, and every change of the job starts it again. Atlas first deletes all data of the target, which cannot be cancelled, and no client may write to it until the restore has finished.',
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
    const mayBeCreated = after.clusters.some(isNew);
    for (const job of after.restoreJobs) if (isToRun(job)) yield* wiped(job, input, mayBeCreated);
  },
});

function* wiped(job: RestoreJob, input: Context['input'], mayBeCreated: boolean): Iterable<Result> {
  const { target } = job;
  const delivery = deliveryOf(job);
  const into = linked(target);
  // A target that the same plan creates has no data yet.
  if (target.kind === 'missing' || (into !== undefined && isNew(into))) return;
  if (delivery.kind === 'unknown') yield unchecked(job, DELIVERY, delivery);
  if (delivery.kind !== 'known' || delivery.value === 'download') return;
  if (target.kind === 'unlinked' && mayBeCreated) yield unlinked(job, TARGET, target);
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
  const what = isItself ? `${clusterAt(source)} over itself` : `${clusterAt(source)} into ${nameOf(job)}`;
  const because = becauseOf(job);
  const lost = isItself ? 'deletes everything written since' : 'deletes all data there';
  return change?.action === 'replace'
    ? `the restore job is recreated${because === '' ? ',' : because} which restores ${what} again and ${lost}`
    : `creating the restore job restores ${what} and ${lost}`;
}

function fixOf(job: RestoreJob): string {
  const target = nameOf(job);
  return job.change?.action === 'replace'
    ? `keep the job unchanged, or remove it from the configuration. To restore again: 1. take a snapshot of ${target}; 2. stop all writes to it until the restore has finished; 3. acknowledge this finding with a reason; 4. apply`
    : `restore into a new cluster. To restore into ${target}: 1. take a snapshot of it; 2. stop all writes to it until the restore has finished; 3. acknowledge this finding with a reason; 4. apply`;
}

function nameOf({ target }: RestoreJob): string {
  return target.kind === 'unlinked' ? 'its target' : clusterAt(target);
}
