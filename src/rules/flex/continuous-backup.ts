import { perhapsOfKind } from '../queries/cluster-kind';
import { cluster, item, project, schedule, tenantCluster, together } from '../example';
import { defineRule } from '../rule';
import { wrongOn } from '../queries/setting';
import { fix, named } from '../fix/fix';
import { kindNamed } from '../queries/names';

export const flexContinuousBackup = defineRule({
  id: 'flex/continuous-backup',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'point-in-time restore on a Flex cluster',
  why: 'Only dedicated clusters support point-in-time restore. The provider always reports pit_enabled = false for a Flex cluster, so the apply fails with an inconsistent result.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/flex-limitations/',
  prevents: 'inconsistent result after apply',
  rejects: { action: 'write', request: 'answer' },
  facts: ['3.2'],
  get examples() {
    return {
      good: [
        {
          title: 'point-in-time restore of an M10',
          resources: together(
            project(),
            cluster({ pit_enabled: true }),
            schedule({ policy_item_hourly: item(6, 'days', 7) }),
          ),
        },
      ],
      bad: [{ resources: together(project(), tenantCluster('FLEX', { pit_enabled: true })) }],
    };
  },
  *check({ after }) {
    for (const cluster of perhapsOfKind('flex', after.clusters))
      yield* wrongOn('flex', cluster, {
        attribute: 'pit_enabled',
        value: cluster.pitEnabled,
        isWrong: (isOn) => isOn,
        problem: `${kindNamed('flex', cluster)} enables point-in-time restore, which only dedicated clusters support`,
        fix: fix`remove ${named('pit_enabled')}, or make the cluster an M10 or larger`,
      });
  },
});
