import { backupOffOn } from '../queries/backup-off';
import { flexCluster, project, tenantCluster, together } from '../example';
import { defineRule } from '../rule';

export const flexBackupDisabled = defineRule({
  id: 'flex/backup-disabled',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a Flex cluster that disables backups',
  why: 'Atlas backs up every Flex cluster, and this cannot be disabled. The provider always reports backup_enabled = true, so the apply fails with an inconsistent result.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/',
  prevents: 'inconsistent result after apply',
  rejects: { action: 'write', request: 'answer' },
  facts: ['O15', '5.5'],
  get examples() {
    return {
      good: [
        { title: 'backup_enabled is not set', resources: together(project(), flexCluster()) },
        { resources: together(project(), tenantCluster('FLEX', { backup_enabled: true })) },
      ],
      bad: [{ resources: together(project(), tenantCluster('FLEX', { backup_enabled: false })) }],
    };
  },
  check: ({ after }) => backupOffOn('flex', after.clusters),
});
