import { isDestroyed } from '../../model/resource';
import { cluster, item, project, schedule, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { scheduleNamed } from '../queries/names';

const daily = { policy_item_daily: item(1, 'days', 7) };

export const changeItemsLeftBehind = defineRule({
  id: 'change/items-left-behind',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'all policy items are removed from a schedule, but stay in Atlas',
  why: 'An update without policy items sends none, so Atlas keeps the existing ones, and every later plan shows the same change. Only creating a schedule clears them.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule',
  prevents: 'drift',
  facts: ['T-5', 'M-3'],
  silences: ['change/retention-shortened'],
  get examples() {
    return {
      good: [
        {
          title: 'one item stays',
          before: together(
            project(),
            cluster(),
            schedule({ ...daily, policy_item_weekly: item(6, 'weeks', 4) }),
          ),
          resources: together(project(), cluster(), schedule({ policy_item_weekly: item(6, 'weeks', 4) })),
        },
      ],
      bad: [
        {
          before: together(project(), cluster(), schedule(daily)),
          resources: together(project(), cluster(), schedule({})),
        },
      ],
    };
  },
  *check({ before }) {
    for (const schedule of before.schedules) {
      const { after, items } = schedule;
      const [first] = items;
      if (after === undefined || first === undefined || isDestroyed(schedule) || after.items.length > 0)
        continue;
      if (after.unknownItems.length > 0) {
        for (const { attribute, until } of after.unknownItems)
          yield unchecked(after, attribute, { kind: 'unknown', until });
        continue;
      }
      const lost = items.length === 1 ? 'its only policy item' : `all ${items.length} policy items`;
      yield {
        at: after,
        attribute: first.attribute,
        problem: `the ${scheduleNamed(schedule)} removes ${lost}, but Atlas keeps ${items.length === 1 ? 'it' : 'them'}: an update without items sends none`,
        fix: `keep at least one policy item. To take no snapshots, recreate the schedule without items: add -replace='${after.address}' to the plan`,
      };
    }
  },
});
