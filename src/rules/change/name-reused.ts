import type { Cluster } from '../../model';
import { HOST_NAME_LENGTH, hostNameOf } from '../../model/cluster-name';
import { isReplacementRejected } from '../../model/rejected-replacement';
import { isDeposed, isDestroyed, isNew } from '../../model/resource';
import { is } from '../../model/value';
import { projectIdOf } from '../../model/project';
import { grouped } from '../../text/group';
import { keepUnchanged, kindOf, policyOf } from '../queries/deletion';
import { cluster, project, together } from '../example';
import { type Problem, type Unchecked, defineRule, unchecked, unlinked } from '../rule';
import type { Fix } from '../fix/fix';
import { assign, fix, importBlock, named } from '../fix/fix';
import { clusterNamed, compliancePolicyNamed } from '../queries/names';
import { importIdOf } from '../queries/import-id';
import { keepAt } from '../queries/other-address';

const unprotected = { termination_protection_enabled: false };

export const changeNameReused = defineRule({
  id: 'change/name-reused',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster is created under a name that Atlas still uses or reserves',
  why: 'Atlas rejects a second cluster of a name, even if Terraform forgets the first one, or deletes it while its backups are retained or the project has a compliance policy. If Terraform deletes the old cluster first, the apply stops without a cluster.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/backup-compliance-policy/',
  prevents: 'outage',
  rejects: { action: 'create' },
  facts: ['2.22', '8.8'],
  get examples() {
    return {
      good: [
        {
          title: 'recreated under a new name',
          before: together(project(), cluster(unprotected)),
          resources: together(project(), cluster({ ...unprotected, name: 'orders-2' })),
        },
      ],
      bad: [
        {
          title: 'recreated under the same name',
          before: together(project(), cluster(unprotected)),
          resources: together(project(), cluster(unprotected)),
          replaced: ['mongodbatlas_advanced_cluster.orders'],
        },
        {
          title: 'deleted here and created there',
          before: together(project(), cluster(unprotected)),
          resources: together(project(), cluster({ ...unprotected, name: 'orders' }, 'invoices')),
        },
      ],
    };
  },
  *check({ before, after }) {
    const taken = grouped(before.clusters.filter(keepsItsName), hostNameOf);
    if (taken.size === 0) return;
    const projects = new Set([...taken.values()].flat().map((one) => projectIdOf(one.project)));
    for (const cluster of after.clusters) {
      if (!isNew(cluster)) continue;
      const others = taken.get(hostNameOf(cluster) ?? '')?.filter((old) => isTaken(old, cluster)) ?? [];
      if (cluster.name.kind === 'unknown' || others.length > 0) yield* projectToCome(cluster);
      const project = projectIdOf(cluster.project);
      if (cluster.name.kind === 'unknown' && projects.has(project))
        yield unchecked(cluster, 'name', cluster.name);
      const old = others.find((one) => projectIdOf(one.project) === project);
      if (old !== undefined) yield problemOf(cluster, old);
    }
  },
});

/** Whether Atlas gives the name of a cluster to no other one when the plan is applied. */
function keepsItsName(cluster: Cluster): boolean {
  if (projectIdOf(cluster.project) === undefined) return false;
  if (isStillThere(cluster) || isReplacementRejected(cluster)) return true;
  return isDestroyed(cluster) && reservesItsName(cluster);
}

/** Whether it exists after the plan, although that removes it from Terraform or does not look at it. */
function isStillThere(cluster: Cluster): boolean {
  return cluster.after === undefined && !isDestroyed(cluster) && !isDeposed(cluster);
}

/** Whether Atlas reserves the name after the deletion: the backups are kept, or a policy protects them. */
function reservesItsName(cluster: Cluster): boolean {
  if (kindOf(cluster) !== 'dedicated') return false;
  const areKept = is(cluster.backupEnabled, true) && is(cluster.retainBackupsEnabled, true);
  return areKept || policyOf(cluster.project) !== undefined;
}

/** Whether a new cluster cannot have its name because of an old one with the same host name. */
function isTaken(old: Cluster, cluster: Cluster): boolean {
  if (isReplacementRejected(old)) return isAtSameAddress(old, cluster);
  // Whether Atlas reserves the host name of a deleted cluster, too, is not documented.
  return isStillThere(old) || hasSameName(old, cluster);
}

function isAtSameAddress(old: Cluster, cluster: Cluster): boolean {
  return old.address === cluster.address && old.origin === cluster.origin;
}

function hasSameName(old: Cluster, { name }: Cluster): boolean {
  return old.name.kind === 'known' && is(name, old.name.value);
}

function problemOf(cluster: Cluster, old: Cluster): Problem {
  if (isReplacementRejected(old)) return createdFirst(cluster, old);
  return isStillThere(old) ? existing(cluster, old) : reserved(cluster, old);
}

/** With create_before_destroy the old cluster has the name until the new one exists. */
function createdFirst(cluster: Cluster, old: Cluster): Problem {
  const keep = keepUnchanged(old);
  const another = freeName(cluster, old);
  const losesBackups =
    kindOf(old) === 'dedicated' && is(old.backupEnabled, true) && !is(old.retainBackupsEnabled, true);
  const under = hasSameName(old, cluster)
    ? 'the same name'
    : `a name with the same first ${HOST_NAME_LENGTH} characters`;
  return {
    at: cluster,
    attribute: 'name',
    problem: `${clusterNamed(old)} is recreated under ${under} with create_before_destroy: Atlas rejects the new cluster, and the old one stays`,
    fix: losesBackups
      ? fix`${keep}. To recreate the cluster and keep its backups: 1. set ${assign('retain_backups_enabled', true)} and apply; 2. ${another}`
      : fix`${another}, or ${keep}`,
    prevents: duplicateOf(cluster, old),
  };
}

/** Terraform forgets a cluster, or does not look at it, and Atlas has it. */
function existing(cluster: Cluster, old: Cluster): Problem {
  const isForgotten = old.change?.action === 'forget';
  const why = isForgotten
    ? `still exists: Terraform only forgets ${old.address}`
    : `exists already at ${old.address}`;
  return {
    at: cluster,
    attribute: 'name',
    problem: hasSameName(old, cluster)
      ? `Atlas rejects the creation of ${clusterNamed(cluster)}, which ${why}`
      : `Atlas rejects the creation of ${clusterNamed(cluster)}: ${clusterNamed(old)}, with the same first ${HOST_NAME_LENGTH} characters, ${why}`,
    fix: isForgotten && hasSameName(old, cluster) ? fixOfForgotten(cluster, old) : freeName(cluster, old),
    related: isAtSameAddress(old, cluster) ? [] : [old],
    prevents: duplicateOf(cluster, old),
  };
}

function fixOfForgotten(cluster: Cluster, old: Cluster): Problem['fix'] {
  if (isAtSameAddress(old, cluster)) return fix`${freeName(cluster, old)}, or ${keepUnchanged(old)}`;
  // An import does not make a cluster one of another kind.
  if (kindOf(old) !== kindOf(cluster)) return freeName(cluster, old);
  return fix`import the existing cluster: add ${importBlock(cluster, importIdOf(old.project, old.name))}`;
}

function duplicateOf(cluster: Cluster, old: Cluster): string {
  return hasSameName(old, cluster) ? 'DUPLICATE_CLUSTER_NAME' : 'DUPLICATE_CLUSTER_NAME_PREFIX';
}

/** The cluster is deleted first, and its name is still not free. */
function reserved(cluster: Cluster, old: Cluster): Problem {
  const policy = policyOf(old.project);
  const isSame = isAtSameAddress(old, cluster);
  const where = isSame
    ? 'is recreated under the same name'
    : `is deleted at ${old.address} and created at ${cluster.address} under the same name`;
  return {
    at: cluster,
    attribute: 'name',
    problem: `${clusterNamed(cluster)} ${where}, which Atlas reserves ${policy === undefined ? 'while its backups are retained' : `because of the ${compliancePolicyNamed(policy)}`}`,
    fix: isSame ? anotherName(cluster) : fix`${anotherName(cluster)}${sameCluster(cluster, old)}`,
    related: [...(isSame ? [] : [old]), ...(policy === undefined ? [] : [policy])],
  };
}

/** A name with another host name than that of a cluster which exists. */
function freeName(cluster: Cluster, old: Cluster): Fix {
  const isLong = (hostNameOf(cluster) ?? '').length + NUMBER.length > HOST_NAME_LENGTH;
  return isLong || !hasSameName(old, cluster)
    ? fix`change ${named('name')} so that the first ${HOST_NAME_LENGTH} characters differ`
    : anotherName(cluster);
}

/** What distinguishes a new name from the old one. */
const NUMBER = '-2';

/** Another name for a new cluster. */
function anotherName({ name }: Cluster): Fix {
  return name.kind === 'known' && name.sensitive !== true
    ? fix`set ${assign('name', `${name.value}${NUMBER}`)} or another name`
    : fix`set ${named('name')} to another name`;
}

/** Why it is not known yet whether a cluster is created in the project of an old one. */
function* projectToCome(cluster: Cluster): Iterable<Unchecked> {
  const { project } = cluster;
  if (project.kind === 'unlinked') yield unlinked(cluster, 'project_id', project);
  if (project.kind !== 'linked' || project.to.id.kind !== 'unknown') return;
  const { resource, id } = project.to;
  // A project that the same plan creates is certainly another one.
  if (resource === undefined || !isNew(resource)) yield unchecked(cluster, 'project_id', id);
}

/** What to do if the old and the new cluster are intended to be the same. */
function sameCluster(cluster: Cluster, old: Cluster): Fix {
  const keep = keepAt(old, cluster);
  if (keep === undefined) return fix``;
  return cluster.change?.action === 'create'
    ? fix`, or, if it is the same cluster, ${keep}`
    : fix`, or, ${keep}`;
}
