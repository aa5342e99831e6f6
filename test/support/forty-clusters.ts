import {
  type Body,
  type Resources,
  cluster,
  item,
  project,
  schedule,
  together,
} from '../../src/rules/example';
import { planOf } from './plan-of';

/*
 * A plan like those of large teams: 40 clusters. The changes of three of them are mistakes.
 */

const NAMES = Array.from({ length: 40 }, (_, index) => `shop-${index + 1}`);

/** Not kept when the cluster is deleted: the warning that most plans have for all their clusters. */
const NOT_RETAINED = { retain_backups_enabled: undefined };

const POLICY = {
  policy_item_hourly: item(6, 'days', 7),
  policy_item_daily: item(1, 'days', 30),
  policy_item_weekly: item(6, 'weeks', 8),
};

/** The schedule of a cluster; undefined for one without. */
type ScheduleOf = (name: string) => Resources | undefined;

function estate(clusterOf: (name: string) => Resources, scheduleOf: ScheduleOf): Resources {
  return together(project(), ...NAMES.map(clusterOf), ...NAMES.map((name) => scheduleOf(name) ?? {}));
}

const before = estate(
  (name) => cluster({ ...NOT_RETAINED, pit_enabled: true }, name),
  (name) => schedule(POLICY, name),
);

/** The three mistakes. */
const CHANGED: Readonly<Record<string, { readonly cluster: Body; readonly policy: Body | undefined }>> = {
  'shop-2': {
    cluster: { pit_enabled: true },
    policy: { ...POLICY, policy_item_weekly: item(6, 'weeks', 2) },
  },
  'shop-10': { cluster: { backup_enabled: false, pit_enabled: false }, policy: undefined },
  'shop-31': { cluster: { pit_enabled: true }, policy: { ...POLICY, policy_item_hourly: undefined } },
};

const after = estate(
  (name) => cluster({ ...NOT_RETAINED, ...(CHANGED[name]?.cluster ?? { pit_enabled: true }) }, name),
  (name) => {
    const { policy } = CHANGED[name] ?? { policy: POLICY };
    return policy === undefined ? undefined : schedule(policy, name);
  },
);

/** The plan, as `terraform show -json` prints it. */
export const fortyClusters = planOf({ before, resources: after });
