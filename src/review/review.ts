import { FACTS_AS_OF } from '../atlas';
import type { Drift, Estate, NotReviewed, Objective } from '../model';
import type {
  AcknowledgementUse,
  Phase,
  Problem,
  Rejection,
  Result,
  Rule,
  Severity,
  Unchecked,
} from '../rules';
import { inCode, inTerraform, isFix } from '../rules/fix';
import { byCurrentId, currentId } from '../rules/former-ids';
import { type Acknowledgement, Acknowledgements } from './acknowledgement';
import { KnownFindings, type KnownPlaces, type UnansweredEntry, mayBeKnown } from './baseline';
import { type ClusterName, clustersByAddress } from './clusters';
import type { Finding } from './finding';

/** What is reviewed: a reading of one input. */
export interface ReviewInput {
  readonly kind: 'synth' | 'plan';
  readonly after: Estate;
  readonly before?: Estate;
  /** What was changed outside of Terraform, as a plan shows it. */
  readonly drift?: Drift | undefined;
  readonly partial?: 'targeted' | 'refresh-only' | undefined;
  /** What is in the input and no rule looks at. */
  readonly notReviewed?: readonly NotReviewed[];
  /** What the input itself needs of its backups. */
  readonly objectives?: readonly Objective[];
}

/** What a caller may set. */
export interface ReviewOptions {
  /**
   * The day that dated rules compare with, as YYYY-MM-DD.
   * @default - the date of the facts that this release was checked against; never today
   */
  readonly asOf?: string;
  /**
   * Severities by rule id; 'off' leaves the rule out.
   * @default - each rule's own
   */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>;
  /**
   * What people have acknowledged.
   * @default - nothing
   */
  readonly acknowledgements?: readonly Acknowledgement[];
  /**
   * Findings that were there when a team began, and do not count.
   * @default - none
   */
  readonly baseline?: KnownPlaces;
  /**
   * What backups have to be good for, beside what the input says itself.
   * @default - nothing
   */
  readonly objectives?: readonly Objective[];
}

/** A finding that a person has acknowledged. */
export interface AcknowledgedFinding extends Finding {
  readonly acknowledgement: Acknowledgement;
}

/** What a rule could not decide. */
export interface UncheckedFinding {
  readonly rule: string;
  readonly address: string;
  readonly constructPath: string | undefined;
  readonly attribute: string;
  readonly unknownUntil: 'plan' | 'apply';
  readonly reason: string;
  /** What would be refused at apply if the rule found a problem; nothing for most. */
  readonly rejects?: Rejection;
}

/** A rule that failed by itself. It stops nothing else, but the review is incomplete. */
export interface Crash {
  readonly rule: string;
  readonly message: string;
}

/** What the rules say of one input, in a stable order. */
export interface Review {
  readonly asOf: string;
  /** How many rules ran. */
  readonly rules: number;
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** Those of the baseline. */
  readonly known: readonly Finding[];
  /** Entries of the baseline that no finding has answered. */
  readonly unanswered: readonly UnansweredEntry[];
  readonly unchecked: readonly UncheckedFinding[];
  /** What is in the input and no rule looked at. */
  readonly notReviewed: readonly NotReviewed[];
  readonly crashes: readonly Crash[];
}

/** Holds an input against rules. It is pure: the same input, rules and options give the same review. */
export function review(input: ReviewInput, rules: readonly Rule[], options: ReviewOptions = {}): Review {
  return new Reviewing(input, options).run(rules);
}

/** The rules about the review itself: they look at what became of the others' findings, so they run last. */
const LAST = /^review\//;

class Reviewing {
  private readonly asOf: string;
  private readonly acknowledgements: Acknowledgements;
  private readonly baseline: KnownFindings | undefined;
  private readonly clusters: () => ReadonlyMap<string, ClusterName>;
  private readonly objectives: readonly Objective[];
  private readonly findings = new Map<string, Finding>();
  private readonly unchecked = new Map<string, UncheckedFinding>();
  private readonly crashes: Crash[] = [];
  private readonly silent = new Set<string>();
  private readonly ran = new Map<string, Phase>();
  private readonly severities: ReadonlyMap<string, Severity | 'off'>;

  constructor(
    private readonly input: ReviewInput,
    options: ReviewOptions,
  ) {
    this.asOf = options.asOf ?? FACTS_AS_OF;
    this.acknowledgements = new Acknowledgements(options.acknowledgements ?? [], this.asOf);
    this.severities = byCurrentId(options.severities ?? []);
    this.objectives = [...(input.objectives ?? []), ...(options.objectives ?? [])];
    this.baseline = options.baseline === undefined ? undefined : new KnownFindings(options.baseline);
    let clusters: ReadonlyMap<string, ClusterName> | undefined;
    this.clusters = () => (clusters ??= clustersByAddress([input.after, input.before]));
  }

  run(rules: readonly Rule[]): Review {
    for (const rule of rules) if (!LAST.test(rule.id)) this.hold(rule);
    const { open, acknowledged, known } = this.parted();
    this.findings.clear();
    const uses = this.acknowledgements.uses(this.input, this.ran);
    for (const rule of rules) if (LAST.test(rule.id)) this.hold(rule, uses);
    const own = this.parted();
    return {
      asOf: this.asOf,
      rules: this.ran.size,
      findings: [...open, ...own.open].sort(byImportance),
      acknowledged: [...acknowledged, ...own.acknowledged].sort(byImportance),
      known: [...known, ...own.known].sort(byImportance),
      unanswered: this.unanswered(),
      unchecked: [...this.unchecked.values()]
        .filter(({ rule, address }) => !this.silent.has(`${rule} ${address}`))
        .sort(byPlace),
      notReviewed: this.input.notReviewed ?? [],
      crashes: this.crashes,
    };
  }

  /** What a partial plan does not show, and what a rule that is off does not find, may still be there. */
  private unanswered(): readonly UnansweredEntry[] {
    if (this.baseline === undefined || this.input.partial !== undefined) return [];
    return this.baseline.unanswered().filter(({ rule }) => this.severities.get(currentId(rule)) !== 'off');
  }

  private hold(rule: Rule, acknowledgements?: readonly AcknowledgementUse[]): void {
    const severity = this.severities.get(rule.id);
    const { input } = this;
    if (severity === 'off' || (rule.phase === 'plan' && input.before === undefined)) return;
    this.ran.set(rule.id, rule.phase);
    try {
      for (const result of this.resultsOf(rule, acknowledgements)) {
        if ('unchecked' in result) {
          const found = toUnchecked(rule, result);
          this.unchecked.set(`${found.rule} ${found.address} ${found.attribute}`, found);
          continue;
        }
        refuseUnfit(result);
        const found = this.toFinding(rule, result, severity);
        this.findings.set(`${found.rule} ${found.address} ${found.attribute ?? ''} ${found.message}`, found);
        for (const silenced of rule.silences ?? []) this.silent.add(`${silenced} ${found.about}`);
      }
    } catch (error) {
      this.crashes.push({ rule: rule.id, message: error instanceof Error ? error.message : String(error) });
    }
  }

  private resultsOf(
    rule: Rule,
    acknowledgements: readonly AcknowledgementUse[] | undefined,
  ): Iterable<Result> {
    const { input, asOf, objectives } = this;
    const context = {
      after: input.after,
      input: input.kind,
      partial: input.partial,
      asOf,
      objectives,
      ...(acknowledgements === undefined ? {} : { acknowledgements }),
    };
    if (rule.phase === 'synth') return rule.check({ ...context, before: input.before });
    return input.before === undefined
      ? []
      : rule.check({ ...context, before: input.before, drift: input.drift });
  }

  /** The findings that are open, acknowledged, and known from before. What is silenced keeps its answer. */
  private parted(): Pick<Review, 'acknowledged' | 'known'> & { readonly open: readonly Finding[] } {
    const open: Finding[] = [];
    const acknowledged: AcknowledgedFinding[] = [];
    const known: Finding[] = [];
    for (const finding of this.findings.values()) {
      const acknowledgement = this.acknowledgements.answerTo(finding);
      const isKnown = acknowledgement === undefined && this.isKnown(finding);
      if (this.silent.has(`${finding.rule} ${finding.about}`)) continue;
      if (acknowledgement !== undefined) acknowledged.push({ ...finding, acknowledgement });
      else if (isKnown) known.push(finding);
      else open.push(finding);
    }
    return { open, acknowledged, known };
  }

  private fixOf({ fix, at }: Problem): Pick<Finding, 'fix' | 'fixInCode'> {
    const code = inCode(fix, at);
    if (this.input.kind === 'synth') return { fix: code };
    const text = inTerraform(fix);
    return { fix: text, fixInCode: code === text ? undefined : code };
  }

  private isKnown(finding: Finding): boolean {
    const { rule: id } = finding;
    const phase = this.ran.get(id);
    return phase !== undefined && mayBeKnown({ id, phase }) && this.baseline?.take(finding) === true;
  }

  private toFinding(rule: Rule, problem: Problem, severity: Severity | undefined): Finding {
    const { address, constructPath } = problem.at;
    return {
      rule: rule.id,
      severity: severity ?? problem.severity ?? rule.severity,
      address,
      constructPath,
      attribute: problem.attribute,
      message: problem.problem,
      why: rule.why,
      ...this.fixOf(problem),
      docs: rule.docs,
      prevents: rule.prevents,
      related: [...new Set((problem.related ?? []).map((place) => place.address))],
      about: (problem.about ?? problem.at).address,
      cluster: this.clusters().get(address),
      ...rejecting(problem.rejects ?? rule.rejects),
    };
  }
}

function rejecting(rejects: Rule['rejects']): Pick<Finding, 'rejects'> {
  return rejects === undefined || rejects === 'nothing' ? {} : { rejects };
}

interface Unfit {
  readonly at?: { readonly address?: unknown };
  readonly problem?: unknown;
  readonly fix?: unknown;
}

/** A rule of a team's own may be written without types; what it yields has to be fit for reports. */
function refuseUnfit({ at, problem, fix }: Unfit): void {
  if (typeof at?.address !== 'string') throw new TypeError('it yielded a problem without a place (at)');
  if (typeof problem !== 'string' || !isFix(fix))
    throw new TypeError('it yielded a problem without its sentence (problem) or what to do (fix)');
}

function toUnchecked(rule: Rule, result: Unchecked): UncheckedFinding {
  return {
    rule: rule.id,
    address: result.at.address,
    constructPath: result.at.constructPath,
    attribute: result.attribute,
    unknownUntil: result.unknownUntil,
    reason: result.unchecked,
    ...rejecting(rule.rejects),
  };
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
