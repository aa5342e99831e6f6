import type { Schedule, Value } from '../../model';
import { show } from '../../model/value';
import { cluster, item, project, schedule, together } from '../example';
import { assign, fix, named } from '../fix/fix';
import { scheduleNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';

const withTime = (time: object) =>
  together(project(), cluster(), schedule({ ...time, policy_item_daily: item(1, 'days', 7) }));

export const scheduleInvalidReferenceTime = defineRule({
  id: 'schedule/invalid-reference-time',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a reference time that is invalid or incomplete',
  why: 'The reference time is an hour from 0 to 23 and a minute from 0 to 59, in UTC. Atlas requires both or neither.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#reference_hour_of_day',
  prevents: 'INVALID_REFERENCE_TIME_OF_DAY_MISSING_FIELDS',
  rejects: { action: 'write' },
  facts: ['1.16'],
  get examples() {
    return {
      good: [
        {
          title: '03:30 UTC',
          resources: withTime({ reference_hour_of_day: 3, reference_minute_of_hour: 30 }),
        },
        { title: 'the time that Atlas chooses', resources: withTime({}) },
      ],
      bad: [{ title: 'an hour without a minute', resources: withTime({ reference_hour_of_day: 3 }) }],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) yield* invalidTime(schedule);
  },
});

/** A part of the reference time: its name, its attribute and its greatest value. */
interface Part {
  readonly name: string;
  readonly attribute: string;
  readonly most: number;
}

const HOUR: Part = { name: 'hour', attribute: 'reference_hour_of_day', most: 23 };
const MINUTE: Part = { name: 'minute', attribute: 'reference_minute_of_hour', most: 59 };

function* invalidTime(schedule: Schedule): Iterable<Result> {
  const { referenceHourOfDay: hour, referenceMinuteOfHour: minute } = schedule;
  if (hour.kind === 'absent' && minute.kind === 'absent') return;
  yield* outOfRange(schedule, HOUR, hour);
  yield* outOfRange(schedule, MINUTE, minute);
  if (hour.kind === 'known' && minute.kind === 'absent') yield missing(schedule, MINUTE, HOUR, hour);
  if (hour.kind === 'absent' && minute.kind === 'known') yield missing(schedule, HOUR, MINUTE, minute);
}

function* outOfRange(
  schedule: Schedule,
  { name, attribute, most }: Part,
  value: Value<number>,
): Iterable<Result> {
  if (value.kind === 'unknown') yield unchecked(schedule, attribute, value);
  if (value.kind !== 'known' || (Number.isInteger(value.value) && value.value >= 0 && value.value <= most))
    return;
  yield {
    at: schedule,
    attribute,
    problem: `reference ${name} ${show(value)} of the ${scheduleNamed(schedule)} is not a whole number from 0 to ${most}`,
    fix: fix`set ${named(attribute)} to a whole number from 0 to ${most}`,
  };
}

function missing(schedule: Schedule, part: Part, other: Part, given: Value<number>): Result {
  return {
    at: schedule,
    attribute: part.attribute,
    problem: `the ${scheduleNamed(schedule)} sets reference ${other.name} ${show(given)}, but no reference ${part.name}`,
    fix: fix`also set ${assign(part.attribute, 0)}, or remove ${named(other.attribute)}`,
  };
}
