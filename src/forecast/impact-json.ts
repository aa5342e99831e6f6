import {
  type ForecastJson,
  type SnapshotsJson,
  byItem,
  forecastJson,
  sameForecastFor,
} from './forecast-json';
import { type Impact, Impacts } from './impact';
import type { Cluster, Estate } from '../model';
import type { KeptSnapshot } from './kept-snapshots';
import { type Moment, isoMoment } from './moments';
import { nameOf } from './restore-targets';
import { TermsOfNewClusters } from './new-cluster-terms';
import { forecastInWords, impactInWords, nowInWords } from './words';

/** An impact as JSON: members may be added to it, and never change. What is not known is null. */
export interface ImpactJson {
  readonly address: string;
  readonly constructPath: string | undefined;
  readonly name: string;
  readonly fate: string;
  /** In the steady state; null for a cluster that is created. */
  readonly before: ForecastJson | null;
  /** Once every retention of the new configuration is reached; null for a cluster that is gone. */
  readonly after: ForecastJson | null;
  /** What is there right after apply. */
  readonly afterApply: SnapshotsJson;
  readonly lost: {
    readonly count: number | null;
    readonly byItem: Readonly<Record<string, number>> | null;
    /** Days of point-in-time history; null where that is not known. */
    readonly pointInTimeDays: number | null;
  };
  readonly fading: readonly { readonly item: string; readonly count: number; readonly until: string }[];
  readonly sentences: readonly string[];
}

/** An impact as reports show it: plain data, which can be handed from one thread to another. */
export interface PlannedImpact {
  readonly json: ImpactJson;
  /** Each side in a line. */
  readonly before: string | undefined;
  readonly now: string | undefined;
  readonly after: string | undefined;
  /** What there is to draw; nothing where that cannot be told. */
  readonly picture: ImpactPicture | undefined;
}

/** The snapshots before and right after apply. */
export interface ImpactPicture {
  readonly at: Moment;
  readonly before: readonly KeptSnapshot[];
  readonly left: readonly KeptSnapshot[];
  readonly lost: readonly KeptSnapshot[];
  /** The beginnings of the point-in-time windows. */
  readonly historyBefore: Moment | undefined;
  readonly historyLeft: Moment | undefined;
}

/**
 * What a plan changes of what can be restored, as reports show it. New clusters whose backups are alike share what was
 * computed of the first of them.
 */
export function plannedImpacts(before: Estate, after: Estate, at: string): readonly PlannedImpact[] {
  const impacts = new Impacts(before, after, at);
  const planned: PlannedImpact[] = [];
  for (const cluster of before.clusters) {
    const impact = impacts.ofExisting(cluster);
    if (impact !== undefined) planned.push(plannedImpact(impact));
  }
  const terms = new TermsOfNewClusters(after);
  const byTerms = new Map<string, PlannedImpact>();
  for (const cluster of after.clusters) {
    const key = terms.of(cluster);
    const alike = key === undefined ? undefined : byTerms.get(key);
    if (alike !== undefined) {
      planned.push(sameFor(cluster, alike));
      continue;
    }
    const impact = impacts.ofCreated(cluster);
    if (impact === undefined) continue;
    const first = plannedImpact(impact);
    planned.push(first);
    // What is not known is named by its address.
    if (key !== undefined && impact.after?.recovery.unknown.length === 0) byTerms.set(key, first);
  }
  return planned;
}

function plannedImpact(impact: Impact): PlannedImpact {
  return {
    json: impactJson(impact),
    before: impact.before === undefined ? undefined : forecastInWords(impact.before),
    now: impact.before === undefined ? undefined : nowInWords(impact),
    after: impact.after === undefined ? undefined : forecastInWords(impact.after),
    picture: pictureOf(impact),
  };
}

/** That of a new cluster, for another one with the same terms. */
function sameFor(cluster: Cluster, { json, before, now, after, picture }: PlannedImpact): PlannedImpact {
  const { address, constructPath } = cluster;
  const name = nameOf(cluster);
  return {
    json: {
      address,
      constructPath,
      name,
      fate: json.fate,
      before: json.before,
      after: json.after === null ? null : sameForecastFor(cluster, json.after),
      afterApply: json.afterApply,
      lost: json.lost,
      fading: json.fading,
      sentences: json.sentences,
    },
    before,
    now,
    after,
    picture,
  };
}

function pictureOf({ before, after, left, lost = [], lostHistory }: Impact): ImpactPicture | undefined {
  if (before?.snapshots === undefined || left === undefined || before.snapshots.length === 0)
    return undefined;
  return {
    at: before.at,
    before: before.snapshots,
    left,
    lost,
    historyBefore: before.pointInTime?.from,
    // A shorter window is there at once; a longer one only grows.
    historyLeft: lostHistory === undefined ? before.pointInTime?.from : after?.pointInTime?.from,
  };
}

/** An impact as JSON; the snapshots of its forecasts are counted and not listed. */
export function impactJson(impact: Impact): ImpactJson {
  const { address, constructPath, name, fate, before, after, left, lost, lostHistory, fading } = impact;
  return {
    address,
    constructPath,
    name,
    fate,
    before: before === undefined ? null : forecastJson(before, { list: false }),
    after: after === undefined ? null : forecastJson(after, { list: false }),
    afterApply: countsOf(left),
    lost: {
      count: lost?.length ?? null,
      byItem: lost === undefined ? null : byItem(lost),
      pointInTimeDays: lostHistory === undefined ? 0 : (lostHistory.days ?? null),
    },
    fading: fading.map(({ item, count, until }) => ({ item, count, until: isoMoment(until) })),
    sentences: impactInWords(impact),
  };
}

function countsOf(snapshots: readonly KeptSnapshot[] | undefined): SnapshotsJson {
  const [newest, oldest] = [snapshots?.[0], snapshots?.at(-1)];
  return {
    count: snapshots?.length ?? null,
    countIs: snapshots === undefined ? 'unknown' : 'exact',
    newest: newest === undefined ? null : isoMoment(newest.takenAt),
    oldest: oldest === undefined ? null : isoMoment(oldest.takenAt),
    byItem: snapshots === undefined ? null : byItem(snapshots),
  };
}
