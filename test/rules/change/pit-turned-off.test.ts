import { changePitTurnedOff } from '../../../src/rules/change/pit-turned-off';
import {
  type Body,
  cluster,
  compliancePolicy,
  item,
  project,
  schedule,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const items = { restore_window_days: 5, policy_item_hourly: item(6, 'days', 5) };
const from = (before: Body, after: Body) => ({
  before: together(project(), cluster(before)),
  resources: together(project(), cluster(after)),
});

const problem =
  'disabling point-in-time restore of cluster "orders" deletes its point-in-time history, but keeps its snapshots';
const fix =
  'set pit_enabled = true. To disable it on purpose: 1. take an on-demand snapshot, if you may need one; 2. acknowledge this finding with a reason; 3. apply';

testRule(changePitTurnedOff, [
  { title: 'it stays on', ...from({ pit_enabled: true }, { pit_enabled: true, tags: { team: 'orders' } }) },
  { title: 'it is enabled', ...from({ pit_enabled: false }, { pit_enabled: true }) },
  { title: 'it was never on', ...from({}, { pit_enabled: false, tags: { team: 'orders' } }) },
  { title: 'the line is left out: the state decides', ...from({ pit_enabled: true }, {}) },
  {
    title: 'disabled, with no schedule in the state',
    ...from({ pit_enabled: true }, { pit_enabled: false }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'pit_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'disabled, with a window of 5 days in the state',
    before: together(project(), cluster({ pit_enabled: true }), schedule(items)),
    resources: together(
      project(),
      cluster({ pit_enabled: false }),
      schedule({ ...items, restore_window_days: 3 }),
    ),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'pit_enabled',
        problem:
          'disabling point-in-time restore of cluster "orders" deletes 5 days of point-in-time history, but keeps its snapshots',
        fix,
      },
    ],
  },
  {
    title: 'disabled, with a window of 1 day',
    before: together(
      project(),
      cluster({ pit_enabled: true }),
      schedule({ ...items, restore_window_days: 1 }),
    ),
    resources: together(
      project(),
      cluster({ pit_enabled: false }),
      schedule({ ...items, restore_window_days: 1 }),
    ),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'pit_enabled',
        problem:
          'disabling point-in-time restore of cluster "orders" deletes 1 day of point-in-time history, but keeps its snapshots',
        fix,
      },
    ],
  },
  {
    title: 'known after apply',
    ...from({ pit_enabled: true }, { pit_enabled: '${terraform_data.x.output}' }),
    unchecked: ['mongodbatlas_advanced_cluster.orders pit_enabled'],
  },
  {
    title: 'known after apply, but off before',
    ...from({ pit_enabled: false }, { pit_enabled: '${terraform_data.x.output}' }),
  },
  {
    title: 'through a variable',
    ...from({ pit_enabled: true }, { pit_enabled: '${var.pit}' }),
    variables: { pit: 'false' },
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'pit_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a compliance policy requires it, so Atlas rejects this',
    before: together(project(), cluster({ pit_enabled: true }), compliancePolicy({ pit_enabled: true })),
    resources: together(project(), cluster({ pit_enabled: false }), compliancePolicy({ pit_enabled: true })),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'pit_enabled',
        problem:
          'cluster "orders" disables point-in-time restore, which the backup compliance policy of project "shop" forbids',
        fix: 'set pit_enabled = true',
      },
    ],
  },
  {
    title: 'a compliance policy does not ask for it',
    before: together(project(), cluster({ pit_enabled: true }), compliancePolicy()),
    resources: together(project(), cluster({ pit_enabled: false }), compliancePolicy()),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'pit_enabled',
        problem,
        fix,
      },
    ],
  },
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
          pit_enabled: true,
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
          pit_enabled: false,
        },
      },
    }),
    findings: [
      {
        at: 'mongodbatlas_cluster.orders',
        attribute: 'pit_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'an imported cluster',
    ...from({ pit_enabled: true }, { pit_enabled: false }),
    imports: [orders],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'pit_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a replaced cluster is reported by another rule',
    ...from({ pit_enabled: true }, { pit_enabled: false }),
    replaced: [orders],
  },
  {
    title: 'a deleted cluster is reported by another rule',
    before: together(project(), cluster({ pit_enabled: true })),
    resources: project(),
  },
  {
    title: 'a Flex cluster never has it',
    before: together(project(), tenantCluster('FLEX', { pit_enabled: true })),
    resources: together(project(), tenantCluster('FLEX', { pit_enabled: false })),
  },
]);
