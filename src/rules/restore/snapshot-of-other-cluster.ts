import type { Cluster, CollectionRestoreJob, Link, RestoreJob } from '../../model';
import { linked } from '../../model/link';
import { knownValue } from '../../model/value';
import { cluster, project, restoreOf, snapshotOf, together } from '../example';
import { assign, fix, referenceTo } from '../fix/fix';
import { clusterAt, clusterNamed } from '../queries/names';
import { type Result, defineRule, unlinked } from '../rule';
import { isToRun } from './restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const snapshotId = '${mongodbatlas_cloud_backup_snapshot.before-migration.snapshot_id}';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

export const restoreSnapshotOfOtherCluster = defineRule({
  id: 'restore/snapshot-of-other-cluster',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore of a snapshot that is of another cluster than its source',
  why: 'A restore job names the cluster that the snapshot is of, which is its source. Atlas does not find the snapshot at another cluster.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_restore_job#cluster_name',
  prevents: 'SNAPSHOT_NOT_FOUND',
  rejects: { action: 'create' },
  facts: ['11.14'],
  get examples() {
    return {
      good: [
        {
          resources: together(
            clusters,
            snapshotOf(orders),
            restoreOf(orders, practice, { snapshot_id: snapshotId }),
          ),
        },
      ],
      bad: [
        {
          title: 'the target in place of the source',
          resources: together(
            clusters,
            snapshotOf(orders),
            restoreOf(practice, practice, { snapshot_id: snapshotId }),
          ),
        },
      ],
    };
  },
  silences: ['restore/wipes-target', 'restore/collection-overwrites'],
  *check({ after }) {
    for (const job of after.restoreJobs) if (isToRun(job)) yield* judge(job);
    for (const job of after.collectionRestoreJobs) if (isToRun(job)) yield* judge(job);
  },
});

function* judge(job: RestoreJob | CollectionRestoreJob): Iterable<Result> {
  const { snapshot, source } = job;
  if (snapshot.kind !== 'resource') return;
  const { cluster } = snapshot.snapshot;
  for (const link of [source, cluster])
    if (link.kind === 'unlinked') {
      yield unlinked(job, 'cluster_name', link);
      return;
    }
  const [from, of] = [linked(source), linked(cluster)];
  if (of === undefined || !isAnother(source, of)) return;
  yield {
    at: job,
    attribute: 'cluster_name',
    problem: `the restore names ${clusterAt(source)} as its source, but its snapshot is one of ${clusterNamed(of)}`,
    fix: fix`set ${assign('cluster_name', referenceTo(of, 'name'))}`,
    related: [...(from === undefined ? [] : [from]), snapshot.snapshot],
  };
}

/** Whether a source is another cluster than one; a source that is in none of the inputs is compared by its name. */
function isAnother(source: Link<Cluster>, of: Cluster): boolean {
  if (source.kind === 'linked') return source.to !== of;
  if (source.kind !== 'outside') return false;
  const [name, other] = [knownValue(source.name), knownValue(of.name)];
  return name !== undefined && other !== undefined && name !== other;
}
