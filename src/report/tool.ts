/** What wrote a report. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  /** The day up to which the facts behind the rules were checked. */
  readonly factsAsOf: string;
}
