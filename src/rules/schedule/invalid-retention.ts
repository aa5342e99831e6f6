import { cluster, item, project, schedule, together } from '../example';
import { invalidRetentions } from '../queries/policy-items';
import { defineRule } from '../rule';
import { withUnsoundItems } from './sound-items';

export const scheduleInvalidRetention = defineRule({
  id: 'schedule/invalid-retention',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a retention that is not a whole number of days, weeks, months or years',
  why: 'Atlas supports days, weeks, months and years, and rejects a retention that is not a positive number of them.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#retention_unit',
  prevents: 'BACKUP_SNAPSHOT_RETENTION_VALUE_INVALID',
  rejects: { action: 'write' },
  facts: ['1.8', '1.10'],
  get examples() {
    return {
      good: [
        {
          title: 'two weeks are 14 days',
          resources: together(project(), cluster(), schedule({ policy_item_daily: item(1, 'days', 14) })),
        },
      ],
      bad: [
        {
          title: 'an unsupported retention unit',
          resources: together(
            project(),
            cluster(),
            schedule({ policy_item_daily: item(1, 'fortnights', 1) }),
          ),
        },
        {
          title: 'a retention of 0 days',
          resources: together(project(), cluster(), schedule({ policy_item_daily: item(1, 'days', 0) })),
        },
      ],
    };
  },
  *check({ after }) {
    for (const schedule of withUnsoundItems(after.schedules)) yield* invalidRetentions(schedule);
  },
});
