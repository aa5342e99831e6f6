import { FREQUENCIES } from '../../atlas';
import type { Recovery } from '../../forecast';
import { type Retention, isCertainlyShorter, retentionInWords } from '../../model';
import { cluster, item, project, schedule, together } from '../example';
import { type Case, ceasing, fixForKind, heldAgainst, scheduleOrCluster } from './objectives';
import { type Problem, type Result, defineRule } from '../rule';
import { called } from '../queries/names';

const objectives = [{ scope: 'stack/orders', statedBy: 'stack/orders', keepFor: 'P1Y' }];

export const objectiveKeptTooShort = defineRule({
  id: 'objective/kept-too-short',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a stated span to keep that the configuration does not meet',
  why: 'What is kept for too short a time is gone on the day that it is asked for. A team has stated how far back it has to be able to go, and no policy item of this cluster keeps its snapshots that long.',
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
    yield* heldAgainst('keepFor', context, judge);
  },
});

function judge(one: Case<'keepFor'>): Iterable<Result> | 'unknown' {
  const { cluster: of, objective, needed, recovery, before } = one;
  const { longest, isAtLeast } = recovery.reach;
  if (longest !== undefined && !isCertainlyShorter(longest, needed)) return [];
  if (isAtLeast) return 'unknown';
  const kept =
    longest === undefined ? 'keeps no snapshots' : `keeps snapshots ${spanInWords(longest)} at most`;
  const wasMet = before !== undefined && meets(before, needed);
  return [
    {
      ...fixOf(one),
      problem: `${called(of)} ${kept}, less than the ${retentionInWords(needed)} that ${objective.statedBy} states${ceasing(wasMet)}`,
      ...(recovery.policy.schedule === undefined ? {} : { related: [of] }),
    },
  ];
}

function meets({ reach: { longest } }: Recovery, needed: Retention): boolean {
  return longest !== undefined && !isCertainlyShorter(longest, needed);
}

/** What Atlas keeps by number may be less than a day long. */
function spanInWords(longest: Retention): string {
  return Number.isInteger(longest.value) ? retentionInWords(longest) : `${longest.value * 24} hours`;
}

/** The least frequent item is the one that may be kept longer without any other having to be. */
function fixOf(one: Case<'keepFor'>): Pick<Problem, 'at' | 'attribute' | 'fix'> {
  const { cluster: of, needed, recovery } = one;
  const span = retentionInWords(needed);
  const forKind = fixForKind(of);
  if (forKind !== undefined) return { at: of, fix: forKind };
  if (recovery.policy.kind === 'none')
    return {
      at: of,
      attribute: of.backupAttribute,
      fix: `write ${of.backupAttribute} = true, with a backup schedule that keeps snapshots at least ${span}`,
    };
  if (recovery.policy.schedule === undefined)
    return {
      at: of,
      fix: `add a mongodbatlas_cloud_backup_schedule that keeps its least frequent snapshots at least ${span}`,
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
