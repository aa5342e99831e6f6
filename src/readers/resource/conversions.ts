import type { Known, Value } from '../../model';
import { known } from '../../model/value';
import type { Json } from '../json/json';

/** As Terraform converts: numbers and booleans become texts. */
export function toText(value: Value<Json>): Value<string> {
  if (value.kind !== 'known') return value;
  const { value: json } = value;
  // The same object, not a copy: this is what reading an estate does most.
  if (typeof json === 'string') return value as Known<string>;
  if (typeof json === 'number' || typeof json === 'boolean') return known(String(json), value.sensitive);
  return wrongType('text');
}

/** As Terraform converts: texts of digits become numbers. Any other text is NaN, which no rule takes for a number. */
export function toNumber(value: Value<Json>): Value<number> {
  if (value.kind !== 'known') return value;
  const { value: json } = value;
  if (typeof json === 'number') return value as Known<number>;
  if (typeof json !== 'string') return wrongType('number');
  const number = json.trim() === '' ? NaN : Number(json);
  const read = known(number, value.sensitive);
  return Number.isNaN(number) ? { ...read, written: json } : read;
}

/** As Terraform converts: the texts "true" and "false" become booleans. */
export function toFlag(value: Value<Json>): Value<boolean> {
  if (value.kind !== 'known') return value;
  const { value: json } = value;
  if (typeof json === 'boolean') return value as Known<boolean>;
  if (json === 'true' || json === 'false') return known(json === 'true', value.sensitive);
  return wrongType('boolean');
}

/** Terraform rejects it before it changes anything, so there is nothing to judge. */
function wrongType(expected: string): Value<never> {
  return { kind: 'unknown', until: 'plan', reason: `it is not a ${expected}` };
}
