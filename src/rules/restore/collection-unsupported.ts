import type { ClusterKind } from '../../atlas';
import { CLUSTER_KIND_NAMES } from '../../atlas/cluster-kind';
import type { Cluster, CollectionRestoreJob, Estate } from '../../model';
import { isOtherOrganization } from '../../model/organization';
import { is, show } from '../../model/value';
import {
  cluster,
  collectionRestoreOf,
  flexCluster,
  infiniteCluster,
  project,
  shards,
  together,
} from '../example';
import type { Fix } from '../fix/fix';
import { assign, fix, resource } from '../fix/fix';
import { leadsTo } from '../queries/cluster-kind';
import { clusterAt, projectNamed } from '../queries/names';
import { nvmeSize } from '../queries/node-sizes';
import { leadsToInfinite } from '../infinite/infinite-clusters';
import { type Result, type Unchecked, defineRule, unchecked } from '../rule';
import { clustersIn, endsOf } from './collection-restores';
import { isToRun } from './restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';

export const restoreCollectionUnsupported = defineRule({
  id: 'restore/collection-unsupported',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a collection restore from or into a cluster that does not support it',
  why: 'Atlas restores collections only between dedicated clusters of the edition CORE without NVMe storage, that are not paused and belong to one organization.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-db-coll/',
  prevents: '400',
  rejects: { action: 'create' },
  facts: ['P20-2', '4.28'],
  silences: ['restore/collection-overwrites'],
  get examples() {
    return {
      good: [{ resources: together(project(), cluster(), collectionRestoreOf(orders, orders)) }],
      bad: [
        {
          title: 'an NVMe cluster',
          resources: together(
            project(),
            cluster({ replication_specs: shards(1, 'M40_NVME') }),
            collectionRestoreOf(orders, orders),
          ),
        },
        {
          title: 'a cluster of the edition INFINITE',
          resources: together(project(), infiniteCluster(), collectionRestoreOf(orders, orders)),
        },
        {
          title: 'into a Flex cluster',
          resources: together(
            project(),
            cluster(),
            flexCluster(),
            collectionRestoreOf(orders, 'mongodbatlas_flex_cluster.reports'),
          ),
        },
        {
          title: 'a paused cluster',
          resources: together(project(), cluster({ paused: true }), collectionRestoreOf(orders, orders)),
        },
      ],
    };
  },
  *check({ after }) {
    for (const job of after.collectionRestoreJobs) {
      if (!isToRun(job)) continue;
      for (const end of endsOf(job)) yield* obstacleAt(job, end, after);
      yield* acrossOrganizations(job, after);
    }
  },
});

type End = ReturnType<typeof endsOf>[number];

const OTHER_KINDS = ['free', 'flex', 'serverless'] as const satisfies readonly ClusterKind[];

/** The first obstacle at one end: whatever it is, the job needs another cluster. */
function* obstacleAt(job: CollectionRestoreJob, end: End, estate: Estate): Iterable<Result> {
  const { link, attribute, role } = end;
  const obstacle = otherKind(job, end) ?? otherCluster(job, end, estate);
  if (obstacle === undefined) return;
  if ('unchecked' in obstacle) {
    yield obstacle;
    return;
  }
  yield {
    at: job,
    attribute,
    problem: `a collection restore ${role} ${clusterAt(link)} is not supported: it ${obstacle.what}`,
    fix: obstacle.fix,
    related: clustersIn(job),
  };
}

interface Obstacle {
  /** What the cluster is or has, as a predicate. */
  readonly what: string;
  readonly fix: Fix;
}

function otherKind(
  job: CollectionRestoreJob,
  { link, attribute, role }: End,
): Obstacle | Unchecked | undefined {
  for (const kind of OTHER_KINDS) {
    const isOfKind = leadsTo(kind, link, job, attribute);
    if (typeof isOfKind === 'object') return isOfKind;
    if (isOfKind) return { what: `is ${CLUSTER_KIND_NAMES[kind]}`, fix: instead(role) };
  }
  return undefined;
}

function otherCluster(
  job: CollectionRestoreJob,
  { link, attribute, role }: End,
  estate: Estate,
): Obstacle | Unchecked | undefined {
  const infinite = leadsToInfinite(link, job, attribute, estate);
  if (infinite === true) return { what: 'has the edition INFINITE', fix: instead(role) };
  if (typeof infinite === 'object') return infinite;
  return link.kind === 'linked'
    ? (onNvme(job, attribute, link.to, role) ?? paused(job, attribute, link.to))
    : undefined;
}

function onNvme(
  job: CollectionRestoreJob,
  attribute: string,
  cluster: Cluster,
  role: End['role'],
): Obstacle | Unchecked | undefined {
  const nvme = nvmeSize(cluster);
  if (nvme === undefined) return undefined;
  return nvme.size.kind === 'unknown'
    ? unchecked(job, attribute, {
        ...nvme.size,
        reason: `${nvme.attribute} of ${cluster.address} is known after ${nvme.size.until}`,
      })
    : { what: `has the NVMe size ${show(nvme.size)}`, fix: instead(role) };
}

function paused(
  job: CollectionRestoreJob,
  attribute: string,
  cluster: Cluster,
): Obstacle | Unchecked | undefined {
  const { paused: isPaused } = cluster;
  if (isPaused.kind === 'unknown')
    return unchecked(job, attribute, {
      ...isPaused,
      reason: `paused of ${cluster.address} is known after ${isPaused.until}`,
    });
  return is(isPaused, true)
    ? { what: 'is paused', fix: fix`set ${assign('paused', false, cluster)} on the cluster` }
    : undefined;
}

function instead(role: End['role']): Fix {
  return role === 'into'
    ? fix`restore into a dedicated cluster of the edition CORE without NVMe storage`
    : fix`restore a whole snapshot into another cluster, with ${resource('mongodbatlas_cloud_backup_snapshot_restore_job')} if the cluster is dedicated, and copy the collections with mongodump and mongorestore`;
}

function* acrossOrganizations(job: CollectionRestoreJob, estate: Estate): Iterable<Result> {
  const { project, targetProject } = job;
  if (!isOtherOrganization(project, targetProject, estate)) return;
  yield {
    at: job,
    attribute: 'target_project_id',
    problem: `the collection restore is from ${projectNamed(project)} into ${projectNamed(targetProject)}, which is in another organization`,
    fix: 'restore into a project of the same organization',
  };
}
