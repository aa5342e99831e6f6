import { changeCopyItemsSwitchedOff } from '../../../src/rules/change/copy-items-switched-off';
import { cluster, copyTo, item, project, schedule, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const FLAG = 'copy_policy_items_enabled';
const copies = (enabled: unknown) =>
  together(
    project(),
    cluster(),
    schedule({
      policy_item_daily: item(1, 'days', 7),
      [FLAG]: enabled,
      copy_settings: copyTo('EU_WEST_1', { frequencies: undefined, last_number_of_snapshots: 5 }),
    }),
  );
const disabled = {
  at,
  attribute: FLAG,
  problem: 'the schedule for cluster "orders" disables copy policy items, which Atlas does not support',
  fix: 'set copy_policy_items_enabled = true',
};

testRule(changeCopyItemsSwitchedOff, [
  { title: 'items that stay enabled', before: copies(true), resources: copies(true) },
  { title: 'items that are enabled', before: copies(false), resources: copies(true) },
  { title: 'items that are disabled', before: copies(true), resources: copies(false), findings: [disabled] },
  {
    title: 'an attribute that is removed',
    before: copies(true),
    resources: copies(undefined),
    findings: [disabled],
  },
  {
    title: 'frequencies in place of items',
    before: copies(true),
    resources: together(
      project(),
      cluster(),
      schedule({ policy_item_daily: item(1, 'days', 7), copy_settings: copyTo('EU_WEST_1') }),
    ),
    findings: [
      {
        ...disabled,
        fix: 'set copy_policy_items_enabled = true and copy_settings[0].copy_policy_items in place of copy_settings[0].frequencies',
      },
    ],
  },
  {
    title: 'a switch known only after apply',
    before: copies(true),
    resources: copies('${terraform_data.on.output}'),
    unchecked: [`${at} ${FLAG}`],
  },
]);
