import type { CollectionRestoreJob, Value } from '../../model';
import { quote } from '../../model/value';
import { type Body, cluster, collectionRestoreOf, project, together } from '../example';
import type { Fix } from '../fix/fix';
import { assign, fix, named } from '../fix/fix';
import { clusterAt } from '../queries/names';
import { isGiven } from '../queries/presence';
import { listed } from '../../text/list';
import { type Problem, type Result, defineRule, unchecked } from '../rule';
import { isToRun } from './restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';
const restored = (body: Body) => together(project(), cluster(), collectionRestoreOf(orders, orders, body));

export const restoreCollectionInvalid = defineRule({
  id: 'restore/collection-invalid',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary:
    'a collection restore without exactly one source, without databases and collections, or with an unknown strategy',
  why: 'Atlas restores collections from one snapshot or one point in time, at most 100 databases and 100 collections at a time. The Terraform provider checks none of it before the apply.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-db-coll/',
  prevents: '400',
  rejects: { action: 'create' },
  facts: ['P20-2', '4.28'],
  silences: ['restore/collection-overwrites'],
  get examples() {
    return {
      good: [
        { title: 'a snapshot', resources: restored({}) },
        {
          title: 'a point in time',
          resources: together(
            project(),
            cluster({ pit_enabled: true }),
            collectionRestoreOf(orders, orders, {
              snapshot_id: undefined,
              point_in_time_utc_seconds: 1_790_000_000,
            }),
          ),
        },
      ],
      bad: [
        {
          title: 'a snapshot and a point in time',
          resources: restored({ point_in_time_utc_seconds: 1_790_000_000 }),
        },
        { title: 'nothing to restore', resources: restored({ databases: undefined }) },
        { title: 'an unknown strategy', resources: restored({ write_strategy: 'overwrite' }) },
      ],
    };
  },
  *check({ after }) {
    for (const job of after.collectionRestoreJobs) {
      if (!isToRun(job)) continue;
      yield* wrongSource(job);
      yield* wrongSelection(job);
      yield* wrongStrategy(job, 'write_strategy', job.writeStrategy, WRITE_STRATEGIES);
      yield* wrongStrategy(job, 'index_strategy', job.indexStrategy, INDEX_STRATEGIES);
    }
  },
});

const WRITE_STRATEGIES = ['CREATE_NEW', 'OVERWRITE_EXISTING'];
const INDEX_STRATEGIES = ['ALL', 'NONE', 'ALL_EXCEPT_TTL'];

/** The most databases, and the most collections, that one job restores. */
const MOST_NAMESPACES = 100;

const [SNAPSHOT, TIME, TS, INC] = [
  'snapshot_id',
  'point_in_time_utc_seconds',
  'oplog_ts',
  'oplog_inc',
] as const;

function* wrongSource(job: CollectionRestoreJob): Iterable<Result> {
  const values = [
    [SNAPSHOT, job.snapshotId],
    [TIME, job.pointInTimeUtcSeconds],
    [TS, job.oplogTs],
    [INC, job.oplogInc],
  ] as const;
  const given: string[] = [];
  let isOpen = false;
  for (const [name, value] of values) {
    const isSet = isGiven(value);
    if (isSet === true) given.push(name);
    if (typeof isSet !== 'object') continue;
    isOpen = true;
    yield unchecked(job, name, isSet);
  }
  const sources = new Set(given.map((name) => (name === INC ? TS : name)));
  const only = fix`set only ${named(SNAPSHOT)}, only ${named(TIME)}, or only ${named(TS)} and ${named(INC)}`;
  if (sources.size > 1) {
    yield problem(
      job,
      given.at(-1) ?? TIME,
      `sets ${listed(given)}, but Atlas requires only one source`,
      only,
    );
    return;
  }
  if (isOpen) return;
  if (sources.size === 0)
    yield problem(
      job,
      SNAPSHOT,
      'has neither a snapshot nor a point in time',
      fix`set ${named(SNAPSHOT)}, ${named(TIME)}, or ${named(TS)} and ${named(INC)}`,
    );
  else if (sources.has(TS) && given.length === 1) {
    const missing = given[0] === TS ? INC : TS;
    yield problem(
      job,
      missing,
      `sets ${given[0] ?? TS} without ${missing}`,
      fix`also set ${named(missing)}, or set ${named(TIME)} instead`,
    );
  }
}

function* wrongSelection(job: CollectionRestoreJob): Iterable<Result> {
  const { databases, collections } = job;
  const lists = [
    ['databases', databases],
    ['collections', collections],
  ] as const;
  if (databases.kind === 'absent' && collections.kind === 'absent')
    yield problem(
      job,
      'databases',
      'has neither databases nor collections',
      fix`list what to restore in ${named('databases')} or ${named('collections')}`,
    );
  for (const [name, list] of lists) {
    if (list.kind === 'unknown') yield unchecked(job, name, list);
    if (list.kind === 'known' && list.value.length > MOST_NAMESPACES)
      yield problem(
        job,
        name,
        `restores ${list.value.length} ${name}, but Atlas supports at most ${MOST_NAMESPACES}`,
        fix`keep at most ${MOST_NAMESPACES} ${named(name)}, and restore the others with a second job that depends on this one`,
      );
  }
}

function* wrongStrategy(
  job: CollectionRestoreJob,
  attribute: string,
  value: Value<string>,
  supported: readonly string[],
): Iterable<Result> {
  if (value.kind === 'unknown') yield unchecked(job, attribute, value);
  if (value.kind !== 'known' || supported.includes(value.value)) return;
  const intended = supported.find((one) => one === value.value.toUpperCase());
  yield problem(
    job,
    attribute,
    `has the ${attribute} ${quote(value)}, which Atlas does not support`,
    intended === undefined || value.sensitive === true
      ? fix`set ${named(attribute)} to ${listed(supported, 'or')}`
      : fix`set ${assign(attribute, intended)}`,
  );
}

function problem(job: CollectionRestoreJob, attribute: string, what: string, correction: Fix): Problem {
  return {
    at: job,
    attribute,
    problem: `the collection restore of ${clusterAt(job.source)} ${what}`,
    fix: correction,
  };
}
