import { perhapsOfKind } from '../queries/cluster-kind';
import { cluster, project, tenantCluster, together } from '../example';
import { defineRule } from '../rule';
import { wrongOn } from '../queries/setting';
import { assign, fix } from '../fix/fix';
import { kindNamed } from '../queries/names';

export const freeBackupEnabled = defineRule({
  id: 'free/backup-enabled',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'backups or point-in-time restore on an M0 cluster',
  why: 'Atlas does not back up M0 clusters, and rejects a request that enables backups for one.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/',
  prevents: 'INVALID_TENANT_BACKUP_ENABLED',
  rejects: { action: 'write' },
  facts: ['O5', '5.1'],
  get examples() {
    return {
      good: [
        { title: 'an M0 cluster without backups', resources: together(project(), tenantCluster('TENANT')) },
        { title: 'backups of an M10', resources: together(project(), cluster()) },
      ],
      bad: [{ resources: together(project(), tenantCluster('TENANT', { backup_enabled: true })) }],
    };
  },
  *check({ after }) {
    for (const cluster of perhapsOfKind('free', after.clusters))
      for (const [attribute, value] of [
        [cluster.backupAttribute, cluster.backupEnabled],
        ['backup_enabled', cluster.oldContinuousBackup],
        ['pit_enabled', cluster.pitEnabled],
      ] as const)
        yield* wrongOn('free', cluster, {
          attribute,
          value,
          isWrong: (isOn) => isOn,
          problem: `${kindNamed('free', cluster)} enables ${attribute === 'pit_enabled' ? 'point-in-time restore' : 'backups'}, which Atlas does not support`,
          fix: fix`remove ${assign(attribute, true)} (an M0 cluster is backed up with mongodump), or make the cluster an M10 or larger`,
        });
  },
});
