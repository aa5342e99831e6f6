import type { IConstruct } from 'constructs';
import { TerraformStack } from 'cdktf';
import type { FailOn, Reviewed } from '../report';
import type { Acknowledgement } from '../review';
import type { OptionsInCode } from '../review/options-in-code';
import type { Rule } from '../rules';
import { shown } from '../text/shown';
import { AppSynthesis } from './app-synthesis';
import type { CheckOptions } from './check-options';
import { rooms } from './rooms';
import { reviewStacks } from './stack-estate';
import { StackMetadata, type StatedObjective } from './stack-metadata';

/** On the root of the construct tree, so that two copies of this library in one app share it. */
const CHECKS = Symbol.for('cdktf-atlas-backup/checks');

const OPTIONS: readonly string[] = [
  'asOf',
  'severities',
  'failOn',
  'infos',
  'creationSitesIn',
  'rules',
] satisfies (keyof CheckOptions)[];
const FAIL_ON: readonly string[] = ['error', 'warning', 'unchecked', 'never'] satisfies FailOn[];

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
  private set: CheckOptions = {};

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
    const { asOf, severities } = this.set;
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
    if (this.set.creationSitesIn === undefined) return reviewed;
    const { path } = reviewed;
    const configuration = { path, sources: rooms.sources().readSources(json) };
    return rooms.report().located({ ...reviewed, configuration });
  }

  acknowledge(acknowledgement: Acknowledgement, stack: TerraformStack | undefined, place: string): void {
    this.options(place === '' ? 'AtlasChecks' : `${place}: AtlasChecks`).acknowledgement(acknowledgement);
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
    const given = this.options('AtlasChecks', options);
    given.names(options, OPTIONS, "{ failOn: 'warning' }");
    const { asOf, severities, failOn, infos, creationSitesIn, rules } = options;
    given.oneOf('failOn', failOn, FAIL_ON);
    given.flag('infos', infos);
    if (creationSitesIn !== undefined && !isAbsolute(creationSitesIn))
      throw new Error(
        `AtlasChecks: creationSitesIn is ${shown(creationSitesIn)}: write an absolute path, such as __dirname`,
      );
    given.day('asOf', asOf);
    given.ownRules('rules', rules);
    given.severities(severities);
    this.set = { ...this.set, ...options };
  }

  /** What `configure()` set. */
  get configured(): CheckOptions {
    return this.set;
  }

  /** Options in code, which may name the rules of this App and those of its new options. */
  private options(where: string, given: CheckOptions = this.set): OptionsInCode {
    const { currentId } = rooms.formerIds();
    const { OptionsInCode: Options } = rooms.optionsInCode();
    return new Options(where, { ids: () => this.rules(given.rules).map(({ id }) => id), currentId });
  }

  private rules(own = this.set.rules): readonly Rule[] {
    return [...rooms.rules().list, ...(own ?? [])];
  }
}

function isAbsolute(path: unknown): boolean {
  return typeof path === 'string' && /^(?:[A-Za-z]:)?[\\/]/.test(path);
}
