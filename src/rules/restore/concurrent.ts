import { fix, named } from '../fix/fix';
import { grouped } from '../../text/group';
import type { Cluster, CollectionRestoreJob, Estate, RestoreJob, Value } from '../../model';
import { linked } from '../../model/link';
import { is, knownText } from '../../model/value';
import { dependsOnName, isOfSameBlock } from '../queries/block-address';
import { cluster, collectionRestoreOf, project, restoreOf, together } from '../example';
import { TARGET, deliveryOf, isRestore, isToRun } from './restore-jobs';
import { type Problem, type Result, defineRule, unchecked, unlinked } from '../rule';
import { sideBySide } from '../queries/turns';
import { clusterAt } from '../queries/names';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

export const restoreConcurrent = defineRule({
  id: 'restore/concurrent',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'two restores into one cluster, or two downloads of one snapshot, at the same time',
  why: 'Atlas runs one restore into a cluster at a time and rejects a second one, as it rejects a second download of one snapshot. Terraform creates resources at the same time if neither depends on the other.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/api-errors/',
  prevents: 'ATLAS_CLUSTER_RESTORE_IN_PROGRESS',
  rejects: { action: 'create', when: 'last', against: 'mongodbatlas_cloud_backup_snapshot_restore_job' },
  facts: ['4.7', '11.5', 'P20-2'],
  get examples() {
    return {
      good: [
        {
          title: 'the second waits for the first',
          resources: together(
            clusters,
            restoreOf(orders, practice, {}, 'first'),
            restoreOf(
              orders,
              practice,
              { depends_on: ['mongodbatlas_cloud_backup_snapshot_restore_job.first'] },
              'second',
            ),
          ),
        },
        {
          title: 'into two clusters',
          resources: together(
            clusters,
            restoreOf(orders, practice, {}, 'first'),
            restoreOf(practice, orders, {}, 'second'),
          ),
        },
      ],
      bad: [
        {
          resources: together(
            clusters,
            restoreOf(orders, practice, {}, 'first'),
            restoreOf(orders, practice, {}, 'second'),
          ),
        },
        {
          title: 'two downloads of one snapshot',
          resources: together(
            clusters,
            restoreOf(orders, practice, { delivery_type_config: { download: true } }, 'first'),
            restoreOf(orders, practice, { delivery_type_config: { download: true } }, 'second'),
          ),
        },
        {
          title: 'two collection restores',
          resources: together(
            clusters,
            collectionRestoreOf(orders, practice, {}, 'first'),
            collectionRestoreOf(orders, practice, { databases: [{ source_namespace: 'stock' }] }, 'second'),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    const jobs = after.restoreJobs.filter(isToRun);
    yield* restores(jobs.filter(isRestore), after);
    yield* downloads(
      jobs.filter((job) => is(deliveryOf(job), 'download')),
      after,
    );
    yield* collectionRestores(after.collectionRestoreJobs.filter(isToRun), after);
  },
});

function* restores(jobs: readonly RestoreJob[], after: Estate): Iterable<Result> {
  for (const job of jobs)
    if (job.target.kind === 'unlinked' && jobs.length > 1) yield unlinked(job, TARGET, job.target);
  for (const into of grouped(jobs, targetOf).values())
    yield* atOnce(into, after, (one, other) => ({
      at: other,
      attribute: 'depends_on',
      problem: `${one.address} and ${other.address} restore into ${clusterAt(other.target)} at the same time`,
      fix: fixOf(one, other),
      related: [one, ...targets(other)],
    }));
}

function* downloads(jobs: readonly RestoreJob[], after: Estate): Iterable<Result> {
  for (const job of jobs)
    if (
      snapshotOf(job) === undefined &&
      job.snapshotId.kind === 'unknown' &&
      jobs.some((other) => other !== job && !areOfTwoClusters(job, other))
    )
      yield unchecked(job, 'snapshot_id', job.snapshotId);
  for (const of of grouped(jobs, snapshotOf).values())
    yield* atOnce(of, after, (one, other) => ({
      at: other,
      attribute: 'snapshot_id',
      prevents: 'CANNOT_DOWNLOAD_SNAPSHOT_CONCURRENTLY',
      problem: `${one.address} and ${other.address} download the same snapshot at the same time`,
      fix: 'remove one of the two jobs, or apply it after the download of the other has finished',
      related: [one],
    }));
}

function* collectionRestores(jobs: readonly CollectionRestoreJob[], after: Estate): Iterable<Result> {
  for (const job of jobs)
    if (job.target.kind === 'unlinked' && jobs.length > 1)
      yield unlinked(job, 'target_cluster_name', job.target);
  for (const into of grouped(jobs, collectionTargetOf).values())
    yield* atOnce(into, after, (one, other) => ({
      at: other,
      attribute: 'depends_on',
      rejects: {
        action: 'create',
        when: 'last',
        against: 'mongodbatlas_cloud_backup_collection_restore_job',
      },
      problem: `${one.address} and ${other.address} restore collections into ${clusterAt(other.target)} at the same time`,
      // The provider waits until a collection restore has finished, so that an order is enough.
      fix: isOfSameBlock(one, other)
        ? 'list all databases and collections in one job'
        : fix`add ${dependsOnName(one, other)} to ${named('depends_on')}, or list all databases and collections in one job`,
      related: [one, ...targets(other)],
    }));
}

/** What is found of two jobs that run at the same time. */
function* atOnce<Job extends RestoreJob | CollectionRestoreJob>(
  jobs: readonly Job[],
  after: Estate,
  found: (one: Job, other: Job) => Problem,
): Iterable<Result> {
  for (const { one: first, other: second, isCertain } of sideBySide(jobs, after)) {
    const [one, other]: readonly [Job, Job] =
      first.address < second.address ? [first, second] : [second, first];
    if (isCertain) yield found(one, other);
    else
      yield unchecked(other, 'depends_on', {
        kind: 'unknown',
        until: 'plan',
        reason: `the input does not show whether this job waits for ${one.address}`,
      });
  }
}

function targets({ target }: RestoreJob | CollectionRestoreJob): readonly Cluster[] {
  return [linked(target)].filter((cluster) => cluster !== undefined);
}

/** The provider does not wait for a restore to finish, so depends_on alone only makes a rejection less likely. */
function fixOf(one: RestoreJob, other: RestoreJob): Problem['fix'] {
  const apart = 'apply one of the jobs after the restore of the other has finished';
  return isOfSameBlock(one, other)
    ? apart
    : fix`${apart}, or at least add ${dependsOnName(one, other)} to ${named('depends_on')}`;
}

/** The target of a job. One outside the configuration is identified by its project and name. */
function targetOf({ target, delivery }: RestoreJob): string | undefined {
  if (target.kind !== 'outside') return linked(target)?.address;
  return delivery.kind === 'known' ? outside(delivery.value.targetProjectId, target.name) : undefined;
}

function collectionTargetOf({ target, targetProjectId }: CollectionRestoreJob): string | undefined {
  return target.kind === 'outside' ? outside(targetProjectId, target.name) : linked(target)?.address;
}

function outside(project: Value<string>, name: Value<string>): string | undefined {
  return project.kind === 'known' && name.kind === 'known'
    ? JSON.stringify([project.value, name.value])
    : undefined;
}

/** The snapshot of a job: by the resource that takes it, or by its id. */
function snapshotOf({ snapshot, snapshotId }: RestoreJob): string | undefined {
  return snapshot.kind === 'resource' ? snapshot.snapshot.address : knownText(snapshotId);
}

function areOfTwoClusters(one: RestoreJob, other: RestoreJob): boolean {
  const [from, otherFrom] = [linked(one.source), linked(other.source)];
  return from !== undefined && otherFrom !== undefined && from !== otherFrom;
}
