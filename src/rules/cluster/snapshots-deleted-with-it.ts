import { is } from '../../model';
import { hasBackups } from '../queries/cluster-switches';
import { cluster, project, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { called } from '../queries/names';

export const clusterSnapshotsDeletedWithIt = defineRule({
  id: 'cluster/snapshots-deleted-with-it',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'snapshots that are deleted together with their cluster',
  why: 'When a cluster is destroyed, Atlas deletes its snapshots unless retain_backups_enabled is true. The provider reads that from the state, so it has to be applied before the destroy.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#retain_backups_enabled',
  prevents: 'snapshot loss',
  facts: ['8.4', '8.5'],
  get examples() {
    return {
      good: [
        { title: 'the snapshots outlive the cluster', resources: together(project(), cluster()) },
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
          problem: `destroying the cluster ${called(cluster)} deletes all its snapshots, because retain_backups_enabled is ${retainBackupsEnabled.kind === 'absent' ? 'left out' : 'false'}`,
          fix: 'write retain_backups_enabled = true, and apply it well before the cluster is ever destroyed',
        };
    }
  },
});
