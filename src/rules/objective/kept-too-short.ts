import { assign, fix, resource } from '../fix/fix';
import { FREQUENCIES } from '../../atlas/frequencies';
import type { Recovery } from '../../forecast';
import type { Retention } from '../../model';
import { isCertainlyShorter, retentionInWords } from '../../model/retention';
import { cluster, item, project, schedule, together } from '../example';
import { type Case, ceasing, compareWith, fixForKind, objectiveNamed, scheduleOrCluster } from './objectives';
import { type Problem, type Result, defineRule } from '../rule';
import { clusterNamed } from '../queries/names';

const objectives = [{ scope: 'stack/orders', statedBy: 'stack/orders', keepFor: 'P1Y' }];

export const objectiveKeptTooShort = defineRule({
  id: 'objective/kept-too-short',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'snapshots that are not kept as long as an objective requires',
  why: 'The objective requires that snapshots are kept this long, and no policy item of the cluster keeps them that long. Older data cannot be restored.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/configure-backup-policy/',
  facts: [],
  get examples() {
    return {
      good: [
        {
          objectives,
          resources: together(
            project(),
            cluster(),
            schedule({ policy_item_daily: item(1, 'days', 7), policy_item_monthly: item(40, 'months', 12) }),
          ),
        },
      ],
      bad: [
        {
          objectives,
          resources: together(
            project(),
            cluster(),
            schedule({ policy_item_daily: item(1, 'days', 7), policy_item_monthly: item(40, 'months', 6) }),
          ),
        },
      ],
    };
  },
  *check(context) {
    yield* compareWith('keepFor', context, judge);
  },
});

function judge(one: Case<'keepFor'>): Iterable<Result> | 'unknown' {
  const { cluster: of, objective, needed, recovery, before } = one;
  const { longest, isAtLeast } = recovery.reach;
  if (longest !== undefined && !isCertainlyShorter(longest, needed)) return [];
  if (isAtLeast) return 'unknown';
  const kept =
    longest === undefined ? 'keeps no snapshots' : `keeps snapshots at most ${spanInWords(longest)}`;
  const wasMet = before !== undefined && meets(before, needed);
  return [
    {
      ...fixOf(one),
      problem: `${clusterNamed(of)} ${kept}, but ${objectiveNamed(objective)} requires ${retentionInWords(needed)}${ceasing(wasMet)}`,
      ...(recovery.policy.schedule === undefined ? {} : { related: [of] }),
    },
  ];
}

function meets({ reach: { longest } }: Recovery, needed: Retention): boolean {
  return longest !== undefined && !isCertainlyShorter(longest, needed);
}

/** A fixed number of snapshots may span less than a day. */
function spanInWords(longest: Retention): string {
  return Number.isInteger(longest.value) ? retentionInWords(longest) : `${longest.value * 24} hours`;
}

/** Only the least frequent item can be kept longer without keeping others longer. */
function fixOf(one: Case<'keepFor'>): Pick<Problem, 'at' | 'attribute' | 'fix'> {
  const { cluster: of, needed, recovery } = one;
  const span = retentionInWords(needed);
  const forKind = fixForKind(of);
  if (forKind !== undefined) return { at: of, fix: forKind };
  if (recovery.policy.kind === 'none')
    return {
      at: of,
      attribute: of.backupAttribute,
      fix: fix`set ${assign(of.backupAttribute, true, of)}, and add a backup schedule that keeps snapshots at least ${span}`,
    };
  if (recovery.policy.schedule === undefined)
    return {
      at: of,
      fix: fix`add ${resource('mongodbatlas_cloud_backup_schedule', of)} that keeps its least frequent snapshots at least ${span}`,
    };
  const kinds = new Set(recovery.policy.items.map(({ frequency }) => frequency));
  const rarest = [...FREQUENCIES].reverse().find((frequency) => kinds.has(frequency));
  return {
    at: scheduleOrCluster(one),
    ...(rarest === undefined ? {} : { attribute: `policy_item_${rarest}` }),
    fix:
      rarest === undefined
        ? `add a policy item that keeps its snapshots at least ${span}`
        : `keep ${rarest} snapshots at least ${span}`,
  };
}
