/**
 * A span of time.
 * @example
 * worstLoss: Duration.hours(6)
 */
export class Duration {
  /** So many minutes. */
  static minutes(value: number): Duration {
    return new Duration(value * 60);
  }

  /** So many hours. */
  static hours(value: number): Duration {
    return new Duration(value * 3600);
  }

  /** So many days of 24 hours. */
  static days(value: number): Duration {
    return new Duration(value * 86_400);
  }

  private constructor(readonly seconds: number) {}
}
