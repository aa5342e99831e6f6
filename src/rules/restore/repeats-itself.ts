import { type RestoreJob, type Snapshot, retentionInWords } from '../../model';
import { cluster, project, restoreOf, snapshotOf, together } from '../example';
import { isRestore } from './restore-jobs';
import { type Place, defineRule, unchecked } from '../rule';
import { calledAt } from '../queries/names';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

export const restoreRepeatsItself = defineRule({
  id: 'restore/repeats-itself',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore job that a later plan will run again',
  why: 'A changed snapshot_id makes the job anew, which restores again and deletes what the target holds by then. A list of snapshots changes with each new one, and an on-demand snapshot is taken anew once it has expired.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_restore_job',
  prevents: 'data loss',
  facts: ['4.4'],
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
      // Under ignore_changes nothing is planned again; what is there decides.
      if (job.snapshotId.kind === 'unknown' && job.snapshotId.reason !== undefined)
        yield unchecked(job, 'snapshot_id', job.snapshotId);
      else
        yield {
          at: job,
          attribute: 'snapshot_id',
          problem: `the snapshot of this job is ${found.what}, which plans the restore into ${calledAt(job.target)} again`,
          fix: 'write the id of the snapshot itself, and take the job out of the configuration once it is done',
          related: [found.from],
        };
    }
  },
});

/** The snapshot of a job, if it will be another one in a later plan. */
function fleeting({ snapshot }: RestoreJob): { readonly what: string; readonly from: Place } | undefined {
  switch (snapshot.kind) {
    case 'list':
      return {
        what: `one that ${snapshot.address} lists: a newer one takes its place`,
        from: { address: snapshot.address },
      };
    case 'resource':
      return { what: `${snapshot.snapshot.address}: ${expiry(snapshot.snapshot)}`, from: snapshot.snapshot };
    case 'other':
      return undefined;
  }
}

function expiry({ retentionInDays: days }: Snapshot): string {
  return days.kind === 'known' && days.sensitive !== true
    ? `it expires after ${retentionInWords({ unit: 'days', value: days.value })}, and is then taken anew`
    : 'it expires, and is then taken anew';
}
