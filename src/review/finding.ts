import type { LiteralFix } from '../model';
import type { Rejection, Severity } from '../rules';
import type { SourceLine } from '../text/source-line';
import type { ClusterName } from './clusters';

/** A problem with everything that a report shows of it. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly address: string;
  readonly constructPath: string | undefined;
  readonly attribute: string | undefined;
  readonly message: string;
  readonly why: string;
  /** What to write instead: at synth in the language of the program, for a plan in HCL. */
  readonly fix: string;
  /** The same for the program that created the resource, if a plan is reviewed with its cdk.tf.json. */
  readonly fixInCode?: string | undefined;
  /** The literals to write, where these are the whole fix: all of them together. */
  readonly fixes?: readonly LiteralFix[];
  readonly docs: string;
  readonly prevents: string | undefined;
  readonly related: readonly string[];
  /** The address that the problem is about: what silences compare. */
  readonly about: string;
  /** The cluster that the resource belongs to; reports group by it. */
  readonly cluster: ClusterName | undefined;
  /** The line that people wrote for the resource, if that is known. */
  readonly source?: SourceLine;
  /** What Atlas rejects at apply because of it; undefined for most findings. */
  readonly rejects?: Rejection;
}

/** What a rule could not decide. */
export interface UncheckedFinding {
  readonly rule: string;
  readonly address: string;
  readonly constructPath: string | undefined;
  readonly attribute: string;
  readonly unknownUntil: 'plan' | 'apply';
  readonly reason: string;
  /** What Atlas would reject at apply if the rule found a problem; undefined for most rules. */
  readonly rejects?: Rejection;
}
