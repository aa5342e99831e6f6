import { changeScheduleMoved } from '../../../src/rules/change/schedule-moved';
import { cluster, item, project, schedule, scheduleOf, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const address = 'mongodbatlas_cloud_backup_schedule.orders';
const payments = 'mongodbatlas_advanced_cluster.payments';
const items = { policy_item_daily: item(1, 'days', 7) };
const clusters = together(project(), cluster(), cluster({}, 'payments'));
const named = (name: string) =>
  schedule({ project_id: '${mongodbatlas_project.shop.id}', cluster_name: name, ...items });

const problem =
  'cluster_name changes in place from orders to payments: Terraform updates the schedule of orders, and payments never gets it';
const fix = 'keep this schedule for orders, and write another cloud_backup_schedule for payments';

testRule(changeScheduleMoved, [
  {
    title: 'it stays',
    before: together(clusters, schedule(items)),
    resources: together(clusters, schedule(items)),
  },
  {
    title: 'pointed at another cluster',
    before: together(clusters, schedule(items)),
    resources: together(clusters, scheduleOf(payments, items, 'orders')),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'cluster_name',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'its cluster is replaced under a new name',
    before: together(project(), cluster(), schedule(items)),
    resources: together(project(), cluster({ name: 'orders-2' }), schedule(items)),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'cluster_name',
        problem:
          'cluster_name changes in place from orders to orders-2: Terraform updates the schedule of orders, which goes in the same plan, and orders-2 never gets it',
        fix: "make the schedule anew with its cluster: add -replace='mongodbatlas_cloud_backup_schedule.orders'",
      },
    ],
  },
  {
    title: 'both are replaced',
    before: together(project(), cluster(), schedule(items)),
    resources: together(project(), cluster({ name: 'orders-2' }), schedule(items)),
    replaced: [address],
  },
  {
    title: 'the old cluster is deleted',
    before: together(clusters, schedule(items)),
    resources: together(project(), cluster({}, 'payments'), scheduleOf(payments, items, 'orders')),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'cluster_name',
        problem:
          'cluster_name changes in place from orders to payments: Terraform updates the schedule of orders, which goes in the same plan, and payments never gets it',
        fix: "make the schedule anew with its cluster: add -replace='mongodbatlas_cloud_backup_schedule.orders'",
      },
    ],
  },
  {
    title: 'a name that is known after apply',
    before: together(clusters, schedule(items)),
    resources: together(clusters, named('${terraform_data.x.output}')),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders cluster_name'],
  },
  {
    title: 'a name from a variable',
    before: together(clusters, schedule(items)),
    resources: together(clusters, named('${var.cluster}')),
    variables: { cluster: 'payments' },
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'cluster_name',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'the name that it has, written out',
    before: together(clusters, schedule(items)),
    resources: together(clusters, named('orders')),
  },
  {
    title: 'clusters that are only named',
    before: together(project(), named('here')),
    resources: together(project(), named('there')),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'cluster_name',
        problem:
          'cluster_name changes in place from here to there: Terraform updates the schedule of here, and there never gets it',
        fix: 'keep this schedule for here, and write another cloud_backup_schedule for there',
      },
    ],
  },
  {
    title: 'another address takes it over, and another cluster',
    before: together(clusters, schedule(items)),
    resources: together(clusters, scheduleOf(payments, items, 'payments')),
    moved: { 'mongodbatlas_cloud_backup_schedule.payments': address },
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.payments',
        attribute: 'cluster_name',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'pointed at a new cluster whose name is known after apply',
    before: together(project(), cluster(), schedule(items)),
    resources: together(
      project(),
      cluster(),
      cluster({ name: '${terraform_data.name.output}' }, 'payments'),
      scheduleOf(payments, items, 'orders'),
    ),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'cluster_name',
        problem:
          'cluster_name changes in place from orders to mongodbatlas_advanced_cluster.payments: Terraform updates the schedule of orders, and mongodbatlas_advanced_cluster.payments never gets it',
        fix: 'keep this schedule for orders, and write another cloud_backup_schedule for mongodbatlas_advanced_cluster.payments',
      },
    ],
  },
  { title: 'a new schedule', before: clusters, resources: together(clusters, schedule(items)) },
]);
