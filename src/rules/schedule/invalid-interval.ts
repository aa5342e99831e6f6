import { cluster, item, project, schedule, together } from '../example';
import { invalidIntervals } from '../queries/policy-items';
import { defineRule } from '../rule';
import { withUnsoundItems } from './sound-items';

export const scheduleInvalidInterval = defineRule({
  id: 'schedule/invalid-interval',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a frequency_interval that Atlas does not support',
  why: 'The meaning of frequency_interval depends on the policy item: hours, the day of the week, the day of the month, or the month. Atlas rejects every other number.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#policy_item_hourly',
  prevents: 'INVALID_BACKUP_POLICY',
  rejects: { action: 'write' },
  facts: ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'],
  get examples() {
    return {
      good: [
        {
          title: 'every 6 hours, every day, on Saturday, on the last day of the month, on 1 December',
          resources: together(
            project(),
            cluster(),
            schedule({
              policy_item_hourly: item(6, 'days', 7),
              policy_item_daily: item(1, 'days', 7),
              policy_item_weekly: item(6, 'weeks', 4),
              policy_item_monthly: item(40, 'months', 12),
              policy_item_yearly: item(12, 'years', 1),
            }),
          ),
        },
      ],
      bad: [
        {
          title: 'every 3 hours',
          resources: together(project(), cluster(), schedule({ policy_item_hourly: item(3, 'days', 7) })),
        },
      ],
    };
  },
  *check({ after }) {
    for (const schedule of withUnsoundItems(after.schedules)) yield* invalidIntervals(schedule);
  },
});
