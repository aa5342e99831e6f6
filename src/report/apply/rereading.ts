import type { Prediction } from '../../apply';
import { Forecaster } from '../../forecast/forecast';
import { Terms } from '../../forecast/terms';
import type { ChangeEnd, Cluster, Estate, Resource } from '../../model';
import { nameOf } from '../../model/cluster-name';
import { addTo } from '../../text/group';
import type { Alike, EndedEstates, Estates } from '../forecast/impact-json';

/** What a plan shows of its apply, if some changes do not end as planned. */
export interface EndingPlan extends Estates {
  readonly ending: (ends: ReadonlyMap<string, ChangeEnd>, leftOut?: ReadonlySet<string>) => Estates;
}

/** What does not have to be read once more. */
type NotReread = Pick<EndedEstates, 'leftOut' | 'alike'>;

/** A cluster on both sides of a plan: undefined before if it is new, undefined after if it is deleted. */
interface Pair {
  readonly before: Cluster | undefined;
  readonly after: Cluster | undefined;
}

/** The estates of a plan after an apply that ended like this. */
export function endedEstates(
  plan: EndingPlan,
  prediction: Pick<Prediction, 'unfinished' | 'ends'>,
  at: string,
): EndedEstates {
  const { before, after } = plan;
  const { ends } = prediction;
  if (ends.size === 0) return { before, after, leftOut: new Set(), alike: new Map() };
  const rereading = new Rereading(plan, prediction);
  const without = (one: NotReread): EndedEstates => ({ ...plan.ending(ends, one.leftOut), ...one });
  const ended = without(rereading.except(new Set()));
  const open = openOnes(ended, at);
  return open.size === 0 ? ended : without(rereading.except(open));
}

/** Where something is not known, which reports name by its address: those that are like it are read as well. */
function openOnes({ before, after, alike }: EndedEstates, at: string): ReadonlySet<string> {
  const read = new Set([...alike.values()].map(({ like }) => like.address));
  const open = new Set<string>();
  for (const estate of [before, after]) {
    const forecaster = new Forecaster(estate, { at });
    for (const cluster of estate.clusters)
      if (read.has(cluster.address) && forecaster.forecastOf(cluster).recovery.unknown.length > 0)
        open.add(cluster.address);
  }
  return open;
}

/**
 * What has to be read once more after an apply has stopped. In a large plan nearly all clusters end as planned, and most
 * of the others alike.
 */
class Rereading {
  private readonly asPlanned: Pair[] = [];
  private readonly others: Pair[] = [];
  private readonly alike = new Map<string, Pair[]>();
  private readonly terms: Terms;

  constructor(
    { before, after }: Estates,
    private readonly prediction: Pick<Prediction, 'unfinished' | 'ends'>,
  ) {
    this.terms = new Terms(before, after);
    const inTouchedProjects = this.inTouchedProjects([before, after]);
    const isTouched = (cluster: Cluster | undefined): boolean =>
      cluster !== undefined && (this.isTouched(cluster) || inTouchedProjects.has(cluster));
    const touched: Pair[] = [];
    const untouched: Pair[] = [];
    for (const pair of pairsOf(before, after))
      (isTouched(pair.before) || isTouched(pair.after) ? touched : untouched).push(pair);
    // One name can be that of an old and of a new cluster, whose snapshots both have it.
    const namesakes = new Map<string, number>();
    for (const pair of touched)
      for (const name of namesOf(pair)) namesakes.set(name, (namesakes.get(name) ?? 0) + 1);
    for (const pair of untouched) {
      let isNamesake = false;
      for (const name of namesOf(pair))
        if (namesakes.has(name)) {
          namesakes.set(name, 2);
          isNamesake = true;
        }
      (isNamesake ? this.others : this.asPlanned).push(pair);
    }
    for (const pair of touched) {
      const key = namesOf(pair).some((name) => namesakes.get(name) !== 1) ? undefined : this.keyOf(pair);
      if (key === undefined) this.others.push(pair);
      else addTo(this.alike, key, pair);
    }
  }

  /**
   * What is not read.
   * @param open the addresses of clusters, for which those that are like them are read as well
   */
  except(open: ReadonlySet<string>): NotReread {
    const leftOut = new Set<string>();
    const alike = new Map<string, Alike>();
    const read = [...this.others];
    for (const pair of this.asPlanned) addAddresses(pair, leftOut);
    for (const [first, ...pairs] of this.alike.values()) {
      if (first === undefined) continue;
      read.push(first);
      const like = clusterOf(first);
      if (open.has(like.address)) read.push(...pairs);
      else
        for (const pair of pairs) {
          addAddresses(pair, leftOut);
          const cluster = clusterOf(pair);
          alike.set(cluster.address, { cluster, like });
        }
    }
    const kept = new Set<string>();
    for (const pair of read) addAddresses(pair, kept);
    for (const address of kept) leftOut.delete(address);
    return { leftOut, alike };
  }

  /** What two clusters have in common that end alike; undefined for one that does not end like any other. */
  private keyOf(pair: Pair): string | undefined {
    const { before, after } = pair;
    const terms = isOneName(pair) ? this.terms.of(before, after) : undefined;
    if (terms === undefined) return undefined;
    const { ends, unfinished } = this.prediction;
    let key = terms;
    for (const one of [clusterOf(pair), before?.schedules[0], after?.schedules[0]]) {
      const end = one === undefined ? undefined : ends.get(one.address);
      // What is kept of a replacement has another address.
      if (end === 'created, old kept' || end === 'emptied, old kept') return undefined;
      key += `, ${one !== undefined && unfinished.has(one.address)} ${end}`;
    }
    return key;
  }

  /** The clusters in projects whose policy or export buckets do not end as planned. */
  private inTouchedProjects(estates: readonly Estate[]): ReadonlySet<Cluster> {
    const { unfinished } = this.prediction;
    return new Set(
      estates
        .flatMap(({ projects }) => projects)
        .filter(({ compliancePolicies, exportBuckets }) =>
          [...compliancePolicies, ...exportBuckets].some(({ address }) => unfinished.has(address)),
        )
        .flatMap(({ clusters }) => clusters),
    );
  }

  private isTouched({ address, schedules, snapshots, restoresInto }: Cluster): boolean {
    const { unfinished } = this.prediction;
    return (
      unfinished.has(address) ||
      isAnyIn(schedules, unfinished) ||
      isAnyIn(snapshots, unfinished) ||
      isAnyIn(restoresInto, unfinished)
    );
  }
}

function pairsOf(before: Estate, after: Estate): readonly Pair[] {
  const pairs: Pair[] = before.clusters.map((cluster) => ({ before: cluster, after: cluster.after }));
  for (const cluster of after.clusters)
    if (cluster.before === undefined) pairs.push({ before: undefined, after: cluster });
  return pairs;
}

/** The cluster before the apply; a new one as planned. */
function clusterOf({ before, after }: Pair): Cluster {
  return (before ?? after) as Cluster;
}

function namesOf({ before, after }: Pair): readonly string[] {
  const was = before === undefined ? undefined : nameOf(before);
  const is = after === undefined ? undefined : nameOf(after);
  if (was === undefined || was === is) return is === undefined ? [] : [is];
  return is === undefined ? [was] : [was, is];
}

/** Whether reports call it the same before and after. */
function isOneName(pair: Pair): boolean {
  const { before, after } = pair;
  const isOne = before?.address === after?.address && before?.constructPath === after?.constructPath;
  return before === undefined || after === undefined || (isOne && namesOf(pair).length === 1);
}

function addAddresses({ before, after }: Pair, into: Set<string>): void {
  for (const cluster of [before, after]) {
    if (cluster === undefined) continue;
    into.add(cluster.address);
    for (const { address } of cluster.schedules) into.add(address);
    for (const { address } of cluster.snapshots) into.add(address);
    for (const { address } of cluster.restoresInto) into.add(address);
  }
}

function isAnyIn(all: readonly Resource[], addresses: ReadonlySet<string>): boolean {
  for (const { address } of all) if (addresses.has(address)) return true;
  return false;
}
