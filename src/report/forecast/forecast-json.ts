import { FREQUENCIES } from '../../atlas/frequencies';
import type { Cluster } from '../../model';
import { nameOf } from '../../model/cluster-name';
import { isoDuration } from '../../model/duration';
import { isoRetention } from '../../model/retention';
import { knownValue } from '../../model/value';
import type { Forecast, KeptSnapshot, RestoreTargets, WorstLoss } from '../../forecast';
import { isoMoment } from '../../forecast/moments';

/** A forecast as JSON, format 1: members may be added to it, but never change. What is not known is null. */
export interface ForecastJson {
  readonly address: string;
  readonly constructPath: string | undefined;
  readonly name: string;
  readonly kind: string | null;
  readonly policy: string | null;
  readonly at: string;
  /** Null in the steady state. */
  readonly since: string | null;
  readonly snapshots: SnapshotsJson;
  readonly pointInTime: PointInTimeJson | null;
  readonly worstLoss: string | null;
  readonly worstLossIs: 'exact' | 'at most' | 'everything' | 'unknown';
  readonly keptFor: string | null;
  /** Where `keptFor` is not exact, because an item is not known. */
  readonly keptForIs?: 'at least' | 'unknown';
  readonly granularity: readonly { readonly withinAge: string; readonly every: string }[];
  readonly nextSnapshot: string | null;
  readonly paused: boolean;
  readonly storedIn: readonly string[];
  readonly copies: readonly {
    readonly storedIn: string;
    readonly items: readonly string[];
    readonly pointInTime: boolean;
    /** How many copies exist. */
    readonly count: number | null;
    readonly oldest: string | null;
    /** How long the copies of an item are kept, for items whose copies have a separate retention. */
    readonly retentions?: Readonly<Record<string, string>>;
    /** How many of the newest snapshots are copied, if a copy setting says so. */
    readonly newest?: number;
  }[];
  readonly exports: readonly { readonly bucket: string; readonly frequency: string }[];
  readonly survives: {
    readonly clusterDeletion: boolean | null;
    readonly regionLoss: boolean | null;
    readonly projectDeletion: boolean | null;
  };
  /** Only for a single cluster: it requires a comparison with every other cluster. */
  readonly restoresInto?: RestoresIntoJson;
  readonly assumptions: readonly string[];
  readonly unknown: readonly {
    readonly address: string;
    readonly attribute: string;
    readonly reason: string;
  }[];
}

/** The snapshots that exist. */
export interface SnapshotsJson {
  readonly count: number | null;
  readonly countIs: 'exact' | 'at least' | 'unknown';
  readonly newest: string | null;
  readonly oldest: string | null;
  readonly byItem: Readonly<Record<string, number>> | null;
  readonly list?:
    readonly { readonly takenAt: string; readonly expiresAt: string; readonly item: string }[] | null;
}

/** How far back point-in-time restore can go. */
export interface PointInTimeJson {
  readonly days: number | null;
  readonly from: string | null;
  readonly holes?: readonly { readonly from: string; readonly until: string | null }[];
}

/** Which clusters a snapshot can be restored to. */
export interface RestoresIntoJson {
  readonly clusters: readonly string[];
  readonly refused: readonly { readonly address: string; readonly reasons: readonly string[] }[];
  readonly unknown: readonly { readonly address: string; readonly reasons: readonly string[] }[];
}

/** Options of the JSON of a forecast. */
export interface ForecastJsonOptions {
  /** @default - no other clusters */
  readonly targets?: RestoreTargets | undefined;
  /** @default - every snapshot is listed */
  readonly list?: boolean;
}

/** A forecast as JSON. */
export function forecastJson(
  forecast: Forecast,
  { targets, list = true }: ForecastJsonOptions = {},
): ForecastJson {
  const { cluster, at, since, recovery, pointInTime, worstLoss, next, assumptions } = forecast;
  const { policy, granularity, storage, reach, unknown } = recovery;
  const { clusterDeletion, regionLoss, projectDeletion } = storage.survives;
  return {
    address: cluster.address,
    constructPath: cluster.constructPath,
    name: nameOf(cluster),
    kind: knownValue(cluster.kind) ?? null,
    policy: policy.kind ?? null,
    at: isoMoment(at),
    since: since === undefined ? null : isoMoment(since),
    snapshots: snapshotsJson(forecast, list),
    pointInTime:
      pointInTime === undefined
        ? null
        : {
            days: pointInTime.days ?? null,
            from: pointInTime.from === undefined ? null : isoMoment(pointInTime.from),
            ...(pointInTime.holes.length === 0
              ? {}
              : {
                  holes: pointInTime.holes.map(({ from, until }) => ({
                    from: isoMoment(from),
                    until: until === undefined ? null : isoMoment(until),
                  })),
                }),
          },
    ...worstLossJson(worstLoss),
    keptFor: reach.longest === undefined ? null : isoRetention(reach.longest),
    ...(reach.isAtLeast ? { keptForIs: reach.longest === undefined ? 'unknown' : 'at least' } : {}),
    granularity,
    nextSnapshot: next === undefined || policy.isReferenceAssumed ? null : isoMoment(next),
    paused: policy.isPaused,
    storedIn: [...new Set([...storage.places, ...storage.copies.map(({ place }) => place)])],
    copies: copiesJson(forecast),
    exports: storage.exports,
    survives: {
      clusterDeletion: clusterDeletion ?? null,
      regionLoss: regionLoss ?? null,
      projectDeletion: projectDeletion ?? null,
    },
    ...(targets === undefined ? {} : { restoresInto: targetsJson(targets) }),
    assumptions,
    unknown,
  };
}

/** The forecast of one cluster, for another one with the same backups. */
export function sameForecastFor(cluster: Cluster, json: ForecastJson): ForecastJson {
  // Written out rather than spread: with thousands of clusters, spreading that many members takes most of the time.
  return {
    address: cluster.address,
    constructPath: cluster.constructPath,
    name: nameOf(cluster),
    kind: json.kind,
    policy: json.policy,
    at: json.at,
    since: json.since,
    snapshots: json.snapshots,
    pointInTime: json.pointInTime,
    worstLoss: json.worstLoss,
    worstLossIs: json.worstLossIs,
    keptFor: json.keptFor,
    ...(json.keptForIs === undefined ? {} : { keptForIs: json.keptForIs }),
    granularity: json.granularity,
    nextSnapshot: json.nextSnapshot,
    paused: json.paused,
    storedIn: json.storedIn,
    copies: json.copies,
    exports: json.exports,
    survives: json.survives,
    assumptions: json.assumptions,
    unknown: json.unknown,
  };
}

function worstLossJson(loss: WorstLoss): Pick<ForecastJson, 'worstLoss' | 'worstLossIs'> {
  if (loss.kind !== 'some') return { worstLoss: null, worstLossIs: loss.kind };
  return { worstLoss: isoDuration(loss.seconds), worstLossIs: loss.isAtMost ? 'at most' : 'exact' };
}

function copiesJson({ copies, recovery }: Forecast): ForecastJson['copies'] {
  const { storage, policy } = recovery;
  return storage.copies.map(({ place, items, newest, pointInTime }, index) => {
    const existing = copies[index];
    const oldest = policy.isReferenceAssumed ? undefined : existing?.at(-1);
    const retentions = items.flatMap(({ item, retention }) =>
      retention === undefined ? [] : [[item, isoRetention(retention)] as const],
    );
    return {
      storedIn: place,
      items: items.map(({ item }) => item),
      pointInTime,
      count: existing?.length ?? null,
      oldest: oldest === undefined ? null : isoMoment(oldest.takenAt),
      ...(retentions.length === 0 ? {} : { retentions: Object.fromEntries(retentions) }),
      ...(newest === undefined ? {} : { newest }),
    };
  });
}

function snapshotsJson({ snapshots, areAtLeast, recovery }: Forecast, list: boolean): SnapshotsJson {
  if (snapshots === undefined)
    return {
      count: null,
      countIs: 'unknown',
      newest: null,
      oldest: null,
      byItem: null,
      ...(list ? { list: null } : {}),
    };
  // How many there are is known then, and not when they were taken.
  const areDated = !recovery.policy.isReferenceAssumed;
  const [newest, oldest] = areDated ? [snapshots[0], snapshots.at(-1)] : [];
  return {
    count: snapshots.length,
    countIs: areAtLeast ? 'at least' : 'exact',
    newest: newest === undefined ? null : isoMoment(newest.takenAt),
    oldest: oldest === undefined ? null : isoMoment(oldest.takenAt),
    byItem: byItem(snapshots),
    ...(list ? { list: areDated ? listOf(snapshots) : null } : {}),
  };
}

const listOf = oncePerList((snapshots) =>
  snapshots.map(({ takenAt, expiresAt, item }) => ({
    takenAt: isoMoment(takenAt),
    expiresAt: isoMoment(expiresAt),
    item,
  })),
);

const ITEMS = [...FREQUENCIES, 'ondemand'] as const;

/** The number of snapshots of each item that has any. */
export const byItem = oncePerList((snapshots): Readonly<Record<string, number>> => {
  const counts = new Map<string, number>();
  for (const { item } of snapshots) counts.set(item, (counts.get(item) ?? 0) + 1);
  return Object.fromEntries(
    ITEMS.flatMap((item) => (counts.has(item) ? [[item, counts.get(item) ?? 0]] : [])),
  );
});

/** Clusters with equal schedules share one list of snapshots, and its JSON. */
function oncePerList<T extends object>(
  make: (snapshots: readonly KeptSnapshot[]) => T,
): (snapshots: readonly KeptSnapshot[]) => T {
  const made = new WeakMap<readonly KeptSnapshot[], T>();
  return (snapshots) => {
    const known = made.get(snapshots);
    if (known !== undefined) return known;
    const value = make(snapshots);
    made.set(snapshots, value);
    return value;
  };
}

function targetsJson({ fits, rejected, open }: RestoreTargets): RestoresIntoJson {
  const withReasons = (all: RestoreTargets['rejected']): RestoresIntoJson['refused'] =>
    all.map(({ cluster, reasons }) => ({ address: cluster.address, reasons }));
  return {
    clusters: fits.map(({ address }) => address),
    refused: withReasons(rejected),
    unknown: withReasons(open),
  };
}
