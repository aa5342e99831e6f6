import type { Rule, Severity } from '../rules';

/** How the checks of an app run. */
export interface CheckOptions {
  /**
   * The day that dated rules compare with, as `YYYY-MM-DD`.
   * @default - the date of the facts that this release was checked against; never today
   */
  readonly asOf?: string;
  /**
   * Severities by rule id; `'off'` turns a rule off.
   * @default - each rule's own severity
   */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /**
   * Your own rules, with ids that begin with `own/`.
   * @default - none
   */
  readonly rules?: readonly Rule[];
}
