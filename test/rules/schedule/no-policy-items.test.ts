import { type Body, cluster, item, project, schedule, together } from '../../../src/rules/example';
import { scheduleNoPolicyItems } from '../../../src/rules/schedule/no-policy-items';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const withItems = (items: Body) => together(project(), cluster(), schedule(items));
const daily = { policy_item_daily: item(1, 'days', 7) };
const unknownItems = {
  dynamic: { policy_item_daily: { for_each: '${terraform_data.days.output}', content: item(1, 'days', 7) } },
};

const none = {
  at,
  problem: 'the schedule for cluster "orders" has no policy items, so only on-demand snapshots are taken',
  fix: 'add at least one policy item, for example a policy_item_daily block with frequency_interval = 1, retention_unit = "days" and retention_value = 7; or acknowledge this finding if no snapshots are intended',
  fixInCode:
    "add at least one policy item, for example policyItemDaily: { frequencyInterval: 1, retentionUnit: 'days', retentionValue: 7 }; or acknowledge this finding if no snapshots are intended",
};
const lost = {
  at,
  problem: 'the schedule for cluster "orders" loses its last policy item, so it no longer requests snapshots',
  fix: 'keep at least one policy item, for example a policy_item_daily block with frequency_interval = 1, retention_unit = "days" and retention_value = 7',
  severity: 'error',
};

testRule(scheduleNoPolicyItems, [
  { title: 'a daily item', resources: withItems(daily) },
  { title: 'a yearly item alone', resources: withItems({ policy_item_yearly: item(1, 'years', 1) }) },
  { title: 'no items', resources: withItems({}), findings: [none] },
  {
    title: 'a time and a window, but no items',
    resources: withItems({
      reference_hour_of_day: 3,
      reference_minute_of_hour: 30,
      restore_window_days: 2,
      policy_item_daily: [],
    }),
    findings: [none],
  },
  {
    title: 'a schedule that had no items before either',
    before: withItems({}),
    resources: withItems({}),
    findings: [none],
  },
  {
    title: 'a schedule that loses its only item',
    before: withItems(daily),
    resources: withItems({}),
    atSynth: { findings: [none] },
    findings: [lost],
  },
  {
    title: 'a schedule that is replaced by one without items',
    before: withItems(daily),
    resources: withItems({}),
    replaced: [at],
    atSynth: { findings: [none] },
    findings: [lost],
  },
  {
    title: 'a schedule that loses one of two items',
    before: withItems({ ...daily, policy_item_weekly: item(6, 'weeks', 4) }),
    resources: withItems(daily),
  },
  { title: 'a schedule that gets its first item', before: withItems({}), resources: withItems(daily) },
  {
    title: 'items known only after apply',
    resources: withItems(unknownItems),
    unchecked: [`${at} policy_item_daily`],
  },
  {
    title: 'items known only after apply, and a known one',
    resources: withItems({ ...unknownItems, policy_item_weekly: item(6, 'weeks', 4) }),
  },
  {
    title: 'items from a dynamic block over nothing',
    resources: withItems({
      dynamic: { policy_item_daily: { for_each: [], content: item(1, 'days', 7) } },
    }),
    findings: [none],
  },
  {
    title: 'items from a dynamic block over something',
    resources: withItems({
      dynamic: {
        policy_item_daily: { for_each: [7], content: item(1, 'days', '${policy_item_daily.value}') },
      },
    }),
  },
  {
    title: 'a retention known only after apply',
    resources: withItems({ policy_item_daily: item(1, 'days', '${terraform_data.days.output}') }),
  },
  {
    title: 'a schedule whose cluster is not known yet',
    resources: schedule({ cluster_name: '${terraform_data.pick.output}' }),
    findings: [
      {
        ...none,
        problem:
          'the schedule mongodbatlas_cloud_backup_schedule.orders has no policy items, so only on-demand snapshots are taken',
      },
    ],
  },
  {
    title: 'a cluster outside this configuration',
    resources: schedule({ project_id: 'p', cluster_name: 'elsewhere' }),
    findings: [
      {
        ...none,
        problem:
          'the schedule for cluster "elsewhere" has no policy items, so only on-demand snapshots are taken',
      },
    ],
  },
]);
