import { isDestroyed } from '../../model/resource';
import { is } from '../../model/value';
import { kindOf, policyOf } from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { backupsOf } from './loss';
import { defineRule, unchecked } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterNamed, compliancePolicyNamed } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7), policy_item_monthly: item(40, 'months', 12) };

export const changeBackupTurnedOff = defineRule({
  id: 'change/backup-turned-off',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'backups of an existing cluster are disabled',
  why: 'When backups are disabled, Atlas immediately deletes all snapshots and the point-in-time history. The Terraform provider has no option to keep them.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/configure-backup-policy/',
  prevents: 'total loss',
  silences: [
    'change/pit-turned-off',
    'change/snapshots-unrestorable',
    'change/primary-region-moved',
    'change/major-version-upgrade',
    'change/cluster-paused',
  ],
  facts: ['8.1', '8.2', 'L7', 'L15', 'M-4'],
  get examples() {
    return {
      good: [
        {
          title: 'backups stay enabled',
          before: together(project(), cluster(), schedule(items)),
          resources: together(project(), cluster({ tags: { team: 'orders' } }), schedule(items)),
        },
        {
          title: 'backup_enabled is not set: the cluster keeps its backups',
          before: together(project(), cluster()),
          resources: together(project(), cluster({ backup_enabled: undefined })),
        },
      ],
      bad: [
        {
          before: together(project(), cluster(), schedule(items)),
          resources: together(project(), cluster({ backup_enabled: false }), schedule(items)),
        },
      ],
    };
  },
  *check({ before }) {
    for (const cluster of before.clusters) {
      const { after } = cluster;
      if (after === undefined || isDestroyed(cluster) || !is(cluster.backupEnabled, true)) continue;
      // Other kinds do not support disabling backups, and Atlas does not turn a dedicated cluster into an M0.
      if (kindOf(cluster) !== 'dedicated' || kindOf(after) !== 'dedicated') continue;
      const attribute = after.backupAttribute;
      if (after.backupEnabled.kind === 'unknown') yield unchecked(after, attribute, after.backupEnabled);
      if (!is(after.backupEnabled, false)) continue;
      const policy = policyOf(cluster.project);
      yield policy === undefined
        ? {
            at: after,
            attribute,
            problem: `disabling backups of ${clusterNamed(cluster)} immediately deletes ${backupsOf(cluster)}`,
            fix: fix`set ${assign(attribute, true)}. To disable backups on purpose: 1. export or download the snapshots you need; 2. acknowledge this finding with a reason; 3. apply`,
          }
        : {
            at: after,
            attribute,
            problem: `${clusterNamed(cluster)} disables backups, which the ${compliancePolicyNamed(policy)} forbids`,
            fix: fix`set ${assign(attribute, true)}`,
            related: [policy],
            rejects: { action: 'update' },
          };
    }
  },
});
