import { is } from '../../model/value';
import { cluster, copyTo, item, project, schedule, together } from '../example';
import { fixWithItems } from '../copy/fitting-copy';
import { fix } from '../fix/fix';
import { scheduleNamed } from '../queries/names';
import { defineRule, unchecked } from '../rule';

const FLAG = 'copy_policy_items_enabled';
const copies = (body: object, settings: object) =>
  together(
    project(),
    cluster(),
    schedule({
      policy_item_daily: item(1, 'days', 7),
      ...body,
      copy_settings: copyTo('EU_WEST_1', { frequencies: undefined, ...settings }),
    }),
  );
const dailyItems = {
  copy_policy_items: [{ frequency_type: 'daily', retention_unit: 'days', retention_value: 3 }],
};
const items = copies({ [FLAG]: true }, dailyItems);

export const changeCopyItemsSwitchedOff = defineRule({
  id: 'change/copy-items-switched-off',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'copy policy items are disabled',
  why: 'Atlas does not disable copy policy items again. If the attribute is removed, the provider sends false, and the apply fails.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#copy_policy_items_enabled',
  prevents: '400',
  rejects: { action: 'update' },
  facts: ['P20-1'],
  get examples() {
    return {
      good: [{ title: 'items that stay enabled', before: items, resources: items }],
      bad: [
        { before: items, resources: copies({}, dailyItems) },
        {
          title: 'frequencies in place of items',
          before: items,
          resources: copies({}, { frequencies: ['DAILY'] }),
        },
      ],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) {
      const { before, change, copyPolicyItemsEnabled: enabled } = schedule;
      if (change?.action !== 'update' || !is(before?.copyPolicyItemsEnabled ?? { kind: 'absent' }, true))
        continue;
      if (enabled.kind === 'unknown') yield unchecked(schedule, FLAG, enabled);
      else if (!is(enabled, true))
        yield {
          at: schedule,
          attribute: FLAG,
          problem: `the ${scheduleNamed(schedule)} disables copy policy items, which Atlas does not support`,
          fix: fix`set ${fixWithItems(schedule)}`,
        };
    }
  },
});
