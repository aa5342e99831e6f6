import type { ExportJob } from '../../model';
import type { ClusterKind } from '../../atlas';
import { cluster, exportBucket, exportJobOf, flexCluster, project, together } from '../example';
import { leadsTo } from '../queries/cluster-kind';
import { kindAt } from '../queries/names';
import { onUnbackedCluster } from '../queries/unbacked-cluster';
import { type Result, defineRule } from '../rule';
import { isToRun } from '../restore/restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';

export const exportUnsupportedSource = defineRule({
  id: 'export/unsupported-source',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an export job of a cluster whose snapshots cannot be exported',
  why: 'Atlas exports snapshots of dedicated clusters that have backups. It rejects an export job of any other cluster.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/export/',
  prevents: '400',
  rejects: { action: 'create' },
  facts: ['11.23'],
  get examples() {
    return {
      good: [{ resources: together(project(), cluster(), exportBucket(), exportJobOf(orders)) }],
      bad: [
        {
          title: 'a Flex cluster',
          resources: together(
            project(),
            flexCluster(),
            exportBucket(),
            exportJobOf('mongodbatlas_flex_cluster.reports'),
          ),
        },
        {
          title: 'a cluster without backups',
          resources: together(
            project(),
            cluster({ backup_enabled: false }),
            exportBucket(),
            exportJobOf(orders),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    for (const job of after.exportJobs)
      if (isToRun(job)) {
        yield* ofOtherKind(job);
        yield* onUnbackedCluster(job, 'export job');
      }
  },
});

const UNSUPPORTED: readonly ClusterKind[] = ['flex', 'free', 'serverless'];

function* ofOtherKind(job: ExportJob): Iterable<Result> {
  for (const kind of UNSUPPORTED)
    if (leadsTo(kind, job.cluster, job, 'cluster_name') === true)
      yield {
        at: job,
        attribute: 'cluster_name',
        problem: `${kindAt(kind, job.cluster)} does not support exports of snapshots`,
        fix: 'remove the export job, or make the cluster an M10 or larger',
        ...(job.cluster.kind === 'linked' ? { related: [job.cluster.to] } : {}),
      };
}
