import { backupOffOn } from '../queries/backup-off';
import { project, serverlessInstance, tenantCluster, together } from '../example';
import { defineRule } from '../rule';

export const serverlessBackupDisabled = defineRule({
  id: 'serverless/backup-disabled',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'backups switched off on a Serverless instance',
  why: 'Atlas backs up every Serverless instance, and that cannot be disabled.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/serverless-backup/',
  facts: ['S12', 'O17'],
  get examples() {
    return {
      good: [
        {
          title: 'Basic Backup, which is not off',
          resources: together(project(), serverlessInstance({ continuous_backup_enabled: false })),
          imports: ['mongodbatlas_serverless_instance.queue'],
        },
      ],
      bad: [{ resources: together(project(), tenantCluster('SERVERLESS', { backup_enabled: false })) }],
    };
  },
  check: ({ after }) => backupOffOn('serverless', after.clusters),
});
