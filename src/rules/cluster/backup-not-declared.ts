import type { Cluster } from '../../model';
import { existsAlready } from '../../model/resource';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { isUpgradedFromFree, isUpgradedWithoutAsking } from '../queries/cluster-switches';
import { cluster, project, tenantCluster, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterNamed } from '../queries/names';

export const clusterBackupNotDeclared = defineRule({
  id: 'cluster/backup-not-declared',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a dedicated cluster that neither enables nor disables backups',
  why: 'Atlas creates a cluster without backups unless the configuration enables them. The same holds when an M0 cluster is upgraded.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#backup_enabled',
  prevents: 'silent loss',
  facts: ['5.13', '8.11'],
  get examples() {
    return {
      good: [
        { title: 'backups are enabled', resources: together(project(), cluster()) },
        {
          title: 'backups are disabled, which is a choice',
          resources: together(project(), cluster({ backup_enabled: false })),
        },
        {
          title: 'an M0 cluster, which does not support backups',
          resources: together(project(), tenantCluster('TENANT')),
        },
      ],
      bad: [{ resources: together(project(), cluster({ backup_enabled: undefined })) }],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters) {
      const { backupEnabled, backupAttribute } = cluster;
      if (isDecided(cluster)) continue;
      const isDedicated = isOfKind('dedicated', cluster, kindAttribute(cluster));
      if (typeof isDedicated === 'object') yield isDedicated;
      else if (isDedicated && backupEnabled.kind === 'unknown')
        yield unchecked(cluster, backupAttribute, backupEnabled);
      else if (isDedicated)
        yield {
          at: cluster,
          attribute: backupAttribute,
          problem: isUpgradedWithoutAsking(cluster)
            ? `${clusterNamed(cluster)} is upgraded from M0 and does not set ${backupAttribute}, so it has no backups`
            : `${clusterNamed(cluster)} does not set ${backupAttribute}, so Atlas creates it without backups`,
          fix: fix`set ${assign(backupAttribute, true)}, or ${assign(backupAttribute, false)} if losing the data is acceptable`,
        };
    }
  },
});

/** An existing cluster keeps its backups if the attribute is not set; an M0 cluster has none to keep. */
function isDecided(cluster: Cluster): boolean {
  if (isUpgradedWithoutAsking(cluster)) return false;
  if (cluster.backupEnabled.kind === 'known') return true;
  return existsAlready(cluster) && !isUpgradedFromFree(cluster);
}
