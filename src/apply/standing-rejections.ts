import type { ActionGraph, Estate } from '../model';
import { linked } from '../model/link';
import { is } from '../model/value';
import { Places } from './places';

/**
 * The deletions that Atlas rejects by what the state says alone, whatever the rules have to say of backups: those of a
 * cluster with termination protection, and of a schedule whose project has a compliance policy.
 */
export function standingRejections(graph: ActionGraph, before: Estate): ReadonlySet<number> {
  const protectedOnes = [
    ...before.clusters.filter(({ terminationProtectionEnabled }) => is(terminationProtectionEnabled, true)),
    ...before.schedules.filter(
      ({ project, skipDestroy, cluster }) =>
        !is(skipDestroy, true) &&
        (linked(project)?.compliancePolicies.length ?? 0) > 0 &&
        is(linked(cluster)?.kind ?? { kind: 'absent' }, 'dedicated'),
    ),
  ];
  const isDeleted = protectedOnes.filter(
    ({ change }) => change?.action === 'delete' || change?.action === 'replace',
  );
  if (isDeleted.length === 0) return new Set();
  const places = Places.of(graph);
  return new Set(
    isDeleted.flatMap(({ address }) =>
      places.at(address).filter((index) => graph.actions[index]?.kind === 'delete'),
    ),
  );
}
