import { CLUSTER_KIND_NAMES, type ClusterKind } from '../../atlas';
import { type Cluster, quote } from '../../model';
import { perhapsOfKind } from './cluster-kind';
import type { Result } from '../rule';
import { wrongOn } from './setting';
import { called } from './names';

/** Clusters of a kind that cannot be encrypted with customer keys, and are to be. */
export function* customerKeysOn(kind: ClusterKind, clusters: readonly Cluster[]): Iterable<Result> {
  for (const cluster of perhapsOfKind(kind, clusters))
    yield* wrongOn(kind, cluster, {
      attribute: 'encryption_at_rest_provider',
      value: cluster.encryptionAtRestProvider,
      isWrong: (provider) => provider !== 'NONE',
      problem: `encryption_at_rest_provider is ${quote(cluster.encryptionAtRestProvider)} on ${called(cluster)}, ${CLUSTER_KIND_NAMES[kind]}, which cannot be encrypted with customer keys`,
      fix: 'remove encryption_at_rest_provider, or make the cluster an M10 or larger',
    });
}
