import type { Cluster } from '../../model';
import { nameOf } from '../../model/cluster-name';
import type { Forecast, RejectedTarget } from '../../forecast';
import type { ForecastOfCluster } from './forecast-report';
import {
  granularityInWords,
  lossInWords,
  momentInWords,
  pointInTimeInWords,
  policyInWords,
  policyKindInWords,
  snapshotsInWords,
  storageInWords,
  survivalInWords,
} from './words';
import { addTo } from '../../text/group';
import { listed } from '../../text/list';
import { inNaturalOrder } from '../../text/natural-order';

/** A question about a cluster with its answer. */
export type Row = readonly [question: string, answer: string];

/** The rows of a cluster in a report: each answers one question. */
export function rowsOf({ forecast, targets }: ForecastOfCluster): readonly Row[] {
  const hasBackups = forecast.recovery.policy.kind !== 'none';
  return [
    ...answersOf(forecast, policyInWords(forecast)),
    ...(targets === undefined || !hasBackups ? [] : targetRows(targets)),
    ...forecast.recovery.unknown.map(({ address, attribute, reason }): Row => [
      'unknown',
      `${attribute} of ${address}: ${reason}`,
    ]),
  ];
}

/** The rows that clusters have in common if their forecasts are equal: without addresses and restore targets. */
export function sharedRowsOf({ forecast }: ForecastOfCluster): readonly Row[] {
  const { cluster, recovery } = forecast;
  const { schedule } = recovery.policy;
  const named = new Map([[cluster.address, 'the cluster']]);
  if (schedule !== undefined) named.set(schedule.address, 'the schedule');
  return [
    ...answersOf(forecast, policyKindInWords(forecast)),
    ...recovery.unknown.map(({ address, attribute, reason }): Row => [
      'unknown',
      `${attribute} of ${named.get(address) ?? address}: ${reason}`,
    ]),
  ];
}

/** The most important answers, each in a few words: RPO, snapshots, restore window, and what backups survive. */
export function overviewOf(forecast: Forecast): readonly string[] {
  const { kind, mayHavePointInTime } = forecast.recovery.policy;
  const hasBackups = kind !== 'none';
  return [
    lossInWords(forecast.worstLoss),
    hasBackups ? snapshotsInWords(forecast) : 'none',
    pointInTimeInWords(forecast) ?? (mayHavePointInTime ? 'not known yet' : 'none'),
    hasBackups ? survivalInWords(forecast) : 'none',
  ];
}

function answersOf(forecast: Forecast, policy: string): readonly Row[] {
  const { snapshots, next, worstLoss, recovery } = forecast;
  const { isReferenceAssumed } = recovery.policy;
  const [newest, oldest] = [snapshots?.[0], snapshots?.at(-1)];
  const pointInTime = pointInTimeInWords(forecast);
  const granularity = granularityInWords(forecast);
  const hasBackups = recovery.policy.kind !== 'none';
  return [
    ['backups', policy],
    ['RPO', lossInWords(worstLoss)],
    ...(hasBackups ? [['snapshots', snapshotsInWords(forecast)] as const] : []),
    ...(newest === undefined || oldest === undefined || isReferenceAssumed
      ? []
      : ([
          ['newest', momentInWords(newest.takenAt)],
          ['oldest', momentInWords(oldest.takenAt)],
        ] as const)),
    ...(next === undefined || isReferenceAssumed ? [] : [['next', momentInWords(next)] as const]),
    ...(pointInTime === undefined ? [] : [['restore window', pointInTime] as const]),
    ...(granularity === '' ? [] : [['granularity', granularity] as const]),
    ...(hasBackups
      ? ([
          ['stored in', storageInWords(forecast)],
          ['survives', survivalInWords(forecast)],
        ] as const)
      : []),
  ];
}

/** The clusters that a snapshot can be restored to. */
export function targetRows({ fits, rejected, open }: NonNullable<ForecastOfCluster['targets']>): Row[] {
  const named = namesOf([...fits, ...[...rejected, ...open].map(({ cluster }) => cluster)]);
  const withReasons = ({ cluster, reasons }: RejectedTarget): string =>
    `${named(cluster)}: ${reasons.join('; ')}`;
  return [
    [
      'can restore to',
      fits.length === 0 ? 'none of these clusters' : listed([...fits.map(named)].sort(inNaturalOrder)),
    ],
    ...rejected.map((one): Row => ['not to', withReasons(one)]),
    ...open.map((one): Row => ['perhaps to', withReasons(one)]),
  ];
}

/** The name of a cluster; if several share it, as in the environments of an app, with the place of each. */
function namesOf(clusters: readonly Cluster[]): (cluster: Cluster) => string {
  const places = new Map<string, string[]>();
  for (const cluster of clusters) addTo(places, nameOf(cluster), placeOf(cluster));
  return (cluster) => {
    const name = nameOf(cluster);
    const place = placeOf(cluster);
    return name === place || places.get(name)?.length === 1 ? name : `${name} (${place})`;
  };
}

function placeOf({ constructPath, address }: Cluster): string {
  return constructPath ?? address;
}

/** "at 2026-08-21 00:00 UTC, every retention reached". */
export function whenInWords({
  at,
  since,
}: {
  readonly at: number;
  readonly since: number | undefined;
}): string {
  return since === undefined
    ? `at ${momentInWords(at)}, with every retention reached`
    : `at ${momentInWords(at)}, with backups since ${momentInWords(since)}`;
}

/** The text for an input without clusters. */
export const NO_CLUSTERS = 'there are no clusters';

/** The text instead of the clusters that a snapshot can be restored to. */
export const TARGETS_LEFT_OUT =
  'with this many clusters, the clusters that snapshots can be restored to are shown for one cluster: name it with --cluster';
