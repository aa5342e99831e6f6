import type { UnansweredEntry } from '../review';
import type { Rule } from '../rules';
import type { Configured } from './configured';
import type { FailOn } from './fail-on';
import type { Tool } from './tool';
import type { Reviewed } from './reviewed';

/** Everything that a report contains: reports are pure functions of it. */
export interface Report {
  readonly tool: Tool;
  /** What the caller calls the run; reports for people have it in their title. */
  readonly run?: string | undefined;
  /** The day that dated rules compared with, as YYYY-MM-DD. */
  readonly asOf: string;
  /** The inputs with their reviews, in the order in which they were named. */
  readonly inputs: readonly Reviewed[];
  /** What fails the run. */
  readonly failOn: FailOn;
  /** The rules that ran, including a team's own. */
  readonly rules: readonly Rule[];
  /** The baseline in use, if one is. */
  readonly baseline?: BaselineUse;
  /** The configuration of the run; undefined if the caller does not pass it. */
  readonly configured?: Configured;
  /** Acknowledgements that have ended by the calendar; undefined if there are none, or if the caller does not pass them. */
  readonly calendar?: Calendar;
  /** Inputs that could not be read, if others could: they are not reviewed. */
  readonly unreadable?: readonly UnreadableInput[];
}

/** An input that could not be read, and why. */
export interface UnreadableInput {
  readonly path: string;
  readonly reason: string;
}

/** How a baseline was used. */
export interface BaselineUse {
  readonly path: string;
  /** Stale entries: no finding matches them, and they can be removed from the file. */
  readonly unanswered: readonly UnansweredEntry[];
}

/** Acknowledgements that have ended by today, but still apply on the day that the review compares with. */
export interface Calendar {
  /** The day of the run, as YYYY-MM-DD. */
  readonly today: string;
  /** The day that the review compares with. */
  readonly asOf: string;
  readonly ended: readonly EndedAcknowledgement[];
}

/** An acknowledgement that has ended. */
export interface EndedAcknowledgement {
  readonly rule: string;
  /** What it covers: an address, a pattern or a construct path; undefined if it covers everything. */
  readonly covers: string | undefined;
  readonly reason: string;
  readonly owner: string | undefined;
  readonly until: string;
  /** The input that contains it; undefined if it is from the configuration. */
  readonly input: string | undefined;
}
