import { NVME_HOURLY_INTERVAL, isInterval } from '../../atlas';
import {
  type CompliancePolicy,
  type PolicyItem,
  type Retention,
  type Schedule,
  type Unknown,
  type UnknownItems,
  type Value,
  ABSENT,
  is,
  isCertainlyShorter,
  isRetentionValue,
  linked,
  readRetention,
  show,
  switchOf,
  unknownBehind,
} from '../../model';
import { isGovernable, policyCalled, underPolicies } from '../queries/compliance-policy';
import { type Body, applied, cluster, compliancePolicy, item, project, schedule, together } from '../example';
import { nvmeSize } from '../queries/node-sizes';
import { attributeOf, keptFor } from '../queries/policy-items';
import { type Result, defineRule, unchecked } from '../rule';
import { calledAt, clusterOf } from '../queries/names';

const policy = compliancePolicy({
  policy_item_daily: item(0, 'days', 7),
  policy_item_monthly: item(0, 'months', 12),
});
const withSchedule = (body: Body) => together(project(), cluster(), schedule(body), policy);

export const complianceScheduleFallsShort = defineRule({
  id: 'compliance/schedule-falls-short',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: "a backup schedule that keeps less than the project's compliance policy asks",
  why: 'Under a compliance policy Atlas holds every backup schedule of the project against it, item by item, and refuses one that keeps less. It refuses a new policy, too, while any schedule falls short of it.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/backup-compliance-policy/',
  prevents: 'BACKUP_POLICIES_NOT_MEETING_BACKUP_COMPLIANCE_POLICY_REQUIREMENTS',
  rejects: { action: 'write', when: 'last', against: 'mongodbatlas_backup_compliance_policy' },
  facts: ['2.8', '2.18'],
  get examples() {
    return {
      good: [
        {
          title: '12 months are 1 year, and more items than are asked for',
          ...applied(
            withSchedule({
              policy_item_daily: item(1, 'days', 14),
              policy_item_weekly: item(6, 'weeks', 4),
              policy_item_monthly: [item(1, 'months', 3), item(40, 'years', 1)],
            }),
          ),
        },
      ],
      bad: [
        {
          title: 'daily snapshots are kept for too short a time',
          resources: withSchedule({
            policy_item_daily: item(1, 'days', 5),
            policy_item_monthly: item(40, 'months', 12),
          }),
        },
        {
          title: 'no monthly snapshots',
          resources: withSchedule({ policy_item_daily: item(1, 'days', 7) }),
        },
      ],
    };
  },
  *check({ after }) {
    for (const found of underPolicies(after, after.schedules.filter(isGovernable)))
      if ('unchecked' in found) yield found;
      else {
        yield* itemsShort(found.of, found.policy);
        yield* windowShort(found.of, found.policy);
      }
  },
});

// --- items ---

function* itemsShort(schedule: Schedule, policy: CompliancePolicy): Iterable<Result> {
  for (const { attribute, until } of policy.unknownItems)
    yield unchecked(schedule, attribute, {
      kind: 'unknown',
      until,
      reason: `${attribute} of ${policy.address} is known after ${until}`,
    });
  for (const wanted of policy.items) yield* itemShort(schedule, wanted, policy);
}

/** Of several items of one kind, one that suffices is enough. */
function* itemShort(schedule: Schedule, wanted: PolicyItem, policy: CompliancePolicy): Iterable<Result> {
  const { frequency, attribute } = wanted;
  const offered = schedule.items.filter((item) => item.frequency === frequency);
  const toCome = schedule.unknownItems.find((items) => items.frequency === frequency);
  const verdicts = offered.map((item) => verdictOn(item, wanted, schedule, policy));
  if (verdicts.includes('suffices')) return;
  const unsure = toCome === undefined ? verdicts.find(isUnknown) : ofKind(toCome);
  if (unsure !== undefined) {
    yield unchecked(schedule, attribute, unsure);
    return;
  }
  // What no rule can read is the business of the rules for a schedule's own items.
  if (verdicts.includes('unreadable')) return;
  const best = longest(offered);
  if (best === undefined)
    yield { at: schedule, attribute, ...missing(schedule, wanted, policy), related: [policy] };
  else
    for (const short of shortfalls(best, wanted, schedule, policy))
      yield { at: schedule, ...short, related: [policy] };
}

function ofKind({ until }: UnknownItems): Unknown {
  return { kind: 'unknown', until };
}

type Verdict = 'suffices' | 'short' | 'unreadable' | Unknown;

function isUnknown(verdict: Verdict): verdict is Unknown {
  return typeof verdict === 'object';
}

function verdictOn(
  item: PolicyItem,
  wanted: PolicyItem,
  schedule: Schedule,
  policy: CompliancePolicy,
): Verdict {
  if (shortfalls(item, wanted, schedule, policy).length > 0) return 'short';
  const [kept, asked] = [readRetention(item), readRetention(wanted)];
  if (kept.kind === 'invalid' || asked.kind === 'invalid') return 'unreadable';
  if (kept.kind === 'unknown') return kept;
  if (asked.kind === 'unknown') return ofPolicy(asked, wanted.attribute, policy);
  return wanted.frequency === 'hourly' ? verdictOnInterval(item, wanted, schedule, policy) : 'suffices';
}

function verdictOnInterval(
  { interval }: PolicyItem,
  wanted: PolicyItem,
  schedule: Schedule,
  policy: CompliancePolicy,
): Verdict {
  if (interval.kind === 'absent') return 'unreadable';
  if (wanted.interval.kind === 'unknown')
    return is(interval, 1) ? 'suffices' : ofPolicy(wanted.interval, wanted.attribute, policy);
  if (interval.kind === 'unknown') return interval;
  return isTakenLessOften(interval.value, wanted) ? onlyNvme(schedule) : 'suffices';
}

interface Shortfall {
  readonly attribute: string;
  readonly problem: string;
  readonly fix: string;
}

/** What an item certainly keeps less of than the policy asks for. */
function shortfalls(
  item: PolicyItem,
  wanted: PolicyItem,
  schedule: Schedule,
  policy: CompliancePolicy,
): readonly Shortfall[] {
  const found: Shortfall[] = [];
  const { frequency } = wanted;
  const attribute = attributeOf(item, schedule);
  const of = `${frequency} snapshots of ${clusterOf(schedule)}`;
  const [kept, asked] = [readRetention(item), readRetention(wanted)];
  if (kept.kind === 'known' && asked.kind === 'known' && isCertainlyShorter(kept.retention, asked.retention))
    found.push({
      attribute,
      problem: `${of} are kept ${keptFor(item)}, less than the ${keptFor(wanted)} that ${policyCalled(policy)} asks for`,
      fix: `keep ${frequency} snapshots at least ${keptFor(wanted)}`,
    });
  const { interval } = item;
  if (
    interval.kind === 'known' &&
    isTakenLessOften(interval.value, wanted) &&
    !mayBeNvme(interval.value, schedule)
  )
    found.push({
      attribute: `${attribute}.frequency_interval`,
      problem: `${of} are taken every ${show(interval)} hours, less often than the ${show(wanted.interval)} hours that ${policyCalled(policy)} asks for`,
      fix: `write ${show(wanted.interval)} or less`,
    });
  return found;
}

function missing(
  schedule: Schedule,
  wanted: PolicyItem,
  policy: CompliancePolicy,
): Omit<Shortfall, 'attribute'> {
  const { frequency, attribute } = wanted;
  const isKnown = readRetention(wanted).kind === 'known';
  return {
    problem: `the backup schedule of ${clusterOf(schedule)} has no ${frequency} item, which ${policyCalled(policy)} asks for`,
    fix: `add ${attribute}${isKnown ? ` with a retention of at least ${keptFor(wanted)}` : ''}`,
  };
}

function longest(items: readonly PolicyItem[]): PolicyItem | undefined {
  let best: { readonly item: PolicyItem; readonly retention: Retention } | undefined;
  for (const item of items) {
    const read = readRetention(item);
    if (read.kind !== 'known') continue;
    if (best === undefined || isCertainlyShorter(best.retention, read.retention))
      best = { item, retention: read.retention };
  }
  return best?.item;
}

// --- how often ---

function isTakenLessOften(hours: number, { frequency, interval }: PolicyItem): boolean {
  if (frequency !== 'hourly' || interval.kind !== 'known' || !isInterval('hourly', interval.value))
    return false;
  return hours > interval.value;
}

/** An NVMe cluster accepts no other interval than 12 hours, and no source says what a stricter policy makes of it. */
function mayBeNvme(hours: number, { cluster }: Schedule): boolean {
  if (hours !== NVME_HOURLY_INTERVAL) return false;
  const to = linked(cluster);
  return to === undefined ? cluster.kind === 'unlinked' : nvmeSize(to) !== undefined;
}

function onlyNvme({ cluster }: Schedule): Unknown {
  if (cluster.kind === 'unlinked') return { kind: 'unknown', until: cluster.until, reason: cluster.reason };
  const to = linked(cluster);
  const size = to && nvmeSize(to)?.size;
  if (size?.kind === 'unknown')
    return { ...size, reason: `whether ${calledAt(cluster)} has NVMe storage is known after ${size.until}` };
  return {
    kind: 'unknown',
    until: 'apply',
    reason: `${calledAt(cluster)} has NVMe storage and takes hourly snapshots every 12 hours alone, whatever the policy asks for`,
  };
}

// --- the restore window ---

const WINDOW = 'restore_window_days';

function* windowShort(schedule: Schedule, policy: CompliancePolicy): Iterable<Result> {
  const [has, asked] = [schedule.restoreWindowDays, policy.restoreWindowDays];
  if (asked.kind === 'absent' || (asked.kind === 'known' && !isRetentionValue(asked.value))) return;
  if (has.kind === 'known' && asked.kind === 'known' && !(has.value < asked.value)) return;
  const binds = isBinding(schedule, policy);
  if (binds.kind === 'absent' || is(binds, false)) return;
  if (binds.kind === 'unknown') yield unchecked(schedule, WINDOW, binds);
  else if (asked.kind === 'unknown') yield unchecked(schedule, WINDOW, ofPolicy(asked, WINDOW, policy));
  else if (has.kind === 'unknown') yield unchecked(schedule, WINDOW, has);
  else if (has.kind === 'absent') yield unchecked(schedule, WINDOW, LEFT_OUT);
  else
    yield {
      at: schedule,
      attribute: WINDOW,
      problem: `the restore window of ${clusterOf(schedule)} is ${show(has)} days, shorter than the ${show(asked)} days that ${policyCalled(policy)} asks for`,
      fix: `write restore_window_days = ${show(asked)}`,
      related: [policy],
    };
}

const LEFT_OUT: Unknown = {
  kind: 'unknown',
  until: 'apply',
  reason: 'it is left out, and no source says which window Atlas then uses',
};

/** The window means something with continuous backup alone, whether the policy asks for that or the cluster has it. */
function isBinding({ cluster }: Schedule, policy: CompliancePolicy): Value<boolean> {
  if (is(policy.pitEnabled, true)) return policy.pitEnabled;
  const to = linked(cluster);
  const pit = to === undefined ? ABSENT : switchOf(to, 'pitEnabled');
  if (is(pit, true)) return pit;
  if (policy.pitEnabled.kind === 'unknown') return ofPolicy(policy.pitEnabled, 'pit_enabled', policy);
  const unread = unknownBehind(cluster);
  if (unread !== undefined) return { kind: 'unknown', until: unread.until, reason: unread.reason };
  if (pit.kind !== 'unknown') return pit;
  return { ...pit, reason: `pit_enabled of ${calledAt(cluster)} is known after ${pit.until}` };
}

function ofPolicy(
  { until }: Pick<Unknown, 'until'>,
  attribute: string,
  { address }: CompliancePolicy,
): Unknown {
  return { kind: 'unknown', until, reason: `${attribute} of ${address} is known after ${until}` };
}
