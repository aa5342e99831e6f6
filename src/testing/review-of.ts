import { Testing, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { type PlanReading, type SynthReading, readPlan, readSynth } from '../readers';
import type { Acknowledgement, Review, ReviewOptions } from '../review';
import { OptionsInCode } from '../review/options-in-code';
import { review } from '../review/review';
import { type Rule, type Severity, rules } from '../rules';
import { byCurrentId, currentId } from '../rules/former-ids';
import { optionsOf } from '../synth/atlas-checks';
import { reviewStacks } from '../synth/stack-estate';
import { stacksTogether } from '../synth/stacks-together';
import type { Reviewed } from '../report/reviewed';

/**
 * What can be reviewed in a test: a stack, an App (every stack in it), or JSON, as an object or as text: a
 * `cdk.tf.json`, or a plan as `terraform show -json` prints it.
 */
export type Received = TerraformStack | IConstruct | object | string;

/** Options of a review in a test. For a stack, `AtlasChecks.of(...).configure()` applies as well. */
export interface ReviewSettings {
  /**
   * The day that dated rules compare with, as `YYYY-MM-DD`.
   * @default - the date of the facts that this release was checked against; never today
   */
  readonly asOf?: string;
  /**
   * Severities by rule id; `'off'` disables a rule.
   * @default - each rule has its own severity
   */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /**
   * Your own rules, in addition to those of this library.
   * @default - none
   */
  readonly rules?: readonly Rule[];
  /**
   * Acknowledgements, in addition to those of the stack.
   * @default - none
   */
  readonly acknowledgements?: readonly Acknowledgement[];
  /**
   * For a plan: the `cdk.tf.json` that it was created from, for construct paths and acknowledgements.
   * @default - none
   */
  readonly synth?: object | string;
}

/** What a review in a test found. */
export interface AtlasReview extends Review {
  /** What was reviewed: the path of a stack, `cdk.tf.json`, or `plan`. */
  readonly path: string;
  readonly kind: 'synth' | 'plan' | 'state';
  /** How many managed resources it has. */
  readonly resources: number;
}

/**
 * Checks a stack or a plan with the rules, for expectations that the matchers do not support. A stack is checked together
 * with the other stacks of its App, whose findings are left out.
 * @returns a review for each stack: one, unless it is an App
 * @throws if it is not something that can be reviewed, or if the settings are invalid
 * @example
 * const [{ findings }] = reviewOf(stack);
 * expect(findings.map(({ rule }) => rule)).toEqual(['flex/first-day-without-snapshot']);
 */
export function reviewOf(received: Received, settings: ReviewSettings = {}): readonly AtlasReview[] {
  optionsGiven('reviewOf', settings, received);
  return reviewed(received, settings);
}

/** The names of the settings of a review. */
const SETTINGS: readonly string[] = [
  'asOf',
  'severities',
  'rules',
  'acknowledgements',
  'synth',
] satisfies (keyof ReviewSettings)[];

/**
 * Rejects settings that are not understood: read loosely, a test would pass and check less than it says.
 * @param more the names of other options
 */
export function optionsGiven(
  where: string,
  settings: ReviewSettings,
  received: Received,
  more: readonly string[] = [],
): OptionsInCode {
  const given = new OptionsInCode(where, {
    ids: () => rulesFor(received, settings).map(({ id }) => id),
    currentId,
  });
  given.names(settings, [...SETTINGS, ...more], "{ asOf: '2026-12-31' }");
  const { asOf, severities, rules: own, acknowledgements, synth } = settings;
  given.day('asOf', asOf);
  given.ownRules('rules', own);
  given.severities(severities);
  given.acknowledgements(acknowledgements);
  if (synth !== undefined) parsed(synth, 'synth');
  return given;
}

/** A review for each stack, with settings that are understood. */
export function reviewed(received: Received, settings: ReviewSettings): readonly AtlasReview[] {
  if (isConstruct(received)) return reviewOfStacks(received, settings);
  const { path, reading } = inputOf(received, settings);
  const { acknowledgements, ...options } = optionsFor(settings, undefined);
  return [
    {
      path,
      kind: reading.kind,
      resources: reading.resources,
      ...review(reading, rulesOf(settings, undefined), {
        ...options,
        acknowledgements: [...reading.acknowledgements, ...acknowledgements],
      }),
    },
  ];
}

/** The stacks of an App are checked as one estate; a single stack with the others of its App around it. */
function reviewOfStacks(received: IConstruct, settings: ReviewSettings): readonly AtlasReview[] {
  const configured = optionsOf(received);
  const stacks = stacksOf(received);
  const [only] = stacks.length === 1 ? stacks : [];
  // As the App does: references between stacks become outputs before the first one is synthesized.
  if (only === undefined) for (const stack of stacks) stack.prepareStack();
  const others = new Map(only === undefined ? [] : stacksTogether(only));
  if (only !== undefined) others.delete(only);
  const reviews = reviewStacks(
    new Map(stacks.map((stack) => [stack, synthesized(stack)])),
    others,
    rulesOf(settings, configured),
    optionsFor(settings, configured),
  );
  return [...reviews].map(([stack, { resources, review: found }]) => ({
    path: stack.node.path,
    kind: 'synth',
    resources,
    ...found,
  }));
}

function optionsFor(
  settings: ReviewSettings,
  configured: Configured | undefined,
): ReviewOptions & Required<Pick<ReviewOptions, 'acknowledgements'>> {
  const { asOf } = { ...configured, ...settings };
  const severities = [configured, settings].flatMap((one) => [
    ...byCurrentId(Object.entries(one?.severities ?? {})),
  ]);
  return {
    ...(asOf === undefined ? {} : { asOf }),
    severities: new Map(severities),
    acknowledgements: settings.acknowledgements ?? [],
  };
}

/** The rules of a review, including a team's own. */
export function rulesFor(received: Received, settings: ReviewSettings): readonly Rule[] {
  return rulesOf(settings, isConstruct(received) ? optionsOf(received) : undefined);
}

/** A review as reports expect it. */
export function toReviewed({ path, kind, resources, ...found }: AtlasReview): Reviewed {
  return { path, kind, resources, terraformVersion: undefined, review: found };
}

type Configured = ReturnType<typeof optionsOf>;

interface Input {
  readonly path: string;
  readonly reading: SynthReading | PlanReading;
}

function rulesOf(settings: ReviewSettings, configured: Configured | undefined): readonly Rule[] {
  return [...rules, ...(configured?.rules ?? []), ...(settings.rules ?? [])];
}

function inputOf(received: object | string, settings: ReviewSettings): Input {
  const json = parsed(received, 'received');
  if (typeof json !== 'object' || json === null)
    throw new TypeError(
      'what is received is neither a stack, an App, a cdk.tf.json, nor a plan (terraform show -json)',
    );
  if (PLAN.some((member) => Object.hasOwn(json, member)))
    return { path: 'plan', reading: readPlan(json, settings.synth && parsed(settings.synth, 'synth')) };
  return { path: 'cdk.tf.json', reading: readSynth(json) };
}

/** What distinguishes a plan, or what a user may take for one, from a configuration. */
const PLAN = ['format_version', 'planned_values', 'resource_changes'];

function parsed(text: object | string, name: string): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new TypeError(`${name} is text that is not JSON; pass the content of the file, not its path`);
  }
}

function isConstruct(received: unknown): received is IConstruct {
  // Not instanceof: an app may load two copies of the package.
  return typeof received === 'object' && received !== null && 'node' in received;
}

function stacksOf(received: IConstruct): readonly TerraformStack[] {
  const stacks = received.node.findAll().filter((one) => TerraformStack.isStack(one));
  return stacks.length > 0 ? stacks : [TerraformStack.of(received)];
}

/** What a stack synthesizes, after its aspects have run. */
function synthesized(stack: TerraformStack): object {
  const make = stack.toTerraform.bind(stack);
  let json: object = {};
  // Only Testing.synth runs aspects, but it removes construct paths and acknowledgements from its result.
  stack.toTerraform = () => {
    json = make() as object;
    return {};
  };
  try {
    Testing.synth(stack);
  } finally {
    Reflect.deleteProperty(stack, 'toTerraform');
  }
  return json;
}
