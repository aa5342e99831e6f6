import { cluster, item, project, schedule, together } from '../example';
import { retentionsBelowFrequency } from '../queries/policy-items';
import { defineRule } from '../rule';
import { withUnsoundItems } from './sound-items';

export const scheduleRetentionBelowFrequency = defineRule({
  id: 'schedule/retention-below-frequency',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'snapshots that expire before the next one of their kind is taken',
  why: 'Atlas requires a snapshot to be kept at least until the next one of its kind: a weekly one for 7 days, a monthly one for 31, a yearly one for a year.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#retention_value',
  prevents: 'INVALID_BACKUP_POLICY',
  rejects: { action: 'write' },
  facts: ['1.9'],
  get examples() {
    return {
      good: [
        {
          title: 'weekly 7 days, monthly 31 days',
          resources: together(
            project(),
            cluster(),
            schedule({ policy_item_weekly: item(6, 'days', 7), policy_item_monthly: item(1, 'days', 31) }),
          ),
        },
      ],
      bad: [
        {
          title: 'weekly 5 days',
          resources: together(project(), cluster(), schedule({ policy_item_weekly: item(6, 'days', 5) })),
        },
      ],
    };
  },
  *check({ after }) {
    for (const schedule of withUnsoundItems(after.schedules)) yield* retentionsBelowFrequency(schedule);
  },
});
