import { is, isDestroyed } from '../../model';
import { policyCalled } from '../queries/compliance-policy';
import { kindOf, policyOf } from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { backupsOf } from './loss';
import { defineRule, unchecked } from '../rule';
import { called } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7), policy_item_monthly: item(40, 'months', 12) };

export const changeBackupTurnedOff = defineRule({
  id: 'change/backup-turned-off',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'backups of an existing cluster are switched off',
  why: 'When backups are switched off, Atlas deletes every snapshot and the point-in-time history at once; the Terraform provider has no way to ask that they be kept.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/configure-backup-policy/',
  prevents: 'total loss',
  facts: ['8.1', '8.2', 'L7', 'L15', 'M-4'],
  get examples() {
    return {
      good: [
        {
          title: 'backups go on',
          before: together(project(), cluster(), schedule(items)),
          resources: together(project(), cluster({ tags: { team: 'orders' } }), schedule(items)),
        },
        {
          title: 'the line is left out: the cluster keeps its backups',
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
      // Of other kinds backups cannot be switched off, and Atlas refuses to make an M0 of an M10+ cluster.
      if (kindOf(cluster) !== 'dedicated' || kindOf(after) !== 'dedicated') continue;
      const attribute = after.backupAttribute;
      if (after.backupEnabled.kind === 'unknown') yield unchecked(after, attribute, after.backupEnabled);
      if (!is(after.backupEnabled, false)) continue;
      const policy = policyOf(cluster.project);
      yield policy === undefined
        ? {
            at: after,
            attribute,
            problem: `switching off the backups of ${called(cluster)} deletes them at once: ${backupsOf(cluster)}`,
            fix: `write ${attribute} = true; if they are to go: 1. download or export every snapshot that must stay; 2. then acknowledge this and apply`,
          }
        : {
            at: after,
            attribute,
            problem: `the backups of ${called(cluster)} are to be switched off, which ${policyCalled(policy)} forbids`,
            fix: `write ${attribute} = true`,
            related: [policy],
            rejects: { action: 'update' },
          };
    }
  },
});
