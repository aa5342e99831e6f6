import { assign, fix, named } from '../fix/fix';
import { compliancePolicyNamed } from '../queries/names';
import { RETENTION_UNITS, isInterval, isRetentionUnit } from '../../atlas/frequencies';
import type { CompliancePolicy, OnDemandItem } from '../../model';
import { daysOf, isCertainlyShorter, isRetentionValue, readRetention } from '../../model/retention';
import { is, known, quote, show } from '../../model/value';
import { type Body, applied, compliancePolicy, item, project, together } from '../example';
import {
  invalidIntervals,
  invalidRetentions,
  keptFor,
  retentionsBelowFrequency,
  retentionsOutOfOrder,
} from '../queries/policy-items';
import { type Problem, type Result, defineRule, unchecked } from '../rule';
import { listed } from '../../text/list';

const withPolicy = (body: Body) => together(project(), compliancePolicy(body));

export const complianceInvalidItem = defineRule({
  id: 'compliance/invalid-item',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an item of a compliance policy that Atlas does not support',
  why: 'The items of a compliance policy follow the rules of backup schedules: supported intervals, retentions not shorter than the frequency or than those of more frequent items, and a restore window within the retention of hourly snapshots.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/backup_compliance_policy#on_demand_policy_item',
  prevents: 'BACKUP_COMPLIANCE_POLICY_SETTINGS_INVALID',
  rejects: { action: 'write' },
  facts: ['2.4', '2.5', '2.6', '2.7', 'X-5'],
  get examples() {
    return {
      good: [
        {
          title: 'an interval of 0, which Atlas ignores',
          ...applied(
            withPolicy({
              policy_item_hourly: item(6, 'days', 7),
              policy_item_daily: item(0, 'days', 7),
              policy_item_weekly: item(0, 'weeks', 4),
              on_demand_policy_item: item(0, 'days', 3),
            }),
          ),
        },
      ],
      bad: [
        {
          title: 'weekly snapshots kept for less than a week',
          resources: withPolicy({ policy_item_weekly: item(1, 'days', 5) }),
        },
        {
          title: 'a restore window longer than hourly snapshots are kept',
          resources: withPolicy({
            pit_enabled: true,
            restore_window_days: 10,
            policy_item_hourly: item(6, 'days', 7),
          }),
        },
      ],
    };
  },
  *check({ after }) {
    for (const policy of after.compliancePolicies) {
      // Atlas ignores the interval of every kind but hourly, and the provider's own examples write 0.
      yield* invalidIntervals(
        policy,
        (frequency, interval) =>
          isInterval(frequency, interval) || (frequency !== 'hourly' && interval === 0),
      );
      yield* invalidRetentions(policy);
      yield* problemsIn(retentionsBelowFrequency(policy));
      yield* problemsIn(retentionsOutOfOrder(policy));
      yield* onDemand(policy);
      yield* window(policy);
    }
  },
});

/** Without unchecked results: unknown parts of an item are reported with its retention. */
function* problemsIn(results: Iterable<Result>): Iterable<Result> {
  for (const result of results) if (!('unchecked' in result)) yield result;
}

const ON_DEMAND = 'on_demand_policy_item';

function* onDemand(policy: CompliancePolicy): Iterable<Result> {
  const { onDemandItem } = policy;
  if (onDemandItem.kind === 'unknown') yield unchecked(policy, ON_DEMAND, onDemandItem);
  if (onDemandItem.kind !== 'known') return;
  yield* onDemandInterval(policy, onDemandItem.value);
  yield* onDemandRetention(policy, onDemandItem.value);
}

function* onDemandInterval(policy: CompliancePolicy, { interval }: OnDemandItem): Iterable<Result> {
  const attribute = `${ON_DEMAND}.frequency_interval`;
  if (interval.kind === 'unknown') yield unchecked(policy, attribute, interval);
  // Atlas ignores it, but requires a number that it supports as an interval: one of monthly items, or 0.
  else if (interval.kind === 'absent' || (interval.value !== 0 && !isInterval('monthly', interval.value)))
    yield {
      at: policy,
      attribute,
      problem:
        interval.kind === 'absent'
          ? `the on-demand item of the ${compliancePolicyNamed(policy)} has no interval`
          : `the on-demand item of the ${compliancePolicyNamed(policy)} has the interval ${show(interval)}, which Atlas does not support`,
      fix: fix`set ${assign(attribute, 0)}`,
    };
}

function* onDemandRetention(policy: CompliancePolicy, { unit, value }: OnDemandItem): Iterable<Result> {
  if (unit.kind === 'unknown') yield unchecked(policy, `${ON_DEMAND}.retention_unit`, unit);
  else if (unit.kind === 'absent' || !isRetentionUnit(unit.value))
    yield {
      at: policy,
      attribute: `${ON_DEMAND}.retention_unit`,
      problem:
        unit.kind === 'absent'
          ? `the on-demand item of the ${compliancePolicyNamed(policy)} has no retention unit`
          : `the on-demand item of the ${compliancePolicyNamed(policy)} has the retention unit ${quote(unit)}, which Atlas does not support`,
      fix: fix`set ${named(`${ON_DEMAND}.retention_unit`)} to ${listed(
        RETENTION_UNITS.map((one) => `"${one}"`),
        'or',
      )}`,
    };
  if (value.kind === 'unknown') yield unchecked(policy, `${ON_DEMAND}.retention_value`, value);
  else if (value.kind === 'absent' || !isRetentionValue(value.value))
    yield {
      at: policy,
      attribute: `${ON_DEMAND}.retention_value`,
      problem:
        value.kind === 'absent'
          ? `the on-demand item of the ${compliancePolicyNamed(policy)} has no retention value`
          : `the on-demand item of the ${compliancePolicyNamed(policy)} has a retention of ${show(value)}${unit.kind === 'known' ? ` ${show(unit)}` : ''}, which Atlas does not support`,
      fix: fix`set ${named(`${ON_DEMAND}.retention_value`)} to a whole number of at least 1`,
    };
}

const WINDOW = 'restore_window_days';

function* window(policy: CompliancePolicy): Iterable<Result> {
  const { restoreWindowDays: days, pitEnabled } = policy;
  if (days.kind === 'known' && (days.value < 0 || !Number.isInteger(days.value))) {
    yield { at: policy, attribute: WINDOW, ...invalid(policy) };
    return;
  }
  // Without point-in-time restore the window has no effect, and the provider itself sends 0 for none.
  if (days.kind === 'absent' || pitEnabled.kind === 'absent' || is(pitEnabled, false)) return;
  if (days.kind === 'unknown') {
    yield unchecked(policy, WINDOW, days);
    return;
  }
  const problem = days.value === 0 ? invalid(policy) : excess(policy, days.value);
  if (problem === undefined) return;
  if (pitEnabled.kind === 'unknown') yield unchecked(policy, 'pit_enabled', pitEnabled);
  else yield { at: policy, attribute: WINDOW, ...problem };
}

type Wrong = Pick<Problem, 'problem' | 'fix'>;

function invalid(policy: CompliancePolicy): Wrong {
  return {
    problem: `the ${compliancePolicyNamed(policy)} has a restore window of ${show(policy.restoreWindowDays)} days, which Atlas does not support`,
    fix: fix`set ${named(WINDOW)} to a whole number of at least 1`,
  };
}

function excess(policy: CompliancePolicy, days: number): Wrong | undefined {
  for (const item of policy.items) {
    const read = item.frequency === 'hourly' ? readRetention(item) : undefined;
    if (read?.kind !== 'known' || !isCertainlyShorter(read.retention, { unit: 'days', value: days }))
      continue;
    const window = show(policy.restoreWindowDays);
    return {
      problem: `the ${compliancePolicyNamed(policy)} has a restore window of ${window} days, but keeps hourly snapshots only ${keptFor(item)}`,
      fix: fix`set ${assign(WINDOW, known(daysOf(read.retention).least, read.sensitive))}, or keep hourly snapshots at least ${window} days`,
    };
  }
  return undefined;
}
