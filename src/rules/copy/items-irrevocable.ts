import { cluster, copyTo, item, project, schedule, together } from '../example';

import { is } from '../../model/value';
import { scheduleNamed } from '../queries/names';
import { defineRule, unchecked } from '../rule';

const copies = (isEnabled: boolean) =>
  together(
    project(),
    cluster(),
    schedule({
      policy_item_daily: item(1, 'days', 7),
      ...(isEnabled ? { copy_policy_items_enabled: true } : {}),
      copy_settings: copyTo(
        'EU_WEST_1',
        isEnabled
          ? {
              frequencies: undefined,
              copy_policy_items: [{ frequency_type: 'daily', retention_unit: 'days', retention_value: 3 }],
            }
          : {},
      ),
    }),
  );

export const copyItemsIrrevocable = defineRule({
  id: 'copy/items-irrevocable',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'copy policy items are enabled, which cannot be reverted',
  why: 'Once a schedule has copy policy items, Atlas does not let it select copies by frequencies again.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#copy_policy_items_enabled',
  prevents: 'one-way door',
  facts: ['P20-1'],
  get examples() {
    return {
      good: [{ title: 'items that are enabled already', before: copies(true), resources: copies(true) }],
      bad: [{ before: copies(false), resources: copies(true) }],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) {
      const { copyPolicyItemsEnabled: enabled, before, change } = schedule;
      if (change?.action === 'no-op' || is(before?.copyPolicyItemsEnabled ?? { kind: 'absent' }, true))
        continue;
      if (enabled.kind === 'unknown') yield unchecked(schedule, 'copy_policy_items_enabled', enabled);
      if (is(enabled, true))
        yield {
          at: schedule,
          attribute: 'copy_policy_items_enabled',
          problem: `the ${scheduleNamed(schedule)} enables copy policy items, which cannot be disabled again`,
          fix: 'keep frequencies, or acknowledge this finding with a reason',
        };
    }
  },
});
