import { copyInvalidItem } from '../../../src/rules/copy/invalid-item';
import { cluster, copyTo, item, project, schedule, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const copies = (body: object) =>
  together(
    project(),
    cluster(),
    cluster({}, 'payments'),
    schedule({
      policy_item_daily: item(1, 'days', 7),
      copy_policy_items_enabled: true,
      copy_settings: copyTo('EU_WEST_1', { frequencies: undefined, ...body }),
    }),
  );
const NAME = 'copy_settings[0] of the schedule for cluster "orders"';

const kept = (frequency: unknown, unit?: unknown, value?: unknown) => ({
  frequency_type: frequency,
  retention_unit: unit,
  retention_value: value,
});
const withItems = (...items: readonly object[]) => copies({ copy_policy_items: items });
const first = 'copy_settings[0].copy_policy_items[0]';
const firstInCode = 'copySettings[0].copyPolicyItems[0]';

testRule(copyInvalidItem, [
  {
    title: 'an item of each frequency',
    resources: withItems(kept('daily', 'days', 3), kept('weekly', 'weeks', 2)),
  },
  { title: 'on-demand snapshots without a retention', resources: withItems(kept('ondemand')) },
  ...[1, 500].map((number) => ({
    title: `${number} snapshots`,
    resources: copies({ last_number_of_snapshots: number }),
  })),
  { title: 'frequencies', resources: copies({ frequencies: ['DAILY'] }) },
  {
    title: 'upper case',
    resources: withItems(kept('ON_DEMAND')),
    findings: [
      {
        at,
        attribute: `${first}.frequency_type`,
        problem: `${NAME} has a copy item with the frequency "ON_DEMAND", which Atlas does not support`,
        fix: `set frequency_type = "ondemand" in ${first}`,
        fixInCode: `set frequencyType: 'ondemand' in ${firstInCode}`,
      },
    ],
  },
  {
    title: 'another word',
    resources: withItems(kept('nightly', 'days', 3)),
    findings: [
      {
        at,
        attribute: `${first}.frequency_type`,
        problem: `${NAME} has a copy item with the frequency "nightly", which Atlas does not support`,
        fix: `set ${first}.frequency_type to hourly, daily, weekly, monthly, yearly or ondemand`,
        fixInCode: `set ${firstInCode}.frequencyType to hourly, daily, weekly, monthly, yearly or ondemand`,
      },
    ],
  },
  {
    title: 'one frequency twice',
    resources: withItems(kept('daily', 'days', 3), kept('daily', 'days', 7)),
    findings: [
      {
        at,
        attribute: 'copy_settings[0].copy_policy_items[1].frequency_type',
        problem: `${NAME} has two copy items with the frequency "daily"`,
        fix: 'remove copy_settings[0].copy_policy_items[1]',
        fixInCode: 'remove copySettings[0].copyPolicyItems[1]',
      },
    ],
  },
  {
    title: 'no retention value',
    resources: withItems(kept('daily', 'days')),
    findings: [
      {
        at,
        attribute: `${first}.retention_value`,
        problem: `${NAME} has a copy item for daily snapshots without a retention value`,
        fix: `set ${first}.retention_value to a whole number of at least 1`,
        fixInCode: `set ${firstInCode}.retentionValue to a whole number of at least 1`,
      },
    ],
  },
  {
    title: 'a retention unit that Atlas does not support',
    resources: withItems(kept('hourly', 'hours', 12)),
    findings: [
      {
        at,
        attribute: `${first}.retention_unit`,
        problem: `${NAME} has a copy item for hourly snapshots with the retention unit "hours", which Atlas does not support`,
        fix: `set ${first}.retention_unit to days, weeks, months or years`,
        fixInCode: `set ${firstInCode}.retentionUnit to days, weeks, months or years`,
      },
    ],
  },
  {
    title: 'too many snapshots',
    resources: copies({ last_number_of_snapshots: 501 }),
    findings: [
      {
        at,
        attribute: 'copy_settings[0].last_number_of_snapshots',
        problem: `${NAME} copies the newest 501 snapshots, but Atlas supports 1 to 500`,
        fix: 'set copy_settings[0].last_number_of_snapshots to a whole number from 1 to 500',
        fixInCode: 'set copySettings[0].lastNumberOfSnapshots to a whole number from 1 to 500',
      },
    ],
  },
  {
    title: 'a number known only after apply',
    resources: copies({ last_number_of_snapshots: '${terraform_data.number.output}' }),
    unchecked: [`${at} copy_settings[0].last_number_of_snapshots`],
  },
]);
