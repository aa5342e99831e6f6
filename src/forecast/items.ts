import type { Frequency } from '../atlas';
import { FREQUENCIES, LAST_DAY_OF_MONTH } from '../atlas/frequencies';
import type { PolicyItem } from '../model';
import { DAY, HOUR, type Moment, type Span, daysInMonth, midnight, monthOf, yearOf } from './moments';

/** What takes snapshots regularly: a policy item, with Atlas' numbers. */
export interface Item {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly retention: Span;
  /** The item of the configuration; undefined for what Atlas does automatically. */
  readonly of?: PolicyItem;
}

/** Less frequent items are greater. */
export function rankOf(frequency: Frequency): number {
  return FREQUENCIES.indexOf(frequency);
}

/**
 * The moments at which an item is due, backwards from the last one at or before a moment, without an end. All of them
 * are at the reference time of the day, and hours are counted from it.
 * @param reference the milliseconds since midnight, in UTC
 */
export function* dueBefore(item: Item, reference: number, last: Moment): Iterable<Moment> {
  const step = stepOf(item);
  if (step !== undefined) {
    const anchor = anchorOf(item, reference);
    const back = (((last - anchor) % step) + step) % step;
    for (let due = last - back; ; due -= step) yield due;
  }
  const isYearly = item.frequency === 'yearly';
  let [year, month] = [yearOf(last), isYearly ? item.interval - 1 : monthOf(last)];
  for (;;) {
    const due = dueInMonth(item, reference, year, month);
    if (due <= last) yield due;
    if (isYearly) year -= 1;
    else month -= 1;
    if (month < 0) [year, month] = [year - 1, 11];
  }
}

/** The first moment at or after another one at which an item is due. */
export function nextDue(item: Item, reference: number, from: Moment): Moment {
  const step = stepOf(item);
  if (step !== undefined) {
    const anchor = anchorOf(item, reference);
    return from + ((((anchor - from) % step) + step) % step);
  }
  const isYearly = item.frequency === 'yearly';
  let [year, month] = [yearOf(from), isYearly ? item.interval - 1 : monthOf(from)];
  for (;;) {
    const due = dueInMonth(item, reference, year, month);
    if (due >= from) return due;
    if (isYearly) year += 1;
    else month += 1;
    if (month > 11) [year, month] = [year + 1, 0];
  }
}

/** The time between an item's moments, if it is always the same. */
function stepOf({ frequency, interval }: Item): number | undefined {
  switch (frequency) {
    case 'hourly':
      return interval * HOUR;
    case 'daily':
      return DAY;
    case 'weekly':
      return 7 * DAY;
    default:
      return undefined;
  }
}

/** 1970 began on a Thursday, which is 4. */
const FIRST_WEEKDAY = 4;

function anchorOf({ frequency, interval }: Item, reference: number): Moment {
  return frequency === 'weekly' ? (interval - FIRST_WEEKDAY) * DAY + reference : reference;
}

function dueInMonth({ frequency, interval }: Item, reference: number, year: number, month: number): Moment {
  if (frequency === 'yearly') return midnight(year, month, 1) + reference;
  const day = interval === LAST_DAY_OF_MONTH ? daysInMonth(year, month) : interval;
  return midnight(year, month, day) + reference;
}
