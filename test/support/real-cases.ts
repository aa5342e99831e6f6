import {
  cluster,
  flexCluster,
  item,
  project,
  schedule,
  snapshotOf,
  tenantCluster,
  together,
} from '../../src/rules/example';
import type { Configuration } from './configuration';

/** Configurations whose plans by the real provider are in test/fixtures/plan-of. */
export const cases: Readonly<Record<string, Configuration>> = {
  create: {
    resources: together(
      project(),
      cluster({ pit_enabled: true }),
      flexCluster(),
      schedule({
        restore_window_days: 3,
        policy_item_hourly: item(6, 'days', 4),
        policy_item_daily: item(1, 'days', 7),
        policy_item_weekly: [item(6, 'weeks', 4), item(2, 'weeks', 5)],
        copy_settings: {
          cloud_provider: 'AWS',
          region_name: 'US_EAST_1',
          zone_id: '${mongodbatlas_advanced_cluster.orders.replication_specs[0].zone_id}',
          frequencies: ['DAILY'],
        },
      }),
      snapshotOf('mongodbatlas_advanced_cluster.orders'),
    ),
  },
  update: {
    before: together(
      project(),
      cluster({ pit_enabled: true }),
      schedule({ policy_item_daily: item(1, 'days', 7), policy_item_weekly: item(6, 'weeks', 4) }),
    ),
    resources: together(
      project(),
      cluster({ pit_enabled: false }),
      schedule({ policy_item_daily: item(1, 'days', 3), policy_item_weekly: item(6, 'weeks', 4) }),
    ),
  },
  upgrade: {
    before: together(project(), tenantCluster('TENANT')),
    resources: together(
      project(),
      cluster({ backup_enabled: undefined, termination_protection_enabled: undefined }, 'sandbox'),
    ),
  },
  remove: {
    before: together(project(), cluster(), schedule()),
    resources: together(project(), cluster()),
  },
};
