import type { FixPart } from '../fix/fix';
import { assign, fix, named } from '../fix/fix';
import type { Delivery, RestoreJob, Value } from '../../model';
import { is, known, show } from '../../model/value';
import { type Body, cluster, pointInTimeRestoreOf, project, together } from '../example';
import { DELIVERY, deliveryOf } from './restore-jobs';
import { type Result, defineRule, unchecked } from '../rule';
import { clusterAt } from '../queries/names';
import { listed } from '../../text/list';

const to = (moment: Body) =>
  together(
    project(),
    cluster({ pit_enabled: true }),
    cluster({}, 'practice'),
    pointInTimeRestoreOf(
      'mongodbatlas_advanced_cluster.orders',
      'mongodbatlas_advanced_cluster.practice',
      moment,
    ),
  );

export const restoreInvalidPointInTime = defineRule({
  id: 'restore/invalid-point-in-time',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a point-in-time restore without exactly one point in time',
  why: 'A point-in-time restore requires either a time in seconds or an oplog entry, as its timestamp and its increment, not before 2008. The Terraform provider checks this only during the apply.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_restore_job#delivery_type_config',
  prevents: 'apply-time error',
  rejects: { action: 'create' },
  facts: ['4.2', '11.4'],
  get examples() {
    return {
      good: [
        { title: 'a time', resources: to({ point_in_time_utc_seconds: 1_790_000_000 }) },
        { title: 'an entry of the oplog', resources: to({ oplog_ts: 1_790_000_000, oplog_inc: 1 }) },
      ],
      bad: [
        { title: 'a timestamp without an increment', resources: to({ oplog_ts: 1_790_000_000 }) },
        { title: 'a time before 2008', resources: to({ point_in_time_utc_seconds: 1_100_000_000 }) },
      ],
    };
  },
  silences: ['restore/wipes-target'],
  *check({ after }) {
    for (const job of after.restoreJobs) {
      if (job.delivery.kind !== 'known') continue;
      const delivery = deliveryOf(job);
      if (is(delivery, 'point_in_time')) yield* wrongMoment(job, job.delivery.value);
      else if (delivery.kind === 'unknown' && isWrong(job, job.delivery.value))
        yield unchecked(job, DELIVERY, delivery);
    }
  },
});

/** 1 January 2008, the first moment that Atlas accepts. */
const FIRST_SECOND = 1_199_145_600;
/** Numbers of 13 digits are milliseconds: as seconds they would be in the year 33658. */
const FIRST_MILLISECONDS = 1_000_000_000_000;

const [TIME, TS, INC] = ['point_in_time_utc_seconds', 'oplog_ts', 'oplog_inc'] as const;

function isWrong(job: RestoreJob, delivery: Delivery): boolean {
  return [...wrongMoment(job, delivery)].length > 0;
}

function* wrongMoment(job: RestoreJob, delivery: Delivery): Iterable<Result> {
  const { pointInTimeUtcSeconds: time, oplogTs: ts, oplogInc: inc } = delivery;
  yield* tooEarly(job, TIME, time);
  yield* tooEarly(job, TS, ts);
  const restore = `the point-in-time restore of ${clusterAt(job.source)}`;
  const [timeAt, tsAt, incAt] = [TIME, TS, INC].map((name) => named(`${DELIVERY}.${name}`)) as [
    FixPart,
    FixPart,
    FixPart,
  ];
  const entry = [...(isSet(ts) ? [TS] : []), ...(isSet(inc) ? [INC] : [])];
  if (isSet(time) && entry.length > 0) {
    yield {
      at: job,
      attribute: `${DELIVERY}.${TIME}`,
      problem: `${restore} sets two points in time: ${listed([TIME, ...entry])}`,
      fix: fix`set only ${timeAt}, or only ${tsAt} and ${incAt}`,
    };
    return;
  }
  const unknown = [[TIME, time] as const, [TS, ts] as const, [INC, inc] as const];
  let isKnown = true;
  for (const [name, value] of unknown)
    if (value.kind === 'unknown') {
      isKnown = false;
      yield unchecked(job, `${DELIVERY}.${name}`, value);
    }
  if (!isKnown || isSet(time) || entry.length === 2) return;
  const [half] = entry;
  const other = half === TS ? INC : TS;
  yield half === undefined
    ? {
        at: job,
        attribute: `${DELIVERY}.${TIME}`,
        problem: `${restore} has no point in time`,
        fix: fix`set ${timeAt}, or ${tsAt} and ${incAt}`,
      }
    : {
        at: job,
        attribute: `${DELIVERY}.${other}`,
        problem: `${restore} sets ${half} without ${other}`,
        fix: fix`also set ${named(`${DELIVERY}.${other}`)}, or set ${timeAt} instead`,
      };
}

function* tooEarly(job: RestoreJob, name: string, value: Value<number>): Iterable<Result> {
  if (value.kind === 'known' && value.value >= FIRST_MILLISECONDS)
    yield {
      at: job,
      attribute: `${DELIVERY}.${name}`,
      problem: `the point-in-time restore of ${clusterAt(job.source)} sets ${name} to ${show(value)}, which is in milliseconds`,
      fix: fix`set ${assign(`${DELIVERY}.${name}`, known(Math.floor(value.value / 1000), value.sensitive))}, in seconds`,
    };
  if (value.kind === 'known' && isSet(value) && value.value < FIRST_SECOND)
    yield {
      at: job,
      attribute: `${DELIVERY}.${name}`,
      problem: `the point-in-time restore of ${clusterAt(job.source)} sets ${name} to ${show(value)}, which is before 2008`,
      fix: fix`set ${named(`${DELIVERY}.${name}`)} to a number of seconds since 1970, at least ${FIRST_SECOND}`,
    };
}

/** The provider treats everything that is not above 0 as not set. */
function isSet(value: Value<number>): boolean {
  return value.kind === 'known' && !(value.value <= 0);
}
