import type { CollectionRestoreJob } from '../../model';
import { linked } from '../../model/link';
import { isNew } from '../../model/resource';
import { is } from '../../model/value';
import { type Body, cluster, collectionRestoreOf, project, together } from '../example';
import { assign, fix } from '../fix/fix';
import { becauseOf } from '../queries/deletion';
import { clusterAt } from '../queries/names';
import { type Context, type Result, defineRule, unchecked, unlinked } from '../rule';
import { clustersIn } from './collection-restores';
import { isToRun } from './restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';
const there = together(project(), cluster());
const restored = (body: Body) => together(there, collectionRestoreOf(orders, orders, body));

export const restoreCollectionOverwrites = defineRule({
  id: 'restore/collection-overwrites',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a collection restore that replaces databases or collections of its target',
  why: 'Creating a collection restore job starts a restore that cannot be cancelled. With OVERWRITE_EXISTING Atlas drops what the target has under the restored names, and what is written during the restore is lost too.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-db-coll/',
  prevents: 'data loss',
  facts: ['P20-2'],
  get examples() {
    return {
      good: [
        {
          title: 'under new names',
          before: there,
          resources: restored({ write_strategy: 'CREATE_NEW' }),
        },
      ],
      bad: [{ before: there, resources: restored({ write_strategy: 'OVERWRITE_EXISTING' }) }],
    };
  },
  *check({ after, input }) {
    const mayBeCreated = after.clusters.some(isNew);
    for (const job of after.collectionRestoreJobs)
      if (isToRun(job)) yield* overwritten(job, input, mayBeCreated);
  },
});

function* overwritten(
  job: CollectionRestoreJob,
  input: Context['input'],
  mayBeCreated: boolean,
): Iterable<Result> {
  const { target, writeStrategy, change } = job;
  const into = linked(target);
  // A target that the same plan creates has no data yet.
  if (target.kind === 'missing' || (into !== undefined && isNew(into))) return;
  if (writeStrategy.kind === 'unknown') yield unchecked(job, 'write_strategy', writeStrategy);
  if (!is(writeStrategy, 'OVERWRITE_EXISTING')) return;
  if (target.kind === 'unlinked' && mayBeCreated) {
    yield unlinked(job, 'target_cluster_name', target);
    return;
  }
  const name = target.kind === 'unlinked' ? 'its target' : clusterAt(target);
  const because = becauseOf(job);
  yield {
    at: job,
    attribute: 'write_strategy',
    problem:
      change?.action === 'replace'
        ? `the collection restore is recreated${because === '' ? ',' : because} which again drops and replaces what ${name} has under the restored names`
        : `creating the collection restore drops and replaces what ${name} has under the restored names`,
    fix: fix`set ${assign('write_strategy', 'CREATE_NEW')}, which keeps existing names. To overwrite: 1. stop writes to them; 2. take a snapshot of ${name}; 3. acknowledge this finding with a reason; 4. apply`,
    ...(input === 'synth' ? { severity: 'warning' as const } : {}),
    related: clustersIn(job),
  };
}
