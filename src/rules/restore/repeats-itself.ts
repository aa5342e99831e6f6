import { assign, fix, named } from '../fix/fix';
import type { CollectionRestoreJob, RestoreJob, Snapshot } from '../../model';
import { isRetentionValue, retentionInWords } from '../../model/retention';
import { show } from '../../model/value';
import { cluster, project, restoreOf, snapshotOf, together } from '../example';
import { isRestore, isToRun } from './restore-jobs';
import { type Place, type Result, defineRule, unchecked } from '../rule';
import { clusterAt } from '../queries/names';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

export const restoreRepeatsItself = defineRule({
  id: 'restore/repeats-itself',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore job that a later plan runs again',
  why: 'A changed snapshot_id recreates the job, which restores again and deletes what the target contains by then. A list of snapshots changes with each new one, and an expired on-demand snapshot is taken again.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_restore_job',
  prevents: 'data loss',
  facts: ['4.4', 'P20-2'],
  get examples() {
    return {
      good: [{ title: 'the id of a snapshot', resources: together(clusters, restoreOf(orders, practice)) }],
      bad: [
        {
          title: 'the latest snapshot',
          resources: together(
            clusters,
            restoreOf(orders, practice, {
              snapshot_id: '${data.mongodbatlas_cloud_backup_snapshots.all.results[0].id}',
            }),
          ),
          data: {
            mongodbatlas_cloud_backup_snapshots: {
              all: {
                project_id: `\${${orders}.project_id}`,
                cluster_name: `\${${orders}.name}`,
              },
            },
          },
        },
        {
          title: 'an on-demand snapshot',
          resources: together(
            clusters,
            snapshotOf(orders),
            restoreOf(orders, practice, {
              snapshot_id: '${mongodbatlas_cloud_backup_snapshot.before-migration.snapshot_id}',
            }),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    for (const job of after.restoreJobs) {
      if (!isRestore(job)) continue;
      const found = fleeting(job);
      if (found === undefined) continue;
      // With ignore_changes nothing is planned again: the existing snapshot decides.
      if (job.snapshotId.kind === 'unknown' && job.snapshotId.reason !== undefined)
        yield unchecked(job, 'snapshot_id', job.snapshotId);
      else
        yield {
          at: job,
          attribute: 'snapshot_id',
          problem: `a later plan restores into ${clusterAt(job.target)} again, because ${found.why}`,
          fix: fix`restore a fixed snapshot with ${assign('snapshot_id', '...')}, and remove the job from the configuration after the restore`,
          related: [found.from],
        };
    }
    for (const job of after.collectionRestoreJobs) if (isToRun(job)) yield* afterTimeout(job);
  },
});

/** A collection restore that takes longer than its timeout continues in Atlas, and is not in the state. */
function* afterTimeout(job: CollectionRestoreJob): Iterable<Result> {
  const { createTimeout: timeout } = job;
  if (timeout.kind === 'unknown') yield unchecked(job, TIMEOUT, timeout);
  if (timeout.kind !== 'known') return;
  yield {
    at: job,
    attribute: TIMEOUT,
    severity: 'info',
    problem: `a collection restore into ${clusterAt(job.target)} that takes longer than ${show(timeout)} is not in the state, so the next plan restores again`,
    fix: fix`set ${named(TIMEOUT)} to longer than the restore takes. After a timeout, wait until Atlas has finished the restore, and import it before the next apply`,
  };
}

const TIMEOUT = 'timeouts.create';

/** Why a later plan has another snapshot for a job; undefined if it has the same. */
function fleeting({ snapshot }: RestoreJob): { readonly why: string; readonly from: Place } | undefined {
  switch (snapshot.kind) {
    case 'list':
      return {
        why: `${snapshot.address} then lists a newer snapshot`,
        from: { address: snapshot.address },
      };
    case 'resource':
      return { why: `${snapshot.snapshot.address} ${expiry(snapshot.snapshot)}`, from: snapshot.snapshot };
    case 'other':
      return undefined;
  }
}

function expiry({ retentionInDays: days }: Snapshot): string {
  return days.kind === 'known' && days.sensitive !== true && isRetentionValue(days.value)
    ? `expires after ${retentionInWords({ unit: 'days', value: days.value })} and is then taken again`
    : 'expires and is then taken again';
}
