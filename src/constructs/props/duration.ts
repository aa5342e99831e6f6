import { shown } from '../../text/shown';

/**
 * A length of time.
 * @example
 * worstLoss: Duration.hours(6)
 */
export class Duration {
  /** N minutes. */
  static minutes(value: number): Duration {
    return new Duration('minutes', value, 60);
  }

  /** N hours. */
  static hours(value: number): Duration {
    return new Duration('hours', value, 3600);
  }

  /** N days of 24 hours. */
  static days(value: number): Duration {
    return new Duration('days', value, 86_400);
  }

  /** The length in seconds. */
  readonly seconds: number;

  private constructor(unit: string, value: number, secondsOfUnit: number) {
    if (!Number.isFinite(value))
      throw new Error(`Duration.${unit}: write a number of ${unit}, not ${shown(value)}`);
    this.seconds = value * secondsOfUnit;
  }
}
