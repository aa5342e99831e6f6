import { is, isDestroyed } from '../../model';
import { destroyedClusters, isTerminationProtected, policyOf } from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { defineRule } from '../rule';
import { called } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7) };

export const changeDestroyStopsHalfWay = defineRule({
  id: 'change/destroy-stops-half-way',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a protected cluster is deleted together with its schedule, and only the schedule will go',
  why: 'Terraform deletes a schedule before its cluster. Termination protection then makes Atlas refuse to delete the cluster, which lives on without any policy item.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#termination_protection_enabled',
  prevents: 'no new snapshots',
  rejects: { action: 'delete' },
  facts: ['8.19', 'T-4'],
  get examples() {
    return {
      good: [
        {
          title: 'protection was switched off in an apply before',
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
      // A compliance policy refuses to let the schedule go, so that nothing goes.
      if (policyOf(cluster.project) !== undefined) continue;
      const emptied = cluster.schedules.filter(
        (schedule) => isDestroyed(schedule) && !is(schedule.skipDestroy, true) && schedule.items.length > 0,
      );
      if (emptied.length === 0) continue;
      yield {
        at: cluster,
        attribute: 'termination_protection_enabled',
        problem: `the schedule of ${called(cluster)} is deleted first, then Atlas refuses to delete ${called(cluster)}, since termination_protection_enabled is true in the state: it lives on without any policy item`,
        fix: `keep both, or: 1. write termination_protection_enabled = false and apply; 2. then ${cluster.change?.action === 'replace' ? 'replace' : 'delete'} both`,
        related: emptied,
      };
    }
  },
});
