import { NVME_HOURLY_INTERVAL } from '../../atlas';
import type { Recovery } from '../../forecast';
import { type Cluster, durationInWords, is } from '../../model';
import { cluster, item, project, schedule, together } from '../example';
import { nvmeSize } from '../queries/node-sizes';
import { type Case, ceasing, fixForKind, heldAgainst, scheduleOrCluster } from './objectives';
import { type Problem, type Result, defineRule } from '../rule';
import { called } from '../queries/names';

const HOUR = 3600;
const DAY = 24 * HOUR;
const objectives = [{ scope: 'stack/orders', statedBy: 'stack/orders', worstLoss: 'PT6H' }];

export const objectiveWorstLoss = defineRule({
  id: 'objective/worst-loss',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a stated worst loss that the configuration does not meet',
  why: 'A failure costs everything that was written since the last point that can be restored. A team has stated how much that may be, and these backups leave more time between two such points.',
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
    yield* heldAgainst('worstLoss', context, judge);
  },
});

function judge(one: Case<'worstLoss'>): Iterable<Result> | 'unknown' {
  const { cluster: of, objective, needed, recovery, before } = one;
  const loss = lossOf(recovery);
  if (loss === 'unknown' || (loss > needed && isOpen(recovery))) return 'unknown';
  if (loss <= needed) return [];
  const old = before === undefined ? 'unknown' : lossOf(before);
  const wasMet = old !== 'unknown' && old <= needed;
  const may = loss === Infinity ? 'everything' : durationInWords(loss);
  return [
    {
      ...fixOf(one),
      problem: `${called(of)} may lose ${may}, more than the ${durationInWords(needed)} that ${objective.statedBy} states${ceasing(wasMet)}`,
      ...(recovery.policy.schedule === undefined ? {} : { related: [of] }),
    },
  ];
}

/** In seconds; Infinity where everything may be lost. */
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
      fix: `write ${of.backupAttribute} = true, with a backup schedule that has ${itemOf(one)}`,
    };
  if (needed < shortestInterval(of) * HOUR)
    return {
      at: of,
      attribute: 'pit_enabled',
      fix: hasHourly(recovery)
        ? 'write pit_enabled = true: with point-in-time restores it loses at most 1 minute'
        : 'write pit_enabled = true and add a policy_item_hourly: with point-in-time restores it loses at most 1 minute',
    };
  const { schedule: own } = recovery.policy;
  if (own === undefined)
    return { at: of, fix: `add a mongodbatlas_cloud_backup_schedule with ${itemOf(one)}` };
  return {
    at: scheduleOrCluster(one),
    attribute:
      needed < DAY ? 'policy_item_hourly' : needed < 7 * DAY ? 'policy_item_daily' : 'policy_item_weekly',
    fix:
      hasHourly(recovery) && needed < DAY
        ? `write frequency_interval = ${intervalFor(one)} in policy_item_hourly`
        : `add ${itemOf(one)}`,
  };
}

function itemOf(one: Pick<Case<'worstLoss'>, 'needed' | 'cluster'>): string {
  if (one.needed >= 7 * DAY) return 'a policy_item_weekly';
  if (one.needed >= DAY) return 'a policy_item_daily';
  return `a policy_item_hourly with frequency_interval = ${intervalFor(one)}`;
}

const INTERVALS = [12, 8, 6, 4, 2, 1];

function intervalFor({ needed }: Pick<Case<'worstLoss'>, 'needed'>): number {
  return INTERVALS.find((interval) => interval * HOUR <= needed) ?? 1;
}

function hasHourly({ policy }: Recovery): boolean {
  return policy.items.some(({ frequency }) => frequency === 'hourly');
}

/** In hours; an NVMe cluster takes hourly snapshots every 12 hours and not more often. */
function shortestInterval(of: Cluster): number {
  return nvmeSize(of)?.size.kind === 'known' ? NVME_HOURLY_INTERVAL : 1;
}
