import { type Cluster, is } from '../../model';
import { policyCalled } from '../queries/compliance-policy';
import {
  becauseOf,
  destroyedClusters,
  isDeposed,
  destroying,
  isTerminationProtected,
  policyOf,
} from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { backupsOf } from './loss';
import { type Problem, defineRule } from '../rule';
import { called } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7), policy_item_monthly: item(40, 'months', 12) };
const unkept = { retain_backups_enabled: undefined, termination_protection_enabled: false };

export const changeClusterDeletedWithItsSnapshots = defineRule({
  id: 'change/cluster-deleted-with-its-snapshots',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster is deleted or replaced, and all its backups with it',
  why: 'Atlas deletes the backups of a cluster with it unless it is asked to keep them. The Terraform provider asks that where retain_backups_enabled is true in the state, so setting it in the same apply comes too late.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#retain_backups_enabled',
  prevents: 'total loss',
  facts: ['8.4', '8.5', 'M-5'],
  get examples() {
    return {
      good: [
        {
          title: 'the first apply: retain_backups_enabled alone',
          before: together(project(), cluster(unkept), schedule(items)),
          resources: together(
            project(),
            cluster({ ...unkept, retain_backups_enabled: true }),
            schedule(items),
          ),
        },
        {
          title: 'a cluster without backups',
          before: together(project(), cluster({ ...unkept, backup_enabled: false })),
          resources: project(),
        },
      ],
      bad: [
        {
          title: 'deleted',
          before: together(project(), cluster(unkept), schedule(items)),
          resources: project(),
        },
        {
          title: 'replaced, and retain_backups_enabled comes too late',
          before: together(project(), cluster(unkept), schedule(items)),
          resources: together(
            project(),
            cluster({ ...unkept, name: 'orders-2', retain_backups_enabled: true }),
            schedule(items),
          ),
        },
      ],
    };
  },
  *check({ before }) {
    for (const cluster of destroyedClusters(before.clusters, 'dedicated'))
      if (is(cluster.backupEnabled, true) && !is(cluster.retainBackupsEnabled, true))
        yield refusalOf(cluster) ?? lossOf(cluster);
  },
});

/** What stops the deletion, where something does. */
function refusalOf(cluster: Cluster): Problem | undefined {
  if (isTerminationProtected(cluster))
    return {
      at: cluster,
      attribute: 'termination_protection_enabled',
      rejects: { action: 'delete' },
      problem: `Atlas refuses to delete ${called(cluster)}, since termination_protection_enabled is true in the state`,
      fix: `to delete it and keep its backups: 1. write termination_protection_enabled = false and retain_backups_enabled = true, and apply; 2. ${thenDestroy(cluster)}`,
    };
  const policy = policyOf(cluster.project);
  if (policy === undefined) return undefined;
  return {
    at: cluster,
    attribute: 'retain_backups_enabled',
    problem: `Atlas refuses to delete ${called(cluster)} with its snapshots, which ${policyCalled(policy)} protects`,
    fix: `1. write retain_backups_enabled = true and apply; 2. ${thenDestroy(cluster)}`,
    related: [policy],
    rejects: { action: 'delete' },
  };
}

function lossOf(cluster: Cluster): Problem {
  const isTooLate = cluster.after !== undefined && is(cluster.after.retainBackupsEnabled, true);
  return {
    at: cluster,
    attribute: 'retain_backups_enabled',
    problem: `${destroying(cluster)} ${called(cluster)}${becauseOf(cluster)} deletes its backups with it: ${backupsOf(cluster)}${isTooLate ? '; retain_backups_enabled = true in the same plan comes too late' : ''}`,
    fix: isDeposed(cluster)
      ? 'download or restore what has to stay before this apply: nothing in the configuration reaches a deposed object'
      : `1. ${isTooLate ? 'apply retain_backups_enabled = true alone' : 'write retain_backups_enabled = true and apply'}; 2. ${thenDestroy(cluster)}`,
  };
}

function thenDestroy({ change, name, after }: Cluster): string {
  if (change?.action !== 'replace') return 'then delete the cluster';
  const keepsItsName = name.kind === 'known' && after !== undefined && is(after.name, name.value);
  return keepsItsName
    ? 'then replace the cluster, under another name, since Atlas refuses that of a cluster whose backups are kept'
    : 'then replace the cluster';
}
