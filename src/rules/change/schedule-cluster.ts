import type { Cluster, Schedule, Value } from '../../model';
import { linked } from '../../model/link';
import { isReplacementRejected } from '../../model/rejected-replacement';
import { isNew, isDestroyed } from '../../model/resource';
import { is, show } from '../../model/value';
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

/** Whether a schedule continues in the planned one: it is updated, or recreated for the same cluster. */
export function continuesIn(old: Schedule, planned: Schedule): boolean {
  return !isDestroyed(old) || isForSameCluster(old, planned) === true;
}

function knownOf(...values: readonly (Value<string> | undefined)[]): string | undefined {
  for (const value of values) if (value?.kind === 'known') return value.value;
  return undefined;
}
