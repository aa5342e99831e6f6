import type { Cluster, Project } from '../../model';
import { is } from '../../model/value';
import { isOfKind } from '../queries/cluster-kind';
import { UNDER_LEGACY_METHOD, azureCluster, cluster, legacySnapshotOf, project, together } from '../example';
import { useOf } from './legacy-method';
import { type Result, type Unchecked, defineRule, unchecked, unlinked } from '../rule';
import { clusterNamed } from '../queries/names';

export const legacyMixedMethods = defineRule({
  id: 'legacy/mixed-methods',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'the legacy Cloud Provider Snapshots and another backup method in one project',
  why: 'A project could use only its first backup method. With Cloud Provider Snapshots it could back up only replica sets on Azure, and changing the method deleted every snapshot.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/overview/',
  facts: ['L6', 'L7', 'L8', 'L9'],
  get examples() {
    return {
      good: [
        {
          title: 'a separate project',
          resources: together(
            project(),
            azureCluster(UNDER_LEGACY_METHOD),
            project({}, 'archive'),
            cluster({ project_id: '${mongodbatlas_project.archive.id}' }, 'archive'),
          ),
        },
      ],
      bad: [
        {
          resources: together(
            project(),
            azureCluster(),
            legacySnapshotOf('mongodbatlas_advanced_cluster.orders'),
            cluster({}, 'payments'),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    const projects = new Map<Project, Methods>();
    const unlinkedOnes = methods();
    for (const cluster of after.clusters) {
      const { project } = cluster;
      if (project.kind === 'unlinked') sort(cluster, unlinkedOnes);
      if (project.kind !== 'linked') continue;
      const into = projects.get(project.to) ?? methods();
      projects.set(project.to, into);
      sort(cluster, into);
    }
    for (const [project, found] of projects) yield* mixedIn(project, found);
    yield* perhapsMixed([unlinkedOnes, ...projects.values()]);
  },
});

/** Clusters by their backup method. */
interface Methods {
  readonly legacy: Cluster[];
  readonly perhapsLegacy: Cluster[];
  /** Those with another method. */
  readonly others: Cluster[];
  /** Those where it is not known yet whether they have another method, and why. */
  readonly open: { readonly cluster: Cluster; readonly why: Unchecked }[];
}

function methods(): Methods {
  return { legacy: [], perhapsLegacy: [], others: [], open: [] };
}

function sort(cluster: Cluster, { legacy, perhapsLegacy, others, open }: Methods): void {
  if (cluster.legacyMethod !== undefined) legacy.push(cluster);
  else if (cluster.providerBackupEnabled.kind === 'unknown') perhapsLegacy.push(cluster);
  const other = hasOtherMethod(cluster);
  if (typeof other === 'object') open.push({ cluster, why: other });
  else if (other) others.push(cluster);
}

/** Backups of Flex clusters and Serverless instances belong to neither method, and M0 clusters have none. */
function hasOtherMethod(cluster: Cluster): boolean | Unchecked {
  const { backupAttribute, backupEnabled, oldContinuousBackup, legacyMethod } = cluster;
  const [attribute, backup] =
    legacyMethod !== undefined || is(oldContinuousBackup, true)
      ? (['backup_enabled', oldContinuousBackup] as const)
      : ([backupAttribute, backupEnabled] as const);
  if (backup.kind === 'absent' || is(backup, false)) return false;
  const isDedicated = isOfKind('dedicated', cluster, attribute);
  if (isDedicated !== true) return isDedicated;
  return backup.kind === 'known' || unchecked(cluster, attribute, backup);
}

function* mixedIn(project: Project, { legacy, perhapsLegacy, others, open }: Methods): Iterable<Result> {
  const [first, ...more] = others;
  if (first === undefined) {
    if (legacy.length > 0) yield* open.map(({ why }) => why);
    return;
  }
  const have =
    more.length === 0 ? `${clusterNamed(first)} uses` : `${clusterNamed(first)} and ${more.length} more use`;
  for (const cluster of legacy) {
    const { related = [], ...use } = useOf(cluster);
    yield {
      ...use,
      problem: `${clusterNamed(cluster)} uses the legacy Cloud Provider Snapshots in project "${project.label}", where ${have} another backup method`,
      fix: `move ${clusterNamed(cluster)} to a separate project. To use cloud backups for it too: 1. disable backups of every cluster of the project that uses the legacy method, which deletes their snapshots immediately; 2. enable cloud backups`,
      related: [...related, ...(first === cluster ? [] : [first])],
    };
  }
  for (const cluster of perhapsLegacy)
    if (cluster.providerBackupEnabled.kind === 'unknown' && others.some((other) => other !== cluster))
      yield unchecked(cluster, 'provider_backup_enabled', cluster.providerBackupEnabled);
}

/** Clusters whose project is not known yet, and may have a cluster of another method. */
function* perhapsMixed(all: readonly Methods[]): Iterable<Result> {
  const isLegacyAnywhere = all.some(({ legacy }) => legacy.length > 0);
  const isOtherAnywhere = all.some(({ others, open }) => others.length + open.length > 0);
  if (!isLegacyAnywhere || !isOtherAnywhere) return;
  for (const { legacy, others, open } of all) {
    // A project mixes methods whether or not another one is the same.
    const isMixed = legacy.length > 0 && others.length > 0;
    for (const cluster of new Set([...legacy, ...others, ...open.map((one) => one.cluster)])) {
      const { project } = cluster;
      if (project.kind === 'unlinked') yield unlinked(cluster, 'project_id', project);
      if (project.kind !== 'linked' || isMixed) continue;
      const { id, resource } = project.to;
      if (resource === undefined && id.kind === 'unknown') yield unchecked(cluster, 'project_id', id);
    }
  }
}
