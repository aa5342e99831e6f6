import { objectiveWorstLoss } from '../../../src/rules/objective/worst-loss';
import {
  cluster,
  flexCluster,
  item,
  project,
  schedule,
  shards,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const at = 'mongodbatlas_cloud_backup_schedule.orders';
const later = '${terraform_data.later.output}';
const asks = (worstLoss: string, scope = 'stack/orders') => ({
  objectives: [{ scope, statedBy: scope, worstLoss }],
});
const daily = { policy_item_daily: item(1, 'days', 7) };
const hourly = (hours: unknown) => ({ policy_item_hourly: item(hours, 'days', 2) });
const of = (items: object, clusterBody: object = {}) => ({
  resources: together(project(), cluster({ ...clusterBody }), schedule({ ...items })),
});
const loses = (
  loss: string,
  required: string,
  [fix, fixInCode]: readonly [string, string?],
  attribute: string | undefined,
  where = at,
  more = '',
) => ({
  at: where,
  ...(attribute === undefined ? {} : { attribute }),
  problem: `cluster "orders" ${loss === 'everything' ? 'may lose all data' : `has an RPO of ${loss}`}, but the objective of cluster "stack/orders" requires at most ${required}${more}`,
  fix,
  ...(fixInCode === undefined ? {} : { fixInCode }),
});

testRule(objectiveWorstLoss, [
  { title: 'every 6 hours for 6 hours', ...asks('PT6H'), ...of(hourly(6)) },
  { title: 'nothing is required', ...of(daily) },
  {
    title: 'a schedule that stays with its cluster, whose name is not known any longer',
    only: 'plan',
    ...asks('PT6H'),
    before: together(project(), cluster(), schedule(hourly(6))),
    resources: together(project(), cluster(), schedule({ ...hourly(6), cluster_name: later })),
  },
  {
    title: 'a schedule that may be for the cluster',
    ...asks('PT6H'),
    resources: together(
      project(),
      cluster(),
      schedule({ ...hourly(6), project_id: later, cluster_name: later }),
    ),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'a forgotten schedule',
    only: 'plan',
    ...asks('PT6H'),
    before: together(project(), cluster(), schedule(hourly(6))),
    resources: together(project(), cluster()),
    forgotten: [at],
  },
  {
    title: 'every 8 hours for 6 hours',
    ...asks('PT6H'),
    ...of(hourly(8)),
    findings: [
      loses(
        '8 hours',
        '6 hours',
        ['set frequency_interval = 6 in policy_item_hourly', 'set frequencyInterval: 6 in policyItemHourly'],
        'policy_item_hourly',
      ),
    ],
  },
  {
    title: 'daily snapshots for 7 hours: the longest interval that is allowed',
    ...asks('PT7H'),
    ...of(daily),
    findings: [loses('1 day', '7 hours', ['add an hourly item every 6 hours'], 'policy_item_hourly')],
  },
  { title: 'daily snapshots for a day', ...asks('P1D'), ...of(daily) },
  {
    title: 'weekly snapshots for a day',
    ...asks('P1D'),
    ...of({ policy_item_weekly: item(6, 'weeks', 4) }),
    findings: [loses('7 days', '1 day', ['add a daily item'], 'policy_item_daily')],
  },
  {
    title: 'monthly snapshots for a week',
    ...asks('P7D'),
    ...of({ policy_item_monthly: item(40, 'months', 4) }),
    findings: [loses('31 days', '7 days', ['add a weekly item'], 'policy_item_weekly')],
  },
  { title: 'point-in-time restores for a minute', ...asks('PT1M'), ...of(hourly(6), { pit_enabled: true }) },
  {
    title: 'every hour for half an hour: only point-in-time restores can',
    ...asks('PT30M'),
    ...of(hourly(1)),
    findings: [
      loses(
        '1 hour',
        '30 minutes',
        ['set pit_enabled = true for an RPO of 1 minute', 'set pitEnabled: true for an RPO of 1 minute'],
        'pit_enabled',
        orders,
      ),
    ],
  },
  {
    title: 'an NVMe cluster, which takes hourly snapshots every 12 hours alone',
    ...asks('PT6H'),
    ...of(hourly(12), { replication_specs: shards(1, 'M40_NVME') }),
    findings: [
      loses(
        '12 hours',
        '6 hours',
        ['set pit_enabled = true for an RPO of 1 minute', 'set pitEnabled: true for an RPO of 1 minute'],
        'pit_enabled',
        orders,
      ),
    ],
  },
  {
    title: "Atlas' default policy",
    ...asks('PT6H'),
    resources: together(project(), cluster()),
    findings: [
      loses(
        '1 day',
        '6 hours',
        [
          'add a mongodbatlas_cloud_backup_schedule with an hourly item every 6 hours',
          'add new CloudBackupSchedule(...) with an hourly item every 6 hours',
        ],
        undefined,
        orders,
      ),
    ],
  },
  {
    title: 'no backups',
    ...asks('P1D'),
    resources: together(project(), cluster({ backup_enabled: false })),
    findings: [
      loses(
        'everything',
        '1 day',
        [
          'set backup_enabled = true, and add a backup schedule with a daily item',
          'set backupEnabled: true, and add a backup schedule with a daily item',
        ],
        'backup_enabled',
        orders,
      ),
    ],
  },
  {
    title: 'a Flex cluster for a day',
    ...asks('P1D', 'stack/reports'),
    resources: together(project(), flexCluster()),
  },
  {
    title: 'a Flex cluster for 6 hours',
    ...asks('PT6H', 'stack/reports'),
    resources: together(project(), flexCluster()),
    findings: [
      {
        at: 'mongodbatlas_flex_cluster.reports',
        problem:
          'cluster "reports" has an RPO of 1 day, but the objective of cluster "stack/reports" requires at most 6 hours',
        fix: 'make the cluster an M10 or larger with a backup schedule, or change the objective',
      },
    ],
  },
  {
    title: 'an M0, which has no backups',
    ...asks('P7D', 'stack/sandbox'),
    resources: together(project(), tenantCluster('TENANT')),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sandbox',
        problem:
          'cluster "sandbox" may lose all data, but the objective of cluster "stack/sandbox" requires at most 7 days',
        fix: 'make the cluster an M10 or larger with a backup schedule, or change the objective',
      },
    ],
  },
  {
    title: 'an interval that is known after apply',
    ...asks('PT6H'),
    ...of({ ...daily, ...hourly(later) }),
    unchecked: [`${at} policy_item_hourly`],
  },
  {
    title: 'an interval from a variable',
    ...asks('PT6H'),
    ...of({ ...daily, ...hourly('${var.hours}') }),
    variables: { hours: 8 },
    atSynth: { unchecked: [`${at} policy_item_hourly`] },
    findings: [
      loses(
        '8 hours',
        '6 hours',
        ['set frequency_interval = 6 in policy_item_hourly', 'set frequencyInterval: 6 in policyItemHourly'],
        'policy_item_hourly',
      ),
    ],
  },
  { title: 'another cluster', ...asks('PT6H', 'stack/payments'), ...of(daily) },
  {
    title: 'a plan that ceases to meet it',
    only: 'plan',
    ...asks('PT6H'),
    before: together(project(), cluster(), schedule({ ...daily, ...hourly(6) })),
    ...of(daily),
    findings: [
      loses(
        '1 day',
        '6 hours',
        ['add an hourly item every 6 hours'],
        'policy_item_hourly',
        at,
        ', which was met before this plan',
      ),
    ],
  },
  {
    title: 'a targeted plan that leaves the schedule out',
    only: 'plan',
    partial: 'targeted',
    ...asks('PT6H'),
    resources: together(project(), cluster()),
    unchecked: [`${orders} cluster_name`],
  },
]);
