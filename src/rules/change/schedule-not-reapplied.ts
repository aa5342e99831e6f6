import type { Cluster, Schedule } from '../../model';
import { linked } from '../../model/link';
import { isReplacementRejected } from '../../model/rejected-replacement';
import { isNew } from '../../model/resource';
import { is } from '../../model/value';
import { fix, named } from '../fix/fix';
import { kindOf } from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { type Problem, defineRule } from '../rule';
import { clusterNamed } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7) };
const body = { retain_backups_enabled: undefined, termination_protection_enabled: false };
const both = ['mongodbatlas_advanced_cluster.orders', 'mongodbatlas_cloud_backup_schedule.orders'];

export const changeScheduleNotReapplied = defineRule({
  id: 'change/schedule-not-reapplied',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster is recreated, but its schedule is not sent to the new one',
  why: 'A new cluster starts with the default policy of Atlas. Terraform does not send a schedule again if its attributes stay the same, and only the next plan shows the difference.',
  docs: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#replace_triggered_by',
  prevents: 'policy lost',
  facts: ['T-1', '1.26', 'M-12'],
  get examples() {
    return {
      good: [
        {
          title: 'the schedule is also recreated',
          before: together(project(), cluster(body), schedule(items)),
          resources: together(project(), cluster(body), schedule(items)),
          replaced: both,
        },
      ],
      bad: [
        {
          before: together(project(), cluster(body), schedule(items)),
          resources: together(project(), cluster(body), schedule(items)),
          replaced: both.slice(0, 1),
        },
      ],
    };
  },
  *check({ before, after }) {
    for (const schedule of after.schedules) {
      const of = linked(schedule.cluster);
      if (schedule.change?.action === 'no-op' && of !== undefined && isNew(of) && supportsSchedules(of))
        yield problemOf(schedule, of);
    }
    // A targeted plan may recreate a cluster and not contain its schedule.
    for (const cluster of before.clusters) {
      const { after: made, name } = cluster;
      if (cluster.change?.action !== 'replace' || made === undefined || !supportsSchedules(made)) continue;
      if (name.kind !== 'known' || !is(made.name, name.value)) continue;
      for (const schedule of cluster.schedules)
        if (schedule.after === undefined && schedule.change?.action === 'no-op')
          yield problemOf(schedule, made);
    }
  },
});

/** Whether a new cluster has a schedule. One that Atlas rejects to create has none. */
function supportsSchedules(cluster: Cluster): boolean {
  const { before } = cluster;
  if (before !== undefined && isReplacementRejected(before)) return false;
  return kindOf(cluster) === 'dedicated' && !is(cluster.backupEnabled, false);
}

function problemOf(schedule: Schedule, cluster: Cluster): Problem {
  const address = inItsModule(cluster);
  const isInSameModule =
    moduleOf(cluster.address, address) === moduleOf(schedule.address, inItsModule(schedule));
  return {
    at: schedule,
    problem: `${clusterNamed(cluster)} is recreated, but its schedule is not sent again: the new cluster has the default policy until the next apply`,
    fix: isInSameModule
      ? fix`add ${address}.cluster_id to ${named('lifecycle.replace_triggered_by')} of the schedule, or -replace='${schedule.address}' to the plan`
      : `add -replace='${schedule.address}' to the plan`,
    related: [cluster],
  };
}

/** An address within its own module. */
function inItsModule({ address, type }: Pick<Cluster, 'address' | 'type'>): string {
  return address.slice(Math.max(0, address.lastIndexOf(`${type}.`)));
}

function moduleOf(address: string, within: string): string {
  return address.slice(0, address.length - within.length);
}
