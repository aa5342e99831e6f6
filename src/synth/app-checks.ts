import type { IConstruct } from 'constructs';
import { TerraformStack } from 'cdktf';
import { isDate } from '../model/date';
import type { FailOn, Reviewed } from '../report';
import type { Acknowledgement } from '../review';
import type { Rule } from '../rules';
import { nearest } from '../text/nearest';
import { shown } from '../text/shown';
import { AppSynthesis } from './app-synthesis';
import type { CheckOptions } from './check-options';
import { rooms } from './rooms';
import { reviewStacks } from './stack-estate';
import { StackMetadata, type StatedObjective } from './stack-metadata';
import { isVisible } from '../text/printable';

/** On the root of the construct tree, so that two copies of this library in one app share it. */
const CHECKS = Symbol.for('cdktf-atlas-backup/checks');

/** The options of an acknowledgement. If a misspelled address was ignored, it would match everything. */
const ACKNOWLEDGEMENT: readonly string[] = [
  'rule',
  'reason',
  'owner',
  'until',
  'scope',
  'address',
  'optional',
];

const OPTIONS: readonly string[] = [
  'asOf',
  'severities',
  'failOn',
  'infos',
  'creationSitesIn',
  'rules',
] satisfies (keyof CheckOptions)[];
const FAIL_ON: readonly string[] = ['error', 'warning', 'unchecked', 'never'] satisfies FailOn[];
const SEVERITIES: readonly string[] = ['error', 'warning', 'info', 'off'];

/** The checks of one app: which stacks they cover, what is acknowledged, and how they run. */
export class AppChecks {
  static of(scope: IConstruct): AppChecks {
    const root = scope.node.root as IConstruct & { [CHECKS]?: AppChecks };
    const found = root[CHECKS];
    if (found !== undefined) return found;
    const checks = new AppChecks(root);
    Object.defineProperty(root, CHECKS, { value: checks });
    return checks;
  }

  private readonly stacks = new Map<TerraformStack, StackMetadata>();
  private readonly forAll = new StackMetadata();
  private readonly synthesis: AppSynthesis;
  private coversAll = false;
  private options: CheckOptions = {};

  private constructor(private readonly root: IConstruct) {
    this.synthesis = new AppSynthesis(root, this);
  }

  /** Covers every stack of the app, also stacks that are created later. */
  attachAll(): void {
    this.coversAll = true;
    this.coverNewStacks();
  }

  attach(stack: TerraformStack): void {
    if (this.stacks.has(stack)) return;
    const metadata = new StackMetadata(stack);
    this.stacks.set(stack, metadata);
    metadata.addAll(this.forAll);
    this.synthesis.attach(stack);
  }

  coverNewStacks(): void {
    if (!this.coversAll) return;
    for (const one of this.root.node.findAll()) if (TerraformStack.isStack(one)) this.attach(one);
  }

  covers(stack: TerraformStack): boolean {
    return this.stacks.has(stack);
  }

  review(
    stacks: ReadonlyMap<TerraformStack, object>,
    others: ReadonlyMap<TerraformStack, object>,
  ): ReadonlyMap<TerraformStack, Reviewed> {
    const { asOf, severities } = this.options;
    const reviews = reviewStacks(stacks, others, this.rules(), {
      ...(asOf === undefined ? {} : { asOf }),
      ...(severities === undefined ? {} : { severities: new Map(Object.entries(severities)) }),
    });
    return new Map(
      [...reviews].map(([stack, { resources, review }]) => [
        stack,
        this.located(
          { path: stack.node.path, kind: 'synth', terraformVersion: undefined, resources, review },
          stacks.get(stack),
        ),
      ]),
    );
  }

  /** A review whose findings have the lines that constructs recorded. */
  private located(reviewed: Reviewed, json: object | undefined): Reviewed {
    if (this.options.creationSitesIn === undefined) return reviewed;
    const { path } = reviewed;
    const configuration = { path, sources: rooms.sources().readSources(json) };
    return rooms.report().located({ ...reviewed, configuration });
  }

  acknowledge(acknowledgement: Acknowledgement, stack: TerraformStack | undefined, place: string): void {
    // JavaScript can pass anything.
    const { rule, reason, until, optional } = acknowledgement as { rule: string } & Record<
      'reason' | 'until' | 'optional',
      unknown
    >;
    const where = place === '' ? 'AtlasChecks' : `${place}: AtlasChecks`;
    if (typeof (rule as unknown) !== 'string')
      throw new Error(`${where}: write the id of a rule to acknowledge, not ${shown(rule)}`);
    if (typeof reason !== 'string' || !isVisible(reason))
      throw new Error(`${where}: acknowledging "${rule}" requires a reason: add reason: '...'`);
    if (until !== undefined && (typeof until !== 'string' || !isDate(until)))
      throw new Error(
        `${where}: acknowledging "${rule}": until is ${shown(until)}: write a date as YYYY-MM-DD`,
      );
    if (optional !== undefined && typeof optional !== 'boolean')
      throw new Error(
        `${where}: acknowledging "${rule}": optional is ${shown(optional)}: write true or false`,
      );
    rejectUnknownOptions(acknowledgement, ACKNOWLEDGEMENT, `${where}: acknowledging "${rule}"`);
    this.rejectUnknownRule(rule, where);
    for (const metadata of this.metadataOf(stack)) metadata.add('acknowledgements', acknowledgement);
  }

  /** Adds a recovery objective to a stack, or to all of them. */
  requireRecovery(objective: StatedObjective, stack: TerraformStack | undefined): void {
    for (const metadata of this.metadataOf(stack)) metadata.add('objectives', objective);
  }

  /** The metadata of a stack, or of all stacks, also those that are created later. */
  private metadataOf(stack: TerraformStack | undefined): readonly StackMetadata[] {
    if (stack === undefined) return [this.forAll, ...this.stacks.values()];
    const metadata = this.stacks.get(stack);
    return metadata === undefined ? [] : [metadata];
  }

  configure(options: CheckOptions): void {
    // JavaScript can pass anything.
    rejectUnknownOptions(options, OPTIONS, 'AtlasChecks');
    const {
      asOf,
      severities = {},
      failOn,
      infos,
      creationSitesIn,
    } = options as CheckOptions & Record<'failOn' | 'infos' | 'creationSitesIn', unknown>;
    if (failOn !== undefined && !FAIL_ON.includes(failOn))
      throw new Error(
        `AtlasChecks: failOn is ${shown(failOn)}: write "error", "warning", "unchecked" or "never"`,
      );
    if (infos !== undefined && typeof infos !== 'boolean')
      throw new Error(`AtlasChecks: infos is ${shown(infos)}: write true or false`);
    if (creationSitesIn !== undefined && !isAbsolute(creationSitesIn))
      throw new Error(
        `AtlasChecks: creationSitesIn is ${shown(creationSitesIn)}: write an absolute path, such as __dirname`,
      );
    if (asOf !== undefined && !isDate(asOf))
      throw new Error(`AtlasChecks: asOf is ${shown(asOf)}: write a date as YYYY-MM-DD`);
    // null is an object as well.
    if (!isPlainObject(severities))
      throw new Error(
        `AtlasChecks: severities is ${shown(severities)}: write an object with a severity for each rule`,
      );
    this.options = { ...this.options, ...options };
    for (const [rule, severity] of Object.entries(severities)) {
      this.rejectUnknownRule(rule, 'AtlasChecks');
      if (!SEVERITIES.includes(severity))
        throw new Error(
          `AtlasChecks: the severity of ${rule} is ${shown(severity)}: write "error", "warning", "info" or "off"`,
        );
    }
  }

  /** What `configure()` set. */
  get configured(): CheckOptions {
    return this.options;
  }

  private rejectUnknownRule(id: string, where: string): void {
    const ids = this.rules().map((rule) => rule.id);
    if (!ids.includes(rooms.formerIds().currentId(id)))
      throw new Error(`${where}: there is no rule "${id}"${suggestion(id, ids)}`);
  }

  private rules(): readonly Rule[] {
    return [...rooms.rules().list, ...(this.options.rules ?? [])];
  }
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAbsolute(path: unknown): boolean {
  return typeof path === 'string' && /^(?:[A-Za-z]:)?[\\/]/.test(path);
}

function rejectUnknownOptions(options: unknown, known: readonly string[], where: string): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new Error(
      `${where}: write the options as an object, such as { failOn: 'warning' }, not ${shown(options)}`,
    );
  for (const key of Object.keys(options))
    if (!known.includes(key))
      throw new Error(`${where}: there is no option "${key}"${suggestion(key, known)}`);
}

function suggestion(typed: string, known: readonly string[]): string {
  const intended = nearest(typed, known);
  return intended === undefined ? '' : `; did you mean "${intended}"?`;
}
