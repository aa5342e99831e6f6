import type { Forecast, Moment, RestoreTargets } from '../../forecast';
import { nameOf } from '../../model/cluster-name';
import { addTo } from '../../text/group';
import { naturallySorted } from '../../text/natural-order';
import type { Tool } from '../tool';

/** Everything that the report of a forecast contains. */
export interface ForecastReport {
  readonly tool: Tool;
  /** What the caller calls the run. */
  readonly run?: string | undefined;
  readonly at: Moment;
  /** When backups began; undefined in the steady state. */
  readonly since: Moment | undefined;
  readonly clusters: readonly ForecastOfCluster[];
  /** Whether there are too many clusters to compare each with the others. */
  readonly leavesTargetsOut: boolean;
}

/** One cluster of a forecast. */
export interface ForecastOfCluster {
  readonly forecast: Forecast;
  /** The clusters that a snapshot can be restored to; undefined if they are not reported. */
  readonly targets: RestoreTargets | undefined;
}

/** The clusters as people look for them: by name, as people count. */
export function clustersByName({ clusters }: ForecastReport): readonly ForecastOfCluster[] {
  return naturallySorted(clusters, ({ forecast }) => nameOf(forecast.cluster));
}

/** The assumptions, each once, with its clusters; undefined if it applies to all of them. */
export function assumptionsOf({ clusters }: ForecastReport): readonly {
  readonly assumption: string;
  readonly of: readonly string[] | undefined;
}[] {
  const by = new Map<string, string[]>();
  for (const { forecast } of clusters)
    for (const assumption of forecast.assumptions) addTo(by, assumption, forecast.cluster.address);
  return [...by].map(([assumption, of]) => ({
    assumption,
    of: of.length === clusters.length ? undefined : of,
  }));
}

/** "3 clusters", or their addresses if they are few. */
export function clustersInWords(addresses: readonly string[]): string {
  return addresses.length > MOST_NAMED ? `${addresses.length} clusters` : addresses.join(', ');
}

const MOST_NAMED = 3;
