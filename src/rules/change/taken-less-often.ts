import type { PolicyItem, Schedule } from '../../model';
import { linked } from '../../model/link';
import { isDestroyed } from '../../model/resource';
import { isCertainlyShorter, readRetention } from '../../model/retention';
import { is, show } from '../../model/value';
import { cluster, item, project, schedule, together } from '../example';
import { assign, fix } from '../fix/fix';
import { scheduleNamed } from '../queries/names';
import { attributeOf } from '../queries/policy-items';
import { type Result, defineRule, unchecked } from '../rule';
import { continuesIn } from './schedule-cluster';

const hourly = (hours: number) =>
  together(project(), cluster(), schedule({ policy_item_hourly: item(hours, 'days', 7) }));

export const changeTakenLessOften = defineRule({
  id: 'change/taken-less-often',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'snapshots that are taken less often',
  why: 'The time since the newest snapshot is what a restore can lose. Fewer snapshots make that longer, although each is kept as long as before.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/configure-backup-policy/',
  prevents: 'silent loss',
  facts: ['1.3', '1.25'],
  get examples() {
    return {
      good: [{ title: 'more often', before: hourly(6), resources: hourly(1) }],
      bad: [{ title: 'every 12 hours in place of every hour', before: hourly(1), resources: hourly(12) }],
    };
  },
  *check({ before }) {
    for (const schedule of before.schedules) {
      const { after } = schedule;
      const of = linked(schedule.cluster);
      if (after === undefined || !continuesIn(schedule, after) || (of !== undefined && isDestroyed(of)))
        continue;
      yield* lessOften(schedule, after);
    }
  },
});

function* lessOften(old: Schedule, planned: Schedule): Iterable<Result> {
  const of = (schedule: Schedule, frequency: string): readonly PolicyItem[] =>
    schedule.items.filter((item) => item.frequency === frequency);
  const [hourlyBefore, hourlyAfter] = [of(old, 'hourly')[0], of(planned, 'hourly')[0]];
  if (hourlyBefore !== undefined && hourlyAfter !== undefined)
    yield* compared(hourlyBefore, hourlyAfter, planned);
  for (const frequency of ['weekly', 'monthly', 'yearly']) {
    const [before, after] = [of(old, frequency), of(planned, frequency)];
    const isOpen = planned.unknownItems.some((one) => one.frequency === frequency);
    if (isOpen || after.length === 0 || after.length >= before.length || !areKeptAsLong(before, after))
      continue;
    yield {
      at: planned,
      attribute: after[0]?.attribute ?? frequency,
      problem: `the ${scheduleNamed(planned)} has ${after.length} ${frequency} ${after.length === 1 ? 'item' : 'items'} instead of ${before.length}, so it takes fewer snapshots`,
      fix: `keep all ${before.length} ${frequency} items, or acknowledge this finding`,
    };
  }
}

/** Whether no retention drops: the catalogue has this case only where the retention stays. */
function areKeptAsLong(before: readonly PolicyItem[], after: readonly PolicyItem[]): boolean {
  return before.every((old) =>
    after.some((item) => {
      const [keptBefore, keptAfter] = [readRetention(old), readRetention(item)];
      return (
        keptBefore.kind === 'known' &&
        keptAfter.kind === 'known' &&
        !isCertainlyShorter(keptAfter.retention, keptBefore.retention)
      );
    }),
  );
}

function* compared(before: PolicyItem, after: PolicyItem, planned: Schedule): Iterable<Result> {
  const attribute = `${attributeOf(after, planned)}.frequency_interval`;
  if (before.interval.kind !== 'known') return;
  if (after.interval.kind === 'unknown') yield unchecked(planned, attribute, after.interval);
  if (after.interval.kind !== 'known' || after.interval.value <= before.interval.value) return;
  const every = is(before.interval, 1) ? 'hour' : `${show(before.interval)} hours`;
  yield {
    at: planned,
    attribute,
    problem: `the ${scheduleNamed(planned)} takes a snapshot every ${show(after.interval)} hours instead of every ${every}, so a restore may lose more`,
    fix: fix`set ${assign(attribute, before.interval)}`,
  };
}
