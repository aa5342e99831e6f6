import type { ClusterKind } from '../../atlas';
import type { Cluster } from '../../model';
import { quote } from '../../model/value';
import { perhapsOfKind } from './cluster-kind';
import type { Result } from '../rule';
import { wrongOn } from './setting';
import { fix, named } from '../fix/fix';
import { kindNamed } from './names';

/** Clusters of a kind that does not support customer keys, where the configuration sets them. */
export function* customerKeysOn(kind: ClusterKind, clusters: readonly Cluster[]): Iterable<Result> {
  for (const cluster of perhapsOfKind(kind, clusters))
    yield* wrongOn(kind, cluster, {
      attribute: 'encryption_at_rest_provider',
      value: cluster.encryptionAtRestProvider,
      isWrong: (provider) => provider !== 'NONE',
      problem: `${kindNamed(kind, cluster)} does not support customer keys, but encryption_at_rest_provider is ${quote(cluster.encryptionAtRestProvider)}`,
      fix: fix`remove ${named('encryption_at_rest_provider')}, or make the cluster an M10 or larger`,
    });
}
