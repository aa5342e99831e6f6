import { type Cluster, type Schedule, type Value, is, isNew, linked, isDestroyed } from '../../model';
import { kindOf } from '../queries/deletion';
import type { Place } from '../rule';
import { clusterOf, projectCalled } from '../queries/names';

/*
 * The cluster of a schedule across a plan: whether it lives on, and whether two schedules mean the same one. A schedule
 * may name a cluster that is not in the plan; that one is told by its name and project.
 */

/** The cluster as a place that findings can be about, whether it is in this plan or only named. */
export function clusterPlace(schedule: Schedule): Place {
  const cluster = linked(schedule.cluster);
  if (cluster !== undefined) return cluster;
  return { address: `cluster ${clusterOf(schedule)} of project ${projectCalled(schedule.project)}` };
}

/** Whether the cluster that a schedule of the state belongs to is there afterwards, with its backups. */
export function outlives({ cluster }: Schedule): boolean {
  const to = linked(cluster);
  if (to === undefined) return cluster.kind !== 'missing';
  if (isDestroyed(to) || is(to.backupEnabled, false)) return false;
  return to.after === undefined || !is(to.after.backupEnabled, false);
}

/** Whether the cluster that a schedule is made for is there already, with backups that have a schedule. */
export function isThereAlready(cluster: Cluster): boolean {
  if (isNew(cluster) || kindOf(cluster) !== 'dedicated') return false;
  const { before } = cluster;
  return before === undefined || (kindOf(before) === 'dedicated' && is(before.backupEnabled, true));
}

/** What tells clusters apart before and after a plan: project and name. Undefined where one is not known yet. */
export function clusterKey({ cluster, clusterName, project }: Schedule): string | undefined {
  const to = linked(cluster);
  const name = knownOf(clusterName, to?.name);
  const id = knownOf(linked(project)?.id, linked(to?.project ?? project)?.id);
  return name === undefined || id === undefined ? undefined : JSON.stringify([id, name]);
}

/** Whether two schedules, one of the state and one of the plan, are for one cluster; undefined where nobody knows yet. */
export function isForSameCluster(old: Schedule, planned: Schedule): boolean | undefined {
  const [a, b] = [clusterKey(old), clusterKey(planned)];
  if (a !== undefined && b !== undefined) return a === b;
  const [from, into] = [linked(old.cluster), linked(planned.cluster)];
  return from !== undefined && into?.before === from ? true : undefined;
}

/** Whether a schedule goes on after a plan, with items or settings of its own: updated, or made anew for its cluster. */
export function goesOn(old: Schedule, planned: Schedule): boolean {
  return !isDestroyed(old) || isForSameCluster(old, planned) === true;
}

function knownOf(...values: readonly (Value<string> | undefined)[]): string | undefined {
  for (const value of values) if (value?.kind === 'known') return value.value;
  return undefined;
}
