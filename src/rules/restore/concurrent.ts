import { fix, named } from '../fix';
import { grouped } from '../../text/group';
import { type RestoreJob, linked } from '../../model';
import { isOfSameBlock, referenceTo } from '../queries/block-address';
import { cluster, project, restoreOf, together } from '../example';
import { TARGET, isRestore, isToRun } from './restore-jobs';
import { type Problem, defineRule, unchecked, unlinked } from '../rule';
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
  summary: 'two restores into one cluster at the same time',
  why: 'Atlas runs one restore into a cluster at a time and rejects a second one. Terraform creates resources at the same time if neither depends on the other.',
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
            problem: `${one.address} and ${other.address} restore into ${clusterAt(other.target)} at the same time`,
            fix: fixOf(one, other),
            related: [one, ...[linked(other.target)].filter((target) => target !== undefined)],
          };
        else
          yield unchecked(other, 'depends_on', {
            kind: 'unknown',
            until: 'plan',
            reason: `the input does not show whether this job waits for ${one.address}`,
          });
      }
  },
});

/** The provider does not wait for a restore to finish, so depends_on alone only makes a rejection less likely. */
function fixOf(one: RestoreJob, other: RestoreJob): Problem['fix'] {
  const apart = 'apply one of the jobs after the restore of the other has finished';
  return isOfSameBlock(one, other)
    ? apart
    : fix`${apart}, or at least add ${referenceTo(one, other)} to ${named('depends_on')}`;
}

/** The jobs of each target. A target outside the configuration is identified by its project and name. */
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
