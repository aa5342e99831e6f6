import { type CollectionRestoreJob, is, isNew, linked } from '../../model';
import { cluster, collectionRestoreOf, project, together } from '../example';
import { assign, fix } from '../fix';
import { clusterAt } from '../queries/names';
import { type Context, type Result, defineRule, unchecked } from '../rule';
import { isToRun } from './restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

const overwriting = collectionRestoreOf(orders, practice, { write_strategy: 'OVERWRITE_EXISTING' });

export const restoreCollectionOverwrites = defineRule({
  id: 'restore/collection-overwrites',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a collection restore that overwrites what its target has',
  why: 'Creating the resource starts the restore. With OVERWRITE_EXISTING Atlas drops the databases and collections of these names in the target, and writes during the restore are lost.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_collection_restore_job#write_strategy',
  prevents: 'data loss',
  facts: ['P20-2'],
  get examples() {
    return {
      good: [
        {
          title: 'under new names',
          before: clusters,
          resources: together(clusters, collectionRestoreOf(orders, practice)),
        },
      ],
      bad: [{ before: clusters, resources: together(clusters, overwriting) }],
    };
  },
  *check({ after, input }) {
    for (const job of after.collectionRestoreJobs) if (isToRun(job)) yield* overwritten(job, input);
  },
});

function* overwritten(job: CollectionRestoreJob, input: Context['input']): Iterable<Result> {
  const { writeStrategy, target } = job;
  const into = linked(target);
  // A target that the same plan creates has no data yet.
  if (into !== undefined && isNew(into)) return;
  if (writeStrategy.kind === 'unknown') yield unchecked(job, 'write_strategy', writeStrategy);
  if (!is(writeStrategy, 'OVERWRITE_EXISTING')) return;
  yield {
    at: job,
    attribute: 'write_strategy',
    ...(input === 'synth' ? { severity: 'warning' } : {}),
    problem: `creating the collection restore drops the databases and collections of the same names in ${clusterAt(target)}`,
    fix: fix`set ${assign('write_strategy', 'CREATE_NEW')}. To overwrite them: 1. take a snapshot of the target; 2. acknowledge this finding with a reason; 3. apply`,
    related: into === undefined ? [] : [into],
  };
}
