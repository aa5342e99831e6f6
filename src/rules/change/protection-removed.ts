import { isDestroyed } from '../../model/resource';
import { is } from '../../model/value';
import { cluster, project, together } from '../example';
import { assign, fix } from '../fix/fix';
import { clusterNamed } from '../queries/names';
import { defineRule, unchecked } from '../rule';

const ATTRIBUTE = 'termination_protection_enabled';

export const changeProtectionRemoved = defineRule({
  id: 'change/protection-removed',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'termination protection of an existing cluster is disabled',
  why: 'Atlas rejects the deletion of a cluster while termination protection is enabled. Once it is disabled, the next plan that deletes or recreates the cluster succeeds.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#termination_protection_enabled',
  facts: ['8.19'],
  get examples() {
    return {
      good: [
        {
          before: together(project(), cluster({ termination_protection_enabled: false })),
          resources: together(project(), cluster()),
        },
      ],
      bad: [
        {
          before: together(project(), cluster()),
          resources: together(project(), cluster({ termination_protection_enabled: false })),
        },
      ],
    };
  },
  *check({ before }) {
    for (const cluster of before.clusters) {
      const { after } = cluster;
      if (after === undefined || isDestroyed(cluster) || !is(cluster.terminationProtectionEnabled, true))
        continue;
      const planned = after.terminationProtectionEnabled;
      if (planned.kind === 'unknown') yield unchecked(after, ATTRIBUTE, planned);
      if (!is(planned, false)) continue;
      yield {
        at: after,
        attribute: ATTRIBUTE,
        problem: `${clusterNamed(after)} loses its termination protection: the next plan can delete the cluster`,
        fix: fix`set ${assign(ATTRIBUTE, true)}, or acknowledge this finding if the cluster will be deleted`,
      };
    }
  },
});
