import { RETENTION_UNITS, isInterval, isRetentionUnit } from '../../atlas';
import {
  type CompliancePolicy,
  type OnDemandItem,
  daysOf,
  is,
  isCertainlyShorter,
  isRetentionValue,
  quote,
  readRetention,
  show,
} from '../../model';
import { type Body, applied, compliancePolicy, item, project, together } from '../example';
import {
  attributeOf,
  invalidIntervals,
  invalidRetentions,
  keptFor,
  retentionsBelowFrequency,
  retentionsOutOfOrder,
} from '../queries/policy-items';
import { type Result, defineRule, unchecked } from '../rule';
import { listed } from '../../text/list';

const withPolicy = (body: Body) => together(project(), compliancePolicy(body));

export const complianceInvalidItem = defineRule({
  id: 'compliance/invalid-item',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an item of a compliance policy that Atlas does not accept',
  why: "The items of a compliance policy follow the rules of a backup schedule's: known intervals, retentions no shorter than the frequency and than those of more frequent items, and a restore window within the retention of hourly snapshots.",
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/backup_compliance_policy#on_demand_policy_item',
  prevents: 'BACKUP_COMPLIANCE_POLICY_SETTINGS_INVALID',
  rejects: { action: 'write' },
  facts: ['2.4', '2.5', '2.6', '2.7', 'X-5'],
  get examples() {
    return {
      good: [
        {
          title: 'the interval is 0 where Atlas ignores it',
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

/** Without what is unchecked: whatever of an item is not known was said with its retention. */
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
  // It means nothing, but has to be one of all the numbers that Atlas knows as intervals: those of monthly items, and 0.
  else if (interval.kind === 'absent' || (interval.value !== 0 && !isInterval('monthly', interval.value)))
    yield {
      at: policy,
      attribute,
      problem:
        interval.kind === 'absent'
          ? 'the on-demand policy item has no interval'
          : `${show(interval)} is no interval that Atlas knows (on-demand policy item)`,
      fix: 'write 0',
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
          ? 'the retention of on-demand snapshots has no unit'
          : `${quote(unit)} is no unit of a retention (on-demand snapshots)`,
      fix: `write ${listed(RETENTION_UNITS, 'or')}`,
    };
  if (value.kind === 'unknown') yield unchecked(policy, `${ON_DEMAND}.retention_value`, value);
  else if (value.kind === 'absent' || !isRetentionValue(value.value))
    yield {
      at: policy,
      attribute: `${ON_DEMAND}.retention_value`,
      problem:
        value.kind === 'absent'
          ? 'the retention of on-demand snapshots has no value'
          : `on-demand snapshots cannot be kept for ${show(value)} ${unit.kind === 'known' ? show(unit) : ''}`.trimEnd(),
      fix: 'write a whole number of at least 1',
    };
}

const WINDOW = 'restore_window_days';

function* window(policy: CompliancePolicy): Iterable<Result> {
  const { restoreWindowDays: days, pitEnabled } = policy;
  if (days.kind === 'known' && (days.value < 0 || !Number.isInteger(days.value))) {
    yield { at: policy, attribute: WINDOW, ...invalid(policy) };
    return;
  }
  // Without point-in-time restores the window means nothing, and 0 is what the provider itself sends for none.
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

interface Wrong {
  readonly problem: string;
  readonly fix: string;
}

function invalid({ restoreWindowDays }: CompliancePolicy): Wrong {
  return {
    problem: `the compliance policy asks for a restore window of ${show(restoreWindowDays)} days`,
    fix: 'write a whole number of at least 1',
  };
}

function excess(policy: CompliancePolicy, days: number): Wrong | undefined {
  for (const item of policy.items) {
    const read = item.frequency === 'hourly' ? readRetention(item) : undefined;
    if (read?.kind !== 'known' || !isCertainlyShorter(read.retention, { unit: 'days', value: days }))
      continue;
    const window = show(policy.restoreWindowDays);
    return {
      problem: `the compliance policy asks for a restore window of ${window} days, longer than the ${keptFor(item)} that hourly snapshots are kept`,
      fix: `write restore_window_days = ${read.sensitive ? '(sensitive)' : daysOf(read.retention).least}, or a retention of at least ${window} days in ${attributeOf(item, policy)}`,
    };
  }
  return undefined;
}
