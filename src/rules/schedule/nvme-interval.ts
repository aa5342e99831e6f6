import { NVME_HOURLY_INTERVAL } from '../../atlas/frequencies';
import type { PolicyItem, Schedule } from '../../model';
import { unknownBehind } from '../../model/link';
import { is, show } from '../../model/value';
import { cluster, item, project, schedule, shards, together } from '../example';
import { nvmeSize } from '../queries/node-sizes';
import { attributeOf } from '../queries/policy-items';
import { type Result, defineRule, unchecked, unlinked } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterNamed } from '../queries/names';

const withHourly = (interval: number, size: string) =>
  together(
    project(),
    cluster({ replication_specs: shards(1, size) }),
    schedule({ policy_item_hourly: item(interval, 'days', 7) }),
  );

export const scheduleNvmeInterval = defineRule({
  id: 'schedule/nvme-interval',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'hourly snapshots of an NVMe cluster at an interval other than 12 hours',
  why: 'For an NVMe cluster Atlas supports only 12 as the interval of hourly snapshots.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#policy_item_hourly',
  prevents: 'INVALID_BACKUP_POLICY',
  rejects: { action: 'write' },
  facts: ['1.3'],
  get examples() {
    return {
      good: [
        { title: 'every 12 hours on NVMe', resources: withHourly(12, 'M40_NVME') },
        { title: 'every 6 hours on another size', resources: withHourly(6, 'M40') },
      ],
      bad: [{ title: 'every 6 hours on NVMe', resources: withHourly(6, 'M40_NVME') }],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) yield* nvmeIntervals(schedule);
  },
});

const ATTRIBUTE = 'policy_item_hourly';

function* nvmeIntervals(schedule: Schedule): Iterable<Result> {
  const { cluster, items, unknownItems } = schedule;
  const unknown = unknownItems.find(({ frequency }) => frequency === 'hourly');
  if (unknown === undefined && !items.some(isOtherInterval)) return;
  const unknownCluster = unknownBehind(cluster);
  if (unknownCluster !== undefined) yield unlinked(schedule, ATTRIBUTE, unknownCluster);
  const nvme = cluster.kind === 'linked' ? nvmeSize(cluster.to) : undefined;
  if (cluster.kind !== 'linked' || nvme === undefined) return;
  const others = items.filter(isOtherInterval);
  if (nvme.size.kind === 'unknown') {
    const reason = `the size of ${cluster.to.address} is known only after ${nvme.size.until}`;
    yield unchecked(schedule, ATTRIBUTE, { ...nvme.size, reason });
    return;
  }
  if (unknown !== undefined) yield unchecked(schedule, ATTRIBUTE, { kind: 'unknown', until: unknown.until });
  for (const item of others) {
    const attribute = `${attributeOf(item, schedule)}.frequency_interval`;
    if (item.interval.kind === 'unknown') yield unchecked(schedule, attribute, item.interval);
    else
      yield {
        at: schedule,
        attribute,
        problem: `${clusterNamed(cluster.to)} takes hourly snapshots every ${show(item.interval)} hours, but its NVMe size ${show(nvme.size)} supports only ${NVME_HOURLY_INTERVAL}`,
        fix: fix`set ${assign(attribute, NVME_HOURLY_INTERVAL)}`,
        related: [cluster.to],
      };
  }
}

function isOtherInterval({ frequency, interval }: PolicyItem): boolean {
  return frequency === 'hourly' && interval.kind !== 'absent' && !is(interval, NVME_HOURLY_INTERVAL);
}
