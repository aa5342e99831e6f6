import { SERVERLESS_CONTINUOUS_BACKUP_END } from '../../atlas';
import { show } from '../../model';
import { project, serverlessInstance, together } from '../example';
import { defineRule } from '../rule';
import { perhapsOfKind } from '../queries/cluster-kind';
import { wrongOn } from '../queries/setting';
import { called } from '../queries/names';

export const serverlessContinuousBackupIgnored = defineRule({
  id: 'serverless/continuous-backup-ignored',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'continuous backup of a Serverless instance, which has no effect any more',
  why: 'Point-in-time restores of Serverless instances ended in January 2025: Atlas takes the setting and does nothing with it.',
  docs: 'https://www.mongodb.com/docs/atlas/flex-migration/',
  facts: ['S10'],
  get examples() {
    return {
      good: [
        {
          title: 'an instance that is already there, without it',
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
        problem: `continuous_backup_enabled is ${show(cluster.continuousBackupEnabled)} on ${called(cluster)}, a Serverless instance, where it has had no effect since January 2025`,
        fix: 'remove continuous_backup_enabled; for point-in-time restores use an M10+ cluster with pit_enabled',
      });
  },
});
