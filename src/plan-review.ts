/**
 * Reviews of plans and stacks in your own code, and their reports.
 * @module cdktf-atlas-backup/review
 */
import { tool } from './cli/version';
import { type PlanReading, type SynthReading, readPlan, readSynth } from './readers';
import { NOT_CONFIGURED, type Report, type Reviewed, takenFrom } from './report';
import { type ReviewOptions, review } from './review';
import { type Rule, rules } from './rules';

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
}

/**
 * Reviews a plan, as `atlas-backup review` does.
 * @param plan what `terraform show -json` or `tofu show -json` printed, parsed
 * @throws UnreadableInput if it is not a plan, or one that failed
 * @example
 * const report = reviewPlan(JSON.parse(readFileSync('plan.json', 'utf8')));
 * for (const { rule, message } of report.inputs.flatMap(({ review }) => review.findings)) console.log(rule, message);
 */
export function reviewPlan(plan: unknown, options: PlanReportOptions = {}): Report {
  return reportOn(readPlan(plan, options.synth), { path: 'plan.json', ...options });
}

/**
 * Reviews a synthesized stack, as `atlas-backup check` does.
 * @param stack a cdk.tf.json, parsed
 * @throws UnreadableInput if it is not one
 */
export function reviewSynth(stack: unknown, options: ReportOptions = {}): Report {
  return reportOn(readSynth(stack), { path: 'cdk.tf.json', ...options });
}

function reportOn(
  reading: PlanReading | SynthReading,
  { path, ownRules = [], ...options }: ReportOptions & { readonly path: string },
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
