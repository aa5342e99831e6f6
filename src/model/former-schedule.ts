import type { Cluster } from './cluster';
import { isNew } from './resource';
import type { Schedule } from './schedule';
import { is } from './value';

/**
 * What a plan does to the schedule that an existing cluster has, whatever the configuration names afterwards:
 * - `changed`: it is updated or unchanged, and the provider does that by the id in the state, so at the same cluster
 * - `removed`: it is removed from the state only, and stays in Atlas
 * - `left out`: a targeted plan does not have it, and it stays in Atlas
 * - `deleted`: Atlas deletes its policy items
 */
export type ScheduleOutcome = 'changed' | 'removed' | 'left out' | 'deleted';

/** What a plan does to a schedule of the estate before it. */
export function outcomeOf({ change, after, skipDestroy }: Schedule): ScheduleOutcome {
  switch (change?.action) {
    case 'delete':
    case 'replace':
      return is(skipDestroy, true) ? 'removed' : 'deleted';
    case 'forget':
      return 'removed';
    default:
      return after === undefined ? 'left out' : 'changed';
  }
}

/** The schedules that a cluster had and that the plan decides about: none if the cluster itself is a new one. */
export function formerSchedules(cluster: Cluster): readonly Schedule[] {
  return isNew(cluster) ? [] : (cluster.before?.schedules ?? []);
}

/** Whether the plan updates a schedule or leaves it unchanged, so that it stays with the cluster that it was for. */
export function staysWithItsCluster({ before }: Schedule): boolean {
  return before?.cluster.kind === 'linked' && outcomeOf(before) === 'changed';
}

/** Whether a schedule has the settings of the state: before the plan, or if the plan does not change it. */
export function isOfState({ change, after }: Schedule): boolean {
  return after !== undefined || ['no-op', 'delete', 'forget'].includes(change?.action ?? '');
}
