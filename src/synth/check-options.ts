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
   * An absolute path, such as that of the repository: each construct that is created after this call records the line
   * that creates it, if it is in a file of this folder. The path of the file is recorded relative to the folder. Findings
   * then show the line, and annotations are at it.
   * @default - no lines are recorded
   * @see docs/reports.md
   */
  readonly creationSitesIn?: string;
  /**
   * Your own rules, with ids that begin with `own/`.
   * @default - none
   */
  readonly rules?: readonly Rule[];
}
