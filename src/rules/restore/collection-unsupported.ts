import { CLUSTER_KIND_NAMES } from '../../atlas';
import {
  type Cluster,
  type CollectionRestoreJob,
  type Estate,
  type Link,
  editionOf,
  is,
  knownText,
  knownValue,
  linked,
} from '../../model';
import { cluster, collectionRestoreOf, project, shards, together } from '../example';
import { clusterAt } from '../queries/names';
import { nvmeSize } from '../queries/node-sizes';
import { type Result, defineRule, unchecked, unlinked } from '../rule';
import { isToRun } from './restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

export const restoreCollectionUnsupported = defineRule({
  id: 'restore/collection-unsupported',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a collection restore from or into a cluster that does not support it',
  why: 'Atlas restores collections between dedicated clusters of one organization that run, on network storage and of the edition CORE.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-db-coll/',
  prevents: '400',
  rejects: { action: 'create' },
  facts: ['P20-2', '4.28'],
  get examples() {
    return {
      good: [{ resources: together(clusters, collectionRestoreOf(orders, practice)) }],
      bad: [
        {
          title: 'from an NVMe cluster',
          resources: together(
            project(),
            cluster({ replication_specs: shards(1, 'M40_NVME') }),
            cluster({}, 'practice'),
            collectionRestoreOf(orders, practice),
          ),
        },
        {
          title: 'into a paused cluster',
          resources: together(
            project(),
            cluster(),
            cluster({ paused: true }, 'practice'),
            collectionRestoreOf(orders, practice),
          ),
        },
      ],
    };
  },
  silences: ['restore/collection-overwrites'],
  *check({ after }) {
    for (const job of after.collectionRestoreJobs)
      if (isToRun(job)) {
        yield* judge(job, job.source, 'cluster_name', 'source');
        yield* judge(job, job.target, 'target_cluster_name', 'target');
        yield* acrossOrganizations(job, after);
      }
  },
});

function* judge(
  job: CollectionRestoreJob,
  link: Link<Cluster>,
  attribute: string,
  side: 'source' | 'target',
): Iterable<Result> {
  if (link.kind === 'unlinked') yield unlinked(job, attribute, link);
  const cluster = linked(link);
  const why = cluster === undefined ? ofOutside(link) : reasonAgainst(cluster);
  const size = cluster === undefined ? undefined : nvmeSize(cluster)?.size;
  if (why === undefined && size?.kind === 'unknown' && size.mayBeAbsent !== true)
    yield unchecked(job, attribute, size);
  if (why === undefined) return;
  yield {
    at: job,
    attribute,
    problem: `the ${side} of the collection restore, ${clusterAt(link)}, ${why}, which does not support it`,
    fix: 'restore whole snapshots, or restore between dedicated clusters of the edition CORE without NVMe',
    related: cluster === undefined ? [] : [cluster],
  };
}

function ofOutside(link: Link<Cluster>): string | undefined {
  return link.kind === 'outside' && link.clusterKind !== undefined && link.clusterKind !== 'dedicated'
    ? `is ${CLUSTER_KIND_NAMES[link.clusterKind]}`
    : undefined;
}

function reasonAgainst(cluster: Cluster): string | undefined {
  const kind = knownValue(cluster.kind);
  if (kind !== undefined && kind !== 'dedicated') return `is ${CLUSTER_KIND_NAMES[kind]}`;
  const size = nvmeSize(cluster)?.size;
  if (size?.kind === 'known') return 'has an NVMe size';
  if (is(editionOf(cluster).edition, 'INFINITE')) return 'has the edition INFINITE';
  return is(cluster.paused, true) ? 'is paused' : undefined;
}

function* acrossOrganizations(job: CollectionRestoreJob, { others }: Estate): Iterable<Result> {
  const [from, into] = [job.project, job.targetProject].map((link) => {
    const address = linked(link)?.resource?.address;
    const resource = others.get('mongodbatlas_project')?.find((one) => one.address === address);
    return knownText(resource?.attribute('org_id'));
  });
  if (from === undefined || into === undefined || from === into) return;
  yield {
    at: job,
    attribute: 'target_project_id',
    problem:
      'the target of the collection restore is in a project of another organization, which Atlas does not support',
    fix: 'restore into a project of the same organization',
  };
}
