import { isRetentionValue, show } from '../../model';
import { cluster, item, project, schedule, together } from '../example';
import { defineRule, unchecked } from '../rule';

const withWindow = (days: number) =>
  together(
    project(),
    cluster({ pit_enabled: true }),
    schedule({ restore_window_days: days, policy_item_hourly: item(6, 'days', 7) }),
  );

export const scheduleInvalidRestoreWindow = defineRule({
  id: 'schedule/invalid-restore-window',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore window of less than a day, or of part of one',
  why: 'Atlas refuses a restore window that is not a positive number of days; the provider notices neither 0 nor a number below it.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#restore_window_days',
  prevents: 'INVALID_RESTORE_WINDOW',
  refuses: { action: 'write' },
  facts: ['1.17'],
  get examples() {
    return {
      good: [{ title: 'one day', resources: withWindow(1) }],
      bad: [{ title: 'no day', resources: withWindow(0) }],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) {
      const { restoreWindowDays: window } = schedule;
      if (window.kind === 'unknown') yield unchecked(schedule, 'restore_window_days', window);
      if (window.kind === 'known' && !isRetentionValue(window.value))
        yield {
          at: schedule,
          attribute: 'restore_window_days',
          problem: `a restore window cannot be ${show(window)} days long`,
          fix: 'write a whole number of at least 1, or remove restore_window_days',
        };
    }
  },
});
