import type { Drift, Estate, Objective, Place, Unknown, UnknownAttribute, Unlinked } from '../model';
import type { Example } from './example';
import type { Rejection } from './rejection';
import type { Fix } from './fix/fix';

export type { Place } from '../model';

/**
 * error: Atlas or Terraform rejects it, or data can be lost. warning: it works against documented advice, or
 * silently does nothing. info: worth knowing.
 */
export type Severity = 'error' | 'warning' | 'info';

/** 'synth': decided from the configuration alone, so on both inputs. 'plan': needs a plan's before and after. */
export type Phase = 'synth' | 'plan';

/** What a rule may look at. */
export interface Context {
  /** What will exist: what the stack declares, or what exists after the apply. */
  readonly after: Estate;
  /** Which input this is. At synth it is not known what already exists. */
  readonly input: 'synth' | 'plan';
  /** Why resources may be missing from the input: what is not in it is then unchecked, not missing. */
  readonly partial: 'targeted' | 'refresh-only' | undefined;
  /** The day that dated rules compare with, as YYYY-MM-DD. */
  readonly asOf: string;
  /** The recovery objectives; only the rules of the area `objective` read them. */
  readonly objectives: readonly Objective[];
  /** What there is before a plan is applied; undefined at synth. Rules of phase 'synth' do not judge by it. */
  readonly before?: Estate | undefined;
  /** The attributes that the provider's schema, as this release knows it, does not have; undefined if it has all. */
  readonly unknownAttributes?: readonly UnknownAttribute[];
  /** The outcome of each acknowledgement; only the rules of the area `review` see it, which run last. */
  readonly acknowledgements?: readonly AcknowledgementUse[];
}

/** The outcome of an acknowledgement in a review. */
export interface AcknowledgementUse {
  readonly acknowledgement: {
    readonly rule: string;
    readonly until?: string;
    readonly optional?: boolean;
    readonly isFromSynth?: boolean;
    readonly unusable?: string;
  };
  /** Where it covers something, for a finding about it. */
  readonly place: Place;
  /** Whether it matched a finding. */
  readonly isMatched: boolean;
  /** Whether its rule ran. */
  readonly didRun: boolean;
  /** The phase of that rule, if it exists. */
  readonly phase: Phase | undefined;
  /** Whether anything that it covers is in the input. */
  readonly isCovered: boolean;
}

/** What a rule of phase 'plan' may look at besides. */
export interface PlanContext extends Context {
  /** What there is before the plan is applied. */
  readonly before: Estate;
  /** What was changed outside of Terraform since the last apply; undefined where nothing was. */
  readonly drift?: Drift | undefined;
}

/** A problem that a rule finds. The engine adds the rule's id, severity and documentation. */
export interface Problem {
  /** The resource whose attribute has to change. */
  readonly at: Place;
  /** The attribute that has to change. */
  readonly attribute?: string;
  /** One sentence with the actual values, lower case, without a final full stop. It makes sense alone. */
  readonly problem: string;
  /** What to write instead: an instruction, with the value to write. Code in it is a part, see `fix`. */
  readonly fix: string | Fix;
  /** The error of Atlas that this finding prevents, where the rule has several. */
  readonly prevents?: string;
  /** Another severity than the rule's, where the catalogue of rules says so. */
  readonly severity?: Severity;
  /** The other resources that the problem is about. */
  readonly related?: readonly Place[];
  /** What the problem is about, if that is not `at`: silenced rules are compared by it, and reports group by it. */
  readonly about?: Place;
  /** What Atlas rejects at apply because of it. @default - what the rule says */
  readonly rejects?: Rejection | 'nothing';
  /** 'nothing' where the broader rules still have something to add. @default - what the rule says */
  readonly silences?: 'nothing';
}

/** Something that a rule could not decide, because a value or a link is not known yet. */
export interface Unchecked {
  readonly at: Place;
  readonly attribute: string;
  readonly unknownUntil: 'plan' | 'apply';
  /** Why, in a few words. */
  readonly unchecked: string;
}

export type Result = Problem | Unchecked;

interface Described {
  /** `area/bad-thing`, which is also the rule's file. */
  readonly id: string;
  readonly severity: Severity;
  /** The version that brought the rule. */
  readonly since: string;
  /** What is wrong, in a few words that fit into a table. */
  readonly summary: string;
  /** Why it matters: what Atlas or Terraform does about it. */
  readonly why: string;
  /** The official page. */
  readonly docs: string;
  /** Atlas' error code, or what else happens without the rule. */
  readonly prevents?: string;
  /** The facts that it enforces, as the catalogue of facts numbers them. */
  readonly facts: readonly string[];
  readonly examples: { readonly good: readonly Example[]; readonly bad: readonly Example[] };
  /**
   * What Atlas rejects at apply because of its problems, so that the apply stops there.
   * @default - nothing
   */
  readonly rejects?: Rejection | 'nothing';
  /** Broader rules that have nothing to add where this one finds a problem. */
  readonly silences?: readonly string[];
}

export interface SynthRule extends Described {
  readonly phase: 'synth';
  readonly check: (context: Context) => Iterable<Result>;
}

export interface PlanRule extends Described {
  readonly phase: 'plan';
  readonly check: (context: PlanContext) => Iterable<Result>;
}

/** A rule: one file, the whole truth about one problem. */
export type Rule = SynthRule | PlanRule;

/**
 * Defines a rule. Its check yields problems and what it could not decide; it neither prints nor knows its own id.
 * @example
 * export const noTeam = defineRule({ id: 'own/no-team', severity: 'warning', phase: 'synth', ... });
 * @see docs/own-rules.md
 */
export function defineRule<const R extends Rule>(rule: R): R {
  return rule;
}

/** Says that an attribute could not be looked at. */
export function unchecked(at: Place, attribute: string, value: Unknown): Unchecked {
  return {
    at,
    attribute,
    unknownUntil: value.until,
    unchecked:
      value.reason === undefined
        ? `${attribute} is known only after ${value.until}`
        : value.reason.startsWith(`${attribute} `)
          ? value.reason
          : `${attribute}: ${value.reason}`,
  };
}

/** Says that it is not known what an attribute refers to. */
export function unlinked(at: Place, attribute: string, link: Omit<Unlinked, 'kind'>): Unchecked {
  return { at, attribute, unknownUntil: link.until, unchecked: link.reason };
}
