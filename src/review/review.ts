import { FACTS_AS_OF } from '../atlas/dates';
import type {
  Drift,
  Estate,
  NotReviewed,
  Objective,
  Origin,
  PlannedLiterals,
  UnknownAttribute,
} from '../model';
import type { AcknowledgementUse, Phase, Problem, Result, Rule, Severity } from '../rules';
import { byCurrentId, currentId } from '../rules/former-ids';
import { type Acknowledgement, Acknowledgements } from './acknowledgement';
import { KnownFindings, type KnownPlaces, type UnansweredEntry, mayBeKnown } from './baseline';
import { grouped } from '../text/group';
import { Places } from './places';
import type { Finding, UncheckedFinding } from './finding';
import type * as Results from './results';

let loaded: typeof Results | undefined;

/** Loaded with the first result: most stacks have none, and the languages of fixes are needed only for results. */
function results(): typeof Results {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (loaded ??= require('./results') as typeof Results);
}

/** What is reviewed: a reading of one input, or of several that are read as one estate. */
export interface ReviewInput {
  readonly kind: 'synth' | 'plan' | 'state';
  readonly after: Estate;
  readonly before?: Estate;
  /** What was changed outside of Terraform, as a plan shows it. */
  readonly drift?: Drift | undefined;
  readonly partial?: 'targeted' | 'refresh-only' | undefined;
  /** What the input contains and no rule reviews. */
  readonly notReviewed?: readonly NotReviewed[];
  /** The attributes that the provider's schema, as this release knows it, does not have. */
  readonly unknownAttributes?: readonly UnknownAttribute[];
  /** The recovery objectives that the input declares. */
  readonly objectives?: readonly Objective[];
  /** What the input has for attributes; fixes of HCL need it. */
  readonly planned?: PlannedLiterals;
}

/** Options of a review. */
export interface ReviewOptions {
  /**
   * The day that dated rules compare with, as YYYY-MM-DD.
   * @default - the date of the facts that this release was checked against; never today
   */
  readonly asOf?: string;
  /**
   * Severities by rule id; 'off' disables the rule.
   * @default - each rule has its own severity
   */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>;
  /**
   * Acknowledgements, in addition to those in the input.
   * @default - none
   */
  readonly acknowledgements?: readonly Acknowledgement[];
  /**
   * Findings that existed when a team began, and do not count.
   * @default - none
   */
  readonly baseline?: KnownPlaces;
  /**
   * Recovery objectives, in addition to those that the input declares.
   * @default - none
   */
  readonly objectives?: readonly Objective[];
}

/** A finding that a person has acknowledged. */
export interface AcknowledgedFinding extends Finding {
  readonly acknowledgement: Acknowledgement;
}

/** A rule that threw an error. The other rules still run, but the review is incomplete. */
export interface Crash {
  readonly rule: string;
  readonly message: string;
}

/** What the rules report for one input, in a stable order. */
export interface Review {
  readonly asOf: string;
  /** How many rules ran. */
  readonly rules: number;
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** The findings that the baseline contains. */
  readonly known: readonly Finding[];
  /** Stale entries of the baseline: no finding matches them. */
  readonly unanswered: readonly UnansweredEntry[];
  readonly unchecked: readonly UncheckedFinding[];
  /** What the input contains and no rule reviewed. */
  readonly notReviewed: readonly NotReviewed[];
  readonly crashes: readonly Crash[];
}

/** One of several inputs that are reviewed as one estate: what is of this one alone. */
export interface ReviewPart extends Pick<ReviewInput, 'kind' | 'partial' | 'notReviewed'> {
  /** Which input it is; undefined where it is the only one. */
  readonly origin: Origin | undefined;
  /** What people have acknowledged for it. */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** Its findings that were there when a team began. */
  readonly baseline?: KnownPlaces;
}

/** Checks an input with rules. It is pure: the same input, rules and options give the same review. */
export function review(input: ReviewInput, rules: readonly Rule[], options: ReviewOptions = {}): Review {
  const { acknowledgements = [], baseline } = options;
  const part = {
    ...input,
    origin: undefined,
    acknowledgements,
    ...(baseline === undefined ? {} : { baseline }),
  };
  const [only] = reviewTogether(input, [part], rules, options);
  if (only === undefined) throw new Error('one input has one review');
  return only;
}

/**
 * Checks several inputs with rules, as one estate: each rule runs once, and sees everything together. A finding belongs
 * to the input of the resource that has to change.
 * @param parts the inputs that are reviewed; others in the estate are only there to be referred to
 * @returns a review for each part, in their order
 */
export function reviewTogether(
  estate: ReviewInput,
  parts: readonly ReviewPart[],
  rules: readonly Rule[],
  options: Omit<ReviewOptions, 'acknowledgements' | 'baseline'> = {},
): readonly Review[] {
  return new Reviewing(estate, parts, options).run(rules);
}

/** The rules about the review itself: they need the findings of all others, so they run last. */
const LAST = /^review\//;

class Reviewing {
  private readonly asOf: string;
  private readonly parts: readonly PartReview[];
  private readonly kinds: ReadonlyMap<Origin | undefined, ReviewInput['kind']>;
  private readonly objectives: readonly Objective[];
  private readonly findings = new Map<string, Results.Found>();
  private readonly unchecked = new Map<string, UncheckedFinding & { readonly origin?: Origin }>();
  private readonly crashes: Crash[] = [];
  private readonly silent = new Set<string>();
  private readonly ran = new Map<string, Phase>();
  private readonly severities: ReadonlyMap<string, Severity | 'off'>;
  private readonly places: Places;

  constructor(
    private readonly input: ReviewInput,
    parts: readonly ReviewPart[],
    options: ReviewOptions,
  ) {
    this.asOf = options.asOf ?? FACTS_AS_OF;
    this.parts = parts.map((part) => ({
      ...part,
      answers: new Acknowledgements(part.acknowledgements ?? [], this.asOf),
      known: part.baseline === undefined ? undefined : new KnownFindings(part.baseline),
    }));
    this.kinds = new Map(parts.map(({ origin, kind }) => [origin, kind]));
    this.severities = byCurrentId(options.severities ?? []);
    this.objectives = [...(input.objectives ?? []), ...(options.objectives ?? [])];
    this.places = new Places(input, parts);
  }

  run(rules: readonly Rule[]): readonly Review[] {
    for (const rule of rules) if (!LAST.test(rule.id)) this.hold(rule);
    const first = grouped(this.findings.values(), ({ origin }) => origin ?? NOWHERE);
    const unchecked = grouped(this.unchecked.values(), ({ origin }) => origin ?? NOWHERE);
    return this.parts.map((part) => {
      const key = part.origin ?? NOWHERE;
      const others = this.parted(part, first.get(key) ?? []);
      this.findings.clear();
      const uses = part.answers.uses(this.input, this.ran, part.origin);
      for (const rule of rules) if (LAST.test(rule.id)) this.hold(rule, { part, uses });
      const own = this.parted(part, [...this.findings.values()]);
      return {
        asOf: this.asOf,
        rules: this.ran.size,
        findings: [...others.open, ...own.open].sort(byImportance),
        acknowledged: [...others.acknowledged, ...own.acknowledged].sort(byImportance),
        known: [...others.known, ...own.known].sort(byImportance),
        unanswered: this.unanswered(part),
        unchecked: (unchecked.get(key) ?? [])
          .filter(({ rule, address, origin }) => !this.silent.has(keyOf(rule, address, origin)))
          .map(withoutOrigin)
          .sort(byPlace),
        notReviewed: part.notReviewed ?? [],
        crashes: this.crashes,
      };
    });
  }

  /** A finding that a partial plan does not show, or whose rule is off, may still exist: its entry is not stale. */
  private unanswered({ known, partial }: PartReview): readonly UnansweredEntry[] {
    if (known === undefined || partial !== undefined) return [];
    return known.unanswered().filter(({ rule }) => this.severities.get(currentId(rule)) !== 'off');
  }

  /** @param last the part whose acknowledgements a rule about them looks at */
  private hold(
    rule: Rule,
    last?: { readonly part: PartReview; readonly uses: readonly AcknowledgementUse[] },
  ): void {
    const severity = this.severities.get(rule.id);
    const { input } = this;
    if (severity === 'off' || (rule.phase === 'plan' && input.before === undefined)) return;
    this.ran.set(rule.id, rule.phase);
    try {
      for (const result of this.resultsOf(rule, last)) {
        if ('unchecked' in result) {
          const origin = this.places.originOf(result.at, last?.part);
          const found = {
            ...results().uncheckedOf(rule, result),
            ...(origin === undefined ? {} : { origin }),
          };
          this.unchecked.set(`${keyOf(found.rule, found.address, origin)} ${found.attribute}`, found);
          continue;
        }
        const found = this.findingOf(rule, result, severity, last?.part);
        const { address, attribute = '', message, about, aboutOrigin } = found;
        this.findings.set(`${keyOf(rule.id, address, found.origin)} ${attribute} ${message}`, found);
        for (const silenced of silencedBy(rule, result)) this.silent.add(keyOf(silenced, about, aboutOrigin));
      }
    } catch (error) {
      this.crashes.push({ rule: rule.id, message: error instanceof Error ? error.message : String(error) });
    }
  }

  private resultsOf(
    rule: Rule,
    last: { readonly part: PartReview; readonly uses: readonly AcknowledgementUse[] } | undefined,
  ): Iterable<Result> {
    const { input, asOf, objectives } = this;
    const context = {
      after: input.after,
      // A state is what there is, as the side of a plan before it.
      input: input.kind === 'synth' ? ('synth' as const) : ('plan' as const),
      partial: last === undefined ? input.partial : last.part.partial,
      asOf,
      objectives,
      unknownAttributes: input.unknownAttributes ?? [],
      ...(last === undefined ? {} : { acknowledgements: last.uses }),
    };
    if (rule.phase === 'synth') return rule.check({ ...context, before: input.before });
    return input.before === undefined
      ? []
      : rule.check({ ...context, before: input.before, drift: input.drift });
  }

  /** The findings that are open, acknowledged, and in the baseline. A silenced finding still uses its acknowledgement. */
  private parted(
    { answers, known: baseline }: PartReview,
    findings: readonly Results.Found[],
  ): Pick<Review, 'acknowledged' | 'known'> & { readonly open: readonly Finding[] } {
    const open: Finding[] = [];
    const acknowledged: AcknowledgedFinding[] = [];
    const known: Finding[] = [];
    for (const { aboutOrigin, ...found } of findings) {
      const finding = withoutOrigin(found);
      const acknowledgement = answers.answerTo(finding);
      const isKnown = acknowledgement === undefined && this.isKnown(finding, baseline);
      if (this.silent.has(keyOf(finding.rule, finding.about, aboutOrigin))) continue;
      if (acknowledgement !== undefined) acknowledged.push({ ...finding, acknowledgement });
      else if (isKnown) known.push(finding);
      else open.push(finding);
    }
    return { open, acknowledged, known };
  }

  private findingOf(
    rule: Rule,
    problem: Problem,
    severity: Severity | undefined,
    part: PartReview | undefined,
  ): Results.Found {
    const { findingOf, rejectIncomplete } = results();
    rejectIncomplete(problem);
    const origin = this.places.originOf(problem.at, part);
    return findingOf(rule, problem, {
      places: this.places,
      planned: this.input.planned,
      isSynth: (this.kinds.get(origin) ?? this.input.kind) === 'synth',
      severity,
      origin,
    });
  }

  private isKnown(finding: Finding, baseline: KnownFindings | undefined): boolean {
    const { rule: id } = finding;
    const phase = this.ran.get(id);
    return phase !== undefined && mayBeKnown({ id, phase }) && baseline?.take(finding) === true;
  }
}

/** What reports take: they have one review for each input. */
function withoutOrigin<T extends { readonly origin?: Origin }>(found: T): Omit<T, 'origin'> {
  if (found.origin === undefined) return found;
  const plain: Omit<T, 'origin'> & { origin?: Origin | undefined } = { ...found };
  delete plain.origin;
  return plain;
}

/** A part with what answers its findings. */
type PartReview = ReviewPart & {
  readonly answers: Acknowledgements;
  readonly known: KnownFindings | undefined;
};

/** Where there is one input alone. */
const NOWHERE = {};

/** A rule at an address: in each input an address is another one. */
function keyOf(rule: string, address: string, origin: Origin | undefined): string {
  return origin === undefined ? `${rule} ${address}` : `${rule} ${origin.name}|${address}`;
}

function silencedBy(rule: Rule, problem: Problem): readonly string[] {
  return problem.silences === 'nothing' ? [] : (rule.silences ?? []);
}

const IMPORTANCE: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Errors first; then by address, rule and attribute, so that the order never depends on the order of rules. */
function byImportance(one: Finding, other: Finding): number {
  return (
    IMPORTANCE[one.severity] - IMPORTANCE[other.severity] ||
    compare(one.address, other.address) ||
    compare(one.rule, other.rule) ||
    compare(one.attribute ?? '', other.attribute ?? '') ||
    compare(one.message, other.message)
  );
}

function byPlace(one: UncheckedFinding, other: UncheckedFinding): number {
  return (
    compare(one.address, other.address) ||
    compare(one.rule, other.rule) ||
    compare(one.attribute, other.attribute)
  );
}

/** By code units: the same on every machine, whatever its language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
