import { switchOf } from '../../model/cluster-switch';
import { is } from '../../model/value';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { leftOut } from '../queries/cluster-switches';
import { cluster, project, together } from '../example';
import { assign, fix } from '../fix/fix';
import { defineRule, unchecked } from '../rule';
import { clusterNamed } from '../queries/names';

export const pitWithoutBackup = defineRule({
  id: 'pit/without-backup',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'point-in-time restore on a cluster without backups',
  why: 'Point-in-time restore replays the oplog between snapshots, so Atlas rejects it on a cluster without backups.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#pit_enabled',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['3.1'],
  get examples() {
    return {
      good: [{ resources: together(project(), cluster({ pit_enabled: true })) }],
      bad: [{ resources: together(project(), cluster({ backup_enabled: false, pit_enabled: true })) }],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters) {
      const { pitEnabled, backupAttribute } = cluster;
      if (pitEnabled.kind === 'absent' || is(pitEnabled, false)) continue;
      const backup = switchOf(cluster, 'backupEnabled');
      if (is(backup, true)) continue;
      const isDedicated = isOfKind('dedicated', cluster, kindAttribute(cluster));
      if (typeof isDedicated === 'object') yield isDedicated;
      else if (isDedicated && backup.kind !== 'known')
        yield unchecked(cluster, backupAttribute, backup.kind === 'absent' ? leftOut(cluster) : backup);
      else if (isDedicated && pitEnabled.kind === 'unknown')
        yield unchecked(cluster, 'pit_enabled', pitEnabled);
      else if (isDedicated)
        yield {
          at: cluster,
          attribute: backupAttribute,
          problem: `${clusterNamed(cluster)} enables point-in-time restore, but ${
            cluster.backupEnabled.kind === 'absent'
              ? 'not backups, which are off by default'
              : 'disables backups'
          }`,
          fix: fix`set ${assign(backupAttribute, true)}, or ${assign('pit_enabled', false)}`,
        };
    }
  },
});
