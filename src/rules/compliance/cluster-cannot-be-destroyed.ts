import { assign, fix } from '../fix/fix';
import { is } from '../../model/value';
import { isOfKind } from '../queries/cluster-kind';
import { underPolicies } from '../queries/compliance-policy';
import { applied, cluster, compliancePolicy, project, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { clusterNamed, projectNamed } from '../queries/names';

const ATTRIBUTE = 'retain_backups_enabled';

export const complianceClusterCannotBeDestroyed = defineRule({
  id: 'compliance/cluster-cannot-be-destroyed',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a cluster under a compliance policy, whose deletion Atlas may reject',
  why: 'Under a compliance policy no one can delete snapshots, so Atlas may reject the deletion of a cluster with its snapshots. With retain_backups_enabled = true in the state, the snapshots are kept.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#retain_backups_enabled',
  prevents: 'CANNOT_DELETE_SNAPSHOT_WITH_BACKUP_COMPLIANCE_POLICY',
  rejects: 'nothing',
  facts: ['2.21', 'X-11'],
  get examples() {
    return {
      good: [
        {
          title: 'the snapshots survive the cluster',
          ...applied(together(project(), cluster(), compliancePolicy())),
        },
      ],
      bad: [
        {
          resources: together(project(), cluster({ retain_backups_enabled: undefined }), compliancePolicy()),
        },
      ],
    };
  },
  silences: ['cluster/snapshots-deleted-with-it'],
  *check({ after }) {
    const governed = after.clusters.filter(
      ({ retainBackupsEnabled, kind }) =>
        !is(retainBackupsEnabled, true) && (kind.kind === 'unknown' || is(kind, 'dedicated')),
    );
    for (const found of underPolicies(after, governed)) {
      if ('unchecked' in found) {
        yield found;
        continue;
      }
      const { of: cluster, policy } = found;
      const { retainBackupsEnabled: retains } = cluster;
      const isDedicated = isOfKind('dedicated', cluster, ATTRIBUTE);
      if (typeof isDedicated === 'object') yield isDedicated;
      else if (retains.kind === 'unknown') yield unchecked(cluster, ATTRIBUTE, retains);
      else
        yield {
          at: cluster,
          attribute: ATTRIBUTE,
          problem: `Atlas may reject a later deletion of ${clusterNamed(cluster)}: ${projectNamed(cluster.project)} has a compliance policy, and retain_backups_enabled is ${retains.kind === 'absent' ? 'not set' : 'false'}`,
          fix: fix`set ${assign(ATTRIBUTE, true)}, and apply it before you delete the cluster`,
          related: [policy],
        };
    }
  },
});
