import { type Cluster, type Schedule, is, isNew, linked } from '../../model';
import { kindOf } from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { type Problem, defineRule } from '../rule';
import { called } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7) };
const body = { retain_backups_enabled: undefined, termination_protection_enabled: false };
const both = ['mongodbatlas_advanced_cluster.orders', 'mongodbatlas_cloud_backup_schedule.orders'];

export const changeScheduleNotReapplied = defineRule({
  id: 'change/schedule-not-reapplied',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster is replaced, and its schedule is not sent to the new one',
  why: 'A new cluster begins with the default policy of Atlas. To Terraform a schedule whose attributes stay the same has not changed, so it is not sent again; the next plan is the first to see the difference.',
  docs: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#replace_triggered_by',
  prevents: 'policy lost',
  facts: ['T-1', '1.26', 'M-12'],
  get examples() {
    return {
      good: [
        {
          title: 'the schedule is replaced as well',
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
      if (schedule.change?.action === 'no-op' && of !== undefined && isNew(of) && takesSchedules(of))
        yield problemOf(schedule, of);
    }
    // A targeted plan may replace a cluster without a word of its schedule.
    for (const cluster of before.clusters) {
      const { after: made, name } = cluster;
      if (cluster.change?.action !== 'replace' || made === undefined || !takesSchedules(made)) continue;
      if (name.kind !== 'known' || !is(made.name, name.value)) continue;
      for (const schedule of cluster.schedules)
        if (schedule.after === undefined && schedule.change?.action === 'no-op')
          yield problemOf(schedule, made);
    }
  },
});

function takesSchedules(cluster: Cluster): boolean {
  return kindOf(cluster) === 'dedicated' && !is(cluster.backupEnabled, false);
}

function problemOf(schedule: Schedule, cluster: Cluster): Problem {
  const address = inItsModule(cluster);
  const isInSameModule =
    moduleOf(cluster.address, address) === moduleOf(schedule.address, inItsModule(schedule));
  return {
    at: schedule,
    problem: `${called(cluster)} is made anew while its schedule stays as it is: the new cluster gets Atlas' default policy, and this schedule comes back only with the next plan`,
    fix: isInSameModule
      ? `write lifecycle { replace_triggered_by = [${address}.cluster_id] } in the schedule, or add -replace='${schedule.address}'`
      : `add -replace='${schedule.address}'`,
    related: [cluster],
  };
}

/** An address as it is called within its own module. */
function inItsModule({ address, type }: Pick<Cluster, 'address' | 'type'>): string {
  return address.slice(Math.max(0, address.lastIndexOf(`${type}.`)));
}

function moduleOf(address: string, within: string): string {
  return address.slice(0, address.length - within.length);
}
