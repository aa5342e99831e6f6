import { is } from '../../model/value';
import { hasBackups } from '../queries/cluster-switches';
import { cluster, project, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterNamed } from '../queries/names';

export const clusterSnapshotsDeletedWithIt = defineRule({
  id: 'cluster/snapshots-deleted-with-it',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'snapshots that are deleted together with their cluster',
  why: 'When a cluster is deleted, Atlas deletes its snapshots unless retain_backups_enabled is true. The provider reads the attribute from the state, so it must be applied before the deletion.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#retain_backups_enabled',
  prevents: 'snapshot loss',
  facts: ['8.4', '8.5'],
  get examples() {
    return {
      good: [
        {
          title: 'the snapshots are kept when the cluster is deleted',
          resources: together(project(), cluster()),
        },
        {
          title: 'there are no snapshots to lose',
          resources: together(
            project(),
            cluster({ backup_enabled: false, retain_backups_enabled: undefined }),
          ),
        },
      ],
      bad: [{ resources: together(project(), cluster({ retain_backups_enabled: undefined })) }],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters) {
      const { retainBackupsEnabled } = cluster;
      if (is(retainBackupsEnabled, true)) continue;
      const isBackedUp = hasBackups(cluster);
      if (typeof isBackedUp === 'object') yield isBackedUp;
      else if (isBackedUp && retainBackupsEnabled.kind === 'unknown')
        yield unchecked(cluster, 'retain_backups_enabled', retainBackupsEnabled);
      else if (isBackedUp)
        yield {
          at: cluster,
          attribute: 'retain_backups_enabled',
          problem: `deleting ${clusterNamed(cluster)} also deletes all its snapshots, because retain_backups_enabled is ${retainBackupsEnabled.kind === 'absent' ? 'not set' : 'false'}`,
          fix: fix`set ${assign('retain_backups_enabled', true)}, and apply it before the cluster is deleted`,
        };
    }
  },
});
