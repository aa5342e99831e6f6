import type { NotReviewed } from '../../model';
import { type Json, isObject, listMember, member, textMember } from '../json/json';
import { same } from '../json/same';
import { isLookedAt } from './looked-at';
import { KNOWN_MEMBERS, type PlanEnvelope } from './plan-envelope';
import { type StateRow, resourcesOf, resourcesUnder } from './state';

/**
 * What is in a plan and no rule looks at.
 * @param unlisted what the state has and the plan says nothing of
 */
export function notReviewedIn(envelope: PlanEnvelope, unlisted: readonly StateRow[]): readonly NotReviewed[] {
  const { plan } = envelope;
  return [
    ...Object.keys(plan)
      .filter((name) => !KNOWN_MEMBERS.includes(name))
      .map((name): NotReviewed => ({ kind: 'unknown-member', address: name })),
    ...listMember(plan, 'deferred_changes')
      .filter((row) => isLookedAt(member(row, 'resource_change')))
      .map((row) => put(row, 'deferred-change', member(row, 'resource_change'))),
    ...listMember(plan, 'action_invocations').map((row) => put(undefined, 'action', row)),
    ...listMember(plan, 'deferred_action_invocations').map((row) =>
      put(row, 'action', member(row, 'action_invocation')),
    ),
    ...failingChecks(member(plan, 'checks')),
    ...unlisted.map(({ row }) => put(undefined, 'unlisted-resource', row)),
    ...contradictions(envelope),
  ];
}

/** What a row puts before the review, with the reason of what is around it. */
function put(around: Json, kind: NotReviewed['kind'], row: Json): NotReviewed {
  const reason = textMember(around, 'reason');
  const address = textMember(row, 'address') ?? '';
  return reason === undefined ? { kind, address } : { kind, address, reason };
}

/** What a check says may be sensitive: it is not shown. */
function* failingChecks(checks: Json): Iterable<NotReviewed> {
  if (!Array.isArray(checks)) return;
  for (const check of checks as Json[]) {
    const status = textMember(check, 'status');
    if (status === 'pass' || status === 'unknown') continue;
    const address = textMember(member(check, 'address'), 'to_display') ?? '';
    yield { kind: 'failing-check', address, reason: `its status is ${status ?? 'missing'}` };
  }
}

/**
 * Values that stand twice in a plan and differ: what there was is in the state as well, what will be is planned. Of a
 * resource that was changed outside, Terraform 1.11 plans the deletion with what it was before that.
 */
function* contradictions({ plan, changes = [] }: PlanEnvelope): Iterable<NotReviewed> {
  const drifted = new Set(listMember(plan, 'resource_drift').map(addressOf));
  const state = valuesByAddress(resourcesOf(member(plan, 'prior_state')));
  // Of a long plan what is planned is not kept.
  const planned = valuesByAddress(resourcesUnder(member(plan, 'planned_values')));
  for (const row of changes) {
    const { address, mode, deposed, change } = row;
    if (mode !== 'managed' || deposed !== undefined || !isLookedAt(row)) continue;
    const was = drifted.has(address) ? undefined : otherThan(state.get(address), change.before);
    if (was !== undefined) yield { kind: 'contradiction', address, reason: `prior_state has another ${was}` };
    const is = otherThan(planned.get(address), change.after);
    if (is !== undefined)
      yield { kind: 'contradiction', address, reason: `planned_values has another ${is}` };
  }
}

/** The first attribute that differs between the sides. */
function otherThan(one: Json, other: Json): string | undefined {
  if (!isObject(one) || !isObject(other)) return undefined;
  for (const name in one) if (!same(one[name], other[name])) return name;
  return undefined;
}

function valuesByAddress(rows: Iterable<StateRow>): ReadonlyMap<string, Json> {
  const values = new Map<string, Json>();
  for (const { row } of rows) {
    const of = member(row, 'values');
    if (of !== undefined && member(row, 'deposed_key') === undefined && isLookedAt(row))
      values.set(addressOf(row), of);
  }
  return values;
}

function addressOf(row: Json): string {
  return textMember(row, 'address') ?? '';
}
