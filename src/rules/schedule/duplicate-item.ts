import { type Frequency, LAST_DAY_OF_MONTH } from '../../atlas';
import { type Known, type PolicyItem, type Schedule, show } from '../../model';
import { cluster, item, project, schedule, together } from '../example';
import { attributeOf } from '../queries/policy-items';
import { type Result, defineRule, unchecked } from '../rule';
import { withUnsoundItems } from './sound-items';

export const scheduleDuplicateItem = defineRule({
  id: 'schedule/duplicate-item',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'two policy items of one kind for the same day',
  why: 'Several weekly, monthly or yearly items are for several days. Where two fall on one day Atlas takes one snapshot and keeps it for the longer of the two retentions, so the other item adds nothing.',
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
          title: 'the first of the month, twice',
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

/** A second hourly or daily item is refused whatever its interval. */
const SEVERAL: ReadonlySet<Frequency> = new Set(['weekly', 'monthly', 'yearly']);

function* duplicateItems(schedule: Schedule): Iterable<Result> {
  for (const { frequency, attribute, until } of schedule.unknownItems)
    if (SEVERAL.has(frequency)) yield unchecked(schedule, attribute, { kind: 'unknown', until });
  const first = new Map<string, PolicyItem>();
  for (const item of schedule.items) {
    const { frequency, interval } = item;
    if (!SEVERAL.has(frequency)) continue;
    const attribute = attributeOf(item, schedule);
    // An only item of its kind has a block without a number, and nothing to be the same as.
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
        problem: `two ${frequency} policy items have the same frequency_interval, ${show(interval)}${meaning(frequency, interval)}`,
        fix: 'remove one of them, or give it another frequency_interval',
      };
  }
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The day that an interval stands for, in brackets; nothing where it stands for none. */
function meaning(frequency: Frequency, { value, sensitive }: Known<number>): string {
  if (sensitive === true) return '';
  if (frequency === 'monthly' && value === LAST_DAY_OF_MONTH) return ' (the last day of the month)';
  if (frequency === 'monthly') return ` (day ${value} of the month)`;
  const name = (frequency === 'weekly' ? WEEKDAYS : MONTHS)[value - 1];
  return name === undefined ? '' : ` (${name})`;
}
