import type { Cluster } from '../../model';
import { is } from '../../model/value';
import { isDeposed } from '../../model/resource';
import {
  becauseOf,
  destroyedClusters,
  destroying,
  isTerminationProtected,
  policyOf,
} from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { backupsOf } from './loss';
import { type Problem, defineRule } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterNamed, compliancePolicyNamed } from '../queries/names';
import { type CreatedAgain, createdAgain, orKept } from '../queries/other-address';

const items = { policy_item_daily: item(1, 'days', 7), policy_item_monthly: item(40, 'months', 12) };
const unkept = { retain_backups_enabled: undefined, termination_protection_enabled: false };

export const changeClusterDeletedWithItsSnapshots = defineRule({
  id: 'change/cluster-deleted-with-its-snapshots',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster is deleted or recreated together with all its backups',
  why: 'Atlas deletes the backups with the cluster, unless retain_backups_enabled is true. The Terraform provider reads that from the state, so setting it in the same apply is too late.',
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
          title: 'recreated, with retain_backups_enabled set too late',
          before: together(project(), cluster(unkept), schedule(items)),
          resources: together(
            project(),
            cluster({ ...unkept, name: 'orders-2', retain_backups_enabled: true }),
            schedule(items),
          ),
        },
        {
          title: 'renamed in the configuration, without a moved block',
          before: together(project(), cluster(unkept)),
          resources: together(project(), cluster({ ...unkept, name: 'orders' }, 'invoices')),
        },
      ],
    };
  },
  *check({ before, after }) {
    for (const cluster of destroyedClusters(before.clusters, 'dedicated')) {
      if (!is(cluster.backupEnabled, true) || (!isLegacy(cluster) && is(cluster.retainBackupsEnabled, true)))
        continue;
      const again = createdAgain(cluster, after.clusters);
      yield orKept(rejectionOf(cluster, again) ?? lossOf(cluster, again), cluster, again);
    }
  },
});

/** What makes Atlas reject the deletion, if anything does. */
function rejectionOf(cluster: Cluster, again: CreatedAgain | undefined): Problem | undefined {
  if (isTerminationProtected(cluster))
    return {
      at: cluster,
      attribute: 'termination_protection_enabled',
      rejects: { action: 'delete' },
      problem: `Atlas rejects the deletion of ${clusterNamed(cluster)}: termination_protection_enabled is true in the state`,
      fix: fix`keep the cluster. To delete it and keep its backups: 1. set ${assign('termination_protection_enabled', false)} and ${assign('retain_backups_enabled', true)}, and apply; 2. ${thenDestroy(cluster, again)}`,
    };
  const policy = policyOf(cluster.project);
  if (policy === undefined) return undefined;
  return {
    at: cluster,
    attribute: 'retain_backups_enabled',
    problem: `Atlas may refuse to delete ${clusterNamed(cluster)} and its snapshots, which the ${compliancePolicyNamed(policy)} protects`,
    fix: fix`1. set ${assign('retain_backups_enabled', true)} and apply; 2. ${thenDestroy(cluster, again)}`,
    related: [policy],
    rejects: { action: 'delete' },
  };
}

/** Snapshots of the legacy Cloud Provider Snapshots are deleted immediately, retained or not. */
function isLegacy({ legacyMethod }: Cluster): boolean {
  return legacyMethod !== undefined;
}

function lossOf(cluster: Cluster, again: CreatedAgain | undefined): Problem {
  if (isLegacy(cluster))
    return {
      at: cluster,
      problem: `${destroying(cluster)} ${clusterNamed(cluster)}${becauseOf(cluster)} immediately deletes ${backupsOf(cluster)}: the legacy Cloud Provider Snapshots cannot be kept`,
      fix: `keep the cluster. To delete it: 1. restore the snapshots that you need into another cluster, or download them; 2. ${thenDestroy(cluster)}`,
    };
  const isTooLate = cluster.after !== undefined && is(cluster.after.retainBackupsEnabled, true);
  return {
    at: cluster,
    attribute: 'retain_backups_enabled',
    problem: `${destroying(cluster)} ${clusterNamed(cluster)}${becauseOf(cluster)} also deletes ${backupsOf(cluster)}${isTooLate ? '; retain_backups_enabled = true in the same plan is too late' : ''}`,
    fix: isDeposed(cluster)
      ? 'download or restore the snapshots you need before this apply: the configuration does not manage a deposed object'
      : fix`1. ${isTooLate ? fix`apply only ${assign('retain_backups_enabled', true)}` : fix`set ${assign('retain_backups_enabled', true)} and apply`}; 2. ${thenDestroy(cluster, again)}`,
  };
}

function thenDestroy({ change, name, after }: Cluster, again?: CreatedAgain): string {
  const destroy = change?.action === 'replace' ? 'recreate the cluster' : 'delete the cluster';
  const otherName = 'under another name, because Atlas reserves the name while the backups are kept';
  if (name.kind === 'known' && after !== undefined && is(after.name, name.value))
    return `${destroy} ${otherName}`;
  return again?.isCertain === true ? `${destroy}, and create ${again.cluster.address} ${otherName}` : destroy;
}
