import { is, isDestroyed } from '../../model';
import { policyCalled } from '../queries/compliance-policy';
import { kindOf, policyOf } from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { historyOf } from './loss';
import { defineRule, unchecked } from '../rule';
import { called } from '../queries/names';

const items = { restore_window_days: 5, policy_item_hourly: item(6, 'days', 5) };

export const changePitTurnedOff = defineRule({
  id: 'change/pit-turned-off',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'continuous backup of an existing cluster is switched off',
  why: 'When continuous backup is switched off, Atlas deletes the oplog history that point-in-time restores need; the snapshots stay.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/configure-backup-policy/',
  prevents: 'loss',
  facts: ['8.3'],
  get examples() {
    return {
      good: [
        {
          title: 'continuous backup goes on',
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
      // Whoever switches off all backups is told of this history as well.
      if (is(cluster.backupEnabled, true) && is(after.backupEnabled, false)) continue;
      if (after.pitEnabled.kind === 'unknown') yield unchecked(after, 'pit_enabled', after.pitEnabled);
      if (!is(after.pitEnabled, false)) continue;
      const policy = policyOf(cluster.project);
      const isForbidden = policy !== undefined && is(policy.pitEnabled, true);
      yield {
        at: after,
        attribute: 'pit_enabled',
        problem: isForbidden
          ? `continuous backup of ${called(cluster)} is to be switched off, which ${policyCalled(policy)} forbids`
          : `switching off continuous backup of ${called(cluster)} deletes ${historyOf(cluster)}; its snapshots stay`,
        fix: isForbidden
          ? 'write pit_enabled = true'
          : 'write pit_enabled = true; if it is to go: 1. take an on-demand snapshot of what may still be needed; 2. then acknowledge this and apply',
        ...(isForbidden ? { related: [policy], rejects: { action: 'update' } } : {}),
      };
    }
  },
});
