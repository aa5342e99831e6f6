import { assign, fix, resource } from '../fix/fix';
import { count } from '../../text/count';
import { NVME_HOURLY_INTERVAL } from '../../atlas/frequencies';
import type { Recovery } from '../../forecast';
import type { Cluster } from '../../model';
import { durationInWords } from '../../model/duration';
import { is } from '../../model/value';
import { cluster, item, project, schedule, together } from '../example';
import { nvmeSize } from '../queries/node-sizes';
import { type Case, ceasing, compareWith, fixForKind, objectiveNamed, scheduleOrCluster } from './objectives';
import { type Problem, type Result, defineRule } from '../rule';
import { clusterNamed } from '../queries/names';

const HOUR = 3600;
const DAY = 24 * HOUR;
const objectives = [{ scope: 'stack/orders', statedBy: 'stack/orders', worstLoss: 'PT6H' }];

export const objectiveWorstLoss = defineRule({
  id: 'objective/worst-loss',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an RPO that misses its objective',
  why: 'A failure loses everything written since the newest restorable point. The objective limits that time (RPO), and these backups leave more time between two restorable points.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/configure-backup-policy/',
  facts: [],
  get examples() {
    return {
      good: [
        {
          objectives,
          resources: together(project(), cluster(), schedule({ policy_item_hourly: item(6, 'days', 2) })),
        },
      ],
      bad: [
        {
          objectives,
          resources: together(project(), cluster(), schedule({ policy_item_daily: item(1, 'days', 7) })),
        },
      ],
    };
  },
  *check(context) {
    yield* compareWith('worstLoss', context, judge);
  },
});

function judge(one: Case<'worstLoss'>): Iterable<Result> | 'unknown' {
  const { cluster: of, objective, needed, recovery, before } = one;
  const loss = lossOf(recovery);
  if (loss === 'unknown' || (loss > needed && isOpen(recovery))) return 'unknown';
  if (loss <= needed) return [];
  const old = before === undefined ? 'unknown' : lossOf(before);
  const wasMet = old !== 'unknown' && old <= needed;
  const rpo = loss === Infinity ? 'may lose all data' : `has an RPO of ${durationInWords(loss)}`;
  return [
    {
      ...fixOf(one),
      problem: `${clusterNamed(of)} ${rpo}, but ${objectiveNamed(objective)} requires at most ${durationInWords(needed)}${ceasing(wasMet)}`,
      ...(recovery.policy.schedule === undefined ? {} : { related: [of] }),
    },
  ];
}

/** In seconds; Infinity if everything may be lost. */
function lossOf({ worstLoss }: Recovery): number | 'unknown' {
  if (worstLoss.kind === 'unknown') return 'unknown';
  return worstLoss.kind === 'some' ? worstLoss.seconds : Infinity;
}

function isOpen({ worstLoss }: Recovery): boolean {
  return worstLoss.kind === 'some' && worstLoss.isAtMost;
}

/** The smallest change that meets the objective. */
function fixOf(one: Case<'worstLoss'>): Pick<Problem, 'at' | 'attribute' | 'fix'> {
  const { cluster: of, needed, recovery } = one;
  const forKind = fixForKind(of);
  if (forKind !== undefined) return { at: of, fix: forKind };
  if (!is(of.backupEnabled, true) && recovery.policy.kind === 'none')
    return {
      at: of,
      attribute: of.backupAttribute,
      fix: fix`set ${assign(of.backupAttribute, true, of)}, and add a backup schedule with ${itemOf(one)}`,
    };
  if (needed < shortestInterval(of) * HOUR)
    return {
      at: of,
      attribute: 'pit_enabled',
      fix: hasHourly(recovery)
        ? fix`set ${assign('pit_enabled', true, of)} for an RPO of 1 minute`
        : fix`set ${assign('pit_enabled', true, of)} and add an hourly item to the schedule, for an RPO of 1 minute`,
    };
  const { schedule: own } = recovery.policy;
  if (own === undefined)
    return {
      at: of,
      fix: fix`add ${resource('mongodbatlas_cloud_backup_schedule', of)} with ${itemOf(one)}`,
    };
  return {
    at: scheduleOrCluster(one),
    attribute:
      needed < DAY ? 'policy_item_hourly' : needed < 7 * DAY ? 'policy_item_daily' : 'policy_item_weekly',
    fix:
      hasHourly(recovery) && needed < DAY
        ? fix`set ${assign('policy_item_hourly.frequency_interval', intervalFor(one))}`
        : `add ${itemOf(one)}`,
  };
}

function itemOf(one: Pick<Case<'worstLoss'>, 'needed' | 'cluster'>): string {
  if (one.needed >= 7 * DAY) return 'a weekly item';
  if (one.needed >= DAY) return 'a daily item';
  return `an hourly item every ${count(intervalFor(one), 'hour')}`;
}

const INTERVALS = [12, 8, 6, 4, 2, 1];

function intervalFor({ needed }: Pick<Case<'worstLoss'>, 'needed'>): number {
  return INTERVALS.find((interval) => interval * HOUR <= needed) ?? 1;
}

function hasHourly({ policy }: Recovery): boolean {
  return policy.items.some(({ frequency }) => frequency === 'hourly');
}

/** In hours; an NVMe cluster takes hourly snapshots only every 12 hours. */
function shortestInterval(of: Cluster): number {
  return nvmeSize(of)?.size.kind === 'known' ? NVME_HOURLY_INTERVAL : 1;
}
