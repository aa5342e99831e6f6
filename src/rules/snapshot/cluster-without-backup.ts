import { cluster, project, snapshotOf, together } from '../example';
import { defineRule } from '../rule';
import { onUnbackedCluster } from '../queries/unbacked-cluster';

const snapshot = snapshotOf('mongodbatlas_advanced_cluster.orders');

export const snapshotClusterWithoutBackup = defineRule({
  id: 'snapshot/cluster-without-backup',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an on-demand snapshot of a cluster without backups',
  why: 'Atlas takes snapshots, including on-demand snapshots, only of a cluster with backups enabled.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot',
  prevents: '400',
  rejects: { action: 'create' },
  facts: ['T-1'],
  get examples() {
    return {
      good: [{ resources: together(project(), cluster(), snapshot) }],
      bad: [{ resources: together(project(), cluster({ backup_enabled: false }), snapshot) }],
    };
  },
  *check({ after }) {
    for (const snapshot of after.snapshots) yield* onUnbackedCluster(snapshot, 'on-demand snapshot');
  },
});
