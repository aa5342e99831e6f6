import { cluster, project, snapshotOf, together } from '../example';
import { inOtherProject } from '../queries/own-project';
import { defineRule } from '../rule';

const orders = 'mongodbatlas_advanced_cluster.orders';

export const snapshotOtherProject = defineRule({
  id: 'snapshot/other-project',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an on-demand snapshot that names another project than that of its cluster',
  why: 'Atlas looks for the cluster in the project of the snapshot, and does not find it there.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot#project_id',
  prevents: 'CLUSTER_NOT_FOUND',
  rejects: { action: 'create' },
  facts: ['11.14'],
  get examples() {
    return {
      good: [{ resources: together(project(), cluster(), snapshotOf(orders)) }],
      bad: [
        {
          resources: together(
            project(),
            project({}, 'bank'),
            cluster(),
            snapshotOf(orders, { project_id: '${mongodbatlas_project.bank.id}' }),
          ),
        },
      ],
    };
  },
  *check({ after, input }) {
    for (const snapshot of after.snapshots)
      yield* inOtherProject(
        {
          at: snapshot,
          noun: 'the snapshot',
          project: snapshot.project,
          attribute: 'project_id',
          cluster: snapshot.cluster,
          elsewhere: snapshot.clusterElsewhere,
        },
        input,
      );
  },
});
