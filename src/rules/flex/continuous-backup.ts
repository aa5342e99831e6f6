import { show } from '../../model';
import { perhapsOfKind } from '../queries/cluster-kind';
import { cluster, item, project, schedule, tenantCluster, together } from '../example';
import { defineRule } from '../rule';
import { wrongOn } from '../queries/setting';
import { called } from '../queries/names';

export const flexContinuousBackup = defineRule({
  id: 'flex/continuous-backup',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'continuous backup on a Flex cluster',
  why: 'Only M10+ clusters have continuous backup; the provider reports pit_enabled = false of a Flex cluster whatever the configuration says, which Terraform takes for a fault.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/flex-limitations/',
  prevents: 'inconsistent result after apply',
  refuses: { action: 'write', request: 'answer' },
  facts: ['3.2'],
  get examples() {
    return {
      good: [
        {
          title: 'continuous backup of an M10',
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
        problem: `pit_enabled is ${show(cluster.pitEnabled)} on ${called(cluster)}, a Flex cluster, which cannot have continuous backup`,
        fix: 'remove pit_enabled, or make the cluster an M10 or larger',
      });
  },
});
