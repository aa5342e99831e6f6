import type { Schedule } from '../../model';
import { cluster, item, project, schedule, together } from '../example';
import { fix, named } from '../fix/fix';
import { scheduleNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';
import { withUnsoundItems } from './sound-items';

export const scheduleRepeatedItem = defineRule({
  id: 'schedule/repeated-item',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'more than one hourly or daily policy item',
  why: 'A schedule has at most one hourly and one daily item, and Terraform rejects a second block. It may have several weekly, monthly and yearly items.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#policy_item_hourly',
  prevents: 'Terraform schema error',
  rejects: 'nothing',
  facts: ['1.13'],
  silences: ['schedule/duplicate-item'],
  get examples() {
    return {
      good: [
        {
          title: 'two weekly items',
          resources: together(
            project(),
            cluster(),
            schedule({ policy_item_weekly: [item(3, 'weeks', 4), item(6, 'weeks', 4)] }),
          ),
        },
      ],
      bad: [
        {
          title: 'two hourly items',
          resources: together(
            project(),
            cluster(),
            schedule({ policy_item_hourly: [item(6, 'days', 7), item(12, 'days', 14)] }),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    for (const schedule of withUnsoundItems(after.schedules)) yield* repeatedItems(schedule);
  },
});

const ONLY_ONCE = ['hourly', 'daily'] as const;

function* repeatedItems(schedule: Schedule): Iterable<Result> {
  for (const frequency of ONLY_ONCE) {
    const unknown = schedule.unknownItems.find((items) => items.frequency === frequency);
    if (unknown !== undefined)
      yield unchecked(schedule, unknown.attribute, { kind: 'unknown', until: unknown.until });
    const items = schedule.items.filter((item) => item.frequency === frequency);
    const [item] = items;
    if (item !== undefined && items.length > 1)
      yield {
        at: schedule,
        attribute: item.attribute,
        problem: `the ${scheduleNamed(schedule)} has ${items.length} ${frequency} items, but supports only one`,
        fix: fix`keep one ${named(item.attribute)} and remove the others`,
      };
  }
}
