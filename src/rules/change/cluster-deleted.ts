import type { Cluster } from '../../model';
import { is } from '../../model/value';
import {
  becauseOf,
  destroyedClusters,
  destroying,
  isTerminationProtected,
  keepUnchanged,
  losesItsProject,
} from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { snapshotsOf } from './loss';
import { type Problem, defineRule } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterNamed } from '../queries/names';
import { createdAgain, orKept } from '../queries/other-address';

const items = { policy_item_daily: item(1, 'days', 7), policy_item_monthly: item(40, 'months', 12) };
const unprotected = { termination_protection_enabled: false };

export const changeClusterDeleted = defineRule({
  id: 'change/cluster-deleted',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster is deleted or recreated, and its snapshots are kept',
  why: 'With retain_backups_enabled, the snapshots of a deleted cluster are kept until they expire. No new ones are taken, and Atlas reserves the name of the cluster while they exist.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#retain_backups_enabled',
  facts: ['8.8'],
  get examples() {
    return {
      good: [
        {
          title: 'a cluster that stays',
          before: together(project(), cluster(), schedule(items)),
          resources: together(project(), cluster({ tags: { team: 'orders' } }), schedule(items)),
        },
      ],
      bad: [
        {
          title: 'deleted',
          before: together(project(), cluster(unprotected), schedule(items)),
          resources: project(),
        },
        {
          title: 'deleted with its project',
          before: together(project(), cluster(unprotected), schedule(items)),
          resources: {},
        },
      ],
    };
  },
  *check({ before, after }) {
    for (const cluster of destroyedClusters(before.clusters, 'dedicated'))
      if (
        is(cluster.backupEnabled, true) &&
        is(cluster.retainBackupsEnabled, true) &&
        cluster.legacyMethod === undefined
      )
        yield (
          ofTheProject(cluster) ??
          orKept(rejected(cluster) ?? kept(cluster), cluster, createdAgain(cluster, after.clusters))
        );
  },
});

function ofTheProject(cluster: Cluster): Problem | undefined {
  const project = losesItsProject(cluster.project);
  if (project === undefined) return undefined;
  return {
    at: cluster,
    severity: 'error',
    problem: `${clusterNamed(cluster)} is deleted in one plan with its project: Atlas may reject that while backups are kept, and does not document whether they survive`,
    fix: `1. delete the cluster alone; 2. delete the project when no one needs ${snapshotsOf(cluster)} any more`,
    related: [project],
    rejects: { action: 'delete', of: 'related', isUncertain: true },
  };
}

function rejected(cluster: Cluster): Problem | undefined {
  if (!isTerminationProtected(cluster)) return undefined;
  return {
    at: cluster,
    attribute: 'termination_protection_enabled',
    rejects: { action: 'delete' },
    problem: `Atlas rejects the deletion of ${clusterNamed(cluster)}: termination_protection_enabled is true in the state`,
    fix: fix`keep the cluster. To delete it: 1. set ${assign('termination_protection_enabled', false)} and apply; 2. ${cluster.change?.action === 'replace' ? 'recreate' : 'delete'} the cluster`,
  };
}

function kept(cluster: Cluster): Problem {
  const isReplaced = cluster.change?.action === 'replace';
  return {
    at: cluster,
    problem: `${destroying(cluster)} ${clusterNamed(cluster)}${becauseOf(cluster)} keeps ${snapshotsOf(cluster)} until they expire; ${isReplaced ? 'until then Atlas' : 'no new ones are taken, and Atlas'} reserves its name`,
    fix: `acknowledge this finding if it is intentional. ${isReplaced ? `To keep the cluster, ${keepUnchanged(cluster)}` : 'To remove the cluster only from Terraform, add a removed block with lifecycle { destroy = false }'}`,
  };
}
