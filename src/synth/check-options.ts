import type { FailOn } from '../report';
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
   * What rejects a stack: findings of severity `error`, or `warning` and higher; with `unchecked` also what could not be
   * checked. With `never` every stack is written, and errors are only printed. A rule that crashes always rejects.
   * @default - error
   */
  readonly failOn?: FailOn;
  /**
   * Whether findings of severity `info` are also printed.
   * @default - no: `atlas-backup check` prints them
   */
  readonly infos?: boolean;
  /**
   * Your own rules, with ids that begin with `own/`.
   * @default - none
   */
  readonly rules?: readonly Rule[];
}
