import { isObject } from '../../readers/json/json';
import { type Value, call, construct, literal, object } from '../program/program';

/** A prop for a value; none if it is not set. */
export function optional<T>(value: T | undefined, make: (value: T) => Value | undefined): Value | undefined {
  return value === undefined ? undefined : make(value);
}

/** A map of texts or numbers, such as tags. */
export function mapValue(value: unknown): Value {
  return object(
    Object.entries(isObject(value) ? value : {}).map(([key, one]) => ({
      name: key,
      value: literal(one as string | number),
    })),
  );
}

const UNITS: readonly unknown[] = ['days', 'weeks', 'months', 'years'];

/** A retention, such as `Retention.days(7)`; undefined if there is none like it. */
export function retentionValue(unit: unknown, value: unknown): Value | undefined {
  return UNITS.includes(unit) && typeof value === 'number'
    ? call({ kind: 'class', of: construct('Retention') }, unit as string, literal(value))
    : undefined;
}
