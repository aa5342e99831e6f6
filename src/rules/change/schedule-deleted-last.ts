import { type Schedule, is, isNew, linked, isDestroyed } from '../../model';
import { cluster, item, project, schedule, scheduleOf, together } from '../example';
import { type Problem, type Unchecked, defineRule, unlinked } from '../rule';
import { clusterKey, clusterPlace, outlives } from './schedule-cluster';
import { clusterOf } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7) };
const orders = 'mongodbatlas_advanced_cluster.orders';

export const changeScheduleDeletedLast = defineRule({
  id: 'change/schedule-deleted-last',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'one schedule of a cluster is made and another deleted, perhaps in that order',
  why: 'A cluster has one schedule in Atlas. Terraform does not order the deletion of one address before the creation at another, and with create_before_destroy it deletes last: the deletion then removes the new policy items.',
  docs: 'https://developer.hashicorp.com/terraform/language/modules/develop/refactoring',
  prevents: 'no new snapshots',
  facts: ['T-3', 'T-4', 'M-11'],
  silences: ['change/schedule-deleted', 'change/schedule-recreated'],
  get examples() {
    return {
      good: [
        {
          title: 'the old schedule is left in Atlas, where the new one takes over',
          before: together(project(), cluster(), schedule({ ...items, skip_destroy: true })),
          resources: together(project(), cluster(), scheduleOf(orders, items, 'nightly')),
        },
      ],
      bad: [
        {
          before: together(project(), cluster(), schedule(items)),
          resources: together(project(), cluster(), scheduleOf(orders, items, 'nightly')),
        },
      ],
    };
  },
  *check({ before, after }) {
    const made = new Map<string, Schedule[]>();
    const unsure: Unchecked[] = [];
    for (const schedule of after.schedules) {
      if (!isNew(schedule) || !isOfOldCluster(schedule)) continue;
      const key = clusterKey(schedule);
      if (key !== undefined) listIn(made, key).push(schedule);
      else if (schedule.cluster.kind === 'unlinked')
        unsure.push(unlinked(schedule, 'cluster_name', schedule.cluster));
    }
    for (const schedule of before.schedules) {
      if (!isDestroyed(schedule) || is(schedule.skipDestroy, true) || !outlives(schedule)) continue;
      const key = clusterKey(schedule);
      const makers = (key === undefined ? [] : (made.get(key) ?? [])).filter(
        (maker) => maker !== schedule.after || maker.change?.createBeforeDestroy === true,
      );
      if (makers.length > 0) yield problemOf(schedule, makers);
      else if (schedule.after === undefined) yield* unsure.splice(0);
    }
  },
});

function listIn(map: Map<string, Schedule[]>, key: string): Schedule[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

/** Whether its cluster is there already: with a new cluster, the old schedule has gone before. */
function isOfOldCluster({ cluster }: Schedule): boolean {
  const to = linked(cluster);
  return to === undefined || !isNew(to);
}

function problemOf(schedule: Schedule, makers: readonly Schedule[]): Problem {
  const name = clusterOf(schedule);
  const about = clusterPlace(schedule);
  const maker = makers.find((one) => one !== schedule.after);
  if (maker === undefined)
    return {
      at: schedule,
      about,
      problem: `the schedule of ${name} is replaced with create_before_destroy: the deletion comes last and leaves ${name} without any policy item`,
      fix: 'take create_before_destroy away, also where it comes from what depends on the schedule; or: 1. write skip_destroy = true and apply; 2. then replace it',
    };
  return {
    at: schedule,
    about,
    problem: `the schedule of ${name} is deleted here and made anew at ${maker.address}, in no certain order: the deletion may come last and leave ${name} without any policy item`,
    fix: `write moved { from = ${schedule.address}, to = ${maker.address} }, so that nothing is deleted`,
    related: makers,
  };
}
