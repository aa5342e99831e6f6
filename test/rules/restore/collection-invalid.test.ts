import { restoreCollectionInvalid } from '../../../src/rules/restore/collection-invalid';
import { cluster, collectionRestoreOf, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const at = 'mongodbatlas_cloud_backup_collection_restore_job.undo';

const clusters = together(project(), cluster(), cluster({}, 'practice'));
const restore = (body: object = {}) => together(clusters, collectionRestoreOf(orders, practice, { ...body }));
const invalid = (attribute: string, what: string, fix: string, fixInCode: string) => ({
  at,
  attribute,
  problem: `the collection restore of cluster "orders" ${what}`,
  fix,
  fixInCode,
});
const source = (attribute: string, what: string) =>
  invalid(
    attribute,
    what,
    'set only snapshot_id, only point_in_time_utc_seconds, or oplog_ts with oplog_inc',
    'set only snapshotId, only pointInTimeUtcSeconds, or oplogTs with oplogInc',
  );
const names = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ source_namespace: `shop${index}` }));

testRule(restoreCollectionInvalid, [
  { title: 'a snapshot', resources: restore() },
  {
    title: 'a moment',
    resources: restore({ snapshot_id: undefined, point_in_time_utc_seconds: 1_790_000_000 }),
  },
  {
    title: 'an entry of the oplog',
    resources: restore({ snapshot_id: undefined, oplog_ts: 1_790_000_000, oplog_inc: 1 }),
  },
  {
    title: 'a snapshot and a moment',
    resources: restore({ point_in_time_utc_seconds: 1_790_000_000 }),
    findings: [
      source('snapshot_id', 'sets snapshot_id and point_in_time_utc_seconds, which are different sources'),
    ],
  },
  {
    title: 'neither',
    resources: restore({ snapshot_id: undefined }),
    findings: [source('snapshot_id', 'names neither a snapshot nor a moment')],
  },
  {
    title: 'half an entry of the oplog',
    resources: restore({ snapshot_id: undefined, oplog_ts: 1_790_000_000 }),
    findings: [source('oplog_ts', 'sets oplog_ts without its counterpart')],
  },
  { title: '100 databases', resources: restore({ databases: names(100) }) },
  {
    title: '101 databases',
    resources: restore({ databases: names(101) }),
    findings: [
      invalid(
        'databases',
        'names 101 databases, but Atlas supports 100',
        'restore at most 100 databases, and the others in a second restore',
        'restore at most 100 databases, and the others in a second restore',
      ),
    ],
  },
  {
    title: 'nothing to restore',
    resources: restore({ databases: undefined }),
    findings: [
      invalid(
        'databases',
        'names neither databases nor collections',
        'set databases or collections to what you restore',
        'set databases or collections to what you restore',
      ),
    ],
  },
  {
    title: 'strategies that Atlas does not support',
    resources: restore({ index_strategy: 'SOME', write_strategy: 'merge' }),
    findings: [
      invalid(
        'index_strategy',
        'has the index_strategy "SOME", which Atlas does not support',
        'set index_strategy to ALL, NONE or ALL_EXCEPT_TTL',
        'set indexStrategy to ALL, NONE or ALL_EXCEPT_TTL',
      ),
      invalid(
        'write_strategy',
        'has the write_strategy "merge", which Atlas does not support',
        'set write_strategy to CREATE_NEW or OVERWRITE_EXISTING',
        'set writeStrategy to CREATE_NEW or OVERWRITE_EXISTING',
      ),
    ],
  },
  {
    title: 'a strategy known only after apply',
    resources: restore({ write_strategy: '${terraform_data.strategy.output}' }),
    unchecked: [`${at} write_strategy`],
  },
]);
