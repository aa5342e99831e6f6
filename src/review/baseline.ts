import type { Rule } from '../rules';
import { currentId } from '../rules/former-ids';
import { addTo } from '../text/group';
import type { Finding } from './finding';

/** Places by rule, all sorted. A place is an address, with the attribute where there is one. */
export type PlacesByRule = Readonly<Record<string, readonly string[]>>;

/** What a baseline contains for one input. */
export interface KnownPlaces {
  /** Where there were errors. */
  readonly errors: PlacesByRule;
  /** Where there were warnings. An error in such a place is new. */
  readonly warnings: PlacesByRule;
}

/** The findings that existed when a team began: known, so that they do not fail a review. */
export interface Baseline extends KnownPlaces {
  readonly format: '1';
}

/** A stale entry of a baseline: it matches no finding, and can be removed from the file. */
export interface UnansweredEntry {
  readonly rule: string;
  readonly place: string;
}

/** How a baseline writes a finding: its place within the rule. */
export function placeInBaseline({ address, attribute }: Pick<Finding, 'address' | 'attribute'>): string {
  return attribute === undefined ? address : `${address} ${attribute}`;
}

/**
 * Whether a baseline may contain findings of a rule. Rules about changes are excluded: a loss in one plan does not justify
 * the next. So are rules about acknowledgements, which can be fixed immediately.
 */
export function mayBeKnown({ id, phase }: Pick<Rule, 'id' | 'phase'>): boolean {
  return phase !== 'plan' && !/^(?:change|review)\//.test(id);
}

/** The findings that a baseline contains. An info never fails a review, so it is not among them. */
export function forBaseline(findings: readonly Finding[], rules: readonly Rule[]): readonly Finding[] {
  const left = new Set(rules.filter((rule) => !mayBeKnown(rule)).map(({ id }) => id));
  return findings.filter(({ rule, severity }) => severity !== 'info' && !left.has(rule));
}

/**
 * The baseline of findings, sorted, so that its diff shows only what changed. A place is listed once for each finding in
 * it, so that one more finding is new.
 */
export function baselineOf(findings: readonly Finding[], rules: readonly Rule[]): Baseline {
  const taken = forBaseline(findings, rules);
  return {
    format: '1',
    errors: placesOf(taken.filter(({ severity }) => severity === 'error')),
    warnings: placesOf(taken.filter(({ severity }) => severity === 'warning')),
  };
}

function placesOf(findings: readonly Finding[]): PlacesByRule {
  const byRule = new Map<string, string[]>();
  for (const finding of findings) addTo(byRule, finding.rule, placeInBaseline(finding));
  const sorted = [...byRule].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([rule, places]) => [rule, places.sort()]));
}

/** A baseline in use: each entry matches one finding. */
export class KnownFindings {
  private readonly errors: OpenEntries;
  private readonly warnings: OpenEntries;

  constructor({ errors, warnings }: KnownPlaces) {
    this.errors = new OpenEntries(errors);
    this.warnings = new OpenEntries(warnings);
  }

  /** Whether the finding is known. An error that is now a warning still is; a warning that is now an error is not. */
  take({ rule, severity, ...finding }: Finding): boolean {
    const place = placeInBaseline(finding);
    return (severity !== 'error' && this.warnings.take(rule, place)) || this.errors.take(rule, place);
  }

  unanswered(): readonly UnansweredEntry[] {
    return [...this.errors.left(), ...this.warnings.left()];
  }
}

/** Entries that no finding has matched yet. */
class OpenEntries {
  /** By rule and place: the ids as the file has them, which may be former ones, once for each entry. */
  private readonly open = new Map<string, string[]>();

  constructor(places: PlacesByRule) {
    for (const [rule, list] of Object.entries(places))
      for (const place of list) addTo(this.open, `${currentId(rule)}\n${place}`, rule);
  }

  take(rule: string, place: string): boolean {
    return this.open.get(`${rule}\n${place}`)?.pop() !== undefined;
  }

  *left(): Iterable<UnansweredEntry> {
    for (const [key, written] of this.open) {
      const place = key.slice(key.indexOf('\n') + 1);
      for (const rule of new Set(written)) yield { rule, place };
    }
  }
}
