import { changeScheduleNotReapplied } from '../../../src/rules/change/schedule-not-reapplied';
import {
  cluster,
  flexCluster,
  item,
  project,
  schedule,
  scheduleOf,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const address = 'mongodbatlas_cloud_backup_schedule.orders';
const items = { policy_item_daily: item(1, 'days', 7) };
const unkept = { retain_backups_enabled: undefined, termination_protection_enabled: false };
const both = together(project(), cluster(unkept), schedule(items));
const named = schedule({ project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'orders', ...items });

testRule(changeScheduleNotReapplied, [
  { title: 'nothing changes', before: both, resources: both },
  {
    title: 'the cluster is replaced, the schedule is not',
    before: both,
    resources: both,
    replaced: [orders],
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        problem:
          'cluster "orders" is recreated, but its schedule is not sent again: the new cluster has the default policy until the next apply',
        fix: "add mongodbatlas_advanced_cluster.orders.cluster_id to lifecycle.replace_triggered_by of the schedule, or -replace='mongodbatlas_cloud_backup_schedule.orders' to the plan",
      },
    ],
  },
  {
    title: 'the new cluster is created first under the same name, which Atlas rejects',
    before: both,
    resources: both,
    replaced: [orders],
    createBeforeDestroy: [orders],
  },
  { title: 'both are replaced', before: both, resources: both, replaced: [orders, address] },
  {
    title: 'the schedule is updated after the cluster, and so is sent to the new one',
    before: both,
    resources: together(project(), cluster(unkept), schedule({ policy_item_daily: item(1, 'days', 14) })),
    replaced: [orders],
  },
  {
    title: 'the schedule is created with the new cluster',
    before: together(project(), cluster(unkept)),
    resources: both,
    replaced: [orders],
  },
  {
    title: 'the schedule is deleted with the old cluster',
    before: both,
    resources: together(project(), cluster(unkept)),
    replaced: [orders],
  },
  {
    title: 'a new name: the schedule changes as well, which is reported by another rule',
    before: both,
    resources: together(project(), cluster({ ...unkept, name: 'orders-2' }), schedule(items)),
  },
  {
    title: 'the cluster is updated',
    before: both,
    resources: together(project(), cluster({ ...unkept, tags: { team: 'orders' } }), schedule(items)),
  },
  {
    title:
      'the cluster is deleted at one address and created at another, under the name that the schedule has',
    before: together(project(), cluster({ ...unkept, name: 'orders' }, 'old'), named),
    resources: together(project(), cluster({ ...unkept, name: 'orders' }, 'new'), named),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        problem:
          'cluster "orders" is recreated, but its schedule is not sent again: the new cluster has the default policy until the next apply',
        fix: "add mongodbatlas_advanced_cluster.new.cluster_id to lifecycle.replace_triggered_by of the schedule, or -replace='mongodbatlas_cloud_backup_schedule.orders' to the plan",
      },
    ],
  },
  {
    title: 'the cluster moves to another address',
    before: together(project(), cluster({ ...unkept, name: 'orders' }, 'old'), named),
    resources: together(project(), cluster({ ...unkept, name: 'orders' }, 'new'), named),
    moved: { 'mongodbatlas_advanced_cluster.new': 'mongodbatlas_advanced_cluster.old' },
  },
  {
    title: 'the new cluster has no backups',
    before: together(project(), cluster({ ...unkept, backup_enabled: false }), schedule(items)),
    resources: together(project(), cluster({ ...unkept, backup_enabled: false }), schedule(items)),
    replaced: [orders],
  },
  {
    title: 'a Flex cluster is reported by another rule',
    before: together(project(), flexCluster(), scheduleOf('mongodbatlas_flex_cluster.reports', items)),
    resources: together(project(), flexCluster(), scheduleOf('mongodbatlas_flex_cluster.reports', items)),
    replaced: ['mongodbatlas_flex_cluster.reports'],
  },
]);
