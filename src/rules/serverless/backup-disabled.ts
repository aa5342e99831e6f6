import { backupOffOn } from '../queries/backup-off';
import { project, serverlessInstance, tenantCluster, together } from '../example';
import { defineRule } from '../rule';

export const serverlessBackupDisabled = defineRule({
  id: 'serverless/backup-disabled',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a Serverless instance that disables backups',
  why: 'Atlas backs up every Serverless instance, and that cannot be disabled.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/serverless-backup/',
  facts: ['S12', 'O17'],
  get examples() {
    return {
      good: [
        {
          title: 'Serverless Continuous Backup is disabled, Basic Backup is not',
          resources: together(project(), serverlessInstance({ continuous_backup_enabled: false })),
          imports: ['mongodbatlas_serverless_instance.queue'],
        },
      ],
      bad: [{ resources: together(project(), tenantCluster('SERVERLESS', { backup_enabled: false })) }],
    };
  },
  check: ({ after }) => backupOffOn('serverless', after.clusters),
});
