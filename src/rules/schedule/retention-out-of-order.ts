import { cluster, item, project, schedule, together } from '../example';
import { retentionsOutOfOrder } from '../queries/policy-items';
import { defineRule } from '../rule';
import { withUnsoundItems } from './sound-items';

export const scheduleRetentionOutOfOrder = defineRule({
  id: 'schedule/retention-out-of-order',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'less frequent snapshots that are kept for less time than more frequent ones',
  why: 'Atlas requires less frequent snapshots to be kept at least as long as more frequent ones.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#policy_item_weekly',
  prevents: 'INVALID_BACKUP_POLICY',
  rejects: { action: 'write' },
  facts: ['1.11', '1.12'],
  get examples() {
    return {
      good: [
        {
          title: '12 months are 1 year',
          resources: together(
            project(),
            cluster(),
            schedule({
              policy_item_monthly: item(40, 'months', 12),
              policy_item_yearly: item(12, 'years', 1),
            }),
          ),
        },
      ],
      bad: [
        {
          resources: together(
            project(),
            cluster(),
            schedule({ policy_item_daily: item(1, 'days', 30), policy_item_weekly: item(6, 'weeks', 2) }),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    for (const schedule of withUnsoundItems(after.schedules)) yield* retentionsOutOfOrder(schedule);
  },
});
