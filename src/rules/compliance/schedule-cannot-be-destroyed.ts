import { assign, fix } from '../fix/fix';
import { is } from '../../model/value';
import { isGovernable, underPolicies } from '../queries/compliance-policy';
import { applied, cluster, compliancePolicy, item, project, schedule, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { scheduleNamed, projectNamed } from '../queries/names';

const daily = { policy_item_daily: item(1, 'days', 7) };

export const complianceScheduleCannotBeDestroyed = defineRule({
  id: 'compliance/schedule-cannot-be-destroyed',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a backup schedule under a compliance policy, whose deletion Atlas rejects',
  why: 'Deleting a backup schedule removes its items, which Atlas rejects under a compliance policy. With skip_destroy = true in the state, Terraform only removes the schedule from the state.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#skip_destroy',
  prevents: 'destroy fails',
  rejects: 'nothing',
  facts: ['T-4', 'X-11'],
  get examples() {
    return {
      good: [
        {
          title: 'Terraform removes the schedule only from the state',
          ...applied(
            together(project(), cluster(), schedule({ ...daily, skip_destroy: true }), compliancePolicy()),
          ),
        },
        { title: 'no compliance policy', ...applied(together(project(), cluster(), schedule())) },
      ],
      bad: [{ resources: together(project(), cluster(), schedule(), compliancePolicy()) }],
    };
  },
  *check({ after }) {
    const governed = after.schedules.filter(
      (schedule) => !is(schedule.skipDestroy, true) && isGovernable(schedule),
    );
    for (const found of underPolicies(after, governed)) {
      if ('unchecked' in found) {
        yield found;
        continue;
      }
      const { of: schedule, policy } = found;
      const { skipDestroy } = schedule;
      if (skipDestroy.kind === 'unknown') yield unchecked(schedule, 'skip_destroy', skipDestroy);
      else
        yield {
          at: schedule,
          attribute: 'skip_destroy',
          problem: `Atlas rejects a later deletion of the ${scheduleNamed(schedule)}: ${projectNamed(schedule.project)} has a compliance policy, and skip_destroy is ${skipDestroy.kind === 'absent' ? 'not set' : 'false'}`,
          fix: fix`set ${assign('skip_destroy', true)}, and apply it before you delete the schedule`,
          related: [policy],
        };
    }
  },
});
