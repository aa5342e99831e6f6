import { copySeveralModes } from '../../../src/rules/copy/several-modes';
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
const NAME = 'copy_settings[0] of the schedule for cluster "orders"';

const ON = { copy_policy_items_enabled: true };
const items = {
  copy_policy_items: [{ frequency_type: 'daily', retention_unit: 'days', retention_value: 3 }],
};
const frequencies = { frequencies: ['DAILY'] };

testRule(copySeveralModes, [
  { title: 'frequencies', resources: copies(frequencies) },
  { title: 'copy policy items', resources: copies(items, ON) },
  ...['update_copy_snapshots', 'delete_copy_snapshots'].map((attribute) => ({
    title: `${attribute} of a schedule without copies`,
    resources: together(
      project(),
      cluster(),
      schedule({ policy_item_daily: item(1, 'days', 7), [attribute]: true }),
    ),
    findings: [
      {
        at,
        attribute,
        problem: `the schedule for cluster "orders" sets ${attribute}, which requires copy_policy_items_enabled`,
        fix: `remove ${attribute}, or set copy_policy_items_enabled = true`,
        fixInCode: `remove ${attribute.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())}, or set copyPolicyItemsEnabled: true`,
      },
    ],
  })),
  { title: 'a number', resources: copies({ last_number_of_snapshots: 10 }, ON) },
  {
    title: 'the number 0, which counts as none',
    resources: copies({ ...frequencies, last_number_of_snapshots: 0 }),
  },
  {
    title: 'frequencies and items',
    resources: copies({ ...frequencies, ...items }, ON),
    findings: [
      {
        at,
        attribute: 'copy_settings[0]',
        problem: `${NAME} sets frequencies and copy_policy_items, but a copy setting has only one of them`,
        fix: 'remove copy_settings[0].frequencies',
        fixInCode: 'remove copySettings[0].frequencies',
      },
    ],
  },
  {
    title: 'frequencies and items that are not enabled',
    resources: copies({ ...frequencies, ...items }),
    findings: [
      {
        at,
        attribute: 'copy_settings[0]',
        problem: `${NAME} sets frequencies and copy_policy_items, but a copy setting has only one of them`,
        fix: 'remove copy_settings[0].copy_policy_items',
        fixInCode: 'remove copySettings[0].copyPolicyItems',
      },
    ],
  },
  {
    title: 'frequencies and items, with a switch known only after apply',
    resources: copies(
      { ...frequencies, ...items },
      { copy_policy_items_enabled: '${terraform_data.on.output}' },
    ),
    findings: [
      {
        at,
        attribute: 'copy_settings[0]',
        problem: `${NAME} sets frequencies and copy_policy_items, but a copy setting has only one of them`,
        fix: 'remove copy_settings[0].copy_policy_items, or remove copy_settings[0].frequencies',
        fixInCode: 'remove copySettings[0].copyPolicyItems, or remove copySettings[0].frequencies',
      },
    ],
  },
  {
    title: 'items that are not enabled',
    resources: copies(items),
    findings: [
      {
        at,
        attribute: 'copy_settings[0].copy_policy_items',
        problem: `${NAME} sets copy_policy_items, which requires copy_policy_items_enabled`,
        fix: 'set copy_policy_items_enabled = true, which cannot be reverted, or select snapshots by copy_settings[0].frequencies',
        fixInCode:
          'set copyPolicyItemsEnabled: true, which cannot be reverted, or select snapshots by copySettings[0].frequencies',
      },
    ],
  },
  {
    title: 'frequencies although items are enabled',
    resources: copies(frequencies, ON),
    findings: [
      {
        at,
        attribute: 'copy_settings[0].frequencies',
        problem: `${NAME} sets frequencies, which copy_policy_items_enabled does not permit`,
        fix: 'set copy_settings[0].copy_policy_items in place of copy_settings[0].frequencies',
        fixInCode: 'set copySettings[0].copyPolicyItems in place of copySettings[0].frequencies',
      },
    ],
  },
  {
    title: 'copies to update without items',
    resources: copies(frequencies, { update_copy_snapshots: true }),
    findings: [
      {
        at,
        attribute: 'update_copy_snapshots',
        problem:
          'the schedule for cluster "orders" sets update_copy_snapshots, which requires copy_policy_items_enabled',
        fix: 'remove update_copy_snapshots, or set copy_policy_items_enabled = true and copy_settings[0].copy_policy_items in place of copy_settings[0].frequencies',
        fixInCode:
          'remove updateCopySnapshots, or set copyPolicyItemsEnabled: true and copySettings[0].copyPolicyItems in place of copySettings[0].frequencies',
      },
    ],
  },
  {
    title: 'a switch from a variable',
    resources: copies(items, { copy_policy_items_enabled: '${var.on}' }),
    variables: { on: true },
    atSynth: { unchecked: [`${at} copy_policy_items_enabled`] },
  },
]);
