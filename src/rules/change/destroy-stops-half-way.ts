import { is, isDestroyed } from '../../model';
import { destroyedClusters, isTerminationProtected, policyOf } from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { defineRule } from '../rule';
import { assign, fix } from '../fix';
import { clusterNamed } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7) };

export const changeDestroyStopsHalfWay = defineRule({
  id: 'change/destroy-stops-half-way',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a protected cluster and its schedule are deleted, but Atlas deletes only the schedule',
  why: 'Terraform deletes a schedule before its cluster. Atlas then rejects the deletion of the protected cluster, which stays without policy items.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#termination_protection_enabled',
  prevents: 'no new snapshots',
  rejects: { action: 'delete' },
  facts: ['8.19', 'T-4'],
  get examples() {
    return {
      good: [
        {
          title: 'protection was disabled in an earlier apply',
          before: together(project(), cluster({ termination_protection_enabled: false }), schedule(items)),
          resources: project(),
        },
      ],
      bad: [{ before: together(project(), cluster(), schedule(items)), resources: project() }],
    };
  },
  *check({ before }) {
    for (const cluster of destroyedClusters(before.clusters, 'dedicated')) {
      if (!isTerminationProtected(cluster) || is(cluster.backupEnabled, false)) continue;
      // A compliance policy prevents the deletion of the schedule, so nothing is deleted.
      if (policyOf(cluster.project) !== undefined) continue;
      const emptied = cluster.schedules.filter(
        (schedule) => isDestroyed(schedule) && !is(schedule.skipDestroy, true) && schedule.items.length > 0,
      );
      if (emptied.length === 0) continue;
      yield {
        at: cluster,
        attribute: 'termination_protection_enabled',
        problem: `deleting ${clusterNamed(cluster)} only deletes its schedule, because termination_protection_enabled is true in the state: the cluster stays without policy items`,
        fix: fix`keep both. To delete both: 1. set ${assign('termination_protection_enabled', false)} and apply; 2. ${cluster.change?.action === 'replace' ? 'recreate' : 'delete'} both`,
        related: emptied,
      };
    }
  },
});
