import type { CollectionRestoreJob, RestoreJob } from '../../model';
import { cluster, project, restoreOf, together } from '../example';
import { inOtherProject } from '../queries/own-project';
import { type Context, type Result, defineRule } from '../rule';
import { DELIVERY, isToRun } from './restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), project({}, 'bank'), cluster(), cluster({}, 'practice'));
const BANK = '${mongodbatlas_project.bank.id}';

export const restoreOtherProject = defineRule({
  id: 'restore/other-project',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore that names another project than that of its source or target',
  why: 'Atlas looks for each cluster in the project that is named for it, and does not find it there.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_restore_job',
  prevents: 'CLUSTER_NOT_FOUND',
  rejects: { action: 'create' },
  facts: ['11.14'],
  get examples() {
    return {
      good: [{ resources: together(clusters, restoreOf(orders, practice)) }],
      bad: [
        {
          title: 'of the source',
          resources: together(clusters, restoreOf(orders, practice, { project_id: BANK })),
        },
        {
          title: 'of the target',
          resources: together(
            clusters,
            restoreOf(orders, practice, {
              delivery_type_config: {
                automated: true,
                target_cluster_name: `\${${practice}.name}`,
                target_project_id: BANK,
              },
            }),
          ),
        },
      ],
    };
  },
  silences: ['restore/wipes-target', 'restore/collection-overwrites'],
  *check({ after, input }) {
    for (const job of after.restoreJobs)
      if (isToRun(job)) yield* judge(job, `${DELIVERY}.target_project_id`, input);
    for (const job of after.collectionRestoreJobs)
      if (isToRun(job)) yield* judge(job, 'target_project_id', input);
  },
});

function* judge(
  job: RestoreJob | CollectionRestoreJob,
  targetAttribute: string,
  input: Context['input'],
): Iterable<Result> {
  const { source, project, clusterElsewhere, target, targetProject, targetElsewhere } = job;
  yield* inOtherProject(
    {
      at: job,
      noun: 'the restore',
      project,
      attribute: 'project_id',
      cluster: source,
      elsewhere: clusterElsewhere,
    },
    input,
  );
  yield* inOtherProject(
    {
      at: job,
      noun: 'the target of the restore',
      project: targetProject,
      attribute: targetAttribute,
      cluster: target,
      elsewhere: targetElsewhere,
    },
    input,
  );
}
