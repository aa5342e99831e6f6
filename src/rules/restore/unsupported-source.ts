import type { ClusterKind } from '../../atlas';
import type { RestoreJob } from '../../model';
import { cluster, flexCluster, project, restoreOf, together } from '../example';
import { leadsTo } from '../queries/cluster-kind';
import { kindAt } from '../queries/names';
import { type Result, defineRule } from '../rule';
import { isToRun } from './restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';

export const restoreUnsupportedSource = defineRule({
  id: 'restore/unsupported-source',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore job of a Flex cluster or a Serverless instance',
  why: 'The resource requests restores from the API of dedicated clusters only, which rejects other clusters. No resource of the provider restores a Flex cluster.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/',
  prevents: 'CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API',
  rejects: { action: 'create' },
  facts: ['11.2'],
  get examples() {
    return {
      good: [
        {
          resources: together(project(), cluster(), cluster({}, 'practice'), restoreOf(orders, practice)),
        },
      ],
      bad: [
        {
          resources: together(
            project(),
            cluster(),
            flexCluster(),
            restoreOf('mongodbatlas_flex_cluster.reports', orders),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    for (const job of after.restoreJobs) if (isToRun(job)) yield* ofOtherKind(job);
  },
});

const UNSUPPORTED: readonly ClusterKind[] = ['flex', 'serverless'];

function* ofOtherKind(job: RestoreJob): Iterable<Result> {
  for (const kind of UNSUPPORTED) {
    const isKind = leadsTo(kind, job.source, job, 'cluster_name');
    if (typeof isKind === 'object') {
      yield isKind;
      return;
    }
    if (!isKind) continue;
    yield {
      at: job,
      attribute: 'cluster_name',
      problem: `${kindAt(kind, job.source)} cannot be restored by a restore job of Terraform`,
      fix: `restore it with the Atlas CLI (atlas backups restores start) or with the Atlas Administration API, and remove the job`,
      ...(job.source.kind === 'linked' ? { related: [job.source.to] } : {}),
    };
  }
}
