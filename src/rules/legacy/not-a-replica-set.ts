import type { Cluster } from '../../model';
import { quote } from '../../model/value';
import { UNDER_LEGACY_METHOD, azureCluster, legacySnapshotOf, project, together } from '../example';
import { instead, useOf, whereInUse } from './legacy-method';
import { type Result, defineRule, unchecked } from '../rule';
import { clusterNamed } from '../queries/names';

export const legacyNotAReplicaSet = defineRule({
  id: 'legacy/not-a-replica-set',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'the legacy Cloud Provider Snapshots on a sharded cluster',
  why: 'Cloud Provider Snapshots were for replica sets only.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/overview/',
  facts: ['L4'],
  get examples() {
    return {
      good: [
        {
          title: 'the method on a replica set',
          resources: together(project(), azureCluster(UNDER_LEGACY_METHOD)),
        },
      ],
      bad: [
        {
          resources: together(
            project(),
            azureCluster({ cluster_type: 'SHARDED' }),
            legacySnapshotOf('mongodbatlas_advanced_cluster.orders'),
          ),
        },
      ],
    };
  },
  check: ({ after }) => whereInUse(after.clusters, sharded),
});

function* sharded(cluster: Cluster): Iterable<Result> {
  const { clusterType } = cluster;
  if (clusterType.kind === 'unknown') yield unchecked(cluster, 'cluster_type', clusterType);
  if (clusterType.kind !== 'known' || clusterType.value === 'REPLICASET') return;
  yield {
    ...useOf(cluster),
    attribute: 'cluster_type',
    problem: `${clusterNamed(cluster)} is ${quote(clusterType)}, but uses the legacy Cloud Provider Snapshots, which support only replica sets`,
    fix: instead(cluster),
  };
}
