import { copyItemsIrrevocable } from '../../../src/rules/copy/items-irrevocable';
import { cluster, copyTo, item, project, schedule, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const copies = (body: object, more: object = {}) =>
  together(
    project(),
    cluster(),
    cluster({}, 'payments'),
    schedule({
      policy_item_daily: item(1, 'days', 7),
      ...more,
      copy_settings: copyTo('EU_WEST_1', { frequencies: undefined, ...body }),
    }),
  );

const before = copies({ frequencies: ['DAILY'] });
const items = {
  copy_policy_items: [{ frequency_type: 'daily', retention_unit: 'days', retention_value: 3 }],
};
const enabled = copies(items, { copy_policy_items_enabled: true });
const found = {
  at,
  attribute: 'copy_policy_items_enabled',
  problem: 'the schedule for cluster "orders" enables copy policy items, which cannot be disabled again',
  fix: 'keep frequencies, or acknowledge this finding with a reason',
};

testRule(copyItemsIrrevocable, [
  { title: 'items that are enabled', before, resources: enabled, findings: [found] },
  { title: 'a new schedule', resources: enabled, findings: [found] },
  {
    title: 'a schedule without copies',
    resources: together(
      project(),
      cluster(),
      schedule({ policy_item_daily: item(1, 'days', 7), copy_policy_items_enabled: true }),
    ),
    findings: [found],
  },
  { title: 'items that are enabled already', before: enabled, resources: enabled },
  { title: 'frequencies', before, resources: before },
  {
    title: 'a switch known only after apply',
    before,
    resources: copies(items, { copy_policy_items_enabled: '${terraform_data.on.output}' }),
    unchecked: [`${at} copy_policy_items_enabled`],
  },
]);
