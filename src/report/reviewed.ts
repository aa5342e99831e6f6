import { type Acknowledgement, placeOf } from '../review/acknowledgement';
import type { Finding } from '../review/finding';
import type { Review } from '../review/review';
import type { PlannedApply } from './apply/planned-apply';
import type { PlannedImpact } from './forecast/impact-json';
import type { LiteralFix } from '../model';
import type { Edited } from '../source';
import type { SourceLine } from '../text/source-line';

/** One input with its review, as reports show it. */
export interface Reviewed {
  /** How the user named it: a path, or `-` for standard input. */
  readonly path: string;
  readonly kind: 'synth' | 'plan' | 'state';
  readonly terraformVersion: string | undefined;
  /** Why a plan does not show everything; undefined if it does. */
  readonly partial?: 'targeted' | 'refresh-only' | undefined;
  /** How many managed resources it has. */
  readonly resources: number;
  readonly review: Review;
  /** The acknowledgements that the input contains; undefined if the caller does not pass them. */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** The synthesized JSON of the input: the input itself, or what a plan was created from. */
  readonly configuration?: Configuration | undefined;
  /** The configuration that a person wrote; undefined if it was not named. */
  readonly source?: WrittenFiles | undefined;
  /** How far the apply of a plan gets; undefined for a synthesized stack. */
  readonly apply?: PlannedApply;
  /** What that changes about what can be restored; empty for a synthesized stack. */
  readonly impact?: readonly PlannedImpact[];
}

/** A synthesized cdk.tf.json, as reports point to it. */
export interface Configuration {
  readonly path: string;
  /** The lines that created the constructs, by the addresses of their blocks, as far as it has them. */
  readonly sources: ReadonlyMap<string, SourceLine>;
}

/** Files of HCL, as reports point into them. */
export interface WrittenFiles {
  /** The line of the block of a resource; undefined if it is not in them. */
  lineOf(address: string): SourceLine | undefined;
  /** What to write for a fix, or why that is not certain. */
  editsOf(fixes: readonly LiteralFix[]): Edited;
}

/** The number of each. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly unchecked: number;
  /** What the inputs contain and no rule reviewed. */
  readonly notReviewed: number;
  /** Attributes that the facts of this release do not know, each once for a type, whatever inputs have it. */
  readonly newerAttributes: number;
  readonly acknowledged: number;
  readonly known: number;
  /** Rules that crashed, each once, whatever inputs it crashed for. */
  readonly crashed: number;
  readonly rules: number;
  readonly resources: number;
}

/** Counts the results of all inputs together. */
export function summaryOf(all: readonly Reviewed[]): Summary {
  const summary = {
    errors: 0,
    warnings: 0,
    infos: 0,
    unchecked: 0,
    notReviewed: 0,
    newerAttributes: 0,
    acknowledged: 0,
    known: 0,
    crashed: 0,
    rules: 0,
    resources: 0,
  };
  const newer = new Set<string>();
  // A rule that crashes on several inputs together is in the review of each of them.
  const crashed = new Set<string>();
  for (const { review, resources } of all) {
    // The reason names the attribute and the type.
    for (const { rule, reason } of review.unchecked) if (rule === UNKNOWN_ATTRIBUTE) newer.add(reason);
    for (const { severity } of review.findings) summary[COUNTED_AS[severity]] += 1;
    summary.unchecked += review.unchecked.length;
    summary.notReviewed += review.notReviewed.length;
    summary.acknowledged += review.acknowledged.length;
    summary.known += review.known.length;
    for (const { rule } of review.crashes) crashed.add(rule);
    summary.rules = Math.max(summary.rules, review.rules);
    summary.resources += resources;
  }
  summary.newerAttributes = newer.size;
  summary.crashed = crashed.size;
  return summary;
}

/** Whether there is nothing to count but what was reviewed. */
export function isClean(summary: Summary): boolean {
  const { errors, warnings, infos, unchecked, notReviewed, acknowledged, known, crashed } = summary;
  return errors + warnings + infos + unchecked + notReviewed + acknowledged + known + crashed === 0;
}

const UNKNOWN_ATTRIBUTE = 'provider/unknown-attribute';

const COUNTED_AS = { error: 'errors', warning: 'warnings', info: 'infos' } as const;

const STALE = 'review/stale-acknowledgement';

/**
 * Reviews of several inputs with shared acknowledgements: one of these is stale only if it is stale for every input, and
 * is then reported once.
 */
export function withSharedAcknowledgements(
  all: readonly Reviewed[],
  shared: readonly Acknowledgement[],
): readonly Reviewed[] {
  if (all.length < 2 || shared.length === 0) return all;
  const places = new Set(shared.map((acknowledgement) => placeOf(acknowledgement).address));
  const isShared = ({ rule, address }: Finding): boolean => rule === STALE && places.has(address);
  const said = all.map(
    ({ review }) => new Map(review.findings.filter(isShared).map((one) => [one.address, one])),
  );
  const everywhere = new Map<string, Finding>();
  for (const place of places) {
    const findings = said.map((stale) => stale.get(place)).filter((finding) => finding !== undefined);
    if (findings.length < all.length) continue;
    // What one input does not have may be in another: the highest severity of all of them counts.
    const worst = findings.find(({ severity }) => severity !== 'info') ?? findings[0];
    if (worst !== undefined) everywhere.set(place, worst);
  }
  return all.map((reviewed, index) => {
    const findings = reviewed.review.findings.filter((finding) => !isShared(finding));
    return {
      ...reviewed,
      review: {
        ...reviewed.review,
        findings: index === 0 ? [...findings, ...everywhere.values()] : findings,
      },
    };
  });
}
