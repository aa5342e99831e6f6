import { isDestroyed } from '../../model/resource';
import { is } from '../../model/value';
import { kindOf, policyOf } from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { historyOf } from './loss';
import { defineRule, unchecked } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterNamed, compliancePolicyNamed } from '../queries/names';

const items = { restore_window_days: 5, policy_item_hourly: item(6, 'days', 5) };

export const changePitTurnedOff = defineRule({
  id: 'change/pit-turned-off',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'point-in-time restore of an existing cluster is disabled',
  why: 'When point-in-time restore is disabled, Atlas deletes the oplog history that it needs. The snapshots are kept.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/configure-backup-policy/',
  prevents: 'loss',
  facts: ['8.3'],
  get examples() {
    return {
      good: [
        {
          title: 'point-in-time restore stays enabled',
          before: together(project(), cluster({ pit_enabled: true }), schedule(items)),
          resources: together(
            project(),
            cluster({ pit_enabled: true, tags: { team: 'orders' } }),
            schedule(items),
          ),
        },
      ],
      bad: [
        {
          before: together(project(), cluster({ pit_enabled: true }), schedule(items)),
          resources: together(project(), cluster({ pit_enabled: false }), schedule(items)),
        },
      ],
    };
  },
  *check({ before }) {
    for (const cluster of before.clusters) {
      const { after } = cluster;
      if (after === undefined || isDestroyed(cluster) || !is(cluster.pitEnabled, true)) continue;
      if (kindOf(cluster) !== 'dedicated' || kindOf(after) !== 'dedicated') continue;
      if (after.pitEnabled.kind === 'unknown') yield unchecked(after, 'pit_enabled', after.pitEnabled);
      if (!is(after.pitEnabled, false)) continue;
      const policy = policyOf(cluster.project);
      const isForbidden = policy !== undefined && is(policy.pitEnabled, true);
      yield {
        at: after,
        attribute: 'pit_enabled',
        problem: isForbidden
          ? `${clusterNamed(cluster)} disables point-in-time restore, which the ${compliancePolicyNamed(policy)} forbids`
          : `disabling point-in-time restore of ${clusterNamed(cluster)} deletes ${historyOf(cluster)}, but keeps its snapshots`,
        fix: isForbidden
          ? fix`set ${assign('pit_enabled', true)}`
          : fix`set ${assign('pit_enabled', true)}. To disable it on purpose: 1. take an on-demand snapshot, if you may need one; 2. acknowledge this finding with a reason; 3. apply`,
        ...(isForbidden ? { related: [policy], rejects: { action: 'update' } } : {}),
      };
    }
  },
});
