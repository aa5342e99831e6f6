import type { Finding } from './review';

/** The findings that were there when a team began: known, and no reason to fail. Format 1. */
export interface Baseline {
  readonly format: '1';
  /** Addresses, with the attribute where there is one, by rule. All sorted. */
  readonly findings: Readonly<Record<string, readonly string[]>>;
}

/** What a baseline writes of a finding: its place within the rule. */
export function placeInBaseline({ address, attribute }: Pick<Finding, 'address' | 'attribute'>): string {
  return attribute === undefined ? address : `${address} ${attribute}`;
}

/** The baseline of findings, as it is written: sorted, so that a change of it reads as a change. */
export function baselineOf(findings: readonly Finding[]): Baseline {
  const byRule = new Map<string, Set<string>>();
  for (const finding of findings) {
    const places = byRule.get(finding.rule) ?? new Set();
    byRule.set(finding.rule, places.add(placeInBaseline(finding)));
  }
  const sorted = [...byRule].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    format: '1',
    findings: Object.fromEntries(sorted.map(([rule, places]) => [rule, [...places].sort()])),
  };
}

/** A baseline in use: it knows findings, and which of its own entries nothing has answered yet. */
export class KnownFindings {
  private readonly open: Map<string, Set<string>>;
  private readonly places: ReadonlyMap<string, ReadonlySet<string>>;

  constructor({ findings }: Baseline) {
    this.places = new Map(Object.entries(findings).map(([rule, places]) => [rule, new Set(places)]));
    this.open = new Map([...this.places].map(([rule, places]) => [rule, new Set(places)]));
  }

  has(finding: Finding): boolean {
    const place = placeInBaseline(finding);
    this.open.get(finding.rule)?.delete(place);
    return this.places.get(finding.rule)?.has(place) === true;
  }

  /** The entries that no finding has answered: they can leave the file. */
  unanswered(): readonly { readonly rule: string; readonly place: string }[] {
    return [...this.open].flatMap(([rule, places]) => [...places].map((place) => ({ rule, place })));
  }
}
