import type { Cluster } from '../../model';
import { linked } from '../../model/link';
import { knownText } from '../../model/value';
import type { Building, Built } from '../link/building';

/**
 * One cluster of Atlas may stand at two addresses, in one input or in two. Both then have the same schedules, snapshots
 * and restores, whichever of them these name.
 */
export function shareOneObject(clusters: readonly Built<Building<Cluster>>[]): void {
  const byIdentity = new Map<string, Building<Cluster>>();
  const projects = new Map<object, number>();
  for (const { object } of clusters) {
    const id = knownText(object.clusterId);
    const project = linked(object.project);
    const name = knownText(object.name);
    if (project !== undefined && !projects.has(project)) projects.set(project, projects.size);
    const identities = [
      ...(id === undefined ? [] : [`id ${id}`]),
      ...(project === undefined || name === undefined ? [] : [`${projects.get(project) ?? ''} ${name}`]),
    ];
    const first = identities.map((identity) => byIdentity.get(identity)).find((one) => one !== undefined);
    for (const identity of identities)
      if (!byIdentity.has(identity)) byIdentity.set(identity, first ?? object);
    if (first === undefined) continue;
    object.schedules = first.schedules;
    object.snapshots = first.snapshots;
    object.restoresInto = first.restoresInto;
    object.legacyResources = first.legacyResources;
  }
}
