import { changeChangedOutside } from '../../../src/rules/change/changed-outside';
import {
  type Body,
  type Resources,
  cluster,
  compliancePolicy,
  flexCluster,
  item,
  project,
  schedule,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const atSchedule = 'mongodbatlas_cloud_backup_schedule.orders';
const daily = (days: number): Body => ({ policy_item_daily: item(1, 'days', days) });

/** What Terraform applied, what was changed outside of it, and what the configuration requests: the same by default. */
const changed = (recorded: Resources, before: Resources, resources = recorded) => ({
  recorded: together(project(), recorded),
  before: together(project(), before),
  resources: together(project(), resources),
});

const APPLY =
  'apply this plan, or acknowledge this finding if the change is intentional and change the configuration';
const NOT_REFRESH_ONLY =
  ' and apply a plan that is not refresh-only, or acknowledge this finding if the change is intentional';
const OR_ACKNOWLEDGE = ', or acknowledge this finding if the change is intentional';

testRule(changeChangedOutside, [
  { title: 'nothing was changed', ...changed(cluster(), cluster()) },
  {
    title: 'a change that weakens nothing',
    ...changed(
      together(cluster({ pit_enabled: false, tags: { team: 'orders' } }), schedule(daily(7))),
      together(cluster({ pit_enabled: true }), schedule(daily(14))),
    ),
  },
  {
    title: 'backups were disabled, and the plan enables them again',
    ...changed(cluster(), cluster({ backup_enabled: false })),
    findings: [
      {
        at,
        attribute: 'backup_enabled',
        problem: 'backups of cluster "orders" were disabled outside of Terraform; this plan reverts that',
        fix: APPLY,
      },
    ],
  },
  {
    title: 'backups were disabled, and the configuration follows',
    ...changed(cluster(), cluster({ backup_enabled: false }), cluster({ backup_enabled: false })),
    findings: [
      {
        at,
        attribute: 'backup_enabled',
        problem:
          'backups of cluster "orders" were disabled outside of Terraform; this plan does not revert that',
        fix: `set backup_enabled = true${OR_ACKNOWLEDGE}`,
      },
    ],
  },
  {
    title: 'backups were disabled, and whether they come back is known only after apply',
    ...changed(
      cluster(),
      cluster({ backup_enabled: false }),
      cluster({ backup_enabled: '${terraform_data.x.output}' }),
    ),
    findings: [
      {
        at,
        attribute: 'backup_enabled',
        problem:
          'backups of cluster "orders" were disabled outside of Terraform; whether this plan reverts that is known only after apply',
        fix: `set backup_enabled = true${OR_ACKNOWLEDGE}`,
      },
    ],
  },
  {
    title: 'backups were disabled, in a refresh-only plan',
    ...changed(cluster(), cluster({ backup_enabled: false })),
    refreshOnly: true,
    findings: [
      {
        at,
        attribute: 'backup_enabled',
        problem:
          'backups of cluster "orders" were disabled outside of Terraform; this plan only records that in the state',
        fix: `set backup_enabled = true${NOT_REFRESH_ONLY}`,
      },
    ],
  },
  {
    title: 'backups and point-in-time restore were disabled: that is one change',
    ...changed(cluster({ pit_enabled: true }), cluster({ backup_enabled: false, pit_enabled: false })),
    findings: [
      {
        at,
        attribute: 'backup_enabled',
        problem: 'backups of cluster "orders" were disabled outside of Terraform; this plan reverts that',
        fix: APPLY,
      },
    ],
  },
  {
    title: 'point-in-time restore and termination protection were disabled',
    ...changed(
      cluster({ pit_enabled: true }),
      cluster({ pit_enabled: false, termination_protection_enabled: false }),
    ),
    findings: [
      {
        at,
        attribute: 'pit_enabled',
        problem:
          'point-in-time restore of cluster "orders" was disabled outside of Terraform; this plan reverts that',
        fix: APPLY,
      },
      {
        at,
        attribute: 'termination_protection_enabled',
        problem:
          'termination protection of cluster "orders" was disabled outside of Terraform; this plan reverts that',
        fix: APPLY,
      },
    ],
  },
  {
    title: 'a cluster was deleted, and the plan creates it again',
    ...changed(cluster(), {}),
    findings: [
      {
        at,
        problem:
          'cluster "orders" was deleted outside of Terraform; this plan creates it again, without its snapshots',
        fix: 'apply this plan, or remove the resource from the configuration if the deletion is intentional',
      },
    ],
  },
  {
    title: 'a cluster was deleted, and the configuration follows',
    ...changed(cluster(), {}, {}),
    findings: [
      {
        at,
        problem: 'cluster "orders" was deleted outside of Terraform; this plan does not revert that',
        fix: 'add the resource to the configuration, or acknowledge this finding if the deletion is intentional',
      },
    ],
  },
  {
    title: 'a Flex cluster was deleted, in a refresh-only plan',
    ...changed(flexCluster(), {}),
    refreshOnly: true,
    findings: [
      {
        at: 'mongodbatlas_flex_cluster.reports',
        problem:
          'cluster "reports" was deleted outside of Terraform; this plan only records that in the state',
        fix: 'apply a plan that is not refresh-only, or remove the resource from the configuration if the deletion is intentional',
      },
    ],
  },
  { title: 'an M0 was deleted, which has no backups', ...changed(tenantCluster('TENANT'), {}) },
  {
    title: 'a schedule was deleted',
    ...changed(together(cluster(), schedule(daily(7))), cluster()),
    findings: [
      {
        at: atSchedule,
        problem: 'schedule for cluster "orders" was deleted outside of Terraform; this plan creates it again',
        fix: 'apply this plan, or remove the resource from the configuration if the deletion is intentional',
      },
    ],
  },
  {
    title: 'a compliance policy was removed',
    ...changed(compliancePolicy(), {}),
    findings: [
      {
        at: 'mongodbatlas_backup_compliance_policy.statute',
        problem:
          'backup compliance policy of project "shop" was deleted outside of Terraform; this plan creates it again',
        fix: 'apply this plan, or remove the resource from the configuration if the deletion is intentional',
      },
    ],
  },
  {
    title: 'a policy item was removed',
    ...changed(
      together(cluster(), schedule({ ...daily(7), policy_item_weekly: item(6, 'weeks', 4) })),
      together(cluster(), schedule(daily(7))),
    ),
    findings: [
      {
        at: atSchedule,
        attribute: 'policy_item_weekly',
        problem:
          'the weekly policy item of the schedule for cluster "orders" was removed outside of Terraform; this plan reverts that',
        fix: APPLY,
      },
    ],
  },
  {
    title: 'a policy item was removed, and the configuration follows',
    ...changed(
      together(cluster(), schedule({ ...daily(7), policy_item_weekly: item(6, 'weeks', 4) })),
      together(cluster(), schedule(daily(7))),
      together(cluster(), schedule(daily(7))),
    ),
    findings: [
      {
        at: atSchedule,
        attribute: 'policy_item_weekly',
        problem:
          'the weekly policy item of the schedule for cluster "orders" was removed outside of Terraform; this plan does not revert that',
        fix: `add a policy_item_weekly block with frequency_interval = 6, retention_unit = "weeks" and retention_value = 4${OR_ACKNOWLEDGE}`,
      },
    ],
  },
  {
    title: 'a retention was shortened, in a refresh-only plan',
    ...changed(together(cluster(), schedule(daily(14))), together(cluster(), schedule(daily(7)))),
    refreshOnly: true,
    findings: [
      {
        at: atSchedule,
        attribute: 'policy_item_daily',
        problem:
          'the schedule for cluster "orders" keeps daily snapshots 7 days instead of 14 days since a change outside of Terraform; this plan only records that in the state',
        fix: `set retention_unit = "days" and retention_value = 14 in policy_item_daily${NOT_REFRESH_ONLY}`,
      },
    ],
  },
  {
    title: 'a retention was shortened, and the configuration keeps snapshots even less',
    ...changed(
      together(cluster(), schedule(daily(14))),
      together(cluster(), schedule(daily(7))),
      together(cluster(), schedule(daily(5))),
    ),
    findings: [
      {
        at: atSchedule,
        attribute: 'policy_item_daily',
        problem:
          'the schedule for cluster "orders" keeps daily snapshots 7 days instead of 14 days since a change outside of Terraform; this plan does not revert that',
        fix: `set retention_unit = "days" and retention_value = 14 in policy_item_daily${OR_ACKNOWLEDGE}`,
      },
    ],
  },
]);
