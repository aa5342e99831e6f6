import type { Schedule, Value } from '../../model';
import { linked } from '../../model/link';
import { isNew, isDestroyed } from '../../model/resource';
import { is } from '../../model/value';
import { cluster, item, project, schedule, scheduleOf, together } from '../example';
import { type Problem, type Unchecked, defineRule, unlinked } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterKey, clusterPlace, survives } from './schedule-cluster';
import { importIdOf } from '../queries/import-id';
import { scheduleNamed } from '../queries/names';
import { keepResourceAt } from '../queries/other-address';

const items = { policy_item_daily: item(1, 'days', 7) };
const orders = 'mongodbatlas_advanced_cluster.orders';

export const changeScheduleDeletedLast = defineRule({
  id: 'change/schedule-deleted-last',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a schedule of a cluster is created and another one deleted, perhaps in that order',
  why: 'Terraform does not order a deletion at one address before a creation at another, and with create_before_destroy it deletes last. A cluster has one schedule in Atlas, so the deletion then removes the new policy items.',
  docs: 'https://developer.hashicorp.com/terraform/language/modules/develop/refactoring',
  prevents: 'no new snapshots',
  facts: ['T-3', 'T-4', 'M-11'],
  silences: ['change/schedule-deleted', 'change/schedule-recreated'],
  get examples() {
    return {
      good: [
        {
          title: 'skip_destroy keeps the old schedule in Atlas',
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
      if (!isDestroyed(schedule) || is(schedule.skipDestroy, true) || !survives(schedule)) continue;
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

/** Whether its cluster exists already: for a new cluster, the old schedule is deleted first. */
function isOfOldCluster({ cluster }: Schedule): boolean {
  const to = linked(cluster);
  return to === undefined || !isNew(to);
}

function nameOf({ cluster, clusterName }: Schedule): Value<string> {
  return linked(cluster)?.name ?? clusterName;
}

function problemOf(schedule: Schedule, makers: readonly Schedule[]): Problem {
  const about = clusterPlace(schedule);
  const others = makers.filter((one) => one !== schedule.after);
  const maker = others.find(({ origin }) => origin === schedule.origin) ?? others[0];
  if (maker === undefined)
    return {
      at: schedule,
      about,
      problem: `the ${scheduleNamed(schedule)} is recreated with create_before_destroy: the deletion comes last and removes all policy items`,
      fix: fix`remove create_before_destroy, also from resources that depend on the schedule. Or: 1. set ${assign('skip_destroy', true)} and apply; 2. recreate the schedule`,
    };
  return {
    at: schedule,
    about,
    problem: `the ${scheduleNamed(schedule)} is created again at ${maker.address}, and its deletion here may come last and remove all policy items`,
    fix:
      keepResourceAt(schedule, maker, importIdOf(schedule.project, nameOf(schedule))) ??
      fix`1. set ${assign('skip_destroy', true)} and apply; 2. ${schedule.change?.action === 'replace' ? 'recreate' : 'delete'} the schedule`,
    related: makers,
  };
}
