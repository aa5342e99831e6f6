import type { Cluster } from './cluster';
import { type Value, known } from './value';

/** The database edition that a cluster runs: `CORE` or `INFINITE`. */
export interface Edition {
  readonly edition: Value<string>;
  /** Whether neither the configuration nor the state sets it: today Atlas creates CORE clusters then. */
  readonly isAssumed: boolean;
}

/**
 * The database edition of a cluster: what its configuration sets; otherwise what Atlas reported for it, since it cannot
 * change; otherwise CORE, which Atlas chooses today.
 */
export function editionOf(cluster: Cluster): Edition {
  const { databaseEdition, effectiveDatabaseEdition } = cluster;
  if (databaseEdition.kind !== 'absent') return { edition: databaseEdition, isAssumed: false };
  // A cluster that is replaced may become one of the other edition.
  const old = cluster.change?.action === 'replace' ? undefined : cluster.before?.effectiveDatabaseEdition;
  for (const effective of [effectiveDatabaseEdition, old])
    if (effective?.kind === 'known') return { edition: effective, isAssumed: false };
  return { edition: known('CORE'), isAssumed: true };
}
