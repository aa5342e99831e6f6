import { NVME_HOURLY_INTERVAL } from '../../atlas/frequencies';
import type { Cluster, Schedule, UnknownItems } from '../../model';
import { switchOf } from '../../model/cluster-switch';
import { unknownBehind } from '../../model/link';
import { daysOf, isRetentionValue, readRetention } from '../../model/retention';
import { is } from '../../model/value';
import { leadsTo } from '../queries/cluster-kind';
import { type Body, cluster, item, project, schedule, together } from '../example';
import { nvmeSize } from '../queries/node-sizes';
import { type Result, defineRule, unchecked, unlinked } from '../rule';
import { scheduleNamed } from '../queries/names';
import type { Values } from '../fix/fix';
import { assign, block, fix } from '../fix/fix';

const withItems = (items: Body) => together(project(), cluster({ pit_enabled: true }), schedule(items));

export const pitWithoutHourlyItem = defineRule({
  id: 'pit/without-hourly-item',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'point-in-time restore with a schedule that has no hourly item',
  why: 'Atlas rejects a schedule without an hourly item while point-in-time restore is enabled.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/configure-backup-policy/',
  prevents: 'ATLAS_GENERAL_ERROR',
  rejects: { action: 'write', when: 'last', changing: 'pit_enabled' },
  facts: ['1.20'],
  get examples() {
    return {
      good: [
        {
          title: 'an hourly item',
          resources: withItems({
            policy_item_hourly: item(6, 'days', 7),
            policy_item_daily: item(1, 'days', 14),
          }),
        },
      ],
      bad: [{ resources: withItems({ policy_item_daily: item(1, 'days', 14) }) }],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) yield* withoutHourlyItem(schedule);
  },
});

const ATTRIBUTE = 'policy_item_hourly';

function* withoutHourlyItem(schedule: Schedule): Iterable<Result> {
  const { cluster, items, unknownItems } = schedule;
  const unknownCluster = unknownBehind(cluster);
  const hasOthers = items.length > 0 || unknownItems.length > 0;
  const hasHourly = items.some(({ frequency }) => frequency === 'hourly');
  // If the cluster is in no input, its schedule is always reported as unchecked.
  if (unknownCluster !== undefined && (cluster.kind === 'outside' || !hasHourly) && hasOthers)
    yield unlinked(schedule, ATTRIBUTE, unknownCluster);
  if (!hasOthers || hasHourly) return;
  if (cluster.kind !== 'linked') return;
  const pit = switchOf(cluster.to, 'pitEnabled');
  if (pit.kind === 'absent' || is(pit, false)) return;
  const isDedicated = leadsTo('dedicated', cluster, schedule, ATTRIBUTE);
  const unknown = perhapsHourly(schedule);
  if (typeof isDedicated === 'object') yield isDedicated;
  else if (isDedicated && unknown !== undefined)
    yield unchecked(schedule, unknown.attribute, { kind: 'unknown', until: unknown.until });
  else if (isDedicated && pit.kind === 'unknown')
    yield unchecked(schedule, ATTRIBUTE, {
      ...pit,
      reason: `pit_enabled of ${cluster.to.address} is known only after ${pit.until}`,
    });
  else if (isDedicated)
    yield {
      at: schedule,
      attribute: ATTRIBUTE,
      problem: `the ${scheduleNamed(schedule)} has no hourly item, which point-in-time restore requires`,
      fix: fix`add ${block(ATTRIBUTE, hourlyItem(schedule, cluster.to))} to the schedule, or set ${assign('pit_enabled', false, cluster.to)} on the cluster`,
      related: [cluster.to],
    };
}

/** The kind of items that decides, where it is not known yet: hourly ones, or any where there may be none at all. */
function perhapsHourly({ items, unknownItems }: Schedule): UnknownItems | undefined {
  const hourly = unknownItems.find(({ frequency }) => frequency === 'hourly');
  return hourly ?? (items.length === 0 ? unknownItems[0] : undefined);
}

/** An hourly item that fits the schedule: kept as long as its restore window, and no longer than its other items. */
function hourlyItem({ items, restoreWindowDays: window }: Schedule, cluster: Cluster): Values {
  const others = items
    .map(readRetention)
    .flatMap((read) => (isShown(read) ? [daysOf(read.retention).least] : []));
  const wanted = isShown(window) && isRetentionValue(window.value) ? window.value : USUAL_RETENTION_DAYS;
  return {
    frequency_interval: nvmeSize(cluster)?.size.kind === 'known' ? NVME_HOURLY_INTERVAL : USUAL_INTERVAL,
    retention_unit: 'days',
    retention_value: Math.max(1, Math.min(wanted, ...others)),
  };
}

/** Whether something is known and may be shown. */
function isShown<T extends { readonly kind: string; readonly sensitive?: boolean }>(
  value: T,
): value is Extract<T, { readonly kind: 'known' }> {
  return value.kind === 'known' && value.sensitive !== true;
}

/** What Atlas' own default policy has. */
const USUAL_INTERVAL = 6;
const USUAL_RETENTION_DAYS = 7;
