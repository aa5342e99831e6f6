import { backupOffOn } from '../queries/backup-off';
import { flexCluster, project, tenantCluster, together } from '../example';
import { defineRule } from '../rule';

export const flexBackupDisabled = defineRule({
  id: 'flex/backup-disabled',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'backups switched off on a Flex cluster',
  why: 'Atlas backs up every Flex cluster and has no switch for it; the provider reports backup_enabled = true whatever the configuration says, which Terraform takes for a fault.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/',
  prevents: 'inconsistent result after apply',
  refuses: { action: 'write', request: 'answer' },
  facts: ['O15', '5.5'],
  get examples() {
    return {
      good: [
        { title: 'nothing said of backups', resources: together(project(), flexCluster()) },
        { resources: together(project(), tenantCluster('FLEX', { backup_enabled: true })) },
      ],
      bad: [{ resources: together(project(), tenantCluster('FLEX', { backup_enabled: false })) }],
    };
  },
  check: ({ after }) => backupOffOn('flex', after.clusters),
});
