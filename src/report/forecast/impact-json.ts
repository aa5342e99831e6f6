import {
  type ForecastJson,
  type SnapshotsJson,
  byItem,
  forecastJson,
  sameForecastFor,
} from './forecast-json';
import type { Impact, KeptSnapshot, Moment } from '../../forecast';
import { Impacts } from '../../forecast/impact';
import { isoMoment } from '../../forecast/moments';
import { Terms } from '../../forecast/terms';
import type { Cluster, Estate } from '../../model';
import { nameOf } from '../../model/cluster-name';
import { addTo } from '../../text/group';
import { forecastInWords, impactInWords, nowInWords } from './words';

/** An impact as JSON: members may be added to it, but never change. What is not known is null. */
export interface ImpactJson {
  readonly address: string;
  readonly constructPath: string | undefined;
  readonly name: string;
  readonly fate: string;
  /** In the steady state; null for a cluster that is created. */
  readonly before: ForecastJson | null;
  /** Once every retention of the new configuration is reached; null for a cluster that is deleted. */
  readonly after: ForecastJson | null;
  /** The snapshots right after apply. */
  readonly afterApply: SnapshotsJson;
  readonly lost: {
    readonly count: number | null;
    readonly byItem: Readonly<Record<string, number>> | null;
    /** Days of point-in-time history; null if that is not known. */
    readonly pointInTimeDays: number | null;
    /** What may be deleted in addition, because something is not known. */
    readonly mayBeMore?: readonly ('snapshots' | 'pointInTime')[];
  };
  readonly fading: readonly FadingJson[];
  /** Snapshots that new ones may or may not replace. */
  readonly mayFade?: readonly FadingJson[];
  readonly sentences: readonly string[];
}

/** Snapshots of an item that expire one after the other. */
export interface FadingJson {
  readonly item: string;
  readonly count: number;
  readonly until: string;
}

/** An impact as reports show it: plain data, which can be passed from one thread to another. */
export interface PlannedImpact {
  readonly json: ImpactJson;
  /** Each side in one line. */
  readonly before: string | undefined;
  readonly now: string | undefined;
  readonly after: string | undefined;
  /** The data of the picture; undefined if it is not known. */
  readonly picture: ImpactPicture | undefined;
}

/** The snapshots before and right after apply. */
export interface ImpactPicture {
  readonly at: Moment;
  readonly before: readonly KeptSnapshot[];
  readonly left: readonly KeptSnapshot[];
  readonly lost: readonly KeptSnapshot[];
  /** The beginnings of the restore windows. */
  readonly historyBefore: Moment | undefined;
  readonly historyLeft: Moment | undefined;
}

/**
 * What a plan changes about what can be restored, as reports show it. Clusters with the same changes share the result of
 * the first one.
 */
export function plannedImpacts(before: Estate, after: Estate, at: string): readonly PlannedImpact[] {
  const impacts = new SharedImpacts(before, after, at);
  const changed = before.clusters.flatMap((cluster) => impacts.of(cluster, cluster.after) ?? []);
  const created = after.clusters.flatMap((cluster) =>
    cluster.before === undefined ? (impacts.of(undefined, cluster) ?? []) : [],
  );
  return [...changed, ...created];
}

/** What there is before an apply, and after it. */
export interface Estates {
  readonly before: Estate;
  readonly after: Estate;
}

/** The same once the apply has stopped or is complete, without the clusters that do not have to be read once more. */
export interface EndedEstates extends Estates {
  /** The addresses of clusters that end as planned or like others, and of what belongs to them. */
  readonly leftOut: ReadonlySet<string>;
  /** By address, the clusters that end like another one, which is in these estates. */
  readonly alike: ReadonlyMap<string, Alike>;
}

/** A cluster that differs from another one by its name and addresses alone. */
export interface Alike {
  readonly cluster: Cluster;
  readonly like: Cluster;
}

/**
 * What an apply changes about what can be restored: a refused step loses nothing, the steps before it do.
 * @param ended the estates after the apply has stopped; those of the plan if it completes
 */
export function impactsAfter(plan: Estates, ended: EndedEstates, at: string): readonly PlannedImpact[] {
  const planned = plannedImpacts(plan.before, plan.after, at);
  if (ended.before === plan.before) return planned;
  const byAddress = endedImpacts(ended, at);
  const impacts: PlannedImpact[] = [];
  for (const impact of planned) {
    const { address, fate } = impact.json;
    const instead = byAddress.get(address);
    const isAsPlanned = ended.leftOut.has(address) && !ended.alike.has(address);
    // Of a rejected deletion that leaves everything unchanged, the plan says that it is rejected.
    if (isAsPlanned || (instead === undefined && fate === 'refused')) impacts.push(impact);
    impacts.push(...(instead ?? []));
    byAddress.delete(address);
  }
  return [...impacts, ...inOrderOf(plan, [...byAddress.values()].flat())];
}

/** By address, what an apply that has stopped changes of the clusters that do not end as planned. */
export function endedImpacts(
  { before, after, alike }: EndedEstates,
  at: string,
): Map<string, PlannedImpact[]> {
  const byAddress = new Map<string, PlannedImpact[]>();
  for (const impact of plannedImpacts(before, after, at)) addTo(byAddress, impact.json.address, impact);
  for (const [address, { cluster, like }] of alike) {
    const impacts = byAddress.get(like.address);
    if (impacts !== undefined)
      byAddress.set(
        address,
        impacts.map((impact) => sameFor(cluster, cluster, impact)),
      );
  }
  return byAddress;
}

/** Impacts in the order of the clusters of a plan. */
function inOrderOf({ before, after }: Estates, impacts: readonly PlannedImpact[]): readonly PlannedImpact[] {
  if (impacts.length < 2) return impacts;
  const created = after.clusters.filter((cluster) => cluster.before === undefined);
  const places = new Map([...before.clusters, ...created].map(({ address }, place) => [address, place]));
  const placeOf = ({ json }: PlannedImpact): number => places.get(json.address) ?? places.size;
  return [...impacts].sort((one, other) => placeOf(one) - placeOf(other));
}

class SharedImpacts {
  private readonly impacts: Impacts;
  private readonly terms: Terms;
  private readonly byTerms = new Map<string, PlannedImpact | undefined>();

  constructor(before: Estate, after: Estate, at: string) {
    this.impacts = new Impacts(before, after, at);
    this.terms = new Terms(before, after);
  }

  of(before: Cluster, after: Cluster | undefined): PlannedImpact | undefined;
  of(before: undefined, after: Cluster): PlannedImpact | undefined;
  of(before: Cluster | undefined, after: Cluster | undefined): PlannedImpact | undefined {
    const terms = this.terms.of(before, after);
    if (terms !== undefined && this.byTerms.has(terms)) {
      const alike = this.byTerms.get(terms);
      return alike === undefined ? undefined : sameFor(before, after, alike);
    }
    const impact =
      before !== undefined
        ? this.impacts.ofExisting(before)
        : after !== undefined
          ? this.impacts.ofCreated(after)
          : undefined;
    const planned = impact === undefined ? undefined : saidImpact(impact);
    if (terms !== undefined && (impact === undefined || !isOpen(impact))) this.byTerms.set(terms, planned);
    return planned;
  }
}

/** Whether something about it is not known, which is named by its address: other clusters do not share it. */
export function isOpen({ before, after }: Impact): boolean {
  return [before, after].some((side) => side !== undefined && side.recovery.unknown.length > 0);
}

/** An impact as reports show it; undefined if there is nothing to say about it. */
function saidImpact(impact: Impact): PlannedImpact | undefined {
  const planned = plannedImpact(impact);
  return planned.json.sentences.length === 0 ? undefined : planned;
}

/** One impact as reports show it. */
export function plannedImpact(impact: Impact): PlannedImpact {
  return {
    json: impactJson(impact),
    before: impact.before === undefined ? undefined : forecastInWords(impact.before),
    now: impact.before === undefined ? undefined : nowInWords(impact),
    after: impact.after === undefined ? undefined : forecastInWords(impact.after),
    picture: pictureOf(impact),
  };
}

/** The impact on one cluster, for another one with the same terms. */
function sameFor(
  before: Cluster | undefined,
  after: Cluster | undefined,
  { json, ...shown }: PlannedImpact,
): PlannedImpact {
  const named = (json.fate === 'refused' ? before : after) ?? before ?? after;
  return {
    json: {
      address: named?.address ?? json.address,
      constructPath: named?.constructPath,
      name: named === undefined ? json.name : nameOf(named),
      fate: json.fate,
      before: before === undefined || json.before === null ? null : sameForecastFor(before, json.before),
      after: after === undefined || json.after === null ? null : sameForecastFor(after, json.after),
      afterApply: json.afterApply,
      lost: json.lost,
      fading: json.fading,
      ...(json.mayFade === undefined ? {} : { mayFade: json.mayFade }),
      sentences: json.sentences,
    },
    before: shown.before,
    now: shown.now,
    after: shown.after,
    picture: shown.picture,
  };
}

function pictureOf(impact: Impact): ImpactPicture | undefined {
  const { before, after, left, lost = [], mayBeLost, lostHistory, mayLoseHistory } = impact;
  if (before?.snapshots === undefined || left === undefined || before.snapshots.length === 0)
    return undefined;
  // A picture cannot show what may be deleted.
  if (mayBeLost.length > 0 || mayLoseHistory) return undefined;
  return {
    at: before.at,
    before: before.snapshots,
    left,
    lost,
    historyBefore: before.pointInTime?.from,
    // A shorter window applies immediately; a longer one grows over time.
    historyLeft: lostHistory === undefined ? before.pointInTime?.from : after?.pointInTime?.from,
  };
}

/** An impact as JSON; the snapshots of its forecasts are counted and not listed. */
export function impactJson(impact: Impact): ImpactJson {
  const { address, constructPath, name, outcome, before, after, left, lost, mayBeLost } = impact;
  const { lostHistory, mayLoseHistory, fading, mayFade } = impact;
  const mayBeMore = [
    ...(mayBeLost.length > 0 ? (['snapshots'] as const) : []),
    ...(mayLoseHistory ? (['pointInTime'] as const) : []),
  ];
  const isCounted = lost !== undefined && (lost.length > 0 || mayBeLost.length === 0);
  return {
    address,
    constructPath,
    name,
    fate: outcome,
    before: before === undefined ? null : forecastJson(before, { list: false }),
    after: after === undefined ? null : forecastJson(after, { list: false }),
    afterApply: countsOf(left, mayBeLost.length > 0),
    lost: {
      count: isCounted ? lost.length : null,
      byItem: isCounted ? byItem(lost) : null,
      pointInTimeDays: mayLoseHistory ? null : lostHistory === undefined ? 0 : (lostHistory.days ?? null),
      ...(mayBeMore.length === 0 ? {} : { mayBeMore }),
    },
    fading: fading.map(fadingJson),
    ...(mayFade.length === 0 ? {} : { mayFade: mayFade.map(fadingJson) }),
    sentences: impactInWords(impact),
  };
}

function fadingJson({ item, count, until }: Impact['fading'][number]): FadingJson {
  return { item, count, until: isoMoment(until) };
}

/** Snapshots as JSON, counted and not listed. With `areAtLeast`, there may be more. */
export function countsOf(snapshots: readonly KeptSnapshot[] | undefined, areAtLeast = false): SnapshotsJson {
  if (snapshots === undefined || (snapshots.length === 0 && areAtLeast))
    return { count: null, countIs: 'unknown', newest: null, oldest: null, byItem: null };
  const [newest, oldest] = [snapshots[0], snapshots.at(-1)];
  return {
    count: snapshots.length,
    countIs: areAtLeast ? 'at least' : 'exact',
    newest: newest === undefined ? null : isoMoment(newest.takenAt),
    oldest: oldest === undefined ? null : isoMoment(oldest.takenAt),
    byItem: byItem(snapshots),
  };
}
