import {
  type Body,
  cluster,
  pointInTimeRestoreOf,
  project,
  restoreOf,
  together,
} from '../../../src/rules/example';
import { restoreInvalidPointInTime } from '../../../src/rules/restore/invalid-point-in-time';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const later = '${terraform_data.later.output}';
const first = 1_199_145_600;
const clusters = together(project(), cluster({ pit_enabled: true }), cluster({}, 'practice'));
const given = (moment: Body) => ({
  resources: together(clusters, pointInTimeRestoreOf(orders, practice, moment)),
});
const found = (attribute: string, problem: string, fix: string) => ({
  at,
  attribute: `delivery_type_config.${attribute}`,
  problem: `the point-in-time restore of orders names ${problem}`,
  fix,
});
const early = (attribute: string, value: number) => ({
  at,
  attribute: `delivery_type_config.${attribute}`,
  problem: `${attribute} of the point-in-time restore of orders is ${value}, which is before 2008`,
  fix: 'write the seconds since 1970, at least 1199145600',
});
const noMoment = found(
  'point_in_time_utc_seconds',
  'no moment',
  'write point_in_time_utc_seconds, or oplog_ts and oplog_inc',
);

testRule(restoreInvalidPointInTime, [
  { title: 'the first second of 2008', ...given({ point_in_time_utc_seconds: first }) },
  { title: 'an entry of the oplog', ...given({ oplog_ts: first, oplog_inc: 1 }) },
  {
    title: 'a time, and an entry that is switched off with 0',
    ...given({ point_in_time_utc_seconds: first, oplog_ts: 0, oplog_inc: 0 }),
  },
  { title: 'no moment', ...given({}), findings: [noMoment] },
  { title: 'a moment of 0', ...given({ point_in_time_utc_seconds: 0 }), findings: [noMoment] },
  {
    title: 'oplog_ts without oplog_inc',
    ...given({ oplog_ts: first }),
    findings: [
      found(
        'oplog_inc',
        'oplog_ts without oplog_inc',
        'write oplog_inc too, or point_in_time_utc_seconds instead',
      ),
    ],
  },
  {
    title: 'oplog_inc without oplog_ts',
    ...given({ oplog_inc: 3 }),
    findings: [
      found(
        'oplog_ts',
        'oplog_inc without oplog_ts',
        'write oplog_ts too, or point_in_time_utc_seconds instead',
      ),
    ],
  },
  {
    title: 'an increment of 0',
    ...given({ oplog_ts: first, oplog_inc: 0 }),
    findings: [
      found(
        'oplog_inc',
        'oplog_ts without oplog_inc',
        'write oplog_inc too, or point_in_time_utc_seconds instead',
      ),
    ],
  },
  {
    title: 'a time and an entry of the oplog',
    ...given({ point_in_time_utc_seconds: first, oplog_ts: first, oplog_inc: 1 }),
    findings: [
      found(
        'point_in_time_utc_seconds',
        'point_in_time_utc_seconds, oplog_ts and oplog_inc, which are two moments',
        'keep point_in_time_utc_seconds, or oplog_ts and oplog_inc',
      ),
    ],
  },
  {
    title: 'a time and half an entry of the oplog',
    ...given({ point_in_time_utc_seconds: first, oplog_inc: 1 }),
    findings: [
      found(
        'point_in_time_utc_seconds',
        'point_in_time_utc_seconds and oplog_inc, which are two moments',
        'keep point_in_time_utc_seconds, or oplog_ts and oplog_inc',
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
    title: 'a moment that stands as it was',
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
        'point_in_time_utc_seconds and oplog_ts, which are two moments',
        'keep point_in_time_utc_seconds, or oplog_ts and oplog_inc',
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
    title: 'two ways at once are for another rule',
    ...given({ automated: true }),
  },
]);
