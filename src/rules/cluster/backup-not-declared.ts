import { type Cluster, isNew } from '../../model';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { isUpgradedFromFree, isUpgradedWithoutAsking } from '../queries/cluster-switches';
import { cluster, project, tenantCluster, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { called } from '../queries/names';

export const clusterBackupNotDeclared = defineRule({
  id: 'cluster/backup-not-declared',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an M10+ cluster that does not say whether it wants backups',
  why: 'Atlas creates a cluster without backups unless it is asked for them, and the upgrade of an M0 cluster asks for them only where the configuration does.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#backup_enabled',
  prevents: 'silent loss',
  facts: ['5.13', '8.11'],
  get examples() {
    return {
      good: [
        { title: 'backups are asked for', resources: together(project(), cluster()) },
        {
          title: 'backups are declined, which is a choice',
          resources: together(project(), cluster({ backup_enabled: false })),
        },
        {
          title: 'an M0 cluster, which has no backups to ask for',
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
            ? `${called(cluster)} is upgraded from an M0 cluster and leaves ${backupAttribute} out, so it gets no backups`
            : `${called(cluster)} is an M10+ cluster and leaves ${backupAttribute} out, so Atlas creates it without backups`,
          fix: `write ${backupAttribute} = true, or false if losing its data does not matter`,
        };
    }
  },
});

/** A cluster that exists keeps its backups where the switch is left out; an M0 cluster has none to keep. */
function isDecided(cluster: Cluster): boolean {
  if (isUpgradedWithoutAsking(cluster)) return false;
  if (cluster.backupEnabled.kind === 'known') return true;
  return cluster.existence === 'existing' && !isNew(cluster) && !isUpgradedFromFree(cluster);
}
