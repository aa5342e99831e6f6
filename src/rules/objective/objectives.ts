import { Forecaster, type Recovery, type UnknownInput } from '../../forecast';
import { type Cluster, type Estate, type Objective, type RecoveryNeeds, covers } from '../../model';
import type { Context, Place, Result, Unchecked } from '../rule';
import { called } from '../queries/names';

/** A cluster under an objective that asks for something. */
export interface Case<N extends keyof RecoveryNeeds> {
  readonly cluster: Cluster;
  readonly objective: Objective;
  readonly needed: NonNullable<RecoveryNeeds[N]>;
  /** What its backups are good for, once the plan is applied. */
  readonly recovery: Recovery;
  /** What they were good for before; undefined where there was nothing before, or this is no plan. */
  readonly before: Recovery | undefined;
}

/**
 * What an objective finds of the clusters that it is for.
 * @param judge what is wrong with a cluster; undefined where nothing is, 'unknown' where that is not known yet
 */
export function* heldAgainst<const N extends keyof RecoveryNeeds>(
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
      // What a partial plan leaves out may be what meets the objective.
      else if (partial !== undefined && recovery.policy.schedule === undefined)
        for (const { at } of results)
          yield {
            at,
            attribute: 'cluster_name',
            unknownUntil: 'plan',
            unchecked: `whether ${called(cluster)} has a backup schedule is not in this ${partial} plan`,
          };
      else yield* results;
    }
  }
}

const forecasters = new WeakMap<Estate, Map<string, Forecaster>>();

/** What a cluster's backups are good for; equal schedules of an estate are computed once for all objectives. */
function recoveryOf(cluster: Cluster, estate: Estate, asOf: string): Recovery {
  let ofEstate = forecasters.get(estate);
  if (ofEstate === undefined) forecasters.set(estate, (ofEstate = new Map<string, Forecaster>()));
  let forecaster = ofEstate.get(asOf);
  if (forecaster === undefined) ofEstate.set(asOf, (forecaster = new Forecaster(estate, { at: asOf })));
  return forecaster.recoveryOf(cluster);
}

function notCovered(
  cluster: Cluster,
  { covers: { tag }, statedBy }: Objective,
  { input }: Context,
): Unchecked {
  return {
    at: cluster,
    attribute: tag === undefined ? 'project_id' : 'tags',
    unknownUntil: untilOf(input),
    unchecked: `whether the objective of ${statedBy} is for this cluster is not known yet`,
  };
}

function notKnown(cluster: Cluster, { unknown }: Recovery, { input }: Context): Unchecked {
  const [first] = unknown;
  return {
    at: first === undefined ? cluster : placeOf(first, cluster),
    attribute: first?.attribute ?? 'backup_enabled',
    unknownUntil: untilOf(input),
    unchecked: first?.reason ?? 'Atlas does not document what becomes of these snapshots',
  };
}

function placeOf({ address }: UnknownInput, cluster: Cluster): Place {
  if (address === cluster.address) return cluster;
  return cluster.schedules.find((schedule) => schedule.address === address) ?? { address };
}

function untilOf(input: Context['input']): 'plan' | 'apply' {
  return input === 'synth' ? 'plan' : 'apply';
}

/** The resource that has to change for other snapshots to be taken: the schedule, where there is one. */
export function scheduleOrCluster({ cluster, recovery }: Pick<Case<never>, 'cluster' | 'recovery'>): Place {
  return recovery.policy.schedule ?? cluster;
}

/** Why a cluster that cannot be backed up otherwise does not meet an objective, and what would; undefined for M10+. */
export function fixForKind({ kind }: Cluster): string | undefined {
  if (kind.kind !== 'known' || kind.value === 'dedicated') return undefined;
  return 'make the cluster an M10 or larger, with a backup schedule, or state another objective';
}

/** "; before this plan it did", for an objective that a plan ceases to meet. */
export function ceasing(isMetBefore: boolean): string {
  return isMetBefore ? '; before this plan it was met' : '';
}
