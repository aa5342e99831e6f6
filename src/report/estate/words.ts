import { count } from '../../text/count';
import { cut } from '../../text/cut';
import { grouped } from '../../text/group';
import { firstOf } from '../../text/list';
import { durationInWords, secondsOf } from '../../model/duration';
import type { EstateRow, EstateTable } from './estate-table';
import { hasUnknown, sortedForPeople } from './join';

/*
 * The table in words, the same in every report.
 */

/** The heads of the columns. */
export const COLUMNS = [
  'project',
  'cluster',
  'kind',
  'regions',
  'backup',
  'PIT',
  'RPO',
  'oldest restorable point',
  'copies',
  'survives deletion',
  'survives region loss',
  'objectives',
  'findings',
] as const;

const UNKNOWN = 'not known';

/** The cells of a cluster, in the order of the columns. */
export function cellsOf(row: EstateRow): readonly string[] {
  return [row.project ?? UNKNOWN, nameOf(row), ...answersOf(row)];
}

/** What clusters have in common where they are equal. */
function answersOf(row: EstateRow): readonly string[] {
  return [
    row.kind ?? UNKNOWN,
    listOr(row.regions, 'none'),
    yesOrNo(row.backup),
    yesOrNo(row.pointInTime),
    lossOf(row),
    oldestInWords(row),
    listOr(row.copies, 'none'),
    yesOrNo(row.survivesDeletion),
    yesOrNo(row.survivesRegionLoss),
    OBJECTIVES[row.objectives],
    findingsOf(row),
  ];
}

/** How a table for people names a cluster. */
function nameOf({ name, addresses }: EstateRow): string {
  return name ?? addresses.join(', ');
}

function listOr(all: readonly string[] | null, empty: string): string {
  return all === null ? UNKNOWN : all.length === 0 ? empty : all.join(', ');
}

function yesOrNo(value: boolean | null): string {
  return value === null ? UNKNOWN : value ? 'yes' : 'no';
}

function lossOf({ worstLoss, worstLossIs }: EstateRow): string {
  const seconds = worstLoss === null ? undefined : secondsOf(worstLoss);
  if (seconds === undefined) return worstLossIs === 'everything' ? 'all data' : UNKNOWN;
  return `${worstLossIs === 'at most' ? 'at most ' : ''}${durationInWords(seconds)}`;
}

/** "2025-08-31", "about 2025-08-31", "2025-08-31 or older". */
export function oldestInWords({ oldest, oldestIs }: Pick<EstateRow, 'oldest' | 'oldestIs'>): string {
  if (oldest === null) return oldestIs === 'none' ? 'none' : UNKNOWN;
  const shown = oldest.slice(0, 'YYYY-MM-DD'.length);
  switch (oldestIs) {
    case 'about':
      return `about ${shown}`;
    case 'at least':
      return `${shown} or older`;
    default:
      return shown;
  }
}

const OBJECTIVES = { met: 'met', missed: 'not met', none: 'none', unknown: UNKNOWN } as const;

function findingsOf({ findings: { errors, warnings, infos, unchecked } }: EstateRow): string {
  const parts = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(infos > 0 ? [count(infos, 'info')] : []),
    ...(unchecked > 0 ? [`${unchecked} unchecked`] : []),
  ];
  return parts.length === 0 ? 'none' : parts.join(', ');
}

/** The rows for people: clusters of a project that are equal but for their names share one. */
export function groupedCells({ clusters }: Pick<EstateTable, 'clusters'>): readonly (readonly string[])[] {
  const groups = grouped(
    sortedForPeople(clusters).map((row) => ({
      project: row.project ?? UNKNOWN,
      name: cut(nameOf(row)),
      answers: answersOf(row),
    })),
    ({ project, answers }) => JSON.stringify([project, ...answers]),
  );
  return [...groups.values()].map((all) => {
    const [{ project, answers } = { project: UNKNOWN, answers: [] }] = all;
    return [
      cut(project),
      firstOf(
        all.map(({ name }) => name),
        MOST_NAMED,
      ),
      ...answers.map((one) => cut(one)),
    ];
  });
}

const MOST_NAMED = 3;

/** How many clusters need attention; a cluster may be in several of these numbers. */
export interface EstateCounts {
  readonly clusters: number;
  readonly withoutBackups: number;
  readonly belowObjective: number;
  /** Clusters with a cell that is not known. */
  readonly unknown: number;
}

/** Counts the clusters of a table. */
export function countsOf({ clusters }: Pick<EstateTable, 'clusters'>): EstateCounts {
  const numberOf = (is: (row: EstateRow) => boolean): number => clusters.filter(is).length;
  return {
    clusters: clusters.length,
    withoutBackups: numberOf(({ backup }) => backup === false),
    belowObjective: numberOf(({ objectives }) => objectives === 'missed'),
    unknown: numberOf(hasUnknown),
  };
}

/** "5 clusters: 1 without backups, 1 below its objective, 2 with something unknown". */
export function countsInWords(table: Pick<EstateTable, 'clusters'>): string {
  const { clusters, withoutBackups, belowObjective, unknown } = countsOf(table);
  const objective = belowObjective === 1 ? 'its objective' : 'their objective';
  return `${count(clusters, 'cluster')}: ${withoutBackups} without backups, ${belowObjective} below ${objective}, ${unknown} with something unknown`;
}

/** What the table does not contain: inputs that could not be read, schedules whose clusters were not. */
export function gapsInWords({
  unreadable,
  schedulesElsewhere,
}: Pick<EstateTable, 'unreadable' | 'schedulesElsewhere'>): readonly string[] {
  const shown = schedulesElsewhere.filter(({ projectId, cluster }) => projectId !== null && cluster !== null);
  const [elsewhere, open] = [shown.length, schedulesElsewhere.length - shown.length];
  return [
    ...unreadable.map(({ path, reason }) => `not read: ${cut(path)}: ${reason}`),
    ...(elsewhere === 0
      ? []
      : [
          `${count(elsewhere, 'schedule')} ${elsewhere === 1 ? 'is for a cluster that was' : 'are for clusters that were'} not read together with ${elsewhere === 1 ? 'it' : 'them'}`,
        ]),
    ...(open === 0
      ? []
      : [
          `${count(open, 'schedule')} ${open === 1 ? 'does' : 'do'} not show which cluster ${open === 1 ? 'it is' : 'they are'} for`,
        ]),
  ];
}

/** "at 2026-08-21 00:00 UTC, with every retention reached". */
export function whenInWords({ at }: Pick<EstateTable, 'at'>): string {
  return `at ${at.replace('T', ' ').replace(/(?::00)?Z$/, ' UTC')}, with every retention reached`;
}
