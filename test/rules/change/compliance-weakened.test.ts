import { changeComplianceWeakened } from '../../../src/rules/change/compliance-weakened';
import { type Body, compliancePolicy, item, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const from = (before: Body, after: Body) => ({
  before: together(project(), compliancePolicy(before)),
  resources: together(project(), compliancePolicy(after)),
});
const daily = (value: unknown, unit: unknown = 'days') => ({ policy_item_daily: item(1, unit, value) });
const onDemand = (value: unknown) => ({ on_demand_policy_item: item(0, 'days', value) });
const later = '${terraform_data.x.output}';

const fix = 'require at least 7 days; for less, have the contact of the policy ask MongoDB Support';

testRule(changeComplianceWeakened, [
  { title: 'the same', ...from(daily(7), { ...daily(7), copy_protection_enabled: true }) },
  { title: 'longer', ...from(daily(7), daily(8)) },
  {
    title: 'shorter',
    ...from(daily(7), daily(6)),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'policy_item_daily',
        problem:
          'the backup compliance policy of project "shop" requires daily snapshots to be kept 6 days instead of 7 days, which Atlas rejects',
        fix,
      },
    ],
  },
  { title: 'as long in another unit', ...from(daily(14), daily(2, 'weeks')) },
  {
    title: 'from 1 month to 31 days: the month decides, so it is silent',
    ...from(daily(1, 'months'), daily(31)),
  },
  {
    title: 'an item is removed',
    ...from({ ...daily(7), policy_item_weekly: item(0, 'weeks', 4) }, daily(7)),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'policy_item_weekly',
        problem:
          'the backup compliance policy of project "shop" loses its weekly item with a retention of 4 weeks, which Atlas rejects',
        fix: 'keep the weekly item with a retention of 4 weeks; for less, have the contact of the policy ask MongoDB Support',
      },
    ],
  },
  { title: 'an item comes', ...from(daily(7), { ...daily(7), policy_item_weekly: item(0, 'weeks', 4) }) },
  {
    title: 'two weekly items change places',
    ...from(
      { policy_item_weekly: [item(0, 'weeks', 4), item(0, 'weeks', 8)] },
      { policy_item_weekly: [item(0, 'weeks', 8), item(0, 'weeks', 4)] },
    ),
  },
  {
    title: 'one of two weekly items is removed',
    ...from(
      { policy_item_weekly: [item(0, 'weeks', 4), item(0, 'weeks', 8)] },
      { policy_item_weekly: [item(0, 'weeks', 8)] },
    ),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'policy_item_weekly[0]',
        problem:
          'the backup compliance policy of project "shop" loses its weekly item with a retention of 4 weeks, which Atlas rejects',
        fix: 'keep the weekly item with a retention of 4 weeks; for less, have the contact of the policy ask MongoDB Support',
      },
    ],
  },
  {
    title: 'a retention that is known after apply',
    ...from(daily(7), daily(later)),
    unchecked: ['mongodbatlas_backup_compliance_policy.statute policy_item_daily'],
  },
  {
    title: 'items that are known after apply',
    ...from(daily(7), { policy_item_daily: later }),
    unchecked: ['mongodbatlas_backup_compliance_policy.statute policy_item_daily'],
  },
  {
    title: 'a retention from a variable',
    ...from(daily(7), daily('${var.days}')),
    variables: { days: 3 },
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'policy_item_daily',
        problem:
          'the backup compliance policy of project "shop" requires daily snapshots to be kept 3 days instead of 7 days, which Atlas rejects',
        fix,
      },
    ],
  },
  {
    title: 'on-demand snapshots are kept for less',
    ...from(onDemand(7), onDemand(6)),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'on_demand_policy_item',
        problem:
          'the backup compliance policy of project "shop" requires on-demand snapshots to be kept 6 days instead of 7 days, which Atlas rejects',
        fix,
      },
    ],
  },
  { title: 'on-demand snapshots are kept for more', ...from(onDemand(7), onDemand(8)) },
  {
    title: 'on-demand snapshots have no requirement any more',
    ...from({ ...daily(7), ...onDemand(7) }, daily(7)),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'on_demand_policy_item',
        problem:
          'the backup compliance policy of project "shop" loses its on-demand item with a retention of 7 days, which Atlas rejects',
        fix: 'keep the on-demand item with a retention of 7 days; for less, have the contact of the policy ask MongoDB Support',
      },
    ],
  },
  {
    title: 'on-demand retention known after apply',
    ...from(onDemand(7), onDemand(later)),
    unchecked: ['mongodbatlas_backup_compliance_policy.statute on_demand_policy_item'],
  },
  {
    title: 'on-demand item known after apply',
    ...from(onDemand(7), { on_demand_policy_item: later }),
    unchecked: ['mongodbatlas_backup_compliance_policy.statute on_demand_policy_item'],
  },
  {
    title: 'a shorter window',
    ...from({ restore_window_days: 6 }, { restore_window_days: 4 }),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'restore_window_days',
        problem:
          'the backup compliance policy of project "shop" requires a restore window of 4 days instead of 6, which Atlas rejects',
        fix: 'set restore_window_days = 6; for less, have the contact of the policy ask MongoDB Support',
      },
    ],
  },
  { title: 'a longer window', ...from({ restore_window_days: 4 }, { restore_window_days: 6 }) },
  {
    title: 'the window is left out: the state decides',
    ...from({ ...daily(7), restore_window_days: 6 }, daily(8)),
  },
  { title: 'a window of 0 days was none', ...from({ restore_window_days: 0 }, { restore_window_days: 1 }) },
  {
    title: 'a window that is known after apply',
    ...from({ restore_window_days: 6 }, { restore_window_days: later }),
    unchecked: ['mongodbatlas_backup_compliance_policy.statute restore_window_days'],
  },
  {
    title: 'point-in-time restore is no longer required',
    ...from({ pit_enabled: true }, { pit_enabled: false }),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'pit_enabled',
        problem:
          'the backup compliance policy of project "shop" no longer requires point-in-time restore, which Atlas rejects',
        fix: 'set pit_enabled = true; for less, have the contact of the policy ask MongoDB Support',
      },
    ],
  },
  {
    title: 'point-in-time restore is not set',
    ...from({ ...daily(7), pit_enabled: true }, daily(7)),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'pit_enabled',
        problem:
          'the backup compliance policy of project "shop" no longer requires point-in-time restore, which Atlas rejects',
        fix: 'set pit_enabled = true; for less, have the contact of the policy ask MongoDB Support',
      },
    ],
  },
  { title: 'point-in-time restore is required', ...from({ pit_enabled: false }, { pit_enabled: true }) },
  {
    title: 'point-in-time restore known after apply',
    ...from({ pit_enabled: true }, { pit_enabled: later }),
    unchecked: ['mongodbatlas_backup_compliance_policy.statute pit_enabled'],
  },
  {
    title: 'encryption and copy protection may be disabled',
    ...from(
      { encryption_at_rest_enabled: true, copy_protection_enabled: true },
      { encryption_at_rest_enabled: false, copy_protection_enabled: false },
    ),
  },
  { title: 'a new policy', before: project(), resources: together(project(), compliancePolicy()) },
  {
    title: 'a deleted policy is reported by another rule',
    before: together(project(), compliancePolicy()),
    resources: project(),
  },
]);
