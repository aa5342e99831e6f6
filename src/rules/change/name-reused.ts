import { type Cluster, is, isNew, linked, isDestroyed, knownValue } from '../../model';
import { policyCalled } from '../queries/compliance-policy';
import { kindOf, policyOf } from '../queries/deletion';
import { cluster, project, together } from '../example';
import { type Problem, type Unchecked, defineRule, unchecked, unlinked } from '../rule';
import { called } from '../queries/names';

const unprotected = { termination_protection_enabled: false };

export const changeNameReused = defineRule({
  id: 'change/name-reused',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster is made anew under a name that Atlas still holds',
  why: 'Atlas refuses the name of a deleted cluster whose backups are retained, and in a project with a compliance policy that of any deleted cluster. Terraform deletes the old cluster first.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/backup-compliance-policy/',
  prevents: 'outage',
  rejects: { action: 'create' },
  facts: ['2.22', '8.8'],
  get examples() {
    return {
      good: [
        {
          title: 'replaced under a new name',
          before: together(project(), cluster(unprotected)),
          resources: together(project(), cluster({ ...unprotected, name: 'orders-2' })),
        },
      ],
      bad: [
        {
          title: 'replaced under its own name',
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
    const held = new Map<string, Cluster>();
    const projects = new Set<string | undefined>();
    const names = new Set<string | undefined>();
    for (const cluster of before.clusters) {
      const key = keyOf(cluster);
      if (!isDestroyed(cluster) || !holdsItsName(cluster) || key === undefined) continue;
      held.set(key, cluster);
      projects.add(projectKey(cluster));
      names.add(knownValue(cluster.name));
    }
    if (held.size === 0) return;
    for (const cluster of after.clusters) {
      if (!isNew(cluster)) continue;
      const mayBeHeld = cluster.name.kind === 'unknown' || names.has(knownValue(cluster.name));
      if (mayBeHeld) yield* projectToCome(cluster);
      const isInProject = projects.has(projectKey(cluster));
      if (cluster.name.kind === 'unknown' && isInProject) yield unchecked(cluster, 'name', cluster.name);
      const old = held.get(keyOf(cluster) ?? '');
      if (old !== undefined) yield problemOf(cluster, old);
    }
  },
});

/** Whether Atlas goes on holding the name once the cluster is deleted: its backups stay, or a policy protects them. */
function holdsItsName(cluster: Cluster): boolean {
  if (kindOf(cluster) !== 'dedicated') return false;
  const areKept = is(cluster.backupEnabled, true) && is(cluster.retainBackupsEnabled, true);
  return areKept || policyOf(cluster.project) !== undefined;
}

function problemOf(cluster: Cluster, old: Cluster): Problem {
  const name = called(cluster);
  const policy = policyOf(old.project);
  const isSame = old.address === cluster.address;
  const where = isSame
    ? 'is replaced under its own name'
    : `is deleted at ${old.address} and created here under its old name`;
  return {
    at: cluster,
    attribute: 'name',
    problem: `${name} ${where}, which ${policy === undefined ? 'its retained backups hold' : `${policyCalled(policy)} holds`}: Terraform deletes the old cluster, then Atlas refuses the name`,
    fix: `give the new cluster another name, such as ${is(cluster.name, name) ? `"${name}-2"` : 'the old one with -2'}${isSame ? '' : sameCluster(cluster, old)}`,
    related: [...(isSame ? [] : [old]), ...(policy === undefined ? [] : [policy])],
  };
}

/** Why it is not known yet whether a cluster comes into the project of one that goes. */
function* projectToCome(cluster: Cluster): Iterable<Unchecked> {
  const { project } = cluster;
  if (project.kind === 'unlinked') yield unlinked(cluster, 'project_id', project);
  if (project.kind !== 'linked' || project.to.id.kind !== 'unknown') return;
  const { resource, id } = project.to;
  // A project that the same plan makes is another one for sure.
  if (resource === undefined || !isNew(resource)) yield unchecked(cluster, 'project_id', id);
}

/** What to do where the old and the new cluster are meant to be one. */
function sameCluster(cluster: Cluster, old: Cluster): string {
  if (cluster.type !== old.type) return '';
  return cluster.change?.action === 'create'
    ? `; if it is the same cluster, write moved { from = ${old.address}, to = ${cluster.address} } instead`
    : '; if clusters only changed places, address them by name, with for_each';
}

function projectKey({ project }: Cluster): string | undefined {
  return knownValue(linked(project)?.id);
}

function keyOf(cluster: Cluster): string | undefined {
  const [project, name] = [projectKey(cluster), knownValue(cluster.name)];
  return project === undefined || name === undefined ? undefined : JSON.stringify([project, name]);
}
