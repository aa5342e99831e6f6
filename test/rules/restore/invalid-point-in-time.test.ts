import {
  type Body,
  cluster,
  pointInTimeRestoreOf,
  project,
  restoreOf,
  together,
} from '../../../src/rules/example';
import { restoreInvalidPointInTime } from '../../../src/rules/restore/invalid-point-in-time';
import { testRule, inCamelCase } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const later = '${terraform_data.later.output}';
const first = 1_199_145_600;
const clusters = together(project(), cluster({ pit_enabled: true }), cluster({}, 'practice'));
const given = (moment: Body) => ({
  resources: together(clusters, pointInTimeRestoreOf(orders, practice, moment)),
});
const found = (attribute: string, problem: string, fix: string, fixInCode: string) => ({
  at,
  attribute: `delivery_type_config.${attribute}`,
  problem: `the point-in-time restore of cluster "orders" ${problem}`,
  fix,
  fixInCode,
});
const early = (attribute: string, value: number) => ({
  at,
  attribute: `delivery_type_config.${attribute}`,
  problem: `the point-in-time restore of cluster "orders" sets ${attribute} to ${value}, which is before 2008`,
  fix: `set delivery_type_config.${attribute} to a number of seconds since 1970, at least 1199145600`,
  fixInCode: `set deliveryTypeConfig.${inCamelCase(attribute)} to a number of seconds since 1970, at least 1199145600`,
});
const noMoment = found(
  'point_in_time_utc_seconds',
  'has no point in time',
  'set delivery_type_config.point_in_time_utc_seconds, or delivery_type_config.oplog_ts and delivery_type_config.oplog_inc',
  'set deliveryTypeConfig.pointInTimeUtcSeconds, or deliveryTypeConfig.oplogTs and deliveryTypeConfig.oplogInc',
);

testRule(restoreInvalidPointInTime, [
  { title: 'the first second of 2008', ...given({ point_in_time_utc_seconds: first }) },
  { title: 'an entry of the oplog', ...given({ oplog_ts: first, oplog_inc: 1 }) },
  {
    title: 'a time, and an entry that is disabled with 0',
    ...given({ point_in_time_utc_seconds: first, oplog_ts: 0, oplog_inc: 0 }),
  },
  { title: 'has no point in time', ...given({}), findings: [noMoment] },
  { title: 'a moment of 0', ...given({ point_in_time_utc_seconds: 0 }), findings: [noMoment] },
  {
    title: 'sets oplog_ts without oplog_inc',
    ...given({ oplog_ts: first }),
    findings: [
      found(
        'oplog_inc',
        'sets oplog_ts without oplog_inc',
        'also set delivery_type_config.oplog_inc, or set delivery_type_config.point_in_time_utc_seconds instead',
        'also set deliveryTypeConfig.oplogInc, or set deliveryTypeConfig.pointInTimeUtcSeconds instead',
      ),
    ],
  },
  {
    title: 'sets oplog_inc without oplog_ts',
    ...given({ oplog_inc: 3 }),
    findings: [
      found(
        'oplog_ts',
        'sets oplog_inc without oplog_ts',
        'also set delivery_type_config.oplog_ts, or set delivery_type_config.point_in_time_utc_seconds instead',
        'also set deliveryTypeConfig.oplogTs, or set deliveryTypeConfig.pointInTimeUtcSeconds instead',
      ),
    ],
  },
  {
    title: 'an increment of 0',
    ...given({ oplog_ts: first, oplog_inc: 0 }),
    findings: [
      found(
        'oplog_inc',
        'sets oplog_ts without oplog_inc',
        'also set delivery_type_config.oplog_inc, or set delivery_type_config.point_in_time_utc_seconds instead',
        'also set deliveryTypeConfig.oplogInc, or set deliveryTypeConfig.pointInTimeUtcSeconds instead',
      ),
    ],
  },
  {
    title: 'a time and an entry of the oplog',
    ...given({ point_in_time_utc_seconds: first, oplog_ts: first, oplog_inc: 1 }),
    findings: [
      found(
        'point_in_time_utc_seconds',
        'sets two points in time: point_in_time_utc_seconds, oplog_ts and oplog_inc',
        'set only delivery_type_config.point_in_time_utc_seconds, or only delivery_type_config.oplog_ts and delivery_type_config.oplog_inc',
        'set only deliveryTypeConfig.pointInTimeUtcSeconds, or only deliveryTypeConfig.oplogTs and deliveryTypeConfig.oplogInc',
      ),
    ],
  },
  {
    title: 'a time and half an entry of the oplog',
    ...given({ point_in_time_utc_seconds: first, oplog_inc: 1 }),
    findings: [
      found(
        'point_in_time_utc_seconds',
        'sets two points in time: point_in_time_utc_seconds and oplog_inc',
        'set only delivery_type_config.point_in_time_utc_seconds, or only delivery_type_config.oplog_ts and delivery_type_config.oplog_inc',
        'set only deliveryTypeConfig.pointInTimeUtcSeconds, or only deliveryTypeConfig.oplogTs and deliveryTypeConfig.oplogInc',
      ),
    ],
  },
  {
    title: 'the last second of 2007',
    ...given({ point_in_time_utc_seconds: first - 1 }),
    findings: [early('point_in_time_utc_seconds', first - 1)],
  },
  {
    title: 'an entry of the oplog before 2008',
    ...given({ oplog_ts: first - 1, oplog_inc: 1 }),
    findings: [early('oplog_ts', first - 1)],
  },
  {
    title: 'a moment that is unchanged',
    before: given({ point_in_time_utc_seconds: 1 }).resources,
    ...given({ point_in_time_utc_seconds: 1 }),
    findings: [early('point_in_time_utc_seconds', 1)],
  },
  {
    title: 'a time known after apply',
    ...given({ point_in_time_utc_seconds: later }),
    unchecked: [`${at} delivery_type_config.point_in_time_utc_seconds`],
  },
  {
    title: 'an entry of the oplog known after apply',
    ...given({ oplog_ts: later, oplog_inc: later }),
    unchecked: [`${at} delivery_type_config.oplog_ts`, `${at} delivery_type_config.oplog_inc`],
  },
  {
    title: 'two moments, whatever the third value will be',
    ...given({ point_in_time_utc_seconds: first, oplog_ts: first, oplog_inc: later }),
    findings: [
      found(
        'point_in_time_utc_seconds',
        'sets two points in time: point_in_time_utc_seconds and oplog_ts',
        'set only delivery_type_config.point_in_time_utc_seconds, or only delivery_type_config.oplog_ts and delivery_type_config.oplog_inc',
        'set only deliveryTypeConfig.pointInTimeUtcSeconds, or only deliveryTypeConfig.oplogTs and deliveryTypeConfig.oplogInc',
      ),
    ],
  },
  {
    title: 'a time from a variable',
    ...given({ point_in_time_utc_seconds: '${var.time}' }),
    variables: { time: first - 1 },
    atSynth: { unchecked: [`${at} delivery_type_config.point_in_time_utc_seconds`] },
    findings: [early('point_in_time_utc_seconds', first - 1)],
  },
  {
    title: 'an automated restore has no moment',
    resources: together(clusters, restoreOf(orders, practice)),
  },
  {
    title: 'two delivery types are reported by another rule',
    ...given({ automated: true }),
  },
  {
    title: 'an invalid moment of a delivery type that is known only after apply',
    ...given({ point_in_time: later, point_in_time_utc_seconds: first - 1 }),
    unchecked: [`${at} delivery_type_config`],
  },
  {
    title: 'a valid moment of a delivery type that is known only after apply',
    ...given({ point_in_time: later, point_in_time_utc_seconds: first }),
  },
]);
