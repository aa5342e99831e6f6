import type { Forecast, Moment, RestoreTargets } from '../../forecast';
import { addTo } from '../../text/group';
import type { Tool } from '../tool';

/** Everything that the report of a forecast says. */
export interface ForecastReport {
  readonly tool: Tool;
  readonly at: Moment;
  /** When backups began; undefined in the steady state. */
  readonly since: Moment | undefined;
  readonly clusters: readonly ForecastOfCluster[];
  /** Whether there are so many clusters that none is held against the others. */
  readonly leavesTargetsOut: boolean;
}

/** One cluster of it. */
export interface ForecastOfCluster {
  readonly forecast: Forecast;
  /** The clusters that could take a restore; undefined where nobody asked. */
  readonly targets: RestoreTargets | undefined;
}

/** What is assumed, each once, with the clusters that it is assumed of; undefined where it is of all of them. */
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

/** "3 clusters", with those that an assumption is made of where they are few. */
export function clustersInWords(addresses: readonly string[]): string {
  return addresses.length > MOST_NAMED ? `${addresses.length} clusters` : addresses.join(', ');
}

const MOST_NAMED = 3;
