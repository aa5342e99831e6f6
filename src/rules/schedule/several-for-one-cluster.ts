import { grouped } from '../../text/group';
import type { Estate, Schedule } from '../../model';
import { linked } from '../../model/link';
import { byExistence } from '../../model/resource';
import { knownValue } from '../../model/value';
import { cluster, item, project, schedule, scheduleOf, together } from '../example';
import { fix, locationOf } from '../fix/fix';
import { clusterAt } from '../queries/names';
import { defineRule, unlinked } from '../rule';

const second = scheduleOf(
  'mongodbatlas_advanced_cluster.orders',
  { policy_item_weekly: item(6, 'weeks', 4) },
  'weekly',
);

export const scheduleSeveralForOneCluster = defineRule({
  id: 'schedule/several-for-one-cluster',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'two schedules for one cluster',
  why: 'A cluster has one schedule. Creating a second resource for it deletes what the first one configured, and from then on each apply of one overwrites the other.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule',
  prevents: 'permanent drift',
  facts: ['T-3'],
  get examples() {
    return {
      good: [
        {
          title: 'all items in one schedule',
          resources: together(
            project(),
            cluster(),
            schedule({ policy_item_daily: item(1, 'days', 7), policy_item_weekly: item(6, 'weeks', 4) }),
          ),
        },
        {
          title: 'one schedule for each cluster',
          resources: together(
            project(),
            cluster(),
            cluster({}, 'invoices'),
            schedule(),
            schedule(undefined, 'invoices'),
          ),
        },
      ],
      bad: [{ resources: together(project(), cluster(), schedule(), second) }],
    };
  },
  *check({ after }) {
    for (const schedules of byCluster(after)) {
      if (schedules.length < 2) continue;
      const [first, ...others] = [...schedules].sort(byExistence);
      if (first === undefined) continue;
      for (const other of others)
        yield {
          at: other,
          attribute: 'cluster_name',
          problem: `${clusterAt(other.cluster)} already has the schedule ${first.address}: each apply of one overwrites the other`,
          fix: fix`move the policy items into ${locationOf(first)}, and remove this schedule`,
          related: [first],
        };
    }
    for (const schedule of after.schedules)
      if (schedule.cluster.kind === 'unlinked' && after.schedules.length > 1)
        yield unlinked(schedule, 'cluster_name', schedule.cluster);
  },
});

/** The schedules of each cluster, in this estate or known only by its project and name. */
function* byCluster({ clusters, schedules }: Estate): Iterable<readonly Schedule[]> {
  for (const cluster of clusters) yield cluster.schedules;
  const projects = grouped(schedules, ({ cluster, project }) =>
    cluster.kind === 'outside' ? linked(project) : undefined,
  );
  for (const own of projects.values())
    yield* grouped(own, ({ cluster }) =>
      cluster.kind === 'outside' ? knownValue(cluster.name) : undefined,
    ).values();
}
