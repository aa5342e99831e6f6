/**
 * A length of time.
 * @example
 * worstLoss: Duration.hours(6)
 */
export class Duration {
  /** N minutes. */
  static minutes(value: number): Duration {
    return new Duration(value * 60);
  }

  /** N hours. */
  static hours(value: number): Duration {
    return new Duration(value * 3600);
  }

  /** N days of 24 hours. */
  static days(value: number): Duration {
    return new Duration(value * 86_400);
  }

  private constructor(readonly seconds: number) {}
}
