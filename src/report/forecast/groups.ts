import type { KeptSnapshot } from '../../forecast';
import { addTo } from '../../text/group';
import { type ForecastOfCluster, type ForecastReport, clustersByName } from './forecast-report';
import { type Row, sharedRowsOf } from './rows';

/** Clusters with the same forecast. */
export interface ForecastGroup {
  /** In the order of their names. */
  readonly clusters: readonly [ForecastOfCluster, ...ForecastOfCluster[]];
  /** What they have in common. */
  readonly rows: readonly Row[];
}

/** The clusters of a report, those with equal forecasts together, in the order of the first name of each group. */
export function forecastGroups(report: ForecastReport): readonly ForecastGroup[] {
  const pictures = new Map<readonly KeptSnapshot[] | undefined, number>();
  const groups = new Map<string, { readonly one: ForecastOfCluster; readonly rows: readonly Row[] }[]>();
  for (const one of clustersByName(report)) {
    const { snapshots } = one.forecast;
    // Equal policies share the list of their snapshots.
    const picture = pictures.get(snapshots) ?? pictures.size;
    pictures.set(snapshots, picture);
    const rows = sharedRowsOf(one);
    addTo(groups, JSON.stringify([picture, rows]), { one, rows });
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    return first === undefined
      ? []
      : [{ clusters: [first.one, ...others.map(({ one }) => one)] as const, rows: first.rows }];
  });
}
