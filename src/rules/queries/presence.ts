import type { Unknown, Value } from '../../model';

/**
 * Whether something is given, or why that cannot be told. What is known after apply is an attribute of a resource, and
 * those are there; what a variable or a dynamic block gives may as well be nothing.
 */
export function isGiven(value: Value<unknown>): boolean | Unknown {
  switch (value.kind) {
    case 'absent':
      return false;
    case 'unknown':
      return value.until === 'apply' && value.mayBeAbsent !== true ? true : value;
    case 'known':
      return Array.isArray(value.value) ? value.value.length > 0 : value.value !== '';
  }
}
