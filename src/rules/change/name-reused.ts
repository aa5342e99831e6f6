import type { Cluster } from '../../model';
import { linked } from '../../model/link';
import { isNew, isDestroyed } from '../../model/resource';
import { is, knownValue } from '../../model/value';
import { kindOf, policyOf } from '../queries/deletion';
import { cluster, project, together } from '../example';
import { type Problem, type Unchecked, defineRule, unchecked, unlinked } from '../rule';
import type { Fix } from '../fix/fix';
import { assign, fix, named } from '../fix/fix';
import { clusterNamed, compliancePolicyNamed } from '../queries/names';
import { keepAt } from '../queries/other-address';

const unprotected = { termination_protection_enabled: false };

export const changeNameReused = defineRule({
  id: 'change/name-reused',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster is recreated under a name that Atlas still reserves',
  why: 'Atlas reserves the name of a deleted cluster whose backups are retained; in a project with a compliance policy, that of every deleted cluster. Terraform deletes the old cluster first, so the apply stops without a cluster.',
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
    const reserved = new Map<string, Cluster>();
    const projects = new Set<string | undefined>();
    const names = new Set<string | undefined>();
    for (const cluster of before.clusters) {
      const key = keyOf(cluster);
      if (!isDestroyed(cluster) || !reservesItsName(cluster) || key === undefined) continue;
      reserved.set(key, cluster);
      projects.add(projectKey(cluster));
      names.add(knownValue(cluster.name));
    }
    if (reserved.size === 0) return;
    for (const cluster of after.clusters) {
      if (!isNew(cluster)) continue;
      const mayBeReserved = cluster.name.kind === 'unknown' || names.has(knownValue(cluster.name));
      if (mayBeReserved) yield* projectToCome(cluster);
      const isInProject = projects.has(projectKey(cluster));
      if (cluster.name.kind === 'unknown' && isInProject) yield unchecked(cluster, 'name', cluster.name);
      const old = reserved.get(keyOf(cluster) ?? '');
      if (old !== undefined) yield problemOf(cluster, old);
    }
  },
});

/** Whether Atlas reserves the name after the deletion: the backups are kept, or a policy protects them. */
function reservesItsName(cluster: Cluster): boolean {
  if (kindOf(cluster) !== 'dedicated') return false;
  const areKept = is(cluster.backupEnabled, true) && is(cluster.retainBackupsEnabled, true);
  return areKept || policyOf(cluster.project) !== undefined;
}

function problemOf(cluster: Cluster, old: Cluster): Problem {
  const policy = policyOf(old.project);
  const isSame = old.address === cluster.address && old.origin === cluster.origin;
  const where = isSame
    ? 'is recreated under the same name'
    : `is deleted at ${old.address} and created at ${cluster.address} under the same name`;
  return {
    at: cluster,
    attribute: 'name',
    problem: `${clusterNamed(cluster)} ${where}, which Atlas reserves ${policy === undefined ? 'while its backups are retained' : `because of the ${compliancePolicyNamed(policy)}`}`,
    fix: isSame ? otherName(cluster) : fix`${otherName(cluster)}${sameCluster(cluster, old)}`,
    related: [...(isSame ? [] : [old]), ...(policy === undefined ? [] : [policy])],
  };
}

/** Another name for a new cluster. */
function otherName({ name }: Cluster): Fix {
  return name.kind === 'known' && name.sensitive !== true
    ? fix`set ${assign('name', `${name.value}-2`)} or another name`
    : fix`set ${named('name')} to another name`;
}

/** Why it is not known yet whether a cluster is created in the project of a deleted one. */
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

function projectKey({ project }: Cluster): string | undefined {
  return knownValue(linked(project)?.id);
}

function keyOf(cluster: Cluster): string | undefined {
  const [project, name] = [projectKey(cluster), knownValue(cluster.name)];
  return project === undefined || name === undefined ? undefined : JSON.stringify([project, name]);
}
