import type { Cluster, Estate, Schedule, Value } from '../../model';
import { linked } from '../../model/link';
import { isReplacementRejected } from '../../model/rejected-replacement';
import { isNew, isDestroyed } from '../../model/resource';
import { is, show } from '../../model/value';
import { grouped } from '../../text/group';
import { kindOf } from '../queries/deletion';
import type { Place } from '../rule';

/*
 * The cluster of a schedule across a plan: whether it continues to exist, and whether two schedules have the same one. A
 * cluster that is not in the plan is identified by its name and project.
 */

/** The cluster as a place that findings can be about, whether or not it is in this plan. */
export function clusterPlace(schedule: Schedule): Place {
  const cluster = linked(schedule.cluster);
  if (cluster !== undefined) return cluster;
  const { cluster: link, project } = schedule;
  const name = link.kind === 'outside' ? show(link.name) : 'its cluster';
  return { address: `cluster ${name} of project ${linked(project)?.label ?? 'its project'}` };
}

/** Whether the cluster of a schedule in the state still exists after the plan, with its backups. */
export function survives({ cluster }: Schedule): boolean {
  const to = linked(cluster);
  if (to === undefined) return cluster.kind !== 'missing';
  if ((isDestroyed(to) && !isReplacementRejected(to)) || is(to.backupEnabled, false)) return false;
  return to.after === undefined || !is(to.after.backupEnabled, false);
}

/** Whether the cluster of a new schedule exists already, with backups that have a schedule. */
export function hasScheduleAlready(cluster: Cluster): boolean {
  if (isNew(cluster) || kindOf(cluster) !== 'dedicated') return false;
  const { before } = cluster;
  return before === undefined || (kindOf(before) === 'dedicated' && is(before.backupEnabled, true));
}

/** What identifies a cluster before and after a plan: project and name. Undefined if one is not known yet. */
export function clusterKey({ cluster, clusterName, project }: Schedule): string | undefined {
  const to = linked(cluster);
  const name = knownOf(clusterName, to?.name);
  const id = knownOf(linked(project)?.id, linked(to?.project ?? project)?.id);
  return name === undefined || id === undefined ? undefined : JSON.stringify([id, name]);
}

/** Whether two schedules, one of the state and one of the plan, are for one cluster; undefined if that is not known yet. */
export function isForSameCluster(old: Schedule, planned: Schedule): boolean | undefined {
  const [a, b] = [clusterKey(old), clusterKey(planned)];
  if (a !== undefined && b !== undefined) return a === b;
  const [from, into] = [linked(old.cluster), linked(planned.cluster)];
  return from !== undefined && into?.before === from ? true : undefined;
}

/**
 * The schedules of the state whose clusters stay, each with the one that its cluster has after the plan: the same one,
 * also if it is recreated, or the one that the plan creates for the cluster at another address.
 */
export function* continuations({
  before,
  after,
}: {
  readonly before: Estate;
  readonly after: Estate;
}): Iterable<readonly [old: Schedule, planned: Schedule]> {
  let createdFor: ((old: Schedule) => Schedule | undefined) | undefined;
  for (const schedule of before.schedules) {
    const of = linked(schedule.cluster);
    if (of !== undefined && isDestroyed(of)) continue;
    const own = schedule.after;
    if (own !== undefined && (!isDestroyed(schedule) || isForSameCluster(schedule, own) === true)) {
      yield [schedule, own];
      continue;
    }
    createdFor ??= created(after.schedules);
    const other = createdFor(schedule);
    if (other !== undefined) yield [schedule, other];
  }
}

/** Finds the schedule that a plan creates for a cluster that has one; undefined if there are several. */
function created(schedules: readonly Schedule[]): (old: Schedule) => Schedule | undefined {
  const all = schedules.filter(isNew);
  const byKey = grouped(all, clusterKey);
  const byCluster = grouped(all, ({ cluster }) => linked(cluster)?.before);
  return (old) => {
    const [key, of] = [clusterKey(old), linked(old.cluster)];
    const candidates = new Set([
      ...((key === undefined ? undefined : byKey.get(key)) ?? []),
      ...((of === undefined ? undefined : byCluster.get(of)) ?? []),
    ]);
    const [one, ...others] = [...candidates].filter((each) => isForSameCluster(old, each) === true);
    return others.length === 0 ? one : undefined;
  };
}

function knownOf(...values: readonly (Value<string> | undefined)[]): string | undefined {
  for (const value of values) if (value?.kind === 'known') return value.value;
  return undefined;
}
