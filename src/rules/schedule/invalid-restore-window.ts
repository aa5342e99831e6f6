import { isRetentionValue } from '../../model/retention';
import { show } from '../../model/value';
import { cluster, item, project, schedule, together } from '../example';
import { fix, named } from '../fix/fix';
import { scheduleNamed } from '../queries/names';
import { defineRule, unchecked } from '../rule';

const withWindow = (days: number) =>
  together(
    project(),
    cluster({ pit_enabled: true }),
    schedule({ restore_window_days: days, policy_item_hourly: item(6, 'days', 7) }),
  );

const ATTRIBUTE = 'restore_window_days';

export const scheduleInvalidRestoreWindow = defineRule({
  id: 'schedule/invalid-restore-window',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore window that is not a whole number of days',
  why: 'Atlas rejects a restore window that is not a positive number of days. The provider accepts 0 and negative numbers, so only the apply fails.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#restore_window_days',
  prevents: 'INVALID_RESTORE_WINDOW',
  rejects: { action: 'write' },
  facts: ['1.17'],
  get examples() {
    return {
      good: [{ title: 'one day', resources: withWindow(1) }],
      bad: [{ title: '0 days', resources: withWindow(0) }],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) {
      const { restoreWindowDays: window } = schedule;
      if (window.kind === 'unknown') yield unchecked(schedule, ATTRIBUTE, window);
      if (window.kind === 'known' && !isRetentionValue(window.value))
        yield {
          at: schedule,
          attribute: ATTRIBUTE,
          problem: `the restore window of the ${scheduleNamed(schedule)} is ${show(window)} days, which Atlas does not support`,
          fix: fix`set ${named(ATTRIBUTE)} to a whole number of at least 1, or remove it`,
        };
    }
  },
});
