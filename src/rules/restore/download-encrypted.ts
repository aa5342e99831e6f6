import type { RestoreJob } from '../../model';
import { linked } from '../../model/link';
import { is } from '../../model/value';
import { cluster, encryptionAtRest, project, restoreOf, together } from '../example';
import { leadsTo } from '../queries/cluster-kind';
import { clusterNamed } from '../queries/names';
import { type Result, defineRule, unchecked, unlinked } from '../rule';
import { DELIVERY, deliveryOf, isToRun } from './restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';
const download = restoreOf(orders, orders, { delivery_type_config: { download: true } });
const keyed = together(project(), cluster({ encryption_at_rest_provider: 'AWS' }), encryptionAtRest());

export const restoreDownloadEncrypted = defineRule({
  id: 'restore/download-encrypted',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a download of a snapshot under a customer key',
  why: 'The documents of Atlas disagree on whether snapshots under customer keys can be downloaded. One of its errors says that they cannot.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-ear/',
  prevents: 'CANNOT_DOWNLOAD_SNAPSHOT_WITH_ENCRYPTION',
  rejects: { action: 'create', isUncertain: true },
  facts: ['4.26', 'X-6'],
  get examples() {
    return {
      good: [{ resources: together(project(), cluster(), download) }],
      bad: [{ resources: together(keyed, download) }],
    };
  },
  *check({ after }) {
    for (const job of after.restoreJobs) {
      if (!isToRun(job)) continue;
      const delivery = deliveryOf(job);
      if (is(delivery, 'download')) yield* encrypted(job);
      else if (delivery.kind === 'unknown' && [...encrypted(job)].length > 0)
        yield unchecked(job, DELIVERY, delivery);
    }
  },
});

const ATTRIBUTE = 'cluster_name';

function* encrypted(job: RestoreJob): Iterable<Result> {
  const source = linked(job.source);
  if (source === undefined) {
    if (job.source.kind === 'unlinked') yield unlinked(job, ATTRIBUTE, job.source);
    return;
  }
  const provider = source.encryptionAtRestProvider;
  if (provider.kind === 'absent' || is(provider, 'NONE')) return;
  const isDedicated = leadsTo('dedicated', job.source, job, ATTRIBUTE);
  if (typeof isDedicated === 'object') yield isDedicated;
  else if (isDedicated && provider.kind === 'unknown') yield unchecked(job, ATTRIBUTE, provider);
  if (isDedicated !== true || provider.kind !== 'known') return;
  yield {
    at: job,
    attribute: 'delivery_type_config.download',
    problem: `${clusterNamed(source)} has customer keys, so Atlas may reject the download of its snapshot`,
    fix: 'restore the snapshot into a cluster with the same keys, and dump that with mongodump',
    related: [source],
  };
}
