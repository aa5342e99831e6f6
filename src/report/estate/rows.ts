import type { Forecast } from '../../forecast';
import { Forecaster } from '../../forecast/forecast';
import { isoDay, isoMoment } from '../../forecast/moments';
import type { Cluster, Estate, Objective, Origin, Value } from '../../model';
import { isoDuration } from '../../model/duration';
import { linked } from '../../model/link';
import { covers } from '../../model/objective';
import { isSensitive, knownText } from '../../model/value';
import type { Review } from '../../review';
import { clustersBehind } from '../../review/clusters';
import type { EstateRow, FindingCounts, ProjectName, ScheduleElsewhere } from './estate-table';
import { withoutItsSchedule } from './join';

/** An estate that was reviewed. */
export interface ReviewedEstate {
  readonly estate: Estate;
  /** The inputs whose clusters have a row. */
  readonly inputs: readonly ReviewedInput[];
  readonly objectives: readonly Objective[];
  /** Whether the rules that compare with objectives ran. */
  readonly areObjectivesChecked: boolean;
}

/** One of its inputs. */
export interface ReviewedInput {
  readonly origin: Origin;
  readonly isPartial: boolean;
  readonly review: Review;
}

/** A row for each cluster, in the order of the estate. */
export function rowsOf(reviewed: ReviewedEstate, at: string): readonly EstateRow[] {
  const { estate, inputs } = reviewed;
  const forecaster = new Forecaster(estate, { at });
  const results = resultsOf(reviewed);
  const byOrigin = new Map<Origin | undefined, ReviewedInput>(inputs.map((input) => [input.origin, input]));
  return estate.clusters.flatMap((cluster) => {
    const input = byOrigin.get(cluster.origin);
    if (input === undefined) return [];
    const row = rowOf(forecaster.forecastOf(cluster), results.get(cluster) ?? NO_RESULTS, reviewed);
    // A partial plan may leave its schedule out.
    return [input.isPartial ? withoutItsSchedule(row) : row];
  });
}

function rowOf(forecast: Forecast, results: Results, reviewed: ReviewedEstate): EstateRow {
  const { cluster, recovery, worstLoss } = forecast;
  const { policy, storage } = recovery;
  const project = linked(cluster.project);
  const projectId = shownText(project?.id);
  const { clusterDeletion, regionLoss } = storage.survives;
  return {
    project: shownText(project?.name) ?? projectId ?? project?.resource?.address ?? null,
    projectId,
    name: shownText(cluster.name),
    addresses: [cluster.address],
    kind: shownText(cluster.kind),
    regions: regionsOf(cluster),
    backup: hasBackup(forecast),
    pointInTime:
      policy.pointInTime !== undefined
        ? true
        : policy.kind === undefined || policy.mayHavePointInTime
          ? null
          : false,
    worstLoss: worstLoss.kind === 'some' ? isoDuration(worstLoss.seconds) : null,
    worstLossIs: worstLoss.kind === 'some' ? (worstLoss.isAtMost ? 'at most' : 'exact') : worstLoss.kind,
    ...oldestOf(forecast),
    copies: copiesOf(forecast),
    survivesDeletion: clusterDeletion ?? null,
    survivesRegionLoss: regionLoss ?? null,
    objectives: objectivesOf(cluster, results, reviewed),
    findings: results.counts,
    scheduled: cluster.schedules.length > 0,
  };
}

/** A text that may be shown; null if it is not known, or sensitive. */
export function shownText(value: Value<string> | undefined): string | null {
  return value === undefined || isSensitive(value) ? null : (knownText(value) ?? null);
}

/** The regions of a cluster, such as `AWS/EU_CENTRAL_1`; null if not all of them are known. */
export function regionsOf({ shards }: Cluster): readonly string[] | null {
  if (shards.kind !== 'known' || shards.value.length === 0) return null;
  const places = new Set<string>();
  for (const { regions } of shards.value) {
    if (regions.kind !== 'known' || isSensitive(regions)) return null;
    for (const { provider, region } of regions.value) {
      const [one, other] = [shownText(provider), shownText(region)];
      if (one === null || other === null) return null;
      places.add(`${one}/${other}`);
    }
  }
  return places.size === 0 ? null : [...places];
}

/** Whether snapshots are taken, or may be taken by continuous backup; null if that is not known. */
export function hasBackup({ recovery: { policy }, snapshots }: Forecast): boolean | null {
  const { kind, items, pointInTime, mayHaveMoreItems } = policy;
  if (kind === undefined) return null;
  if (kind === 'none') return false;
  // A schedule without items takes no snapshots.
  if (items.length > 0 || pointInTime !== undefined || (snapshots?.length ?? 0) > 0) return true;
  return mayHaveMoreItems ? null : false;
}

/** The oldest point that can be restored. */
export function oldestOf({
  snapshots,
  areAtLeast,
  pointInTime,
  recovery: { policy },
}: Forecast): Pick<EstateRow, 'oldest' | 'oldestIs'> {
  if (policy.kind === undefined || snapshots === undefined) return { oldest: null, oldestIs: 'unknown' };
  const isOpen =
    areAtLeast || policy.mayHavePointInTime || (pointInTime !== undefined && pointInTime.from === undefined);
  const moments = [snapshots.at(-1)?.takenAt, pointInTime?.from].filter((one) => one !== undefined);
  if (moments.length === 0) return { oldest: null, oldestIs: isOpen ? 'unknown' : 'none' };
  const oldest = Math.min(...moments);
  const isDated = !policy.isReferenceAssumed;
  return {
    oldest: isDated ? isoMoment(oldest) : isoDay(oldest),
    oldestIs: isOpen ? 'at least' : isDated ? 'exact' : 'about',
  };
}

/** The regions that snapshots are copied to; null if they are not known. */
export function copiesOf({ recovery: { policy, storage } }: Forecast): readonly string[] | null {
  if (policy.kind === undefined) return null;
  const settings = policy.schedule?.copySettings;
  if (settings?.kind === 'unknown') return null;
  const isOpen =
    settings?.kind === 'known' &&
    settings.value.some(({ cloudProvider, regionName }) =>
      [cloudProvider, regionName].some((one) => one.kind === 'unknown' || isSensitive(one)),
    );
  return isOpen ? null : [...new Set(storage.copies.map(({ place }) => place))];
}

function objectivesOf(
  cluster: Cluster,
  { missed, open }: Results,
  { objectives, areObjectivesChecked }: ReviewedEstate,
): EstateRow['objectives'] {
  const covering = objectives.map((one) => covers(one, cluster)).filter((one) => one !== false);
  if (covering.length === 0) return 'none';
  if (missed) return 'missed';
  return areObjectivesChecked && !open && !covering.includes(undefined) ? 'met' : 'unknown';
}

/** What the rules report of a cluster. */
interface Results {
  counts: FindingCounts;
  /** Whether an objective is not met. */
  missed: boolean;
  /** Whether it is not known if an objective is met. */
  open: boolean;
}

const NO_RESULTS: Results = {
  counts: { errors: 0, warnings: 0, infos: 0, unchecked: 0 },
  missed: false,
  open: false,
};

const COUNTED_AS = { error: 'errors', warning: 'warnings', info: 'infos' } as const;

function resultsOf({ estate, inputs }: ReviewedEstate): ReadonlyMap<Cluster, Results> {
  const behind = clustersBehind(estate);
  const all = new Map<Cluster, Results>();
  for (const { origin, review } of inputs) {
    const at = (address: string): Cluster | undefined => behind.get(origin)?.get(address);
    // What a plan deletes has no row. If the finding is also about a cluster of another input, it counts there.
    const elsewhere = (address: string): Cluster | undefined =>
      [...behind.values()].map((clusters) => clusters.get(address)).find((one) => one !== undefined);
    const of = (address: string, related: readonly string[] = []): Results => {
      const cluster =
        at(address) ?? related.map((one) => at(one) ?? elsewhere(one)).find((one) => one !== undefined);
      if (cluster === undefined) return { ...NO_RESULTS };
      const known = all.get(cluster) ?? { ...NO_RESULTS };
      all.set(cluster, known);
      return known;
    };
    const add = (results: Results, counted: keyof FindingCounts): void => {
      results.counts = { ...results.counts, [counted]: results.counts[counted] + 1 };
    };
    for (const { address, related, severity } of review.findings)
      add(of(address, related), COUNTED_AS[severity]);
    // An objective is missed even if it is acknowledged.
    for (const { rule, address } of [...review.findings, ...review.acknowledged, ...review.known])
      if (isOfObjective(rule)) of(address).missed = true;
    for (const { rule, address } of review.unchecked) {
      add(of(address), 'unchecked');
      if (isOfObjective(rule)) of(address).open = true;
    }
    for (const { rule } of review.crashes)
      if (isOfObjective(rule)) for (const cluster of estate.clusters) of(cluster.address).open = true;
  }
  return all;
}

/** Whether a rule compares with objectives. */
export function isOfObjective(rule: string): boolean {
  return rule.startsWith('objective/');
}

/** The names of the projects of an estate, as far as they may be shown. */
export function projectNamesOf({ projects }: Estate): readonly ProjectName[] {
  return projects.flatMap((project) => {
    const [id, name] = [shownText(project.id), shownText(project.name)];
    return id === null || name === null ? [] : [{ id, name }];
  });
}

/** The schedules of an estate whose cluster is not in it. */
export function schedulesElsewhere({ schedules }: Estate): readonly ScheduleElsewhere[] {
  return schedules
    .filter(({ cluster }) => cluster.kind === 'outside' || cluster.kind === 'unlinked')
    .map(({ project, clusterName }) => ({
      projectId: shownText(linked(project)?.id),
      cluster: shownText(clusterName),
    }));
}
