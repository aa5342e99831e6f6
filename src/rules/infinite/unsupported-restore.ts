import { type RestoreJob, editionOf, is, knownRegions, knownValue, linked } from '../../model';
import { cluster, project, restoreOf, shards, together } from '../example';
import { clusterNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';
import { deliveryOf, isToRun } from '../restore/restore-jobs';
import { isInfinite } from './editions';

/** A cluster of the edition INFINITE, as one should be. */
const infinite = (body: object = {}, region: object = {}) =>
  cluster({
    database_edition: 'INFINITE',
    replication_specs: shards(1, 'M30', {
      electable_specs: { instance_size: 'M30', node_count: 2 },
      auto_scaling: { compute_enabled: false },
      ...region,
    }),
    ...body,
  });

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';

export const infiniteUnsupportedRestore = defineRule({
  id: 'infinite/unsupported-restore',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore that the edition INFINITE does not support',
  why: 'Snapshots of the edition INFINITE are restored only into clusters of the same edition and region, and cannot be downloaded. Snapshots of CORE are not restored into INFINITE. It is a preview, so this may change.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/atlas-infinite-restore/',
  prevents: 'restore refused',
  rejects: { action: 'create' },
  facts: ['P20-5'],
  get examples() {
    return {
      good: [{ resources: together(project(), infinite(), restoreOf(orders, orders)) }],
      bad: [
        {
          title: 'a download',
          resources: together(
            project(),
            infinite(),
            restoreOf(orders, orders, { delivery_type_config: { download: true } }),
          ),
        },
        {
          title: 'into another edition',
          resources: together(project(), infinite(), cluster({}, 'practice'), restoreOf(orders, practice)),
        },
      ],
    };
  },
  silences: ['restore/wipes-target'],
  *check({ after }) {
    for (const job of after.restoreJobs) if (isToRun(job)) yield* judge(job);
  },
});

function* judge(job: RestoreJob): Iterable<Result> {
  const [source, target] = [linked(job.source), linked(job.target)];
  const isFrom = isInfinite(job.source);
  if (!isFrom && !isInfinite(job.target)) return;
  if (isFrom && source !== undefined && is(deliveryOf(job), 'download')) {
    yield {
      at: job,
      attribute: 'delivery_type_config.download',
      problem: `${clusterNamed(source)} has the edition INFINITE, which does not support downloads`,
      fix: 'restore the snapshot into a cluster, and dump that with mongodump',
      related: [source],
    };
    return;
  }
  if (source === undefined || target === undefined) return;
  const editions = [editionOf(source).edition, editionOf(target).edition];
  for (const edition of editions)
    if (edition.kind === 'unknown') {
      yield unchecked(job, 'delivery_type_config.target_cluster_name', edition);
      return;
    }
  const regions = [source, target].map((one) => knownRegions(one)[0]);
  const [from, into] = regions.map((one) => knownValue(one?.region));
  const isOtherEdition = knownValue(editions[0]) !== knownValue(editions[1]);
  if (!isOtherEdition && (from === undefined || into === undefined || from === into)) return;
  yield {
    at: job,
    attribute: 'delivery_type_config.target_cluster_name',
    problem: `${clusterNamed(source)} is restored into ${clusterNamed(target)} of another ${isOtherEdition ? 'edition' : 'region'}, which the edition INFINITE does not support`,
    fix: 'restore into a cluster of the same edition and region',
    related: [source, target],
  };
}
