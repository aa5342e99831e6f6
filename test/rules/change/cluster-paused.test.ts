import { changeClusterPaused } from '../../../src/rules/change/cluster-paused';
import {
  type Body,
  cluster,
  item,
  project,
  schedule,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const from = (before: Body, after: Body) => ({
  before: together(project(), cluster(before)),
  resources: together(project(), cluster(after)),
});
const keeping = (items: Body) => ({
  before: together(project(), cluster(), schedule(items)),
  resources: together(project(), cluster({ paused: true }), schedule(items)),
});

const problem = 'pausing cluster "orders" stops its backups, while its existing snapshots expire';
const fix = 'set paused = false, or first take an on-demand snapshot that is kept longer than the pause';

testRule(changeClusterPaused, [
  { title: 'it runs on', ...from({}, { paused: false, tags: { team: 'orders' } }) },
  { title: 'it is resumed', ...from({ paused: true }, { paused: false }) },
  { title: 'it stays paused', ...from({ paused: true }, { paused: true, tags: { team: 'orders' } }) },
  {
    title: 'paused, with no schedule in the state',
    ...from({ paused: false }, { paused: true }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'paused',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'paused, with snapshots that a pause can outlast',
    ...keeping({
      policy_item_hourly: item(6, 'days', 2),
      policy_item_daily: item(1, 'days', 30),
      policy_item_weekly: item(6, 'weeks', 5),
    }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'paused',
        problem:
          'pausing cluster "orders" stops its backups, while its existing snapshots expire; all daily ones (30 days) and hourly ones (2 days) may expire within the longest pause of 30 days',
        fix,
      },
    ],
  },
  {
    title: 'paused, with snapshots that outlast any pause',
    ...keeping({ policy_item_daily: item(1, 'days', 31) }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'paused',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'known after apply',
    ...from({}, { paused: '${terraform_data.x.output}' }),
    unchecked: ['mongodbatlas_advanced_cluster.orders paused'],
  },
  {
    title: 'from a variable',
    ...from({}, { paused: '${var.asleep}' }),
    variables: { asleep: true },
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'paused',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'there are no backups',
    ...from({ backup_enabled: false }, { backup_enabled: false, paused: true }),
  },
  {
    title: 'backups are left out: the state decides',
    ...from({}, { backup_enabled: undefined, paused: true }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'paused',
        problem,
        fix,
      },
    ],
  },
  { title: 'the cluster is replaced', ...from({}, { paused: true }), replaced: [orders] },
  {
    title: 'the deprecated resource',
    before: together(project(), {
      mongodbatlas_cluster: {
        orders: {
          project_id: '${mongodbatlas_project.shop.id}',
          name: 'orders',
          provider_name: 'AWS',
          provider_instance_size_name: 'M10',
          cloud_backup: true,
        },
      },
    }),
    resources: together(project(), {
      mongodbatlas_cluster: {
        orders: {
          project_id: '${mongodbatlas_project.shop.id}',
          name: 'orders',
          provider_name: 'AWS',
          provider_instance_size_name: 'M10',
          cloud_backup: true,
          paused: true,
        },
      },
    }),
    findings: [
      {
        at: 'mongodbatlas_cluster.orders',
        attribute: 'paused',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a Flex cluster is reported by another rule',
    before: together(project(), tenantCluster('FLEX', { backup_enabled: true })),
    resources: together(project(), tenantCluster('FLEX', { backup_enabled: true, paused: true })),
  },
]);
