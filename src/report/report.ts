import type { UnansweredEntry } from '../review';
import type { Rule, Severity } from '../rules';
import type { Tool } from './tool';
import type { Reviewed } from './reviewed';

/**
 * What fails a run: findings from this severity on; `unchecked` is warnings, and whatever could not be checked or was not
 * reviewed.
 */
export type FailOn = Extract<Severity, 'error' | 'warning'> | 'unchecked' | 'never';

/** Everything that a report says: reports are pure functions of it. */
export interface Report {
  readonly tool: Tool;
  /** The day that dated rules compared with, as YYYY-MM-DD. */
  readonly asOf: string;
  /** The inputs with their reviews, in the order in which they were named. */
  readonly inputs: readonly Reviewed[];
  /** What fails the run. */
  readonly failOn: FailOn;
  /** The rules that were held against the inputs, a team's own among them. */
  readonly rules: readonly Rule[];
  /** The baseline in use, if one is. */
  readonly baseline?: BaselineUse;
  /** Inputs that could not be read, where there were others: what is in them is not reviewed. */
  readonly unreadable?: readonly UnreadableInput[];
}

/** An input that could not be read, and why. */
export interface UnreadableInput {
  readonly path: string;
  readonly reason: string;
}

/** What became of a baseline. */
export interface BaselineUse {
  readonly path: string;
  /** Entries that no finding has answered: they can leave the file. */
  readonly unanswered: readonly UnansweredEntry[];
}
