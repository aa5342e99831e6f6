import { nameOf } from '../../model';
import { type RefusedTarget } from '../../forecast';
import type { ForecastOfCluster } from './forecast-report';
import {
  granularityInWords,
  lossInWords,
  momentInWords,
  pointInTimeInWords,
  policyInWords,
  snapshotsInWords,
  storageInWords,
  survivalInWords,
} from './words';
import { listed } from '../../text/list';

/** A question about a cluster with its answer. */
export type Row = readonly [question: string, answer: string];

/** What a report says of a cluster: each row answers one question. */
export function rowsOf({ forecast, targets }: ForecastOfCluster): readonly Row[] {
  const { snapshots, next, worstLoss, recovery } = forecast;
  const [newest, oldest] = [snapshots?.[0], snapshots?.at(-1)];
  const pointInTime = pointInTimeInWords(forecast);
  const granularity = granularityInWords(forecast);
  const hasBackups = recovery.policy.kind !== 'none';
  return [
    ['backups', policyInWords(forecast)],
    ['worst loss', lossInWords(worstLoss)],
    ...(hasBackups ? [['snapshots', snapshotsInWords(forecast)] as const] : []),
    ...(newest === undefined || oldest === undefined
      ? []
      : ([
          ['newest', momentInWords(newest.takenAt)],
          ['oldest', momentInWords(oldest.takenAt)],
        ] as const)),
    ...(next === undefined ? [] : [['next', momentInWords(next)] as const]),
    ...(pointInTime === undefined ? [] : [['restores to', pointInTime] as const]),
    ...(granularity === '' ? [] : [['how close', granularity] as const]),
    ...(hasBackups
      ? ([
          ['stored in', storageInWords(forecast)],
          ['outlives', survivalInWords(forecast)],
        ] as const)
      : []),
    ...(targets === undefined || !hasBackups ? [] : targetRows(targets)),
    ...recovery.unknown.map(({ address, attribute, reason }): Row => [
      'unknown',
      `${attribute} of ${address}: ${reason}`,
    ]),
  ];
}

function targetRows({ fits, refused, open }: NonNullable<ForecastOfCluster['targets']>): Row[] {
  return [
    ['restores into', fits.length === 0 ? 'none of these clusters' : listed(fits.map(nameOf))],
    ...refused.map((one): Row => ['not into', withReasons(one)]),
    ...open.map((one): Row => ['perhaps into', withReasons(one)]),
  ];
}

function withReasons({ cluster, reasons }: RefusedTarget): string {
  return `${nameOf(cluster)}: ${reasons.join('; ')}`;
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

/** What says that nothing is there to look at. */
export const NO_CLUSTERS = 'there are no clusters';

/** What stands for the question which clusters could take a restore. */
export const TARGETS_LEFT_OUT =
  'which clusters could take a restore is answered for one cluster at a time where there are many: name it with --cluster';
