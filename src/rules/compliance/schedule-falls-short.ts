import { assign, fix, named } from '../fix/fix';
import { DEFAULT_POLICY, NVME_HOURLY_INTERVAL, isInterval } from '../../atlas/frequencies';
import type {
  Cluster,
  CompliancePolicy,
  Known,
  PolicyItem,
  Retention,
  Schedule,
  Unknown,
  UnknownItems,
  Value,
} from '../../model';
import { switchOf } from '../../model/cluster-switch';
import { linked, unknownBehind } from '../../model/link';
import { isCertainlyShorter, isRetentionValue, readRetention } from '../../model/retention';
import { ABSENT, is, show } from '../../model/value';
import { hasBackups } from '../queries/cluster-switches';
import { isGovernable, underPolicies } from '../queries/compliance-policy';
import { type Body, applied, cluster, compliancePolicy, item, project, schedule, together } from '../example';
import { nvmeSize } from '../queries/node-sizes';
import { attributeOf, keptFor } from '../queries/policy-items';
import { type Problem, type Result, defineRule, unchecked } from '../rule';
import { clusterAt, clusterNamed, compliancePolicyNamed, scheduleNamed } from '../queries/names';

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
  summary: "a backup schedule that does not meet the project's compliance policy",
  why: 'Atlas compares every backup schedule of the project with the compliance policy, item by item, and rejects one that keeps less. It also rejects a new policy while any schedule does not meet it.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/backup-compliance-policy/',
  prevents: 'BACKUP_POLICIES_NOT_MEETING_BACKUP_COMPLIANCE_POLICY_REQUIREMENTS',
  rejects: { action: 'write', when: 'last', against: 'mongodbatlas_backup_compliance_policy' },
  facts: ['2.8', '2.18'],
  get examples() {
    return {
      good: [
        {
          title: '12 months are 1 year, and more items than required',
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
          title: 'daily snapshots are not kept long enough',
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
    const unscheduled = after.clusters.filter(
      (cluster) => cluster.schedules.length === 0 && hasBackups(cluster) === true,
    );
    for (const found of underPolicies(after, unscheduled))
      if (!('unchecked' in found) && isDefaultShort(found.of, found.policy))
        yield unchecked(found.of, 'name', {
          kind: 'unknown',
          until: 'apply',
          reason: `${clusterNamed(found.of)} has no schedule in this configuration, and Atlas' default policy does not meet the ${compliancePolicyNamed(found.policy)}`,
        });
  },
});

/** Whether Atlas' default policy certainly does not meet a compliance policy. */
function isDefaultShort(cluster: Cluster, { items }: CompliancePolicy): boolean {
  const offered = DEFAULT_POLICY.items.filter(
    ({ frequency }) => frequency !== 'hourly' || is(switchOf(cluster, 'pitEnabled'), true),
  );
  return items.some((required) => {
    const needed = readRetention(required);
    return (
      needed.kind === 'known' &&
      offered.every(
        ({ frequency, unit, value }) =>
          frequency !== required.frequency || isCertainlyShorter({ unit, value }, needed.retention),
      )
    );
  });
}

// --- items ---

function* itemsShort(schedule: Schedule, policy: CompliancePolicy): Iterable<Result> {
  for (const { attribute, until } of policy.unknownItems)
    yield unchecked(schedule, attribute, {
      kind: 'unknown',
      until,
      reason: `${attribute} of ${policy.address} is known only after ${until}`,
    });
  for (const required of policy.items) yield* itemShort(schedule, required, policy);
}

/** If there are several items of one kind, one that meets the requirement is enough. */
function* itemShort(schedule: Schedule, required: PolicyItem, policy: CompliancePolicy): Iterable<Result> {
  const { frequency, attribute } = required;
  const offered = schedule.items.filter((item) => item.frequency === frequency);
  const toCome = schedule.unknownItems.find((items) => items.frequency === frequency);
  const verdicts = offered.map((item) => verdictOn(item, required, schedule, policy));
  if (verdicts.includes('suffices')) return;
  const unsure = toCome === undefined ? verdicts.find(isUnknown) : ofKind(toCome);
  if (unsure !== undefined) {
    yield unchecked(schedule, attribute, unsure);
    return;
  }
  // An invalid item does not show how long snapshots are kept.
  if (verdicts.includes('unreadable')) return;
  const best = longest(offered);
  if (best === undefined)
    yield { at: schedule, attribute, ...missing(schedule, required, policy), related: [policy] };
  else
    for (const short of shortfalls(best, required, schedule, policy))
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
  required: PolicyItem,
  schedule: Schedule,
  policy: CompliancePolicy,
): Verdict {
  if (shortfalls(item, required, schedule, policy).length > 0) return 'short';
  const [kept, needed] = [readRetention(item), readRetention(required)];
  if (kept.kind === 'invalid' || needed.kind === 'invalid') return 'unreadable';
  if (kept.kind === 'unknown') return kept;
  if (needed.kind === 'unknown') return ofPolicy(needed, required.attribute, policy);
  return required.frequency === 'hourly' ? verdictOnInterval(item, required, schedule, policy) : 'suffices';
}

function verdictOnInterval(
  { interval }: PolicyItem,
  required: PolicyItem,
  schedule: Schedule,
  policy: CompliancePolicy,
): Verdict {
  if (interval.kind === 'absent') return 'unreadable';
  if (required.interval.kind === 'unknown')
    return is(interval, 1) ? 'suffices' : ofPolicy(required.interval, required.attribute, policy);
  if (interval.kind === 'unknown') return interval;
  return isTakenLessOften(interval.value, required) ? onlyNvme(schedule) : 'suffices';
}

type Shortfall = Pick<Problem, 'problem' | 'fix'> & { readonly attribute: string };

/** What of an item certainly does not meet the policy. */
function shortfalls(
  item: PolicyItem,
  required: PolicyItem,
  schedule: Schedule,
  policy: CompliancePolicy,
): readonly Shortfall[] {
  const found: Shortfall[] = [];
  const { frequency } = required;
  const attribute = attributeOf(item, schedule);
  const of = `${frequency} snapshots of ${clusterAt(schedule.cluster)}`;
  const [kept, needed] = [readRetention(item), readRetention(required)];
  if (
    kept.kind === 'known' &&
    needed.kind === 'known' &&
    isCertainlyShorter(kept.retention, needed.retention)
  )
    found.push({
      attribute,
      problem: `${of} are kept ${keptFor(item)}, but the ${compliancePolicyNamed(policy)} requires ${keptFor(required)}`,
      fix: `keep ${frequency} snapshots at least ${keptFor(required)}`,
    });
  const { interval } = item;
  if (
    interval.kind === 'known' &&
    isTakenLessOften(interval.value, required) &&
    !mayBeNvme(interval.value, schedule)
  )
    found.push({
      attribute: `${attribute}.frequency_interval`,
      problem: `${of} are taken every ${show(interval)} hours, but the ${compliancePolicyNamed(policy)} requires every ${show(required.interval)} hours`,
      fix: fix`set ${assign(`${attribute}.frequency_interval`, required.interval as Known<number>)} or less`,
    });
  return found;
}

function missing(
  schedule: Schedule,
  required: PolicyItem,
  policy: CompliancePolicy,
): Omit<Shortfall, 'attribute'> {
  const { frequency, attribute } = required;
  const isKnown = readRetention(required).kind === 'known';
  return {
    problem: `the ${scheduleNamed(schedule)} has no ${frequency} item, but the ${compliancePolicyNamed(policy)} requires one`,
    fix: fix`add ${named(attribute)}${isKnown ? ` with a retention of at least ${keptFor(required)}` : ''}`,
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

/** An NVMe cluster supports only an interval of 12 hours, and Atlas does not document it under a stricter policy. */
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
    return {
      ...size,
      reason: `whether ${clusterAt(cluster)} has NVMe storage is known only after ${size.until}`,
    };
  return {
    kind: 'unknown',
    until: 'apply',
    reason: `${clusterAt(cluster)} has NVMe storage and takes hourly snapshots only every 12 hours, whatever the policy requires`,
  };
}

// --- the restore window ---

const WINDOW = 'restore_window_days';

function* windowShort(schedule: Schedule, policy: CompliancePolicy): Iterable<Result> {
  const [has, needed] = [schedule.restoreWindowDays, policy.restoreWindowDays];
  if (needed.kind === 'absent' || (needed.kind === 'known' && !isRetentionValue(needed.value))) return;
  if (has.kind === 'known' && needed.kind === 'known' && !(has.value < needed.value)) return;
  const binds = isBinding(schedule, policy);
  if (binds.kind === 'absent' || is(binds, false)) return;
  if (binds.kind === 'unknown') yield unchecked(schedule, WINDOW, binds);
  else if (needed.kind === 'unknown') yield unchecked(schedule, WINDOW, ofPolicy(needed, WINDOW, policy));
  else if (has.kind === 'unknown') yield unchecked(schedule, WINDOW, has);
  else if (has.kind === 'absent') yield unchecked(schedule, WINDOW, NOT_SET);
  else
    yield {
      at: schedule,
      attribute: WINDOW,
      problem: `the restore window of ${clusterAt(schedule.cluster)} is ${show(has)} days, but the ${compliancePolicyNamed(policy)} requires ${show(needed)}`,
      fix: fix`set ${assign(WINDOW, needed)}`,
      related: [policy],
    };
}

const NOT_SET: Unknown = {
  kind: 'unknown',
  until: 'apply',
  reason: 'it is not set, and Atlas does not document which window it uses then',
};

/** The window matters only with point-in-time restore, which the policy requires or the cluster enables. */
function isBinding({ cluster }: Schedule, policy: CompliancePolicy): Value<boolean> {
  if (is(policy.pitEnabled, true)) return policy.pitEnabled;
  const to = linked(cluster);
  const pit = to === undefined ? ABSENT : switchOf(to, 'pitEnabled');
  if (is(pit, true)) return pit;
  if (policy.pitEnabled.kind === 'unknown') return ofPolicy(policy.pitEnabled, 'pit_enabled', policy);
  const unread = unknownBehind(cluster);
  if (unread !== undefined) return { kind: 'unknown', until: unread.until, reason: unread.reason };
  if (pit.kind !== 'unknown') return pit;
  return { ...pit, reason: `pit_enabled of ${clusterAt(cluster)} is known only after ${pit.until}` };
}

function ofPolicy(
  { until }: Pick<Unknown, 'until'>,
  attribute: string,
  { address }: CompliancePolicy,
): Unknown {
  return { kind: 'unknown', until, reason: `${attribute} of ${address} is known only after ${until}` };
}
