import { changeScheduleDeleted } from '../../../src/rules/change/schedule-deleted';
import { changeScheduleDeletedLast } from '../../../src/rules/change/schedule-deleted-last';
import { changeScheduleRecreated } from '../../../src/rules/change/schedule-recreated';
import {
  type Body,
  cluster,
  item,
  project,
  schedule,
  scheduleOf,
  together,
} from '../../../src/rules/example';
import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { planOf } from '../../support/plan-of';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const payments = 'mongodbatlas_advanced_cluster.payments';
const address = 'mongodbatlas_cloud_backup_schedule.orders';
const items = { policy_item_daily: item(1, 'days', 7) };
const existing = together(project(), cluster());
const unprotected = { termination_protection_enabled: false };
const named = (name: string, body: Body = items) =>
  schedule({ project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'elsewhere', ...body }, name);
const renamed = {
  before: together(existing, schedule(items)),
  resources: together(existing, scheduleOf(orders, items, 'nightly')),
};

testRule(changeScheduleDeletedLast, [
  {
    title: 'deleted here and created there',
    ...renamed,
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        problem:
          'the schedule for cluster "orders" is created again at mongodbatlas_cloud_backup_schedule.nightly, and its deletion here may come last and remove all policy items',
        fix: 'add a moved block with from = mongodbatlas_cloud_backup_schedule.orders and to = mongodbatlas_cloud_backup_schedule.nightly',
      },
    ],
  },
  { title: 'moved', ...renamed, moved: { 'mongodbatlas_cloud_backup_schedule.nightly': address } },
  { title: 'forgotten here and created there', ...renamed, forgotten: [address] },
  {
    title: 'the old one has skip_destroy in the state',
    before: together(existing, schedule({ ...items, skip_destroy: true })),
    resources: together(existing, scheduleOf(orders, items, 'nightly')),
  },
  {
    title: 'created for another cluster',
    before: together(existing, cluster({}, 'payments'), schedule(items)),
    resources: together(existing, cluster({}, 'payments'), scheduleOf(payments, items, 'payments')),
  },
  { title: 'only deleted', before: together(existing, schedule(items)), resources: existing },
  { title: 'only created', before: existing, resources: together(existing, schedule(items)) },
  {
    title: 'replaced with create_before_destroy',
    before: together(existing, schedule(items)),
    resources: together(existing, schedule(items)),
    replaced: [address],
    createBeforeDestroy: [address],
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        problem:
          'the schedule for cluster "orders" is recreated with create_before_destroy: the deletion comes last and removes all policy items',
        fix: 'remove create_before_destroy, also from resources that depend on the schedule. Or: 1. set skip_destroy = true and apply; 2. recreate the schedule',
      },
    ],
  },
  {
    title: 'replaced with create_before_destroy and skip_destroy in the state',
    before: together(existing, schedule({ ...items, skip_destroy: true })),
    resources: together(existing, schedule({ ...items, skip_destroy: true })),
    replaced: [address],
    createBeforeDestroy: [address],
  },
  {
    title: 'replaced, the old one first',
    before: together(existing, schedule(items)),
    resources: together(existing, schedule(items)),
    replaced: [address],
  },
  {
    title: 'its cluster is recreated, so the old schedule is deleted first',
    before: together(project(), cluster(unprotected), schedule(items)),
    resources: together(project(), cluster(unprotected), scheduleOf(orders, items, 'nightly')),
    replaced: [orders],
  },
  {
    title: 'two clusters that are only named, and are one',
    before: together(project(), named('old')),
    resources: together(project(), named('new')),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.old',
        problem:
          'the schedule for cluster "elsewhere" is created again at mongodbatlas_cloud_backup_schedule.new, and its deletion here may come last and remove all policy items',
        fix: 'add a moved block with from = mongodbatlas_cloud_backup_schedule.old and to = mongodbatlas_cloud_backup_schedule.new',
      },
    ],
  },
  {
    title: 'two clusters that are only named, in two projects',
    before: together(project(), project({}, 'bank'), named('old')),
    resources: together(
      project(),
      project({}, 'bank'),
      named('new', { ...items, project_id: '${mongodbatlas_project.bank.id}' }),
    ),
  },
  {
    title: 'the cluster is only forgotten, and named from then on',
    before: together(project(), cluster({ name: 'elsewhere' }), schedule(items)),
    resources: together(project(), named('new')),
    forgotten: [orders],
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        problem:
          'the schedule for cluster "elsewhere" is created again at mongodbatlas_cloud_backup_schedule.new, and its deletion here may come last and remove all policy items',
        fix: 'add a moved block with from = mongodbatlas_cloud_backup_schedule.orders and to = mongodbatlas_cloud_backup_schedule.new',
      },
    ],
  },
  {
    title: 'which cluster the new one is for is known after apply',
    before: together(existing, schedule(items)),
    resources: together(existing, named('new', { ...items, cluster_name: '${terraform_data.x.output}' })),
    unchecked: ['mongodbatlas_cloud_backup_schedule.new cluster_name'],
  },
  {
    title: 'which cluster a new one is for is known after apply, and nothing is deleted',
    before: existing,
    resources: together(existing, named('new', { ...items, cluster_name: '${terraform_data.x.output}' })),
  },
]);

test('change/schedule-deleted and change/schedule-recreated have nothing to add', () => {
  const { findings } = review(readPlan(planOf(renamed)), [
    changeScheduleDeleted,
    changeScheduleDeletedLast,
    changeScheduleRecreated,
  ]);
  expect(findings.map(({ rule }) => rule)).toEqual(['change/schedule-deleted-last']);
});

test('a cluster that is only named groups its findings too', () => {
  const plan = readPlan(
    planOf({ before: together(project(), named('old')), resources: together(project(), named('new')) }),
  );
  const { findings } = review(plan, [changeScheduleDeleted, changeScheduleDeletedLast]);
  expect(findings.map(({ rule, about }) => [rule, about])).toEqual([
    ['change/schedule-deleted-last', 'cluster elsewhere of project shop'],
  ]);
});
