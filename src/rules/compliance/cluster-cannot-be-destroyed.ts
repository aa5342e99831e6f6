import { is } from '../../model';
import { isOfKind } from '../queries/cluster-kind';
import { underPolicies } from '../queries/compliance-policy';
import { applied, cluster, compliancePolicy, project, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { called, projectCalled } from '../queries/names';

const ATTRIBUTE = 'retain_backups_enabled';

export const complianceClusterCannotBeDestroyed = defineRule({
  id: 'compliance/cluster-cannot-be-destroyed',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a cluster under a compliance policy whose destroy Atlas may refuse',
  why: 'Under a compliance policy nobody can delete snapshots, so Atlas may refuse to delete a cluster together with them. With retain_backups_enabled = true in the state, they are kept.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#retain_backups_enabled',
  prevents: 'CANNOT_DELETE_SNAPSHOT_WITH_BACKUP_COMPLIANCE_POLICY',
  rejects: 'nothing',
  facts: ['2.21', 'X-11'],
  get examples() {
    return {
      good: [
        {
          title: 'the snapshots outlive the cluster',
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
    const held = after.clusters.filter(
      ({ retainBackupsEnabled, kind }) =>
        !is(retainBackupsEnabled, true) && (kind.kind === 'unknown' || is(kind, 'dedicated')),
    );
    for (const found of underPolicies(after, held)) {
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
          problem: `Atlas may refuse to destroy ${called(cluster)}: ${projectCalled(cluster.project)} has a compliance policy, and retain_backups_enabled is ${retains.kind === 'absent' ? 'left out' : 'false'}`,
          fix: 'write retain_backups_enabled = true, and apply it before the cluster is ever destroyed',
          related: [policy],
        };
    }
  },
});
