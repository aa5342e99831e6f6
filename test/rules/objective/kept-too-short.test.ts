import { objectiveKeptTooShort } from '../../../src/rules/objective/kept-too-short';
import { cluster, flexCluster, item, project, schedule, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const at = 'mongodbatlas_cloud_backup_schedule.orders';
const later = '${terraform_data.later.output}';
const asks = (keepFor: string, scope = 'stack/orders') => ({
  objectives: [{ scope, statedBy: scope, keepFor }],
});
const daily = { policy_item_daily: item(1, 'days', 7) };
const of = (items: object) => ({
  resources: together(project(), cluster(), schedule({ ...daily, ...items })),
});
const kept = (
  words: string,
  required: string,
  attribute: string | undefined,
  fix: string,
  where = at,
  fixInCode?: string,
) => ({
  at: where,
  ...(attribute === undefined ? {} : { attribute }),
  problem: `cluster "orders" ${words}, but the objective of cluster "stack/orders" requires ${required}`,
  fix,
  ...(fixInCode === undefined ? {} : { fixInCode }),
});

testRule(objectiveKeptTooShort, [
  { title: '12 months for a year', ...asks('P1Y'), ...of({ policy_item_monthly: item(40, 'months', 12) }) },
  { title: 'nothing is required', ...of({}) },
  {
    title: '11 months for a year',
    ...asks('P1Y'),
    ...of({ policy_item_monthly: item(40, 'months', 11) }),
    findings: [
      kept(
        'keeps snapshots at most 11 months',
        '1 year',
        'policy_item_monthly',
        'keep monthly snapshots at least 1 year',
      ),
    ],
  },
  {
    title: '31 days for a month, which may be as long',
    ...asks('P1M'),
    ...of({ policy_item_daily: item(1, 'days', 31) }),
  },
  {
    title: '27 days for a month, which is longer whichever it is',
    ...asks('P1M'),
    ...of({ policy_item_daily: item(1, 'days', 27) }),
    findings: [
      kept(
        'keeps snapshots at most 27 days',
        '1 month',
        'policy_item_daily',
        'keep daily snapshots at least 1 month',
      ),
    ],
  },
  { title: "Atlas' default policy for a year", ...asks('P1Y'), resources: together(project(), cluster()) },
  {
    title: "Atlas' default policy for two years",
    ...asks('P2Y'),
    resources: together(project(), cluster()),
    findings: [
      kept(
        'keeps snapshots at most 12 months',
        '2 years',
        undefined,
        'add a mongodbatlas_cloud_backup_schedule that keeps its least frequent snapshots at least 2 years',
        orders,
        'add new CloudBackupSchedule(...) that keeps its least frequent snapshots at least 2 years',
      ),
    ],
  },
  {
    title: 'no backups',
    ...asks('P7D'),
    resources: together(project(), cluster({ backup_enabled: false })),
    findings: [
      kept(
        'keeps no snapshots',
        '7 days',
        'backup_enabled',
        'set backup_enabled = true, and add a backup schedule that keeps snapshots at least 7 days',
        orders,
        'set backupEnabled: true, and add a backup schedule that keeps snapshots at least 7 days',
      ),
    ],
  },
  {
    title: 'a Flex cluster for 8 days',
    ...asks('P8D', 'stack/reports'),
    resources: together(project(), flexCluster()),
  },
  {
    title: 'a Flex cluster for 9 days',
    ...asks('P9D', 'stack/reports'),
    resources: together(project(), flexCluster()),
    findings: [
      {
        at: 'mongodbatlas_flex_cluster.reports',
        problem:
          'cluster "reports" keeps snapshots at most 8 days, but the objective of cluster "stack/reports" requires 9 days',
        fix: 'make the cluster an M10 or larger with a backup schedule, or change the objective',
      },
    ],
  },
  {
    title: 'a retention that is known after apply',
    ...asks('P1Y'),
    ...of({ policy_item_monthly: item(40, 'months', later) }),
    unchecked: [`${at} policy_item_monthly`],
  },
  {
    title: 'a plan that ceases to meet it',
    only: 'plan',
    ...asks('P1Y'),
    before: together(project(), cluster(), schedule({ ...daily, policy_item_yearly: item(12, 'years', 1) })),
    ...of({}),
    findings: [
      {
        ...kept(
          'keeps snapshots at most 7 days',
          '1 year',
          'policy_item_daily',
          'keep daily snapshots at least 1 year',
        ),
        problem:
          'cluster "orders" keeps snapshots at most 7 days, but the objective of cluster "stack/orders" requires 1 year, which was met before this plan',
      },
    ],
  },
]);
