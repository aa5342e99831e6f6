import type { RetentionUnit } from '../../atlas';
import { shown } from '../../text/shown';
import { isToken } from './token';

/**
 * How long snapshots are kept.
 * @example
 * keep: Retention.weeks(4)
 */
export class Retention {
  /** N days. */
  static days(value: number): Retention {
    return new Retention('days', value);
  }

  /** N weeks. */
  static weeks(value: number): Retention {
    return new Retention('weeks', value);
  }

  /** N calendar months: 12 are a year. */
  static months(value: number): Retention {
    return new Retention('months', value);
  }

  /** N calendar years. */
  static years(value: number): Retention {
    return new Retention('years', value);
  }

  private constructor(
    readonly unit: RetentionUnit,
    /** A whole number of at least 1, or a token. */
    readonly value: number,
  ) {
    if (!isToken(value) && !Number.isFinite(value))
      throw new Error(`Retention.${unit}: write a number of ${unit}, not ${shown(value)}`);
  }
}
