import { is } from '../../model/value';
import { leadsTo } from '../queries/cluster-kind';
import { cluster, project, restoreOf, serverlessInstance, together } from '../example';
import { DELIVERY, deliveryOf } from './restore-jobs';
import { defineRule, unchecked } from '../rule';
import { kindAt } from '../queries/names';

const queue = 'mongodbatlas_serverless_instance.queue';
const orders = 'mongodbatlas_advanced_cluster.orders';

export const restoreServerlessDownload = defineRule({
  id: 'restore/serverless-download',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a download of a snapshot of a Serverless instance',
  why: 'Snapshots of a Serverless instance cannot be downloaded, only restored.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/serverless-backup/',
  prevents: 'rejected',
  rejects: { action: 'create' },
  facts: ['S13'],
  get examples() {
    return {
      good: [
        {
          title: 'a download of an M10',
          resources: together(
            project(),
            cluster(),
            restoreOf(orders, orders, { delivery_type_config: { download: true } }),
          ),
        },
      ],
      bad: [
        {
          resources: together(
            project(),
            serverlessInstance(),
            restoreOf(queue, orders, { delivery_type_config: { download: true } }),
          ),
        },
      ],
    };
  },
  silences: ['restore/unsupported-source'],
  *check({ after }) {
    for (const job of after.restoreJobs) {
      const delivery = deliveryOf(job);
      if (delivery.kind !== 'unknown' && !is(delivery, 'download')) continue;
      const isServerless = leadsTo('serverless', job.source, job, 'cluster_name');
      if (typeof isServerless === 'object') yield isServerless;
      else if (isServerless && delivery.kind === 'unknown') yield unchecked(job, DELIVERY, delivery);
      else if (isServerless)
        yield {
          at: job,
          attribute: `${DELIVERY}.download`,
          problem: `${kindAt('serverless', job.source)} does not support downloads of snapshots`,
          fix: 'restore it into a dedicated cluster, and download a snapshot of that cluster',
          ...(job.source.kind === 'linked' ? { related: [job.source.to] } : {}),
        };
    }
  },
});
