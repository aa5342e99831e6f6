import { type Cluster, is } from '../../model';
import {
  becauseOf,
  destroyedClusters,
  destroying,
  isTerminationProtected,
  leaveAsItIs,
  losesItsProject,
} from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { snapshotsOf } from './loss';
import { type Problem, defineRule } from '../rule';
import { called } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7), policy_item_monthly: item(40, 'months', 12) };
const unprotected = { termination_protection_enabled: false };

export const changeClusterDeleted = defineRule({
  id: 'change/cluster-deleted',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster is deleted or replaced, and its snapshots are kept',
  why: 'Where backups are retained, the snapshots of a deleted cluster stay until they expire; no new ones are taken, and Atlas refuses the name of that cluster as long as they are there.',
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
  *check({ before }) {
    for (const cluster of destroyedClusters(before.clusters, 'dedicated'))
      if (is(cluster.backupEnabled, true) && is(cluster.retainBackupsEnabled, true))
        yield ofTheProject(cluster) ?? refused(cluster) ?? kept(cluster);
  },
});

function ofTheProject(cluster: Cluster): Problem | undefined {
  const project = losesItsProject(cluster.project);
  if (project === undefined) return undefined;
  return {
    at: cluster,
    severity: 'error',
    problem: `${called(cluster)} is deleted in one plan with its project while its backups are kept: Atlas refuses to delete a project that holds backups, or what survives of them is not documented`,
    fix: `1. delete the cluster alone; 2. delete the project once nobody needs ${snapshotsOf(cluster)} any more`,
    related: [project],
    rejects: { action: 'delete', of: 'related', isUncertain: true },
  };
}

function refused(cluster: Cluster): Problem | undefined {
  if (!isTerminationProtected(cluster)) return undefined;
  return {
    at: cluster,
    attribute: 'termination_protection_enabled',
    rejects: { action: 'delete' },
    problem: `Atlas refuses to delete ${called(cluster)}, since termination_protection_enabled is true in the state`,
    fix: `to delete it: 1. write termination_protection_enabled = false and apply; 2. then ${cluster.change?.action === 'replace' ? 'replace' : 'delete'} it; its snapshots stay until they expire`,
  };
}

function kept(cluster: Cluster): Problem {
  return {
    at: cluster,
    problem: `${destroying(cluster)} ${called(cluster)}${becauseOf(cluster)} keeps ${snapshotsOf(cluster)} until they expire, but no new ones are taken, and its name stays taken in the project`,
    fix: `acknowledge this if the cluster is to go; ${cluster.change?.action === 'replace' ? `to keep it, ${leaveAsItIs(cluster)}` : 'to take it out of Terraform alone, write a removed block with lifecycle { destroy = false }'}`,
  };
}
