import type { Unknown, Value } from '../../model';

/**
 * Whether a value is set, or why that is not known. A value that is known only after apply is an attribute of a resource,
 * which is set; a variable or a dynamic block may be null.
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
