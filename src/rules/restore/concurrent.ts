import { grouped } from '../../text/group';
import { type RestoreJob, linked } from '../../model';
import { isOfSameBlock, referenceTo } from '../queries/block-address';
import { cluster, project, restoreOf, together } from '../example';
import { TARGET, isRestore, isToRun } from './restore-jobs';
import { defineRule, unchecked, unlinked } from '../rule';
import { sideBySide } from '../queries/turns';
import { calledAt } from '../queries/names';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

export const restoreConcurrent = defineRule({
  id: 'restore/concurrent',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'two restores into one cluster at the same time',
  why: 'Atlas runs one restore into a cluster at a time and refuses a second one. Terraform starts whatever does not wait for anything at once.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/api-errors/',
  prevents: 'ATLAS_CLUSTER_RESTORE_IN_PROGRESS',
  rejects: { action: 'create', when: 'last', against: 'mongodbatlas_cloud_backup_snapshot_restore_job' },
  facts: ['4.7'],
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
      ],
    };
  },
  *check({ after }) {
    const jobs = after.restoreJobs.filter((job) => isToRun(job) && isRestore(job));
    for (const job of jobs)
      if (job.target.kind === 'unlinked' && jobs.length > 1) yield unlinked(job, TARGET, job.target);
    for (const into of byTarget(jobs))
      for (const { one: first, other: second, isCertain } of sideBySide(into, after)) {
        const [one, other] = first.address < second.address ? [first, second] : [second, first];
        if (isCertain)
          yield {
            at: other,
            attribute: 'depends_on',
            problem: `this job restores into ${calledAt(other.target)} beside ${one.address}: neither waits for the other`,
            fix: fixOf(one, other),
            related: [one, ...[linked(other.target)].filter((target) => target !== undefined)],
          };
        else
          yield unchecked(other, 'depends_on', {
            kind: 'unknown',
            until: 'plan',
            reason: `whether this waits for ${one.address} leads through something that the input does not show`,
          });
      }
  },
});

/** The provider does not wait for a restore to finish, so an order of blocks alone makes a refusal less likely. */
function fixOf(one: RestoreJob, other: RestoreJob): string {
  const apart = 'apply one of them once the restore of the other has finished';
  return isOfSameBlock(one, other)
    ? `${apart}; instances of one block never wait for each other`
    : `${apart}, or at least write depends_on = [${referenceTo(one, other)}]`;
}

/** The jobs of each target; one outside is told by the project and the name that the job gives. */
function byTarget(jobs: readonly RestoreJob[]): Iterable<readonly RestoreJob[]> {
  return grouped(jobs, keyOf).values();
}

function keyOf({ target, delivery }: RestoreJob): string | undefined {
  if (target.kind === 'linked') return target.to.address;
  if (target.kind !== 'outside' || delivery.kind !== 'known') return undefined;
  const { targetProjectId: project } = delivery.value;
  return project.kind === 'known' && target.name.kind === 'known'
    ? JSON.stringify([project.value, target.name.value])
    : undefined;
}
