import type { RetentionUnit } from '../atlas';

/** A moment in UTC, in milliseconds since 1970. */
export type Moment = number;

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How long something is kept. Hours are for what Atlas keeps by number: the last 2 snapshots of every 6 hours are 12 hours. */
export interface Span {
  readonly unit: RetentionUnit | 'hours';
  readonly value: number;
}

/** The last moment that JavaScript supports: what is kept longer, is kept permanently. */
export const LAST = 8.64e15;

/** After 400 years the calendar repeats itself, weekdays included. */
const CYCLE_YEARS = 400;
const CYCLE_DAYS = 146_097;

/** The beginning of a day; months count from 0, and those beyond 11 are in later years. */
export function midnight(year: number, month: number, day: number): Moment {
  // Date.UTC reads the years 0 to 99 as those of the twentieth century.
  const cycles = Math.floor(year / CYCLE_YEARS) - 5;
  return Date.UTC(year - cycles * CYCLE_YEARS, month, day) + cycles * CYCLE_DAYS * DAY;
}

export function yearOf(moment: Moment): number {
  return new Date(moment).getUTCFullYear();
}

/** Counted from 0. */
export function monthOf(moment: Moment): number {
  return new Date(moment).getUTCMonth();
}

/** How many days a month has; months count from 0. */
export function daysInMonth(year: number, month: number): number {
  return Math.round((midnight(year, month + 1, 1) - midnight(year, month, 1)) / DAY);
}

/**
 * The moment after a retention. Months and years are those of the calendar: a month after the 31st of January is the last
 * day of February, at the same time of day.
 */
export function later(moment: Moment, { unit, value }: Span): Moment {
  switch (unit) {
    case 'hours':
      return Math.min(moment + value * HOUR, LAST);
    case 'days':
      return Math.min(moment + value * DAY, LAST);
    case 'weeks':
      return Math.min(moment + value * 7 * DAY, LAST);
    case 'months':
      return monthsLater(moment, value);
    case 'years':
      return monthsLater(moment, value * 12);
  }
}

/** More months than JavaScript supports. */
const MOST_MONTHS = 12 * 275_760;

function monthsLater(moment: Moment, months: number): Moment {
  if (months > MOST_MONTHS) return LAST;
  const date = new Date(moment);
  const all = date.getUTCMonth() + months;
  const [year, month] = [date.getUTCFullYear() + Math.floor(all / 12), all % 12];
  const day = Math.min(date.getUTCDate(), daysInMonth(year, month));
  const found = midnight(year, month, day) + timeOfDay(moment);
  return Number.isNaN(found) ? LAST : Math.min(found, LAST);
}

/** The milliseconds since midnight. */
export function timeOfDay(moment: Moment): number {
  return ((moment % DAY) + DAY) % DAY;
}

/** A moment in ISO 8601: `2026-08-21T18:00:00Z`. */
export function isoMoment(moment: Moment): string {
  return new Date(moment).toISOString().replace(/\.000Z$/, 'Z');
}

/** Its day: `2026-08-21`. */
export function isoDay(moment: Moment): string {
  return isoMoment(moment).replace(/T.*$/, '');
}

/**
 * The moment of a text: a day, which is its midnight, or a time in UTC such as `2026-08-21T18:00Z`. Undefined if it is
 * neither.
 */
export function momentOf(text: string): Moment | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?Z)?$/.exec(text);
  if (match === null) return undefined;
  const [, day = '', time = '00:00', seconds = ':00'] = match;
  const found = new Date(`${day}T${time}${seconds}Z`);
  // 31 days of February, or the hour 24, would be moved into the next one.
  const isReal = !Number.isNaN(found.getTime()) && found.toISOString().startsWith(`${day}T${time}`);
  return isReal ? found.getTime() : undefined;
}
