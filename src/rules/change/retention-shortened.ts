import {
  type PolicyItem,
  type Schedule,
  is,
  isCertainlyShorter,
  linked,
  readRetention,
  isDestroyed,
} from '../../model';
import { cluster, item, project, schedule, together } from '../example';
import { attributeOf, keptFor } from '../queries/policy-items';
import { type Result, type Severity, defineRule, unchecked } from '../rule';
import { goesOn } from './schedule-cluster';

const daily = (days: number) => ({ policy_item_daily: item(1, 'days', days) });

export const changeRetentionShortened = defineRule({
  id: 'change/retention-shortened',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a policy item keeps its snapshots for less time, or goes',
  why: 'From then on Atlas keeps new snapshots only as long as the item says, and takes none for an item that is gone. With update_snapshots = true it applies the change to snapshots that it has taken already, and those that are then too old are deleted.',
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
  *check({ before }) {
    for (const schedule of before.schedules) {
      const { after } = schedule;
      const of = linked(schedule.cluster);
      if (after === undefined || !goesOn(schedule, after) || (of !== undefined && isDestroyed(of))) continue;
      yield* shortened(schedule, after);
    }
  },
});

function* shortened(old: Schedule, planned: Schedule): Iterable<Result> {
  // One that is made anew without any item is schedule/no-policy-items' business.
  if (isDestroyed(old) && planned.items.length === 0 && planned.unknownItems.length === 0) return;
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
  // Whether existing snapshots go as well makes an error of the warning.
  if (isFound && updateSnapshots.kind === 'unknown')
    yield unchecked(planned, 'update_snapshots', updateSnapshots);
}

/**
 * Finds what becomes of an item. The provider sends the items of the configuration by position, with the ids of the
 * state, so that an item is what bears its id, whatever it says otherwise.
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

function compared(
  old: PolicyItem,
  planned: PolicyItem | undefined,
  before: Schedule,
  after: Schedule,
  severity: Severity | undefined,
): Result | undefined {
  const was = readRetention(old);
  if (was.kind !== 'known') return undefined;
  const graver = severity === undefined ? {} : { severity };
  if (planned === undefined)
    return {
      at: after,
      attribute: attributeOf(old, before),
      ...graver,
      problem: `the ${old.frequency} policy item that keeps snapshots ${keptFor(old)} goes: no more of them are taken${severity === undefined ? ', and those that are there expire' : ', and update_snapshots applies that to those that are there'}`,
      fix: `keep the ${old.frequency} item with its ${keptFor(old)}${severity === undefined ? '' : ', or write update_snapshots = false to keep the snapshots that are there'}`,
    };
  const attribute = attributeOf(planned, after);
  const is = readRetention(planned);
  if (is.kind === 'unknown') return unchecked(after, attribute, is);
  if (is.kind !== 'known' || !isCertainlyShorter(is.retention, was.retention)) return undefined;
  return {
    at: after,
    attribute,
    ...graver,
    problem: `${old.frequency} snapshots are kept ${keptFor(planned)} instead of ${keptFor(old)}${severity === undefined ? ' from now on' : ', and update_snapshots shortens those that are there: what is older is deleted'}`,
    fix: `keep them ${keptFor(old)}${severity === undefined ? '' : ', or write update_snapshots = false to keep the snapshots that are there'}`,
  };
}
