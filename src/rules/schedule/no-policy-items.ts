import type { Schedule } from '../../model';
import { cluster, item, project, schedule, together } from '../example';
import { type Result, defineRule, unchecked } from '../rule';
import { clusterOf } from '../queries/names';

export const scheduleNoPolicyItems = defineRule({
  id: 'schedule/no-policy-items',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a schedule without a single policy item',
  why: 'The provider creates such a schedule by deleting the default policy and sending no other: from then on only on-demand snapshots are taken, and continuous backup has no snapshot to start from. Where a schedule loses its items later, the provider sends Atlas no policy at all.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule',
  prevents: 'silent loss',
  facts: ['1.14', '1.15', 'M-3'],
  get examples() {
    return {
      good: [
        { resources: together(project(), cluster(), schedule({ policy_item_daily: item(1, 'days', 7) })) },
      ],
      bad: [{ resources: together(project(), cluster(), schedule({})) }],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) yield* withoutItems(schedule);
  },
});

function* withoutItems(schedule: Schedule): Iterable<Result> {
  const { items, unknownItems, before } = schedule;
  if (items.length > 0) return;
  for (const { attribute, until } of unknownItems)
    yield unchecked(schedule, attribute, { kind: 'unknown', until });
  if (unknownItems.length > 0) return;
  const hadItems = before !== undefined && before.items.length > 0;
  yield {
    at: schedule,
    problem: hadItems
      ? `${calledSchedule(schedule)} loses its last policy item, so it asks for no snapshots any more`
      : `${calledSchedule(schedule)} has no policy item, so only on-demand snapshots are taken`,
    fix: hadItems
      ? 'keep at least one policy item, such as policy_item_daily'
      : 'add at least one policy item, such as policy_item_daily, or acknowledge that nothing is to be taken',
    ...(hadItems ? { severity: 'error' } : {}),
  };
}

function calledSchedule(schedule: Schedule): string {
  const { kind } = schedule.cluster;
  return kind === 'linked' || kind === 'outside' ? `the schedule of ${clusterOf(schedule)}` : 'this schedule';
}
