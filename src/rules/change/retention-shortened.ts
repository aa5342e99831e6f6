import type { PolicyItem, Schedule } from '../../model';
import { isCertainlyShorter, readRetention } from '../../model/retention';
import { is } from '../../model/value';
import { cluster, item, project, schedule, together } from '../example';
import { attributeOf, keptFor } from '../queries/policy-items';
import { type Result, type Severity, defineRule, unchecked } from '../rule';
import { assign, fix } from '../fix/fix';
import { scheduleNamed } from '../queries/names';
import { continuations } from './schedule-cluster';

const daily = (days: number) => ({ policy_item_daily: item(1, 'days', days) });

export const changeRetentionShortened = defineRule({
  id: 'change/retention-shortened',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a policy item keeps its snapshots for less time, or is removed',
  why: 'Atlas keeps new snapshots only as long as the item says, and takes none for a removed item. With update_snapshots = true a shorter retention also applies to existing snapshots, and deletes those that are then too old.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#update_snapshots',
  prevents: 'loss',
  facts: ['1.21', 'M-13'],
  get examples() {
    return {
      good: [
        {
          title: 'a longer retention',
          before: together(project(), cluster(), schedule(daily(7))),
          resources: together(project(), cluster(), schedule(daily(14))),
        },
      ],
      bad: [
        {
          before: together(project(), cluster(), schedule(daily(14))),
          resources: together(project(), cluster(), schedule(daily(7))),
        },
      ],
    };
  },
  *check(context) {
    for (const [old, planned] of continuations(context)) yield* shortened(old, planned);
  },
});

function* shortened(old: Schedule, planned: Schedule): Iterable<Result> {
  const { updateSnapshots } = planned;
  const severity: Severity | undefined = is(updateSnapshots, true) ? 'error' : undefined;
  const isHidden = new Set(planned.unknownItems.map(({ frequency }) => frequency));
  for (const { attribute, until, frequency } of planned.unknownItems)
    if (old.items.some((item) => item.frequency === frequency))
      yield unchecked(planned, attribute, { kind: 'unknown', until });
  const counterpart = counterparts(planned.items);
  let isFound = false;
  for (const item of old.items) {
    if (isHidden.has(item.frequency)) continue;
    const result = compared(item, counterpart(item), old, planned, severity);
    if (result === undefined) continue;
    if (!('unchecked' in result)) isFound = true;
    yield result;
  }
  // If existing snapshots are also deleted, the warning becomes an error.
  if (isFound && updateSnapshots.kind === 'unknown')
    yield unchecked(planned, 'update_snapshots', updateSnapshots);
}

/**
 * Finds the planned counterpart of an item. The provider sends the items of the configuration by position, with the ids
 * of the state, so the same id is the same item.
 */
function counterparts(items: readonly PolicyItem[]): (item: PolicyItem) => PolicyItem | undefined {
  const byId = new Map<string, PolicyItem>();
  const byPosition = new Map<string, PolicyItem>();
  for (const item of items) {
    if (item.id.kind === 'known') byId.set(item.id.value, item);
    else byPosition.set(`${item.attribute}[${item.index}]`, item);
  }
  return ({ id, attribute, index }) =>
    (id.kind === 'known' ? byId.get(id.value) : undefined) ?? byPosition.get(`${attribute}[${index}]`);
}

const OR_KEEP_EXISTING = fix`, or set ${assign('update_snapshots', false)} to keep existing snapshots`;

function compared(
  old: PolicyItem,
  planned: PolicyItem | undefined,
  from: Schedule,
  after: Schedule,
  severity: Severity | undefined,
): Result | undefined {
  const before = readRetention(old);
  if (before.kind !== 'known') return undefined;
  const raised = severity === undefined ? {} : { severity };
  // Atlas keeps the snapshots of a removed item until they expire, also with update_snapshots.
  if (planned === undefined)
    return {
      at: after,
      attribute: attributeOf(old, from),
      ...raised,
      problem: `the ${scheduleNamed(after)} loses its ${old.frequency} item (kept ${keptFor(old)}): no new snapshots are taken, and existing ones expire`,
      fix: `keep the ${old.frequency} item with a retention of ${keptFor(old)}`,
    };
  const attribute = attributeOf(planned, after);
  const is = readRetention(planned);
  if (is.kind === 'unknown') return unchecked(after, attribute, is);
  if (is.kind !== 'known' || !isCertainlyShorter(is.retention, before.retention)) return undefined;
  return {
    at: after,
    attribute,
    ...raised,
    problem: `the ${scheduleNamed(after)} keeps ${old.frequency} snapshots ${keptFor(planned)} instead of ${keptFor(old)}${severity === undefined ? ' from now on' : ', and update_snapshots deletes existing ones that are older'}`,
    fix: fix`keep ${old.frequency} snapshots ${keptFor(old)}${severity === undefined ? '' : OR_KEEP_EXISTING}`,
  };
}
