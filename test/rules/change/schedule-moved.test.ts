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
  'a schedule moves in place from cluster "orders" to cluster "payments", but the provider keeps updating cluster "orders": cluster "payments" never gets it';
const fix =
  'keep this schedule for cluster "orders", and add a mongodbatlas_cloud_backup_schedule for cluster "payments"';

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
          'a schedule moves in place from cluster "orders" to cluster "orders-2", but the provider keeps updating cluster "orders", which the same plan deletes: cluster "orders-2" never gets it',
        fix: "recreate the schedule together with its cluster: add -replace='mongodbatlas_cloud_backup_schedule.orders' to the plan",
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
          'a schedule moves in place from cluster "orders" to cluster "payments", but the provider keeps updating cluster "orders", which the same plan deletes: cluster "payments" never gets it',
        fix: "recreate the schedule together with its cluster: add -replace='mongodbatlas_cloud_backup_schedule.orders' to the plan",
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
          'a schedule moves in place from cluster "here" to cluster "there", but the provider keeps updating cluster "here": cluster "there" never gets it',
        fix: 'keep this schedule for cluster "here", and add a mongodbatlas_cloud_backup_schedule for cluster "there"',
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
          'a schedule moves in place from cluster "orders" to cluster mongodbatlas_advanced_cluster.payments, but the provider keeps updating cluster "orders": cluster mongodbatlas_advanced_cluster.payments never gets it',
        fix: 'keep this schedule for cluster "orders", and add a mongodbatlas_cloud_backup_schedule for cluster mongodbatlas_advanced_cluster.payments',
      },
    ],
  },
  { title: 'a new schedule', before: clusters, resources: together(clusters, schedule(items)) },
]);
