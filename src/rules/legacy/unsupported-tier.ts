import type { Cluster } from '../../model';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import {
  UNDER_LEGACY_METHOD,
  azureCluster,
  legacySnapshotOf,
  project,
  tenantCluster,
  together,
} from '../example';
import { useOf, whereInUse } from './legacy-method';
import { type Result, defineRule } from '../rule';
import { kindNamed } from '../queries/names';

export const legacyUnsupportedTier = defineRule({
  id: 'legacy/unsupported-tier',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'the legacy Cloud Provider Snapshots on M0, M2, M5 or Flex',
  why: 'Cloud Provider Snapshots were not available for M0, M2 and M5 clusters; Flex clusters have their own snapshots.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/',
  facts: ['L1'],
  get examples() {
    return {
      good: [
        { title: 'the method on an M10', resources: together(project(), azureCluster(UNDER_LEGACY_METHOD)) },
      ],
      bad: [
        {
          resources: together(
            project(),
            tenantCluster('TENANT'),
            legacySnapshotOf('mongodbatlas_advanced_cluster.sandbox'),
          ),
        },
      ],
    };
  },
  check: ({ after }) => whereInUse(after.clusters, tooSmall),
});

function* tooSmall(cluster: Cluster): Iterable<Result> {
  const attribute = kindAttribute(cluster);
  for (const kind of ['free', 'shared', 'flex'] as const) {
    const isKind = isOfKind(kind, cluster, attribute);
    if (typeof isKind === 'object') yield isKind;
    else if (isKind)
      yield {
        ...useOf(cluster),
        attribute,
        problem: `${kindNamed(kind, cluster)} uses the legacy Cloud Provider Snapshots, which support only M10 and larger`,
        fix: 'remove the legacy snapshots, or make the cluster an M10 or larger with cloud backups',
      };
  }
}
