import { cluster, item, project, schedule, together } from '../example';
import { inOtherProject } from '../queries/own-project';
import { defineRule } from '../rule';

const daily = { policy_item_daily: item(1, 'days', 7) };

export const scheduleOtherProject = defineRule({
  id: 'schedule/other-project',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a schedule that names another project than that of its cluster',
  why: 'Atlas looks for the cluster in the project of the schedule, and does not find it there.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#project_id',
  prevents: 'CLUSTER_NOT_FOUND',
  rejects: { action: 'write' },
  facts: ['11.14'],
  get examples() {
    return {
      good: [{ resources: together(project(), cluster(), schedule(daily)) }],
      bad: [
        {
          resources: together(
            project(),
            project({}, 'bank'),
            cluster(),
            schedule({ ...daily, project_id: '${mongodbatlas_project.bank.id}' }),
          ),
        },
      ],
    };
  },
  *check({ after, input }) {
    for (const schedule of after.schedules)
      yield* inOtherProject(
        {
          at: schedule,
          noun: 'the schedule',
          project: schedule.project,
          attribute: 'project_id',
          cluster: schedule.cluster,
          elsewhere: schedule.clusterElsewhere,
        },
        input,
      );
  },
});
