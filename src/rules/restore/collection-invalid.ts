import type { CollectionRestoreJob, Value } from '../../model';
import { quote } from '../../model';
import { cluster, collectionRestoreOf, project, together } from '../example';
import { fix, named } from '../fix';
import { clusterAt } from '../queries/names';
import { isGiven } from '../queries/presence';
import { type Problem, type Result, defineRule, unchecked } from '../rule';
import { listed } from '../../text/list';
import { isToRun } from './restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

export const restoreCollectionInvalid = defineRule({
  id: 'restore/collection-invalid',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a collection restore without what Atlas requires',
  why: 'A collection restore is of one snapshot or one moment, with up to 100 databases and 100 collections, and with a strategy for writes and for indexes.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_collection_restore_job',
  prevents: '400',
  rejects: { action: 'create' },
  facts: ['P20-2', '4.28'],
  get examples() {
    return {
      good: [{ resources: together(clusters, collectionRestoreOf(orders, practice)) }],
      bad: [
        {
          title: 'a snapshot and a moment',
          resources: together(
            clusters,
            collectionRestoreOf(orders, practice, { point_in_time_utc_seconds: 1_790_000_000 }),
          ),
        },
        {
          title: 'nothing to restore',
          resources: together(clusters, collectionRestoreOf(orders, practice, { databases: undefined })),
        },
        {
          title: 'a strategy that Atlas does not support',
          resources: together(clusters, collectionRestoreOf(orders, practice, { write_strategy: 'MERGE' })),
        },
      ],
    };
  },
  silences: ['restore/collection-overwrites'],
  *check({ after }) {
    for (const job of after.collectionRestoreJobs)
      if (isToRun(job)) {
        yield* sourceOf(job);
        yield* namespacesOf(job);
        yield* strategiesOf(job);
      }
  },
});

function* sourceOf(job: CollectionRestoreJob): Iterable<Result> {
  const { snapshotId, pointInTimeUtcSeconds, oplogTs, oplogInc } = job;
  const ways = [
    ['snapshot_id', snapshotId],
    ['point_in_time_utc_seconds', pointInTimeUtcSeconds],
    ['oplog_ts', oplogTs],
    ['oplog_inc', oplogInc],
  ] as const;
  const given: string[] = [];
  for (const [name, value] of ways) {
    const isSet = isGiven(value);
    if (typeof isSet === 'object') {
      yield unchecked(job, name, isSet);
      return;
    }
    if (isSet) given.push(name);
  }
  // An entry of the oplog is one moment in two attributes.
  const isEntry = given.length === 2 && given[0] === 'oplog_ts' && given[1] === 'oplog_inc';
  const isHalf = given.length === 1 && given[0]?.startsWith('oplog') === true;
  if (isEntry || (given.length === 1 && !isHalf)) return;
  yield problem(
    job,
    given[0] ?? 'snapshot_id',
    given.length === 0
      ? 'names neither a snapshot nor a moment'
      : isHalf
        ? `sets ${listed(given)} without its counterpart`
        : `sets ${listed(given)}, which are different sources`,
    fix`set only ${named('snapshot_id')}, only ${named('point_in_time_utc_seconds')}, or ${named('oplog_ts')} with ${named('oplog_inc')}`,
  );
}

/** The most databases, and the most collections, of one restore. */
const MOST = 100;

function* namespacesOf(job: CollectionRestoreJob): Iterable<Result> {
  const { databases, collections } = job;
  if (databases.kind === 'absent' && collections.kind === 'absent')
    yield problem(
      job,
      'databases',
      'names neither databases nor collections',
      fix`set ${named('databases')} or ${named('collections')} to what you restore`,
    );
  for (const [name, list] of [
    ['databases', databases],
    ['collections', collections],
  ] as const) {
    if (list.kind === 'unknown' && list.mayBeAbsent !== true) yield unchecked(job, name, list);
    if (list.kind === 'known' && list.value.length > MOST)
      yield problem(
        job,
        name,
        `names ${list.value.length} ${name}, but Atlas supports ${MOST}`,
        `restore at most ${MOST} ${name}, and the others in a second restore`,
      );
  }
}

const STRATEGIES: readonly (readonly [
  attribute: string,
  read: (job: CollectionRestoreJob) => Value<string>,
  supported: readonly string[],
])[] = [
  ['write_strategy', ({ writeStrategy }) => writeStrategy, ['CREATE_NEW', 'OVERWRITE_EXISTING']],
  ['index_strategy', ({ indexStrategy }) => indexStrategy, ['ALL', 'NONE', 'ALL_EXCEPT_TTL']],
];

function* strategiesOf(job: CollectionRestoreJob): Iterable<Result> {
  for (const [attribute, read, supported] of STRATEGIES) {
    const value = read(job);
    if (value.kind === 'unknown') yield unchecked(job, attribute, value);
    if (value.kind === 'known' && !supported.includes(value.value))
      yield problem(
        job,
        attribute,
        `has the ${attribute} ${quote(value)}, which Atlas does not support`,
        fix`set ${named(attribute)} to ${listed(supported, 'or')}`,
      );
  }
}

function problem(
  job: CollectionRestoreJob,
  attribute: string,
  what: string,
  correction: Problem['fix'],
): Problem {
  return {
    at: job,
    attribute,
    problem: `the collection restore of ${clusterAt(job.source)} ${what}`,
    fix: correction,
  };
}
