import { changeItemsLeftBehind } from '../../../src/rules/change/items-left-behind';
import { changeRetentionShortened } from '../../../src/rules/change/retention-shortened';
import { type Body, cluster, item, project, schedule, together } from '../../../src/rules/example';
import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { planOf } from '../../support/plan-of';
import { testRule } from '../../support/rule-tester';

const daily = { policy_item_daily: item(1, 'days', 7) };
const weekly = { policy_item_weekly: [item(6, 'weeks', 4), item(1, 'weeks', 4)] };
const from = (before: Body, after: Body) => ({
  before: together(project(), cluster(), schedule(before)),
  resources: together(project(), cluster(), schedule(after)),
});

testRule(changeItemsLeftBehind, [
  {
    title: 'the only item is removed',
    ...from(daily, {}),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_daily',
        problem:
          'the schedule for cluster "orders" removes its only policy item, but Atlas keeps it: an update without items sends none',
        fix: "keep at least one policy item. To take no snapshots, recreate the schedule without items: add -replace='mongodbatlas_cloud_backup_schedule.orders' to the plan",
      },
    ],
  },
  {
    title: 'all three items are removed',
    ...from({ ...daily, ...weekly }, {}),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'policy_item_daily',
        problem:
          'the schedule for cluster "orders" removes all 3 policy items, but Atlas keeps them: an update without items sends none',
        fix: "keep at least one policy item. To take no snapshots, recreate the schedule without items: add -replace='mongodbatlas_cloud_backup_schedule.orders' to the plan",
      },
    ],
  },
  { title: 'one item stays', ...from({ ...daily, ...weekly }, daily) },
  { title: 'one kind replaces another', ...from(daily, weekly) },
  { title: 'there were none', ...from({}, { restore_window_days: 3 }) },
  {
    title: 'items that are not known yet',
    ...from(daily, { policy_item_daily: '${terraform_data.x.output}' }),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders policy_item_daily'],
  },
  {
    title: 'one kind is not known yet, another is there',
    ...from(daily, { ...daily, policy_item_weekly: '${terraform_data.x.output}' }),
  },
  {
    title: 'replaced: a schedule that is created clears them',
    ...from(daily, {}),
    replaced: ['mongodbatlas_cloud_backup_schedule.orders'],
  },
  {
    title: 'deleted',
    before: together(project(), cluster(), schedule(daily)),
    resources: together(project(), cluster()),
  },
  {
    title: 'a new schedule without items',
    before: together(project(), cluster()),
    resources: together(project(), cluster(), schedule({})),
  },
]);

test('change/retention-shortened has nothing to add', () => {
  const plan = readPlan(planOf(from(daily, {})));
  const { findings } = review(plan, [changeRetentionShortened, changeItemsLeftBehind]);
  expect(findings.map(({ rule }) => rule)).toEqual(['change/items-left-behind']);
});
