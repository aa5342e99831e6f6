import type { Frequency } from '../atlas';
import { type Item, dueBefore } from './items';
import { DAY, HOUR, type Moment, later, midnight } from './moments';

/*
 * How far apart snapshots are in the worst case. If an item is due every day, the hours of a day decide; otherwise the
 * days of the calendar do.
 */

/** In 28 years every date falls on every weekday, including leap years, so that no longer gap comes later. */
const YEARS_WITH_WEEKDAYS = 28;
/** Without weekdays, the calendar repeats itself with its leap years. */
const YEARS = 4;
const END_YEAR = 2100;
const END = midnight(END_YEAR, 0, 1);

/**
 * The highest age of the newest snapshot just before the next one is taken, in milliseconds; Infinity if there are
 * moments without any snapshot.
 */
export function longestGap(items: readonly Item[]): number {
  if (items.length === 0) return Infinity;
  const own = longestOwnGap(items) ?? longestOfWeeks(items);
  if (own !== undefined) return own;
  return items.some(isEveryDay) ? longestWithinDays(items) : longestBetweenDays(items);
}

/** A single item does not need the calendar. */
function longestOwnGap(items: readonly Item[]): number | undefined {
  const hourly = items.filter(({ frequency }) => frequency === 'hourly');
  const [first] = hourly;
  // All other items are due at moments at which this one is due as well.
  if (hourly.length === 1 && first !== undefined) return first.interval * HOUR;
  if (hourly.length === 0 && items.some(({ frequency }) => frequency === 'daily')) return DAY;
  return undefined;
}

/** With fewer other moments than this in any four weeks, one of these weeks has none. */
const WEEKS = 4;

/** Weekly snapshots that overlap, if the others are too few to fall between all of them. */
function longestOfWeeks(items: readonly Item[]): number | undefined {
  const weekly = items.filter(({ frequency }) => frequency === 'weekly');
  const [only] = weekly;
  if (weekly.length !== 1 || only === undefined || items.some(isEveryDay)) return undefined;
  if (items.length - 1 >= WEEKS || later(0, only.retention) < 7 * DAY) return undefined;
  return 7 * DAY;
}

function isEveryDay({ frequency }: Item): boolean {
  return frequency === 'hourly' || frequency === 'daily';
}

function longestWithinDays(items: readonly Item[]): number {
  const moments = new Set<number>();
  for (const { frequency, interval } of items)
    if (frequency === 'hourly') for (let hour = 0; hour < 24; hour += interval) moments.add(hour * HOUR);
    else moments.add(0);
  const sorted = [...moments].sort((one, other) => one - other);
  return Math.max(...sorted.map((moment, index) => (sorted[index + 1] ?? DAY) - moment));
}

function longestBetweenDays(items: readonly Item[]): number {
  const years = items.some(({ frequency }) => frequency === 'weekly') ? YEARS_WITH_WEEKDAYS : YEARS;
  const beginning = midnight(END_YEAR - years - 1, 0, 1);
  const expiries = new Map<Moment, Moment>();
  for (const item of items)
    for (const due of dueBefore(item, 0, END)) {
      if (due < beginning) break;
      expiries.set(due, Math.max(expiries.get(due) ?? 0, later(due, item.retention)));
    }
  const taken = [...expiries].sort(([one], [other]) => one - other);
  let longest = 0;
  for (const [index, [next]] of taken.entries()) {
    // The first ones have no earlier snapshots.
    if (index === 0 || next < beginning + 366 * DAY) continue;
    let back = index - 1;
    while (back >= 0 && (taken[back]?.[1] ?? 0) < next) back -= 1;
    if (back < 0) return Infinity;
    longest = Math.max(longest, next - (taken[back]?.[0] ?? 0));
  }
  return longest;
}

/** The time between two snapshots of an item, as an ISO 8601 duration. */
export function periodOf({ frequency, interval }: Pick<Item, 'frequency' | 'interval'>): string {
  return PERIODS[frequency](interval);
}

const PERIODS: Readonly<Record<Frequency, (interval: number) => string>> = {
  hourly: (interval) => `PT${interval}H`,
  daily: () => 'P1D',
  weekly: () => 'P7D',
  monthly: () => 'P1M',
  yearly: () => 'P1Y',
};

/** The longest gap between two snapshots of one item, in milliseconds. */
export function ownGap({ frequency, interval }: Item): number {
  switch (frequency) {
    case 'hourly':
      return interval * HOUR;
    case 'daily':
      return DAY;
    case 'weekly':
      return 7 * DAY;
    case 'monthly':
      return LONGEST_MONTH * DAY;
    case 'yearly':
      return 366 * DAY;
  }
}

const LONGEST_MONTH = 31;
