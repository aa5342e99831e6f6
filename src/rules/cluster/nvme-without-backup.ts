import type { Cluster } from '../../model';
import { switchOf } from '../../model/cluster-switch';
import { is, show } from '../../model/value';
import { cluster, project, shards, together } from '../example';
import { nvmeSize } from '../queries/node-sizes';
import { defineRule, unchecked } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterNamed } from '../queries/names';

export const clusterNvmeWithoutBackup = defineRule({
  id: 'cluster/nvme-without-backup',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an NVMe cluster without backups',
  why: 'An NVMe cluster keeps its data on local disks, and Atlas accepts it only with backups enabled.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/api-errors/',
  prevents: 'NVME_STORAGE_PROVIDER_BACKUP_REQUIRED',
  rejects: { action: 'write' },
  facts: ['5.8'],
  get examples() {
    return {
      good: [
        {
          title: 'an NVMe cluster with backups',
          resources: together(project(), cluster({ replication_specs: shards(1, 'M40_NVME') })),
        },
        {
          title: 'a cluster of another size without backups',
          resources: together(
            project(),
            cluster({ replication_specs: shards(1, 'M40'), backup_enabled: false }),
          ),
        },
      ],
      bad: [
        {
          resources: together(
            project(),
            cluster({ replication_specs: shards(1, 'M40_NVME'), backup_enabled: false }),
          ),
        },
      ],
    };
  },
  silences: ['cluster/backup-disabled', 'cluster/backup-not-declared'],
  *check({ after }) {
    for (const cluster of after.clusters) {
      const { backupAttribute } = cluster;
      const backup = switchOf(cluster, 'backupEnabled');
      if (is(backup, true) || isImported(cluster)) continue;
      const nvme = nvmeSize(cluster);
      if (nvme?.size.kind === 'unknown') yield unchecked(cluster, nvme.attribute, nvme.size);
      else if (nvme !== undefined && backup.kind === 'unknown')
        yield unchecked(cluster, backupAttribute, backup);
      else if (nvme !== undefined)
        yield {
          at: cluster,
          attribute: backupAttribute,
          problem: `${clusterNamed(cluster)} ${cluster.backupEnabled.kind === 'absent' ? 'does not enable' : 'disables'} backups, which its NVMe size ${show(nvme.size)} requires`,
          fix: fix`set ${assign(backupAttribute, true)}`,
        };
    }
  },
});

/** An import block shows at synth that the cluster exists; if the attribute is not set, it keeps the backups it has. */
function isImported({ existence, backupEnabled, change }: Cluster): boolean {
  return change === undefined && existence === 'existing' && backupEnabled.kind === 'absent';
}
