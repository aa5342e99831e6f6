import { switchOf } from '../../model/cluster-switch';
import { is } from '../../model/value';
import { hasBackups } from '../queries/cluster-switches';
import { cluster, project, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterNamed } from '../queries/names';

export const clusterNoTerminationProtection = defineRule({
  id: 'cluster/no-termination-protection',
  severity: 'info',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a cluster with backups but no termination protection',
  why: 'With termination protection Atlas rejects the deletion of the cluster. It does not prevent backups from being disabled.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#termination_protection_enabled',
  facts: ['8.19'],
  get examples() {
    return {
      good: [
        { title: 'a protected cluster', resources: together(project(), cluster()) },
        {
          title: 'a cluster without backups',
          resources: together(
            project(),
            cluster({ backup_enabled: false, termination_protection_enabled: undefined }),
          ),
        },
      ],
      bad: [{ resources: together(project(), cluster({ termination_protection_enabled: undefined })) }],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters) {
      const isProtected = switchOf(cluster, 'terminationProtectionEnabled');
      if (is(isProtected, true)) continue;
      const isBackedUp = hasBackups(cluster);
      if (typeof isBackedUp === 'object') yield isBackedUp;
      else if (isBackedUp && isProtected.kind === 'unknown')
        yield unchecked(cluster, 'termination_protection_enabled', isProtected);
      else if (isBackedUp)
        yield {
          at: cluster,
          attribute: 'termination_protection_enabled',
          problem: `${clusterNamed(cluster)} has backups, but no termination protection against deletion`,
          fix: fix`set ${assign('termination_protection_enabled', true)}`,
        };
    }
  },
});
