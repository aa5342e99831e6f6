import { isDestroyed } from '../../model/resource';
import { is } from '../../model/value';
import { destroyedClusters, isTerminationProtected, policyOf } from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { defineRule } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterNamed, compliancePolicyNamed } from '../queries/names';
import { createdAgain, orKept } from '../queries/other-address';

const SCHEDULE = 'mongodbatlas_cloud_backup_schedule';

const items = { policy_item_daily: item(1, 'days', 7) };

export const changeDestroyStopsHalfWay = defineRule({
  id: 'change/destroy-stops-half-way',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster and its schedule are deleted, but Atlas rejects the deletion of one of them',
  why: 'Terraform deletes a schedule before its cluster, and Atlas then rejects the deletion of a protected cluster, which stays without policy items. Under a compliance policy Atlas rejects the deletion of the schedule, and the cluster stays.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#termination_protection_enabled',
  prevents: 'no new snapshots',
  rejects: { action: 'delete' },
  facts: ['8.19', 'T-4', '11.15'],
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
  *check({ before, after }) {
    for (const cluster of destroyedClusters(before.clusters, 'dedicated')) {
      if (is(cluster.backupEnabled, false)) continue;
      const deleted = cluster.schedules.filter(
        (schedule) => isDestroyed(schedule) && !is(schedule.skipDestroy, true),
      );
      const policy = policyOf(cluster.project);
      const [first] = deleted;
      const again = createdAgain(cluster, after.clusters);
      if (policy !== undefined) {
        if (first !== undefined)
          yield orKept(
            {
              at: cluster,
              problem: `deleting ${clusterNamed(cluster)} stops at its schedule: the ${compliancePolicyNamed(policy)} forbids deleting it, so the cluster stays`,
              fix: fix`keep the cluster and its schedule. To delete both: 1. set ${assign('skip_destroy', true, first)} on the schedule and apply; 2. ${cluster.change?.action === 'replace' ? 'recreate' : 'delete'} both`,
              prevents: 'BACKUP_POLICIES_NOT_MEETING_BACKUP_COMPLIANCE_POLICY_REQUIREMENTS',
              rejects: { action: 'delete', of: 'related', against: SCHEDULE },
              related: [...deleted, policy],
            },
            cluster,
            again,
          );
        continue;
      }
      const emptied = deleted.filter(({ items }) => items.length > 0);
      if (emptied.length === 0 || !isTerminationProtected(cluster)) continue;
      yield orKept(
        {
          at: cluster,
          attribute: 'termination_protection_enabled',
          problem: `deleting ${clusterNamed(cluster)} only deletes its schedule, because termination_protection_enabled is true in the state: the cluster stays without policy items`,
          fix: fix`keep the cluster and its schedule. To delete both: 1. set ${assign('termination_protection_enabled', false)} and apply; 2. ${cluster.change?.action === 'replace' ? 'recreate' : 'delete'} both`,
          related: emptied,
        },
        cluster,
        again,
      );
    }
  },
});
