import type { Cluster, CompliancePolicy, PolicyItem, Schedule, Value } from '../../model';
import { isCertainlyShorter, readRetention } from '../../model/retention';
import { is } from '../../model/value';
import { cluster, item, project, schedule, together } from '../example';
import type { Fix } from '../fix/fix';
import { assign, assignAll, block, fix } from '../fix/fix';
import { clusterNamed, scheduleNamed, compliancePolicyNamed } from '../queries/names';
import { attributeOf, keptFor } from '../queries/policy-items';
import { type PlanContext, type Problem, defineRule } from '../rule';

export const changeChangedOutside = defineRule({
  id: 'change/changed-outside',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'backups that were disabled, deleted or shortened outside of Terraform',
  why: 'The refresh before the plan found that Atlas differs from the state. Snapshots that were deleted this way cannot be restored, and a refresh-only apply accepts the change.',
  docs: 'https://developer.hashicorp.com/terraform/cli/state/resource-drift',
  prevents: 'silent loss',
  facts: ['8.1', '1.21'],
  get examples() {
    const items = { policy_item_daily: item(1, 'days', 14) };
    const recorded = together(project(), cluster(), schedule(items));
    return {
      good: [
        {
          title: 'a change that does not weaken backups',
          recorded,
          before: together(project(), cluster({ tags: { team: 'orders' } }), schedule(items)),
          resources: recorded,
        },
      ],
      bad: [
        {
          title: 'the next apply restores it',
          recorded,
          before: together(project(), cluster({ backup_enabled: false }), schedule(items)),
          resources: recorded,
        },
        {
          title: 'a refresh-only plan',
          recorded,
          before: together(
            project(),
            cluster(),
            schedule({ ...items, policy_item_daily: item(1, 'days', 7) }),
          ),
          resources: recorded,
          refreshOnly: true,
        },
      ],
    };
  },
  *check(context) {
    const { drift } = context;
    if (drift === undefined) return;
    const outcomes = new Outcomes(context);
    for (const cluster of drift.before.clusters) {
      // An M0 has no backups.
      if (is(cluster.kind, 'free')) continue;
      if (cluster.after === undefined)
        yield deleted(cluster, clusterNamed, outcomes, ', without its snapshots');
      else yield* disabled(cluster, cluster.after, outcomes);
    }
    for (const schedule of drift.before.schedules) {
      if (schedule.after === undefined) yield deleted(schedule, scheduleNamed, outcomes);
      else yield* shortened(schedule, schedule.after, outcomes);
    }
    for (const policy of drift.before.compliancePolicies)
      if (policy.after === undefined) yield deleted(policy, compliancePolicyNamed, outcomes);
  },
});

/** What the apply of this plan makes of a change. */
type Outcome = 'recorded' | 'restored' | 'kept' | 'unknown';

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  recorded: 'this plan only records that in the state',
  restored: 'this plan reverts that',
  kept: 'this plan does not revert that',
  unknown: 'whether this plan reverts that is known only after apply',
};

type Tracked = Cluster | Schedule | CompliancePolicy;

/** What the plan has at the addresses that were changed outside. */
class Outcomes {
  private readonly isRefreshOnly: boolean;
  private readonly planned = new Map<string, Tracked>();

  constructor({ after, partial }: PlanContext) {
    this.isRefreshOnly = partial === 'refresh-only';
    for (const resource of [...after.clusters, ...after.schedules, ...after.compliancePolicies])
      this.planned.set(resource.address, resource);
  }

  /** What the plan has in place of a resource; undefined if it leaves the resource out, or deletes it. */
  at<T extends Tracked>({ address, type }: T): T | undefined {
    const planned = this.planned.get(address);
    return planned?.type === type ? (planned as T) : undefined;
  }

  /** The outcome, by whether the plan restores what there was; undefined if that is known only after apply. */
  of(isRestored: boolean | undefined): Outcome {
    if (this.isRefreshOnly) return 'recorded';
    if (isRestored === undefined) return 'unknown';
    return isRestored ? 'restored' : 'kept';
  }
}

const IF_INTENTIONAL = 'acknowledge this finding if the change is intentional';

function deleted<T extends Tracked>(
  resource: T,
  nameOf: (resource: T) => string,
  outcomes: Outcomes,
  without = '',
): Problem {
  const planned = outcomes.at(resource);
  const outcome = outcomes.of(planned?.change?.action === 'create');
  const recreates = outcome === 'restored' ? `this plan creates it again${without}` : OUTCOMES[outcome];
  return {
    at: planned ?? resource,
    // Drift has only what was changed: the plan knows more of what is around it.
    problem: `${nameOf(planned ?? resource)} was deleted outside of Terraform; ${recreates}`,
    fix:
      outcome === 'restored'
        ? 'apply this plan, or remove the resource from the configuration if the deletion is intentional'
        : outcome === 'recorded'
          ? 'apply a plan that is not refresh-only, or remove the resource from the configuration if the deletion is intentional'
          : 'add the resource to the configuration, or acknowledge this finding if the deletion is intentional',
  };
}

/** The settings of a cluster that were enabled, and no longer are. */
function* disabled(before: Cluster, after: Cluster, outcomes: Outcomes): Iterable<Problem> {
  const planned = outcomes.at(before);
  const settings: readonly (readonly [string, string, (cluster: Cluster) => Value<boolean>])[] = [
    [before.backupAttribute, 'backups of', ({ backupEnabled }) => backupEnabled],
    ['pit_enabled', 'point-in-time restore of', ({ pitEnabled }) => pitEnabled],
    [
      'termination_protection_enabled',
      'termination protection of',
      ({ terminationProtectionEnabled }) => terminationProtectionEnabled,
    ],
  ];
  for (const [attribute, what, valueOf] of settings) {
    if (!is(valueOf(before), true) || !is(valueOf(after), false)) continue;
    const value = planned === undefined ? undefined : valueOf(planned);
    const outcome = outcomes.of(
      value?.kind === 'unknown' ? undefined : value !== undefined && is(value, true),
    );
    const verb = attribute === before.backupAttribute ? 'were' : 'was';
    yield {
      at: planned ?? after,
      attribute,
      problem: `${what} ${clusterNamed(after)} ${verb} disabled outside of Terraform; ${OUTCOMES[outcome]}`,
      fix: fixOf(outcome, fix`set ${assign(attribute, true)}`),
    };
    // Point-in-time restore cannot be enabled without backups.
    if (attribute === before.backupAttribute) return;
  }
}

/** The policy items of a schedule that are no longer there, or keep their snapshots for less time. */
function* shortened(before: Schedule, after: Schedule, outcomes: Outcomes): Iterable<Problem> {
  const planned = outcomes.at(before);
  const name = scheduleNamed(planned ?? after);
  for (const old of before.items) {
    const recorded = readRetention(old);
    if (recorded.kind !== 'known') continue;
    const found = counterpart(old, after.items);
    const isKept = (one: PolicyItem | undefined): boolean => {
      const read = one === undefined ? undefined : readRetention(one);
      return read?.kind === 'known' && !isCertainlyShorter(read.retention, recorded.retention);
    };
    if (isKept(found)) continue;
    const isUnknown = planned?.unknownItems.some(({ frequency }) => frequency === old.frequency) === true;
    const outcome = outcomes.of(
      isUnknown ? undefined : planned !== undefined && isKept(counterpart(old, planned.items)),
    );
    const { unit, value, interval } = old;
    if (unit.kind !== 'known' || value.kind !== 'known') continue;
    const retention = { retention_unit: unit, retention_value: value };
    yield found === undefined
      ? {
          at: planned ?? after,
          attribute: old.attribute,
          problem: `the ${old.frequency} policy item of the ${name} was removed outside of Terraform; ${OUTCOMES[outcome]}`,
          fix: fixOf(
            outcome,
            fix`add ${block(old.attribute, {
              ...(interval.kind === 'known' ? { frequency_interval: interval } : {}),
              ...retention,
            })}`,
          ),
        }
      : {
          at: planned ?? after,
          attribute: attributeOf(found, after),
          problem: `the ${name} keeps ${old.frequency} snapshots ${keptFor(found)} instead of ${keptFor(old)} since a change outside of Terraform; ${OUTCOMES[outcome]}`,
          fix: fixOf(outcome, fix`set ${assignAll(old.attribute, retention)}`),
        };
  }
}

/** What an item has become: the item with its id, or the longest of its frequency if Atlas gave out new ids. */
function counterpart(old: PolicyItem, items: readonly PolicyItem[]): PolicyItem | undefined {
  let longest: PolicyItem | undefined;
  for (const one of items) {
    if (one.frequency !== old.frequency) continue;
    if (old.id.kind === 'known' && is(one.id, old.id.value)) return one;
    const [a, b] = [longest, one].map((each) => (each === undefined ? undefined : readRetention(each)));
    if (a?.kind !== 'known' || (b?.kind === 'known' && isCertainlyShorter(a.retention, b.retention)))
      longest = one;
  }
  return longest;
}

/** How to respond to a change that the configuration can undo. */
function fixOf(outcome: Outcome, undo: Fix): string | Fix {
  switch (outcome) {
    case 'restored':
      return `apply this plan, or ${IF_INTENTIONAL} and change the configuration`;
    case 'recorded':
      return fix`${undo} and apply a plan that is not refresh-only, or ${IF_INTENTIONAL}`;
    case 'kept':
    case 'unknown':
      return fix`${undo}, or ${IF_INTENTIONAL}`;
  }
}
