/**
 * Reviews of plans and stacks in your own code, and their reports.
 * @module cdktf-atlas-backup/review
 */
import { tool } from './cli/process/version';
import { type PlanReading, type SynthReading, readPlan, readSynth } from './readers';
import { NOT_CONFIGURED, type Report, type Reviewed, takenFrom } from './report';
import { type WhatIf, applyOf } from './report/apply/planned-apply';
import { impactsAfter } from './report/forecast/impact-json';
import type { Review, ReviewOptions } from './review';
import { OptionsInCode } from './review/options-in-code';
import { review } from './review/review';
import { type Rule, rules } from './rules';
import { currentId } from './rules/former-ids';

export { UnreadableInput, type PlanReading, type SynthReading, readPlan, readSynth } from './readers';
export * from './report';
export { type AzureOptions, toAzure } from './report/azure';
export { toGithub } from './report/github';
export { toGitlab } from './report/gitlab';
export { toHtml } from './report/html/report';
export { toJunit } from './report/junit';
export { toMarkdown } from './report/markdown';
export { toSarif } from './report/sarif';
export {
  type AcknowledgedFinding,
  type Acknowledgement,
  type Baseline,
  type Crash,
  type Finding,
  type Review,
  type ReviewInput,
  type ReviewOptions,
  type UncheckedFinding,
  baselineOf,
  review,
} from './review';
export { type Rule, type Severity, defineRule, rules } from './rules';

/** How a plan or a stack is reviewed. */
export interface ReportOptions extends ReviewOptions {
  /**
   * What the report calls the input.
   * @default - `plan.json` or `cdk.tf.json`
   */
  readonly path?: string;
  /**
   * Your own rules, in addition to those of this library.
   * @default - none
   */
  readonly ownRules?: readonly Rule[];
}

/** How a plan is reviewed. */
export interface PlanReportOptions extends ReportOptions {
  /**
   * The cdk.tf.json that the plan was created from, parsed: for construct paths, and for acknowledgements in code.
   * @default - none: a plan alone contains neither
   */
  readonly synth?: unknown;
  /**
   * Whether the report predicts how far the apply of the plan gets (`inputs[].apply`), and what that changes about what
   * can be restored (`inputs[].impact`), as reports of the command do. Without them a review takes about a tenth less.
   * @default true
   */
  readonly apply?: boolean;
  /**
   * Steps of the apply that are taken to be rejected, for whatever reason: no capacity, no rights, a timeout. With `any`,
   * every step is, one at a time, and `apply.json.ifRefused` lists those whose failure leaves backups worse than they are.
   * @default - only what the findings say is rejected
   */
  readonly ifRefused?: readonly RefusedStep[] | 'any';
}

/** A step of an apply that is taken to be rejected. */
export interface RefusedStep {
  /** The address of the resource, as the plan has it: `module.shop.mongodbatlas_advanced_cluster.orders["eu"]`. */
  readonly address: string;
  /**
   * What the step does.
   * @default - the first step at the address
   */
  readonly action?: 'create' | 'update' | 'delete';
}

/**
 * Reviews a plan, as `atlas-backup review` does.
 * @param plan what `terraform show -json` or `tofu show -json` printed, parsed
 * @throws UnreadableInput if it is not a plan, or one that failed
 * @throws if the options are invalid
 * @throws RangeError if `ifRefused` names a step that the plan does not have
 * @example
 * const report = reviewPlan(JSON.parse(readFileSync('plan.json', 'utf8')));
 * for (const { rule, message } of report.inputs.flatMap(({ review }) => review.findings)) console.log(rule, message);
 * @example
 * const [input] = reviewPlan(plan, {
 *   ifRefused: [{ address: 'mongodbatlas_advanced_cluster.orders', action: 'create' }],
 * }).inputs;
 * for (const { name, sentence } of input?.apply?.json.clusters ?? []) console.log(name, sentence);
 */
export function reviewPlan(plan: unknown, options: PlanReportOptions = {}): Report {
  optionsGiven('reviewPlan', options, ['synth', 'apply', 'ifRefused']).flag('apply', options.apply);
  const { synth, apply = true, ifRefused, ...others } = options;
  if (!apply && ifRefused !== undefined)
    throw new RangeError('ifRefused requires the prediction of the apply: remove apply: false');
  const reading = readPlan(plan, synth);
  return reportOn(reading, { path: 'plan.json', ...others }, (found) =>
    apply ? predicted(reading, found, ifRefused ?? []) : {},
  );
}

function predicted(
  reading: PlanReading,
  found: Review,
  ifRefused: readonly RefusedStep[] | 'any',
): Pick<Reviewed, 'apply' | 'impact'> {
  const whatIf: WhatIf =
    ifRefused === 'any'
      ? { refused: [], any: true }
      : { refused: ifRefused.map(({ address, action }) => ({ address, action })), any: false };
  const { apply, estates, matched } = applyOf(reading, found, found.asOf, whatIf);
  const without = whatIf.refused.find((_, index) => !matched.includes(index));
  if (without !== undefined)
    throw new RangeError(
      `ifRefused: the plan has no step ${without.address}${without.action === undefined ? '' : ` ${without.action}`}: write the address as the plan does, and create, update or delete as its action`,
    );
  return { apply, impact: impactsAfter(reading, estates, found.asOf) };
}

/**
 * Reviews a synthesized stack, as `atlas-backup check` does.
 * @param stack a cdk.tf.json, parsed
 * @throws UnreadableInput if it is not one
 * @throws if the options are invalid
 */
export function reviewSynth(stack: unknown, options: ReportOptions = {}): Report {
  optionsGiven('reviewSynth', options);
  return reportOn(readSynth(stack), { path: 'cdk.tf.json', ...options });
}

/** The names of the options of every report. */
const OPTIONS: readonly string[] = [
  'path',
  'ownRules',
  'asOf',
  'severities',
  'acknowledgements',
  'baseline',
  'objectives',
] satisfies (keyof ReportOptions)[];

/** Rejects options that are not understood: read loosely, they would hide findings. */
function optionsGiven(where: string, options: ReportOptions, more: readonly string[] = []): OptionsInCode {
  const given = new OptionsInCode(where, {
    ids: () => [...rules, ...(options.ownRules ?? [])].map(({ id }) => id),
    currentId,
  });
  given.names(options, [...OPTIONS, ...more], "{ path: 'shop/plan.json' }");
  const { path, ownRules, asOf, severities, acknowledgements } = options;
  given.text('path', path);
  given.ownRules('ownRules', ownRules);
  given.day('asOf', asOf);
  given.severityMap(severities);
  given.acknowledgements(acknowledgements);
  return given;
}

function reportOn(
  reading: PlanReading | SynthReading,
  { path, ownRules = [], ...options }: ReportOptions & { readonly path: string },
  alsoShown: (found: Review) => Pick<Reviewed, 'apply' | 'impact'> = () => ({}),
): Report {
  const all = [...rules, ...ownRules];
  const found = review(reading, all, {
    ...options,
    acknowledgements: [...reading.acknowledgements, ...(options.acknowledgements ?? [])],
  });
  const reviewed: Reviewed = {
    path,
    kind: reading.kind,
    terraformVersion: reading.kind === 'plan' ? reading.terraformVersion : undefined,
    partial: reading.kind === 'plan' ? reading.partial : undefined,
    resources: reading.resources,
    review: found,
    ...alsoShown(found),
  };
  return {
    tool: tool(),
    asOf: found.asOf,
    inputs: [reviewed],
    failOn: 'error',
    rules: all,
    configured: { ...NOT_CONFIGURED, ...takenFrom(all, options.severities ?? new Map()) },
  };
}
