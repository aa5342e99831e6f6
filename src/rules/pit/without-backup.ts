import { is } from '../../model';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { leftOut, switchOf } from '../queries/cluster-switches';
import { cluster, project, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { called } from '../queries/names';

export const pitWithoutBackup = defineRule({
  id: 'pit/without-backup',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'continuous backup on a cluster without backups',
  why: 'Continuous backup adds the history between snapshots to cloud backup, so Atlas refuses it where cloud backup is off.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#pit_enabled',
  prevents: '400',
  refuses: { action: 'write' },
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
          problem: `the cluster ${called(cluster)} has pit_enabled = true and ${
            cluster.backupEnabled.kind === 'absent'
              ? `leaves ${backupAttribute} out, so that it has no backups`
              : `${backupAttribute} = false`
          }`,
          fix: `write ${backupAttribute} = true, or pit_enabled = false`,
        };
    }
  },
});
