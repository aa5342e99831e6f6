import { isRetentionUnit } from '../../atlas/frequencies';
import { isObject } from '../../readers/json/json';
import { type Member, type Value, call, construct, literal, object } from '../program/program';

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

/** A retention, such as `Retention.days(7)`; undefined if there is none like it. */
export function retentionValue(unit: unknown, value: unknown): Value | undefined {
  return typeof unit === 'string' && isRetentionUnit(unit) && typeof value === 'number'
    ? call({ kind: 'class', of: construct('Retention') }, unit, literal(value))
    : undefined;
}

/** A switch that a construct enables by default, and that is disabled in the state. */
export interface DisabledSwitch {
  readonly member: Member;
  /** What that means, for people. */
  readonly note: string;
}

/** A prop that keeps a switch disabled. */
export function disabledSwitch(address: string, prop: string, meaning: string): DisabledSwitch {
  return {
    member: { name: prop, value: literal(false), remark: 'unchanged; the default is true' },
    note: `${address}: ${prop}: false, so ${meaning}`,
  };
}
