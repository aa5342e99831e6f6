import { azureCluster, legacySnapshotOf, project, together } from '../example';
import { instead, useOf, whereInUse } from './legacy-method';
import { defineRule } from '../rule';
import { clusterNamed } from '../queries/names';

export const legacySuperseded = defineRule({
  id: 'legacy/superseded',
  severity: 'info',
  phase: 'synth',
  since: '0.1.0',
  summary: 'the legacy Cloud Provider Snapshots, which cloud backups have replaced',
  why: 'Cloud backups, which have replaced Cloud Provider Snapshots, support AWS, Azure and Google Cloud, sharded clusters, and custom schedules and retentions. Disabling Cloud Provider Snapshots, or deleting the cluster, deletes its snapshots immediately.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/overview/',
  facts: ['L2', 'O12'],
  get examples() {
    return {
      good: [{ title: 'cloud backups', resources: together(project(), azureCluster()) }],
      bad: [
        {
          resources: together(
            project(),
            azureCluster(),
            legacySnapshotOf('mongodbatlas_advanced_cluster.orders'),
          ),
        },
      ],
    };
  },
  check: ({ after }) =>
    whereInUse(after.clusters, (cluster) => [
      {
        ...useOf(cluster),
        problem: `${clusterNamed(cluster)} uses the legacy Cloud Provider Snapshots, which cloud backups have replaced`,
        fix: instead(cluster),
      },
    ]),
});
