import type { CompliancePolicy, OnDemandItem, PolicyItem, ReadRetention, Value } from '../../model';
import { isDestroyed } from '../../model/resource';
import { daysOf, isCertainlyShorter, readRetention, retentionInWords } from '../../model/retention';
import { is, show } from '../../model/value';
import { compliancePolicy, item, project, together } from '../example';
import { attributeOf } from '../queries/policy-items';
import { type Problem, type Result, defineRule, unchecked } from '../rule';
import { assign, fix } from '../fix/fix';
import { compliancePolicyNamed } from '../queries/names';

const daily = (days: number) => ({ policy_item_daily: item(1, 'days', days) });

export const changeComplianceWeakened = defineRule({
  id: 'change/compliance-weakened',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a compliance policy requires less than before',
  why: 'Only MongoDB Support can remove an item of a compliance policy, shorten a retention or the restore window, or drop the requirement of point-in-time restore.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/backup-compliance-policy/',
  prevents: 'rejected',
  rejects: { action: 'update' },
  facts: ['2.11', '2.12'],
  get examples() {
    return {
      good: [
        {
          title: 'it requires more',
          before: together(project(), compliancePolicy(daily(7))),
          resources: together(project(), compliancePolicy(daily(14))),
        },
      ],
      bad: [
        {
          before: together(project(), compliancePolicy(daily(14))),
          resources: together(project(), compliancePolicy(daily(7))),
        },
      ],
    };
  },
  *check({ before }) {
    for (const policy of before.compliancePolicies) {
      const { after } = policy;
      if (after === undefined || isDestroyed(policy)) continue;
      yield* weakerItems(policy, after);
      yield* weakerOnDemand(policy, after);
      yield* weakerWindow(policy, after);
      yield* weakerPit(policy, after);
    }
  },
});

function* weakerItems(before: CompliancePolicy, after: CompliancePolicy): Iterable<Result> {
  const unknown = new Map(after.unknownItems.map((one) => [one.frequency, one]));
  for (const frequency of new Set(before.items.map((one) => one.frequency))) {
    const hidden = unknown.get(frequency);
    if (hidden !== undefined) {
      yield unchecked(after, hidden.attribute, { kind: 'unknown', until: hidden.until });
      continue;
    }
    const planned = after.items.filter((one) => one.frequency === frequency);
    const undecided = planned.find((one) => readRetention(one).kind === 'unknown');
    if (undecided !== undefined) {
      const read = readRetention(undecided);
      if (read.kind === 'unknown') yield unchecked(after, attributeOf(undecided, after), read);
      continue;
    }
    // Items of one kind may be in any order: the longest is compared with the longest.
    const old = longestFirst(before.items.filter((one) => one.frequency === frequency));
    const rest = longestFirst(planned);
    for (const [index, one] of old.entries()) {
      const other = rest[index];
      const attribute = other === undefined ? attributeOf(one, before) : attributeOf(other, after);
      const problem = weaker(readRetention(one), other && readRetention(other), frequency);
      if (problem !== undefined) yield problemOf(after, attribute, problem);
    }
  }
}

function* weakerOnDemand(before: CompliancePolicy, after: CompliancePolicy): Iterable<Result> {
  if (before.onDemandItem.kind !== 'known') return;
  const planned: Value<OnDemandItem> = after.onDemandItem;
  const attribute = 'on_demand_policy_item';
  if (planned.kind === 'unknown') {
    yield unchecked(after, attribute, planned);
    return;
  }
  const read = planned.kind === 'known' ? readRetention(planned.value) : undefined;
  if (read?.kind === 'unknown') {
    yield unchecked(after, attribute, read);
    return;
  }
  const problem = weaker(readRetention(before.onDemandItem.value), read, 'on-demand');
  if (problem !== undefined) yield problemOf(after, attribute, problem);
}

function* weakerWindow(before: CompliancePolicy, after: CompliancePolicy): Iterable<Result> {
  const [old, planned] = [before.restoreWindowDays, after.restoreWindowDays];
  if (old.kind !== 'known' || old.value === 0) return;
  if (planned.kind === 'unknown') yield unchecked(after, 'restore_window_days', planned);
  const less = planned.kind === 'absent' || (planned.kind === 'known' && planned.value < old.value);
  if (less)
    yield problemOf(after, 'restore_window_days', {
      problem:
        planned.kind === 'absent'
          ? `no longer requires a restore window of ${show(old)} days`
          : `requires a restore window of ${show(planned)} days instead of ${show(old)}`,
      fix: fix`set ${assign('restore_window_days', old)}`,
    });
}

function* weakerPit(before: CompliancePolicy, after: CompliancePolicy): Iterable<Result> {
  if (!is(before.pitEnabled, true)) return;
  if (after.pitEnabled.kind === 'unknown') yield unchecked(after, 'pit_enabled', after.pitEnabled);
  else if (!is(after.pitEnabled, true))
    yield problemOf(after, 'pit_enabled', {
      problem: 'no longer requires point-in-time restore',
      fix: fix`set ${assign('pit_enabled', true)}`,
    });
}

type Weaker = Pick<Problem, 'problem' | 'fix'>;

function weaker(old: ReadRetention, planned: ReadRetention | undefined, what: string): Weaker | undefined {
  if (old.kind !== 'known') return undefined;
  if (planned === undefined)
    return {
      problem: `loses its ${what} item with a retention of ${inWords(old)}`,
      fix: `keep the ${what} item with a retention of ${inWords(old)}`,
    };
  if (planned.kind !== 'known' || !isCertainlyShorter(planned.retention, old.retention)) return undefined;
  return {
    problem: `requires ${what} snapshots to be kept ${inWords(planned)} instead of ${inWords(old)}`,
    fix: `require at least ${inWords(old)}`,
  };
}

function problemOf(policy: CompliancePolicy, attribute: string, weakening: Weaker): Problem {
  return {
    at: policy,
    attribute,
    problem: `the ${compliancePolicyNamed(policy)} ${weakening.problem}, which Atlas rejects`,
    fix: fix`${weakening.fix}; for less, have the contact of the policy ask MongoDB Support`,
  };
}

function inWords(read: ReadRetention & { kind: 'known' }): string {
  return read.sensitive ? '(sensitive)' : retentionInWords(read.retention);
}

function longestFirst(items: readonly PolicyItem[]): readonly PolicyItem[] {
  const length = (one: PolicyItem): number => {
    const read = readRetention(one);
    return read.kind === 'known' ? daysOf(read.retention).least : 0;
  };
  return [...items].sort((one, other) => length(other) - length(one));
}
