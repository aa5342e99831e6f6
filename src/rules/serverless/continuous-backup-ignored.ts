import { SERVERLESS_CONTINUOUS_BACKUP_END } from '../../atlas/dates';
import { project, serverlessInstance, together } from '../example';
import { defineRule } from '../rule';
import { perhapsOfKind } from '../queries/cluster-kind';
import { wrongOn } from '../queries/setting';
import { fix, named } from '../fix/fix';
import { kindNamed } from '../queries/names';

export const serverlessContinuousBackupIgnored = defineRule({
  id: 'serverless/continuous-backup-ignored',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'Serverless Continuous Backup, which no longer has an effect',
  why: 'Atlas ended point-in-time restores of Serverless instances in January 2025. It accepts the setting and ignores it.',
  docs: 'https://www.mongodb.com/docs/atlas/flex-migration/',
  facts: ['S10'],
  get examples() {
    return {
      good: [
        {
          title: 'an existing instance without Serverless Continuous Backup',
          resources: together(project(), serverlessInstance()),
          imports: ['mongodbatlas_serverless_instance.queue'],
        },
      ],
      bad: [{ resources: together(project(), serverlessInstance({ continuous_backup_enabled: true })) }],
    };
  },
  *check({ after, asOf }) {
    if (asOf < SERVERLESS_CONTINUOUS_BACKUP_END) return;
    for (const cluster of perhapsOfKind('serverless', after.clusters))
      yield* wrongOn('serverless', cluster, {
        attribute: 'continuous_backup_enabled',
        value: cluster.continuousBackupEnabled,
        isWrong: (isOn) => isOn,
        problem: `${kindNamed('serverless', cluster)} enables Serverless Continuous Backup, which has had no effect since January 2025`,
        fix: fix`remove ${named('continuous_backup_enabled')}; for point-in-time restores use a dedicated cluster`,
      });
  },
});
