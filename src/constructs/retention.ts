import type { RetentionUnit } from '../atlas';
import { isToken } from './token';

/**
 * How long snapshots are kept.
 * @example
 * keep: Retention.weeks(4)
 */
export class Retention {
  /** So many days. */
  static days(value: number): Retention {
    return new Retention('days', value);
  }

  /** So many weeks. */
  static weeks(value: number): Retention {
    return new Retention('weeks', value);
  }

  /** So many months of the calendar: 12 of them are a year. */
  static months(value: number): Retention {
    return new Retention('months', value);
  }

  /** So many years of the calendar. */
  static years(value: number): Retention {
    return new Retention('years', value);
  }

  private constructor(
    readonly unit: RetentionUnit,
    /** A whole number of at least 1, or a token. */
    readonly value: number,
  ) {
    if (!isToken(value) && !Number.isFinite(value))
      throw new Error(`Retention.${unit}: write a number of ${unit}, not ${JSON.stringify(value)}`);
  }
}
