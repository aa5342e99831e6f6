import type { Cluster, Estate, Region, RestoreJob } from '../../model';
import { editionOf } from '../../model/edition';
import { linked } from '../../model/link';
import { isOtherOrganization } from '../../model/organization';
import { primaryRegion } from '../../model/primary-region';
import { isNew } from '../../model/resource';
import { is, knownValue, show } from '../../model/value';
import { cluster, infiniteCluster, project, restoreOf, together } from '../example';
import { isOfKind } from '../queries/cluster-kind';
import { clusterAt, clusterNamed, projectNamed } from '../queries/names';
import { DELIVERY, TARGET, clustersOf, deliveryOf, isToRun } from '../restore/restore-jobs';
import { type Problem, type Result, type Unchecked, defineRule, unchecked } from '../rule';
import { IN_PREVIEW, inPreview, leadsToInfinite } from './infinite-clusters';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';

export const infiniteUnsupportedRestore = defineRule({
  id: 'infinite/unsupported-restore',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore that the edition INFINITE does not support',
  why: `Atlas Infinite restores only into a cluster of its edition, in the same region, cloud provider and organization, and its snapshots cannot be downloaded. ${IN_PREVIEW}`,
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/atlas-infinite-restore/',
  prevents: 'refused',
  rejects: { action: 'create' },
  facts: ['P20-5'],
  silences: ['restore/wipes-target', 'restore/other-organization'],
  get examples() {
    return {
      good: [
        {
          title: 'into a cluster of the edition in the same region',
          resources: together(
            project(),
            infiniteCluster(),
            infiniteCluster({}, 'practice'),
            restoreOf(orders, practice),
          ),
        },
      ],
      bad: [
        {
          title: 'a download',
          resources: together(
            project(),
            infiniteCluster(),
            restoreOf(orders, orders, { delivery_type_config: { download: true } }),
          ),
        },
        {
          title: 'into a cluster of the edition CORE',
          resources: together(
            project(),
            infiniteCluster(),
            cluster({}, 'practice'),
            restoreOf(orders, practice),
          ),
        },
        {
          title: 'into another region',
          resources: together(
            project(),
            infiniteCluster(),
            infiniteCluster({}, 'practice', { region_name: 'EU_WEST_1' }),
            restoreOf(orders, practice),
          ),
        },
      ],
    };
  },
  *check({ after, asOf }) {
    for (const job of after.restoreJobs) {
      if (!isToRun(job)) continue;
      const delivery = deliveryOf(job);
      if (delivery.kind === 'absent') continue;
      if (delivery.kind === 'unknown' || delivery.value === 'download')
        yield* inPreview(downloads(job, after), asOf);
      if (delivery.kind === 'known' && delivery.value !== 'download')
        yield* inPreview(restores(job, after), asOf);
    }
  },
});

function* downloads(job: RestoreJob, estate: Estate): Iterable<Result> {
  const answer = leadsToInfinite(job.source, job, 'cluster_name', estate);
  const delivery = deliveryOf(job);
  if (typeof answer === 'object') yield answer;
  if (answer !== true) return;
  if (delivery.kind === 'unknown') yield unchecked(job, DELIVERY, delivery);
  else
    yield {
      at: job,
      attribute: `${DELIVERY}.download`,
      problem: `the job downloads a snapshot of ${clusterAt(job.source)}, which Atlas Infinite does not support`,
      fix: 'restore it into a cluster of the edition INFINITE, and export the data from there with mongodump',
      related: clustersOf(job),
    };
}

function* restores(job: RestoreJob, estate: Estate): Iterable<Result> {
  const [source, target] = [linked(job.source), linked(job.target)];
  if (source !== undefined && source === target) return;
  const from = leadsToInfinite(job.source, job, 'cluster_name', estate);
  const into = leadsToInfinite(job.target, job, TARGET, estate);
  const open = [from, into].find((answer) => typeof answer === 'object');
  if (open !== undefined) yield open;
  if (open !== undefined || (from !== true && into !== true)) return;
  // Of a cluster outside of the input it is not known what it is.
  if (source === undefined || target === undefined) return;
  if (from !== into) yield* otherEdition(job, source, target);
  else yield* otherPlace(job, source, target, estate);
}

function* otherEdition(job: RestoreJob, source: Cluster, target: Cluster): Iterable<Result> {
  const isSourceInfinite = is(editionOf(source).edition, 'INFINITE');
  const [infinite, other] = isSourceInfinite ? [source, target] : [target, source];
  const attribute = isSourceInfinite ? TARGET : 'cluster_name';
  // A cluster of another kind does not run an edition yet.
  const isDedicated = isOfKind('dedicated', other, attribute);
  if (typeof isDedicated === 'object') yield { ...isDedicated, at: job };
  if (isDedicated !== true) return;
  const assumed = editionOf(other).isAssumed ? ', which Atlas chooses today if none is set' : '';
  yield problem(
    job,
    `a snapshot of ${clusterNamed(source)} cannot be restored into ${clusterNamed(target)}: ${clusterNamed(infinite)} has the edition INFINITE, and ${clusterNamed(other)} has CORE${assumed}`,
    `restore it into a cluster of the edition ${isSourceInfinite ? 'INFINITE' : 'CORE'}`,
  );
}

function* otherPlace(job: RestoreJob, source: Cluster, target: Cluster, estate: Estate): Iterable<Result> {
  if (isOtherOrganization(job.project, job.targetProject, estate))
    yield problem(
      job,
      `the restore is from ${projectNamed(job.project)} into ${projectNamed(job.targetProject)}, which is in another organization: Atlas Infinite restores only within one`,
      'restore into a project of the same organization',
    );
  const [from, into] = [regionOf(source, job, 'cluster_name'), regionOf(target, job, TARGET)];
  if (from === undefined || into === undefined) return;
  if ('unchecked' in from) yield from;
  else if ('unchecked' in into) yield into;
  else if (isOtherPlace(from, into))
    yield problem(
      job,
      `a snapshot of ${clusterNamed(source)} in ${placeOf(from)} cannot be restored into ${clusterNamed(target)} in ${placeOf(into)}: Atlas Infinite restores only within a region`,
      `restore it into a cluster in ${placeOf(from)}`,
    );
}

/** The region of a cluster: that of its existing snapshots for a source that moves in this plan. */
function regionOf(cluster: Cluster, job: RestoreJob, attribute: string): Region | Unchecked | undefined {
  const isTakenNow = job.snapshot.kind === 'resource' && isNew(job.snapshot.snapshot);
  const of = attribute === TARGET || isTakenNow ? cluster : (cluster.before ?? cluster);
  const [shard] = knownValue(of.shards) ?? [];
  if (shard === undefined) return undefined;
  const region = primaryRegion(shard);
  if (region === undefined) return undefined;
  if (!('attribute' in region)) return unchecked(job, attribute, region);
  const open = [region.provider, region.region].find(({ kind }) => kind === 'unknown');
  return open?.kind === 'unknown'
    ? unchecked(job, attribute, {
        ...open,
        reason: `the region of ${clusterNamed(cluster)} is known after ${open.until}`,
      })
    : region;
}

function isOtherPlace(one: Region, other: Region): boolean {
  return (['provider', 'region'] as const).some((member) => {
    const [a, b] = [knownValue(one[member]), knownValue(other[member])];
    return a !== undefined && b !== undefined && a !== b;
  });
}

function placeOf({ provider, region }: Region): string {
  return `${show(provider)} ${show(region)}`;
}

function problem(job: RestoreJob, text: string, correction: string): Problem {
  return { at: job, attribute: TARGET, problem: text, fix: correction, related: clustersOf(job) };
}
