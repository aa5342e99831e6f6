import {
  type Body,
  applied,
  cluster,
  collectionRestoreOf,
  project,
  together,
} from '../../../src/rules/example';
import { restoreCollectionInvalid } from '../../../src/rules/restore/collection-invalid';
import { inCamelCase, testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const at = 'mongodbatlas_cloud_backup_collection_restore_job.undo';
const TIME = 1_790_000_000;

const restored = (body: Body): ReturnType<typeof together> =>
  together(project(), cluster({ pit_enabled: true }), collectionRestoreOf(orders, orders, body));
const pointInTime = (body: Body): ReturnType<typeof together> =>
  restored({ snapshot_id: undefined, ...body });
const wrong = (attribute: string, what: string, fix: string, fixInCode = inCamelCase(fix)) => ({
  at,
  attribute,
  problem: `the collection restore of cluster "orders" ${what}`,
  fix,
  fixInCode,
});
const only = 'set only snapshot_id, only point_in_time_utc_seconds, or only oplog_ts and oplog_inc';
const databases = (count: number): Body[] =>
  Array.from({ length: count }, (_, index) => ({ source_namespace: `shop${index}` }));
const collections = (count: number): Body[] =>
  Array.from({ length: count }, (_, index) => ({ source_namespace: `shop.orders${index}` }));

testRule(restoreCollectionInvalid, [
  { title: 'a snapshot', resources: restored({}) },
  { title: 'a time', resources: pointInTime({ point_in_time_utc_seconds: TIME }) },
  { title: 'an entry of the oplog', resources: pointInTime({ oplog_ts: TIME, oplog_inc: 1 }) },
  { title: 'collections alone', resources: restored({ databases: undefined, collections: collections(1) }) },
  {
    title: 'a snapshot and a time',
    resources: restored({ point_in_time_utc_seconds: TIME }),
    findings: [
      wrong(
        'point_in_time_utc_seconds',
        'sets snapshot_id and point_in_time_utc_seconds, but Atlas requires only one source',
        only,
      ),
    ],
  },
  {
    title: 'a time and an entry of the oplog',
    resources: pointInTime({ point_in_time_utc_seconds: TIME, oplog_ts: TIME, oplog_inc: 1 }),
    findings: [
      wrong(
        'oplog_inc',
        'sets point_in_time_utc_seconds, oplog_ts and oplog_inc, but Atlas requires only one source',
        only,
      ),
    ],
  },
  {
    title: 'neither a snapshot nor a time',
    resources: pointInTime({}),
    findings: [
      wrong(
        'snapshot_id',
        'has neither a snapshot nor a point in time',
        'set snapshot_id, point_in_time_utc_seconds, or oplog_ts and oplog_inc',
      ),
    ],
  },
  ...(
    [
      ['oplog_ts', 'oplog_inc'],
      ['oplog_inc', 'oplog_ts'],
    ] as const
  ).map(([half, other]) => ({
    title: `${half} alone`,
    resources: pointInTime({ [half]: TIME }),
    findings: [
      wrong(
        other,
        `sets ${half} without ${other}`,
        `also set ${other}, or set point_in_time_utc_seconds instead`,
      ),
    ],
  })),
  {
    title: 'neither databases nor collections',
    resources: restored({ databases: undefined }),
    findings: [
      wrong(
        'databases',
        'has neither databases nor collections',
        'list what to restore in databases or collections',
      ),
    ],
  },
  {
    title: '100 databases and 100 collections',
    resources: restored({ databases: databases(100), collections: collections(100) }),
  },
  {
    title: '101 collections',
    resources: restored({ collections: collections(101) }),
    findings: [
      wrong(
        'collections',
        'restores 101 collections, but Atlas supports at most 100',
        'keep at most 100 collections, and restore the others with a second job that depends on this one',
      ),
    ],
  },
  ...['OVERWRITE_EXISTING', 'CREATE_NEW'].map((strategy) => ({
    title: `the write strategy ${strategy}`,
    resources: restored({ write_strategy: strategy }),
  })),
  ...['ALL', 'NONE', 'ALL_EXCEPT_TTL'].map((strategy) => ({
    title: `the index strategy ${strategy}`,
    resources: restored({ index_strategy: strategy }),
  })),
  {
    title: 'a write strategy in lower case',
    resources: restored({ write_strategy: 'create_new' }),
    findings: [
      wrong(
        'write_strategy',
        'has the write_strategy "create_new", which Atlas does not support',
        'set write_strategy = "CREATE_NEW"',
        "set writeStrategy: 'CREATE_NEW'",
      ),
    ],
  },
  {
    title: 'an unknown index strategy',
    resources: restored({ index_strategy: 'SOME' }),
    findings: [
      wrong(
        'index_strategy',
        'has the index_strategy "SOME", which Atlas does not support',
        'set index_strategy to ALL, NONE or ALL_EXCEPT_TTL',
        'set indexStrategy to ALL, NONE or ALL_EXCEPT_TTL',
      ),
    ],
  },
  {
    title: 'values from variables',
    resources: restored({ snapshot_id: '${var.snapshot}', write_strategy: '${var.strategy}' }),
    variables: { snapshot: '5f4f0f0f0f0f0f0f0f0f0f0f', strategy: 'MERGE' },
    atSynth: { unchecked: [`${at} snapshot_id`, `${at} write_strategy`] },
    findings: [
      wrong(
        'write_strategy',
        'has the write_strategy "MERGE", which Atlas does not support',
        'set write_strategy to CREATE_NEW or OVERWRITE_EXISTING',
        'set writeStrategy to CREATE_NEW or OVERWRITE_EXISTING',
      ),
    ],
  },
  {
    title: 'a snapshot known only after apply, and a time',
    resources: restored({
      snapshot_id: '${terraform_data.snapshot.output}',
      point_in_time_utc_seconds: TIME,
    }),
    atSynth: { unchecked: [`${at} snapshot_id`] },
    findings: [
      wrong(
        'point_in_time_utc_seconds',
        'sets snapshot_id and point_in_time_utc_seconds, but Atlas requires only one source',
        only,
      ),
    ],
  },
  {
    title: 'a job that has run',
    only: 'plan',
    ...applied(restored({ point_in_time_utc_seconds: TIME })),
  },
]);
