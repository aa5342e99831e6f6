import { addTo } from '../../text/group';
import { inNaturalOrder } from '../../text/natural-order';
import { secondsOf } from '../../model/duration';
import type { EstateRow, EstateTable, FindingCounts, ProjectName, ScheduleElsewhere } from './estate-table';

/** What a run knows of its part of an estate. */
export type EstatePart = Pick<EstateTable, 'clusters' | 'projects' | 'schedulesElsewhere' | 'unreadable'>;

/**
 * Joins parts that were read apart. The result does not depend on how an estate was divided, except where a schedule was
 * read apart from its cluster: what follows from the schedule is not known then.
 */
export function joined(parts: readonly EstatePart[]): EstatePart {
  const projects = distinct(
    parts.flatMap((part) => part.projects),
    ({ id, name }) => JSON.stringify([id, name]),
  );
  const names = namesById(projects);
  const clusters = parts.flatMap((part) => {
    const others = new Elsewhere(
      parts.filter((other) => other !== part).flatMap((other) => other.schedulesElsewhere),
    );
    return part.clusters.map((row) => {
      const known = others.mayHave(row) ? withoutItsSchedule(row) : row;
      const project = row.projectId === null ? undefined : names.get(row.projectId);
      return project === undefined || project === known.project ? known : { ...known, project };
    });
  });
  return {
    clusters: merged(clusters).sort(byImportance(compare)),
    projects,
    schedulesElsewhere: distinct(
      parts.flatMap((part) => part.schedulesElsewhere),
      ({ projectId, cluster }) => JSON.stringify([projectId, cluster]),
    ),
    unreadable: parts.flatMap(({ unreadable }) => unreadable),
  };
}

/** Sorted by their keys, so that the order of parts does not matter. */
function distinct<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return [...new Map(all.map((one) => [keyOf(one), one]))]
    .sort(([one], [other]) => compare(one, other))
    .map(([, one]) => one);
}

function namesById(projects: readonly ProjectName[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { id, name } of projects) if (!names.has(id)) names.set(id, name);
  return names;
}

/** The schedules that other parts have, by what is known of their clusters. */
class Elsewhere {
  private readonly keys: ReadonlySet<string>;

  constructor(schedules: readonly ScheduleElsewhere[]) {
    this.keys = new Set(
      schedules.flatMap(({ projectId, cluster }) => {
        // A cluster whose project or name is not known may be that of any schedule.
        const projects = projectId === null ? [null] : [projectId, ANY];
        const clusters = cluster === null ? [null] : [cluster, ANY];
        return projects.flatMap((one) => clusters.map((other) => JSON.stringify([one, other])));
      }),
    );
  }

  /** Whether one of them may be for a cluster that has no schedule in its own part. */
  mayHave({ projectId, name, scheduled, kind }: EstateRow): boolean {
    if (this.keys.size === 0 || scheduled || (kind !== null && kind !== 'dedicated')) return false;
    return [projectId ?? ANY, null].some((one) =>
      [name ?? ANY, null].some((other) => this.keys.has(JSON.stringify([one, other]))),
    );
  }
}

/** Stands for a project or a name that is not known. No id and no name of Atlas is a number. */
const ANY = 0;

/** A cluster whose schedule is in no input, but may exist: what follows from a schedule is not known. */
export function withoutItsSchedule(row: EstateRow): EstateRow {
  if (row.scheduled || row.backup === false || (row.kind !== null && row.kind !== 'dedicated')) return row;
  return {
    ...row,
    worstLoss: null,
    worstLossIs: 'unknown',
    oldest: null,
    oldestIs: 'unknown',
    copies: null,
    survivesDeletion: row.survivesDeletion === true ? true : null,
    survivesRegionLoss: row.survivesRegionLoss === true ? true : null,
    objectives: row.objectives === 'none' ? 'none' : 'unknown',
  };
}

/** What is reported of the same cluster of Atlas, together: its project and its name identify it. */
export function byCluster<T extends Pick<EstateRow, 'projectId' | 'name'>>(
  rows: readonly T[],
): readonly T[][] {
  const groups = new Map<string, T[]>();
  for (const [index, row] of rows.entries()) {
    const { projectId, name } = row;
    addTo(
      groups,
      projectId === null || name === null ? String(index) : JSON.stringify([projectId, name]),
      row,
    );
  }
  return [...groups.values()];
}

/** Whether inputs report the same. */
export function isAgreed(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** One row for each cluster of Atlas. Where inputs contradict each other, the value is not known. */
function merged(rows: readonly EstateRow[]): EstateRow[] {
  return byCluster(rows).map((group) => group.reduce(mergedRow));
}

function mergedRow(one: EstateRow, other: EstateRow): EstateRow {
  const isSame = (...members: readonly (keyof EstateRow)[]): boolean =>
    members.every((member) => isAgreed(one[member], other[member]));
  const loss = isSame('worstLoss', 'worstLossIs');
  const oldest = isSame('oldest', 'oldestIs');
  const agreed = <M extends keyof EstateRow>(member: M): EstateRow[M] | null =>
    isSame(member) ? one[member] : null;
  return {
    project: agreed('project'),
    projectId: one.projectId,
    name: one.name,
    addresses: [...new Set([...one.addresses, ...other.addresses])].sort(compare),
    kind: agreed('kind'),
    regions: agreed('regions'),
    backup: agreed('backup'),
    pointInTime: agreed('pointInTime'),
    worstLoss: loss ? one.worstLoss : null,
    worstLossIs: loss ? one.worstLossIs : 'unknown',
    oldest: oldest ? one.oldest : null,
    oldestIs: oldest ? one.oldestIs : 'unknown',
    copies: agreed('copies'),
    survivesDeletion: agreed('survivesDeletion'),
    survivesRegionLoss: agreed('survivesRegionLoss'),
    objectives: objectivesOfBoth(one.objectives, other.objectives),
    findings: mostOf(one.findings, other.findings),
    scheduled: one.scheduled || other.scheduled,
  };
}

/** Only one of the inputs may state an objective. */
function objectivesOfBoth(
  one: EstateRow['objectives'],
  other: EstateRow['objectives'],
): EstateRow['objectives'] {
  return worstOf([one, other], (each) => each) ?? 'none';
}

/** An objective that is missed according to one input is missed. */
export function worstOf<T>(
  results: readonly T[],
  outcomeOf: (one: T) => EstateRow['objectives'],
): T | undefined {
  const found = (['missed', 'unknown', 'met'] as const).map((outcome) =>
    results.find((one) => outcomeOf(one) === outcome),
  );
  return found.find((one) => one !== undefined);
}

/** Both inputs have the same findings, or one has fewer because it knows less. */
function mostOf(one: FindingCounts, other: FindingCounts): FindingCounts {
  return {
    errors: Math.max(one.errors, other.errors),
    warnings: Math.max(one.warnings, other.warnings),
    infos: Math.max(one.infos, other.infos),
    unchecked: Math.max(one.unchecked, other.unchecked),
  };
}

/** Whether anything in a row is not known. */
export function hasUnknown(row: EstateRow): boolean {
  return (
    [
      row.project,
      row.name,
      row.kind,
      row.regions,
      row.backup,
      row.pointInTime,
      row.copies,
      row.survivesDeletion,
      row.survivesRegionLoss,
    ].includes(null) ||
    row.worstLossIs === 'unknown' ||
    row.oldestIs === 'unknown' ||
    row.objectives === 'unknown'
  );
}

/** The worst first, and the others by their names as people count. */
export function sortedForPeople(clusters: readonly EstateRow[]): readonly EstateRow[] {
  return [...clusters].sort(byImportance(inNaturalOrder));
}

/** The worst first. */
function byImportance(
  compareNames: (one: string, other: string) => number,
): (one: EstateRow, other: EstateRow) => number {
  return (one, other) =>
    rankOf(one) - rankOf(other) ||
    other.findings.errors - one.findings.errors ||
    other.findings.warnings - one.findings.warnings ||
    secondsAtRisk(other) - secondsAtRisk(one) ||
    compareNames(one.project ?? '', other.project ?? '') ||
    compareNames(one.name ?? '', other.name ?? '') ||
    compareNames(one.addresses.join(), other.addresses.join()) ||
    compare(JSON.stringify(one), JSON.stringify(other));
}

function rankOf(row: EstateRow): number {
  if (row.backup === false) return 0;
  if (row.objectives === 'missed') return 1;
  if (row.findings.errors > 0) return 2;
  if (row.worstLossIs === 'everything') return 3;
  return hasUnknown(row) ? 4 : 5;
}

function secondsAtRisk({ worstLoss }: EstateRow): number {
  return worstLoss === null ? Number.MAX_SAFE_INTEGER : (secondsOf(worstLoss) ?? 0);
}

/** By code units: the order of a language would depend on the machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
