import type { Item } from '../../src/forecast/items';

/*
 * The forecast again, in the slowest and most obvious way: it steps through time hour by hour, asks each item whether it
 * is due, and keeps what has not expired. It shares no arithmetic with the real one.
 */

const HOUR = 3_600_000;

export interface SlowSnapshot {
  readonly takenAt: number;
  readonly expiresAt: number;
  readonly item: string;
}

const ORDER = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'];

/** Every snapshot that is taken from one moment to another, expired ones included, the oldest first. */
export function everySnapshot(
  items: readonly Item[],
  hour: number,
  minute: number,
  from: number,
  until: number,
): readonly SlowSnapshot[] {
  const taken: SlowSnapshot[] = [];
  const start = new Date(from);
  start.setUTCMinutes(minute, 0, 0);
  for (let now = start.getTime(); now <= until; now += HOUR) {
    const hours = Math.floor(now / HOUR) % 24;
    if (now < from || !items.some((item) => item.frequency === 'hourly' || hours === hour)) continue;
    let snapshot: SlowSnapshot | undefined;
    const date = new Date(now);
    for (const item of items) {
      if (!isDue(item, date, hour)) continue;
      const one = { takenAt: now, expiresAt: expiryOf(item, date), item: item.frequency };
      if (
        snapshot === undefined ||
        one.expiresAt > snapshot.expiresAt ||
        (one.expiresAt === snapshot.expiresAt && ORDER.indexOf(one.item) > ORDER.indexOf(snapshot.item))
      )
        snapshot = one;
    }
    if (snapshot !== undefined) taken.push(snapshot);
  }
  return taken;
}

/** Those that exist at a moment, the newest first. */
export function slowSnapshots(
  items: readonly Item[],
  hour: number,
  minute: number,
  since: number,
  at: number,
): readonly SlowSnapshot[] {
  return everySnapshot(items, hour, minute, since, at)
    .filter(({ expiresAt }) => expiresAt > at)
    .reverse();
}

function isDue({ frequency, interval }: Item, date: Date, hour: number): boolean {
  if (frequency === 'hourly') return (date.getUTCHours() - hour + 24) % interval === 0;
  if (date.getUTCHours() !== hour) return false;
  switch (frequency) {
    case 'daily':
      return true;
    case 'weekly':
      return (date.getUTCDay() === 0 ? 7 : date.getUTCDay()) === interval;
    case 'monthly': {
      const tomorrow = new Date(date.getTime() + 24 * HOUR);
      return interval === 40 ? tomorrow.getUTCDate() === 1 : date.getUTCDate() === interval;
    }
    case 'yearly':
      return date.getUTCMonth() + 1 === interval && date.getUTCDate() === 1;
  }
}

function expiryOf({ retention: { unit, value } }: Item, date: Date): number {
  if (unit === 'hours') return date.getTime() + value * HOUR;
  if (unit === 'days') return date.getTime() + value * 24 * HOUR;
  if (unit === 'weeks') return date.getTime() + value * 7 * 24 * HOUR;
  const months = unit === 'years' ? value * 12 : value;
  // The day before the first of the month after: the last one that there can be.
  let [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  for (let passed = 0; passed < months; passed += 1) {
    month += 1;
    if (month === 12) [year, month] = [year + 1, 0];
  }
  const last = new Date(Date.UTC(year, month + 1, 1) - 24 * HOUR).getUTCDate();
  const found = new Date(date);
  found.setUTCFullYear(year, month, Math.min(date.getUTCDate(), last));
  return found.getTime();
}
