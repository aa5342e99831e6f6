import type { RetentionUnit } from '../atlas';
import { isRetentionUnit } from '../atlas/frequencies';
import type { Value } from './value';

/** How long a snapshot is kept, as a calendar period: 12 months are 1 year, but 31 days may be more than 1 month. */
export interface Retention {
  readonly unit: RetentionUnit;
  readonly value: number;
}

/** A retention as a rule reads it: the period, or why there is none. */
export type ReadRetention =
  | { readonly kind: 'known'; readonly retention: Retention; readonly sensitive: boolean }
  /** Not one that Atlas supports: only schedule/invalid-retention reports it. */
  | { readonly kind: 'invalid' }
  | { readonly kind: 'unknown'; readonly until: 'plan' | 'apply' };

/** The retention of a policy item. */
export function readRetention(item: {
  readonly unit: Value<string>;
  readonly value: Value<number>;
}): ReadRetention {
  const { unit, value } = item;
  if (unit.kind === 'unknown') return unit;
  if (value.kind === 'unknown') return value;
  if (unit.kind === 'absent' || value.kind === 'absent') return { kind: 'invalid' };
  if (!isRetentionUnit(unit.value) || !isRetentionValue(value.value)) return { kind: 'invalid' };
  return {
    kind: 'known',
    retention: { unit: unit.value, value: value.value },
    sensitive: unit.sensitive === true || value.sensitive === true,
  };
}

const UNITS: Readonly<Record<string, RetentionUnit>> = { D: 'days', W: 'weeks', M: 'months', Y: 'years' };

/** The retention of an ISO 8601 duration, such as `P4W` or `P1Y`; undefined if it is not a retention. */
export function retentionOf(period: string): Retention | undefined {
  const [, digits = '', letter = ''] = /^P(\d{1,6})([DWMY])$/.exec(period) ?? [];
  const [unit, value] = [UNITS[letter], Number(digits)];
  return unit === undefined || !isRetentionValue(value) ? undefined : { unit, value };
}

/** A retention as an ISO 8601 duration. */
export function isoRetention({ unit, value }: Retention): string {
  return `P${value}${unit.charAt(0).toUpperCase()}`;
}

export function isRetentionValue(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}

/** A retention in words: "1 week", "14 days". */
export function retentionInWords({ unit, value }: Retention): string {
  return `${value} ${value === 1 ? unit.slice(0, -1) : unit}`;
}

/**
 * Whether one retention is shorter than another in every month. If the length of a month decides, as with 31 days and 1
 * month, it is not certainly shorter.
 */
export function isCertainlyShorter(one: Retention, other: Retention): boolean {
  const [a, b] = [inMonths(one), inMonths(other)];
  if (a !== undefined && b !== undefined) return a < b;
  return daysOf(one).most < daysOf(other).least;
}

/** Whether two retentions are equally long in every month. */
export function isSameLength(one: Retention, other: Retention): boolean {
  const [a, b] = [inMonths(one), inMonths(other)];
  if (a !== undefined && b !== undefined) return a === b;
  const [x, y] = [daysOf(one), daysOf(other)];
  return x.least === y.most && x.most === y.least;
}

/** The fewest and the most days that a retention can last. */
export function daysOf(retention: Retention): { readonly least: number; readonly most: number } {
  const months = inMonths(retention);
  if (months === undefined) {
    const days = retention.unit === 'weeks' ? retention.value * 7 : retention.value;
    return { least: days, most: days };
  }
  const length = LENGTHS[months % CYCLE.length] ?? { least: 0, most: 0 };
  const cycles = Math.floor(months / CYCLE.length) * CYCLE_DAYS;
  return { least: cycles + length.least, most: cycles + length.most };
}

function inMonths({ unit, value }: Retention): number | undefined {
  if (unit === 'months') return value;
  return unit === 'years' ? value * 12 : undefined;
}

/** The days of the months of four years, the first of them a leap year. */
const YEAR = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const LEAP_YEAR = [31, 29, ...YEAR.slice(2)];
const CYCLE = [...LEAP_YEAR, ...YEAR, ...YEAR, ...YEAR];
const CYCLE_DAYS = 3 * 365 + 366;

/** The fewest and the most days of a number of months in a row, whichever month they begin with. */
const LENGTHS = CYCLE.map((_, months) => {
  const lengths = CYCLE.map((_first, start) => {
    let days = 0;
    for (let month = 0; month < months; month += 1) days += CYCLE[(start + month) % CYCLE.length] ?? 0;
    return days;
  });
  return { least: Math.min(...lengths), most: Math.max(...lengths) };
});
