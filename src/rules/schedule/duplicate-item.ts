import type { Frequency } from '../../atlas';
import { MONTHS, WEEKDAYS } from '../../atlas/calendar';
import { LAST_DAY_OF_MONTH } from '../../atlas/frequencies';
import type { Known, PolicyItem, Schedule } from '../../model';
import { show } from '../../model/value';
import { cluster, item, project, schedule, together } from '../example';
import { attributeOf } from '../queries/policy-items';
import { fix, named } from '../fix/fix';
import { scheduleNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';
import { withUnsoundItems } from './sound-items';

export const scheduleDuplicateItem = defineRule({
  id: 'schedule/duplicate-item',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'two policy items of one kind for the same day',
  why: 'If two items fall on the same day, Atlas takes one snapshot and keeps it for the longer retention, so the other item has no effect.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#policy_item_weekly',
  facts: ['1.13'],
  get examples() {
    return {
      good: [
        {
          title: 'the first and the last day of the month',
          resources: together(
            project(),
            cluster(),
            schedule({ policy_item_monthly: [item(1, 'months', 6), item(40, 'months', 12)] }),
          ),
        },
      ],
      bad: [
        {
          title: 'the first day of the month, twice',
          resources: together(
            project(),
            cluster(),
            schedule({ policy_item_monthly: [item(1, 'months', 6), item(1, 'months', 12)] }),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    for (const schedule of withUnsoundItems(after.schedules)) yield* duplicateItems(schedule);
  },
});

function* duplicateItems(schedule: Schedule): Iterable<Result> {
  for (const { attribute, until } of schedule.unknownItems)
    yield unchecked(schedule, attribute, { kind: 'unknown', until });
  const first = new Map<string, PolicyItem>();
  for (const item of schedule.items) {
    const { frequency, interval } = item;
    const attribute = attributeOf(item, schedule);
    // The only item of its kind, whose block has no index, cannot be a duplicate.
    if (interval.kind === 'unknown' && attribute !== item.attribute)
      yield unchecked(schedule, `${attribute}.frequency_interval`, interval);
    if (interval.kind !== 'known') continue;
    const key = `${frequency} ${interval.value}`;
    const same = first.get(key);
    if (same === undefined) first.set(key, item);
    else
      yield {
        at: schedule,
        attribute,
        problem: `the ${scheduleNamed(schedule)} has two ${frequency} items for ${dayOf(frequency, interval)}`,
        fix: ON_DAYS.has(frequency)
          ? fix`remove ${named(attribute)}, or set ${named(`${attribute}.frequency_interval`)} to another day`
          : fix`remove ${named(attribute)}`,
      };
  }
}

/** The kinds whose interval is a day, so that a schedule has several items of them. */
const ON_DAYS: ReadonlySet<Frequency> = new Set(['weekly', 'monthly', 'yearly']);

/** The day that an interval stands for; the interval itself if it is not one, or not a valid one. */
function dayOf(frequency: Frequency, interval: Known<number>): string {
  const { value, sensitive } = interval;
  if (sensitive === true) return show(interval);
  if (frequency === 'monthly')
    return value === LAST_DAY_OF_MONTH ? 'the last day of the month' : `day ${value} of the month`;
  if (!ON_DAYS.has(frequency)) return `interval ${value}`;
  const name = (frequency === 'weekly' ? WEEKDAYS : MONTHS)[value - 1];
  return name === undefined ? `interval ${value}` : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
