import type { Known } from '../../model';
import type { ReferenceTo, Value, Values } from './fix';

/** How a language writes values. */
export interface Notation {
  readonly text: (text: string) => string;
  readonly reference: (reference: ReferenceTo) => string;
  /** One member of an object. */
  readonly member: (attribute: string, value: string) => string;
}

/** What stands for a value that is marked sensitive. */
export const HIDDEN = '(sensitive)';

/** A value as a language writes it. */
export function written(value: Value, notation: Notation): string {
  if (typeof value === 'string') return notation.text(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map((one) => written(one, notation)).join(', ')}]`;
  if (isKnown(value)) return value.sensitive === true ? HIDDEN : written(value.value as Value, notation);
  if (isReference(value)) return notation.reference(value);
  return `{ ${membersOf(value, notation).join(', ')} }`;
}

/** The members of an object as a language writes them. */
export function membersOf(values: Values, notation: Notation): readonly string[] {
  return Object.entries(values).map(([attribute, value]) =>
    notation.member(attribute, written(value, notation)),
  );
}

/** Whether a value is marked sensitive. */
export function isHidden(value: Value | undefined): boolean {
  return value !== undefined && isKnown(value) && value.sensitive === true;
}

/** The value without what is known of it. */
export function plain(value: Value | undefined): Value | undefined {
  return value !== undefined && isKnown(value) ? (value.value as Value) : value;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function isKnown(value: Value): value is Known<unknown> {
  return typeof value === 'object' && 'kind' in value && value.kind === 'known';
}

export function isReference(value: object): value is ReferenceTo {
  return 'reference' in value;
}
