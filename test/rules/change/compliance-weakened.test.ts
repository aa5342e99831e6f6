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

const fix = 'write at least 7 days; the named representative can ask MongoDB Support for less';

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
          'the compliance policy of shop asks to keep daily snapshots 6 days instead of 7 days, which Atlas refuses',
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
    title: 'an item goes',
    ...from({ ...daily(7), policy_item_weekly: item(0, 'weeks', 4) }, daily(7)),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'policy_item_weekly',
        problem: 'the compliance policy of shop loses its weekly item of 4 weeks, which Atlas refuses',
        fix: 'keep the weekly item with 4 weeks; the named representative can ask MongoDB Support for less',
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
    title: 'one of two weekly items goes',
    ...from(
      { policy_item_weekly: [item(0, 'weeks', 4), item(0, 'weeks', 8)] },
      { policy_item_weekly: [item(0, 'weeks', 8)] },
    ),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'policy_item_weekly[0]',
        problem: 'the compliance policy of shop loses its weekly item of 4 weeks, which Atlas refuses',
        fix: 'keep the weekly item with 4 weeks; the named representative can ask MongoDB Support for less',
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
          'the compliance policy of shop asks to keep daily snapshots 3 days instead of 7 days, which Atlas refuses',
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
          'the compliance policy of shop asks to keep on-demand snapshots 6 days instead of 7 days, which Atlas refuses',
        fix,
      },
    ],
  },
  { title: 'on-demand snapshots are kept for more', ...from(onDemand(7), onDemand(8)) },
  {
    title: 'nothing is asked of on-demand snapshots any more',
    ...from({ ...daily(7), ...onDemand(7) }, daily(7)),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'on_demand_policy_item',
        problem: 'the compliance policy of shop loses its on-demand item of 7 days, which Atlas refuses',
        fix: 'keep the on-demand item with 7 days; the named representative can ask MongoDB Support for less',
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
          'the compliance policy of shop asks for a restore window of 4 days instead of 6, which Atlas refuses',
        fix: 'write restore_window_days = 6; the named representative can ask MongoDB Support for less',
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
    title: 'continuous backup is no longer asked for',
    ...from({ pit_enabled: true }, { pit_enabled: false }),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'pit_enabled',
        problem: 'the compliance policy of shop no longer asks for continuous backup, which Atlas refuses',
        fix: 'write pit_enabled = true; the named representative can ask MongoDB Support for less',
      },
    ],
  },
  {
    title: 'continuous backup is left out',
    ...from({ ...daily(7), pit_enabled: true }, daily(7)),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        attribute: 'pit_enabled',
        problem: 'the compliance policy of shop no longer asks for continuous backup, which Atlas refuses',
        fix: 'write pit_enabled = true; the named representative can ask MongoDB Support for less',
      },
    ],
  },
  { title: 'continuous backup is asked for', ...from({ pit_enabled: false }, { pit_enabled: true }) },
  {
    title: 'continuous backup known after apply',
    ...from({ pit_enabled: true }, { pit_enabled: later }),
    unchecked: ['mongodbatlas_backup_compliance_policy.statute pit_enabled'],
  },
  {
    title: 'encryption and copy protection may be switched off',
    ...from(
      { encryption_at_rest_enabled: true, copy_protection_enabled: true },
      { encryption_at_rest_enabled: false, copy_protection_enabled: false },
    ),
  },
  { title: 'a new policy', before: project(), resources: together(project(), compliancePolicy()) },
  {
    title: 'a policy that goes is for another rule',
    before: together(project(), compliancePolicy()),
    resources: project(),
  },
]);
