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
const kept = (words: string, asked: string, attribute: string | undefined, fix: string, where = at) => ({
  at: where,
  ...(attribute === undefined ? {} : { attribute }),
  problem: `orders ${words}, less than the ${asked} that stack/orders states`,
  fix,
});

testRule(objectiveKeptTooShort, [
  { title: '12 months for a year', ...asks('P1Y'), ...of({ policy_item_monthly: item(40, 'months', 12) }) },
  { title: 'nothing is asked for', ...of({}) },
  {
    title: '11 months for a year',
    ...asks('P1Y'),
    ...of({ policy_item_monthly: item(40, 'months', 11) }),
    findings: [
      kept(
        'keeps snapshots 11 months at most',
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
        'keeps snapshots 27 days at most',
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
        'keeps snapshots 12 months at most',
        '2 years',
        undefined,
        'add a mongodbatlas_cloud_backup_schedule that keeps its least frequent snapshots at least 2 years',
        orders,
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
        'write backup_enabled = true, with a backup schedule that keeps snapshots at least 7 days',
        orders,
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
        problem: 'reports keeps snapshots 8 days at most, less than the 9 days that stack/reports states',
        fix: 'make the cluster an M10 or larger, with a backup schedule, or state another objective',
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
          'keeps snapshots 7 days at most',
          '1 year',
          'policy_item_daily',
          'keep daily snapshots at least 1 year',
        ),
        problem:
          'orders keeps snapshots 7 days at most, less than the 1 year that stack/orders states; before this plan it was met',
      },
    ],
  },
]);
