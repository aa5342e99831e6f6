import type { Recovery, UnknownInput } from '../../forecast';
import { Forecaster } from '../../forecast/forecast';
import type { Cluster, Estate, Objective, RecoveryNeeds } from '../../model';
import { covers } from '../../model/objective';
import type { Context, Place, Result, Unchecked } from '../rule';
import { clusterNamed } from '../queries/names';

/** A cluster with an objective that requires something. */
export interface Case<N extends keyof RecoveryNeeds> {
  readonly cluster: Cluster;
  readonly objective: Objective;
  readonly needed: NonNullable<RecoveryNeeds[N]>;
  /** What can be restored after the apply. */
  readonly recovery: Recovery;
  /** What could be restored before; undefined if there was nothing before, or this is not a plan. */
  readonly before: Recovery | undefined;
}

/**
 * Compares clusters with the objectives that cover them.
 * @param judge returns what does not meet the objective; 'unknown' if that is not known yet
 */
export function* compareWith<const N extends keyof RecoveryNeeds>(
  need: N,
  context: Context,
  judge: (one: Case<N>) => Iterable<Result> | 'unknown',
): Iterable<Result> {
  const { after, before, asOf, objectives, partial } = context;
  for (const objective of objectives) {
    const needed = objective.needs[need];
    if (needed === undefined || needed === false) continue;
    for (const cluster of after.clusters) {
      const isCovered = covers(objective, cluster);
      if (isCovered === undefined) yield notCovered(cluster, objective, context);
      if (isCovered !== true) continue;
      const recovery = recoveryOf(cluster, after, asOf);
      const old = cluster.before;
      const results = judge({
        cluster,
        objective,
        needed,
        recovery,
        before: old === undefined || before === undefined ? undefined : recoveryOf(old, before, asOf),
      });
      if (results === 'unknown') yield notKnown(cluster, recovery, context);
      // A schedule that a partial plan does not contain may meet the objective.
      else if (partial !== undefined && recovery.policy.schedule === undefined)
        for (const { at } of results)
          yield {
            at,
            attribute: 'cluster_name',
            unknownUntil: 'plan',
            unchecked: `this ${partial} plan does not show whether ${clusterNamed(cluster)} has a backup schedule`,
          };
      else yield* results;
    }
  }
}

const forecasters = new WeakMap<Estate, Map<string, Forecaster>>();

/** What can be restored of a cluster. Equal schedules of an estate are computed once for all objectives. */
function recoveryOf(cluster: Cluster, estate: Estate, asOf: string): Recovery {
  let ofEstate = forecasters.get(estate);
  if (ofEstate === undefined) forecasters.set(estate, (ofEstate = new Map<string, Forecaster>()));
  let forecaster = ofEstate.get(asOf);
  if (forecaster === undefined) ofEstate.set(asOf, (forecaster = new Forecaster(estate, { at: asOf })));
  return forecaster.recoveryOf(cluster);
}

function notCovered(cluster: Cluster, objective: Objective, { input }: Context): Unchecked {
  return {
    at: cluster,
    attribute: objective.covers.tag === undefined ? 'project_id' : 'tags',
    unknownUntil: untilOf(input),
    unchecked: `whether ${objectiveNamed(objective)} covers this cluster is not known yet`,
  };
}

function notKnown(cluster: Cluster, { unknown }: Recovery, { input }: Context): Unchecked {
  const [first] = unknown;
  return {
    at: first === undefined ? cluster : placeOf(first, cluster),
    attribute: first?.attribute ?? 'backup_enabled',
    unknownUntil: untilOf(input),
    unchecked: first?.reason ?? 'Atlas does not document how long these snapshots are kept or where',
  };
}

function placeOf({ address }: UnknownInput, cluster: Cluster): Place {
  if (address === cluster.address) return cluster;
  return cluster.schedules.find((schedule) => schedule.address === address) ?? { address };
}

function untilOf(input: Context['input']): 'plan' | 'apply' {
  return input === 'synth' ? 'plan' : 'apply';
}

/** The resource that has to change: the schedule, if there is one. */
export function scheduleOrCluster({ cluster, recovery }: Pick<Case<never>, 'cluster' | 'recovery'>): Place {
  return recovery.policy.schedule ?? cluster;
}

/** The fix for a cluster that does not support other backups; undefined for a dedicated cluster. */
export function fixForKind({ kind }: Cluster): string | undefined {
  if (kind.kind !== 'known' || kind.value === 'dedicated') return undefined;
  return 'make the cluster an M10 or larger with a backup schedule, or change the objective';
}

/** An objective in a sentence: by the construct that declares it, or by its place in a file. */
export function objectiveNamed({ statedBy, covers: { scope, scopes, project } }: Objective): string {
  if (scope === statedBy) return `the objective of cluster "${statedBy}"`;
  if (project === statedBy || scopes !== undefined) return `the objective of project "${statedBy}"`;
  return `the objective of ${statedBy}`;
}

/** The end of a message about an objective that was met before the plan. */
export function ceasing(isMetBefore: boolean): string {
  return isMetBefore ? ', which was met before this plan' : '';
}
