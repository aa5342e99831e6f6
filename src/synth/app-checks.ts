import type { IConstruct } from 'constructs';
import {
  type IStackSynthesizer,
  type ISynthesisSession,
  type TerraformStack,
  TerraformStack as Stack,
} from 'cdktf';
import { isDate } from '../model';
import type { Acknowledgement, Review } from '../review';
import type { Rule } from '../rules';
import { annotate } from './annotate';
import type { CheckOptions } from './atlas-checks';
import { recordCreationStacks, recordWhenRead } from './creation-stacks';
import type * as Engine from './engine';
import { FastPath } from './fast-path';
import { StackMetadata, type StatedObjective } from './stack-metadata';
import type { Reviewed } from '../report/reviewed';
import { isVisible } from '../text/printable';

let loaded: typeof Engine | undefined;

function engine(): typeof Engine {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  loaded ??= require('./engine') as typeof Engine;
  return loaded;
}

/** On the root of the construct tree, so that two copies of this library in one app share it. */
const CHECKS = Symbol.for('cdktf-atlas-backup/checks');

/** What an acknowledgement is made of: a misspelt address would cover everything. */
const ACKNOWLEDGEMENT: readonly string[] = ['rule', 'reason', 'owner', 'until', 'scope', 'address'];

const OPTIONS: readonly string[] = [
  'asOf',
  'severities',
  'rules',
  'creationStacks',
  'fastPath',
] satisfies (keyof CheckOptions)[];
const SWITCHES = ['creationStacks', 'fastPath'] as const;
const SEVERITIES: readonly string[] = ['error', 'warning', 'info', 'off'];

/** The checks of one app: which stacks they cover, what people acknowledged, and what they found. */
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
  private readonly failed: Reviewed[] = [];
  private readonly otherFailures: string[] = [];
  private readonly accompanied = new Set<TerraformStack>();
  private options: CheckOptions = {};
  /** The stack that CDKTF is synthesizing, what its checks found, and how to have it synthesize anew. */
  private current: { readonly stack: TerraformStack; reviewed?: Reviewed; restore?: () => void } | undefined;

  private constructor(private readonly root: IConstruct) {
    recordWhenRead();
    // Validations of the App run last: what failed before is told there, all stacks at once.
    root.node.addValidation({ validate: () => this.tellFailures() });
  }

  /** Covers every stack of the app, also those that are made later. */
  attachAll(): void {
    const attachExisting = (): void => {
      for (const one of this.root.node.findAll()) if (Stack.isStack(one)) this.attach(one);
    };
    attachExisting();
    const app = this.root as IConstruct & { synth?: () => void; [COVERS_ALL]?: true };
    const { synth } = app;
    if (synth === undefined || app[COVERS_ALL] === true) return;
    // Nothing on an App runs before its stacks are synthesized, and nothing tells of a stack that is made.
    Object.defineProperty(app, COVERS_ALL, { value: true });
    app.synth = () => {
      attachExisting();
      synth.call(app);
    };
  }

  attach(stack: TerraformStack): void {
    if (this.stacks.has(stack)) return;
    const metadata = new StackMetadata(stack);
    this.stacks.set(stack, metadata);
    metadata.addAll(this.forAll);
    stack.node.addValidation({ validate: () => this.check(stack) });
    stack.synthesizer = this.continuing(stack, stack.synthesizer);
    FastPath.of(stack)?.install(() => this.options.fastPath !== false);
  }

  acknowledge(acknowledgement: Acknowledgement, stack: TerraformStack | undefined, place: string): void {
    // JavaScript may hand over anything.
    const { rule, reason, until } = acknowledgement as { rule: string; reason?: unknown; until?: unknown };
    const where = place === '' ? 'AtlasChecks' : `${place}: AtlasChecks`;
    if (typeof reason !== 'string' || !isVisible(reason))
      throw new Error(`${where}: acknowledging ${rule} wants a reason`);
    if (until !== undefined && (typeof until !== 'string' || !isDate(until)))
      throw new Error(
        `${where}: acknowledging ${rule} until ${JSON.stringify(until)}: write a date as YYYY-MM-DD`,
      );
    for (const key of Object.keys(acknowledgement)) {
      if (ACKNOWLEDGEMENT.includes(key)) continue;
      const meant = engine().nearest(key, ACKNOWLEDGEMENT);
      throw new Error(
        `${where}: acknowledging ${rule}: there is no option "${key}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
      );
    }
    this.refuseUnknownRule(rule, where);
    for (const metadata of this.metadataOf(stack)) metadata.add('acknowledgements', acknowledgement);
  }

  /** Leaves in the stack, or in all of them, what backups have to be good for. */
  requireRecovery(objective: StatedObjective, stack: TerraformStack | undefined): void {
    for (const metadata of this.metadataOf(stack)) metadata.add('objectives', objective);
  }

  /** That of a stack; without one, that of all stacks, also of those that are made later. */
  private metadataOf(stack: TerraformStack | undefined): readonly StackMetadata[] {
    if (stack === undefined) return [this.forAll, ...this.stacks.values()];
    const metadata = this.stacks.get(stack);
    return metadata === undefined ? [] : [metadata];
  }

  configure(options: CheckOptions): void {
    for (const key of Object.keys(options)) {
      if (OPTIONS.includes(key)) continue;
      const meant = engine().nearest(key, OPTIONS);
      throw new Error(
        `AtlasChecks: there is no option "${key}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
      );
    }
    const { asOf, severities = {} } = options;
    if (asOf !== undefined && !isDate(asOf))
      throw new Error(`AtlasChecks: asOf is ${JSON.stringify(asOf)}: write a date as YYYY-MM-DD`);
    for (const name of SWITCHES)
      if (options[name] !== undefined && typeof options[name] !== 'boolean')
        throw new Error(`AtlasChecks: ${name} is ${JSON.stringify(options[name])}: write true or false`);
    this.options = { ...this.options, ...options };
    const { creationStacks } = options;
    if (creationStacks !== undefined) recordCreationStacks(creationStacks ? 'when-read' : 'never');
    for (const [rule, severity] of Object.entries(severities)) {
      this.refuseUnknownRule(rule, 'AtlasChecks');
      if (!SEVERITIES.includes(severity))
        throw new Error(
          `AtlasChecks: the severity of ${rule} is ${JSON.stringify(severity)}: write "error", "warning", "info" or "off"`,
        );
    }
  }

  /** What `configure()` set. */
  get configured(): CheckOptions {
    return this.options;
  }

  private refuseUnknownRule(id: string, where: string): void {
    const ids = this.rules().map((rule) => rule.id);
    if (ids.includes(id)) return;
    const meant = engine().nearest(id, ids);
    throw new Error(
      `${where}: there is no rule "${id}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
    );
  }

  private rules(): readonly Rule[] {
    return [...engine().rules, ...(this.options.rules ?? [])];
  }

  /** The validation of a stack: the findings that make synth fail, as CDKTF wants them. */
  private check(stack: TerraformStack): string[] {
    const { review: found, resources } = this.review(stack);
    const reviewed: Reviewed = {
      path: stack.node.path,
      kind: 'synth',
      terraformVersion: undefined,
      resources,
      review: found,
    };
    const { current } = this;
    if (current?.stack === stack) {
      current.reviewed = reviewed;
      if (isUnderCommand(stack)) {
        annotate(stack, found, engine().toPretty);
        return [];
      }
    }
    return isFailure(found)
      ? [
          engine()
            .toPretty({ inputs: [errorsOf(reviewed)] }, { summary: false })
            .trimEnd(),
        ]
      : [];
  }

  private review(stack: TerraformStack): { readonly review: Review; readonly resources: number } {
    const reading = engine().readSynth(this.synthesized(stack));
    const { asOf, severities } = this.options;
    return {
      resources: reading.resources,
      review: engine().review(reading, this.rules(), {
        ...(asOf === undefined ? {} : { asOf }),
        ...(severities === undefined ? {} : { severities: new Map(Object.entries(severities)) }),
        acknowledgements: reading.acknowledgements,
      }),
    };
  }

  /** What the stack synthesizes; CDKTF writes the same object, instead of making it a second time. */
  private synthesized(stack: TerraformStack): unknown {
    const json: unknown = stack.toTerraform();
    if (this.current?.stack === stack) {
      const own = Object.getOwnPropertyDescriptor(stack, 'toTerraform');
      stack.toTerraform = () => json;
      this.current.restore = () => {
        Reflect.deleteProperty(stack, 'toTerraform');
        if (own !== undefined) Object.defineProperty(stack, 'toTerraform', own);
      };
    }
    return json;
  }

  /** A synthesizer that goes on with the other stacks where the checks of one fail, so that all are told in one run. */
  private continuing(stack: TerraformStack, inner: IStackSynthesizer): IStackSynthesizer {
    const outer = Object.create(inner) as IStackSynthesizer;
    outer.synthesize = (session: ISynthesisSession) => {
      const current: NonNullable<AppChecks['current']> = { stack };
      this.current = current;
      try {
        inner.synthesize(session);
      } catch (error) {
        if (current.reviewed === undefined || !isFailure(current.reviewed.review))
          throw this.withFailures(error);
        this.remember(current.reviewed, error);
      } finally {
        this.current = undefined;
        current.restore?.();
        if (current.reviewed !== undefined && !isUnderCommand(stack)) this.tellTheRest(current.reviewed);
      }
    };
    return outer;
  }

  /** Keeps the findings of a stack, and what other validations of CDKTF had to say of it. */
  private remember(reviewed: Reviewed, error: unknown): void {
    this.failed.push(errorsOf(reviewed));
    this.accompanyOthers();
    const own = engine()
      .toPretty({ inputs: [errorsOf(reviewed)] }, { summary: false })
      .trimEnd();
    const lines = (error instanceof Error ? error.message : String(error)).replace(own, '').split('\n');
    for (const line of lines.slice(1)) if (/\]\s*\S/.test(line)) this.otherFailures.push(line.trim());
  }

  /** Lets stacks without checks tell what was found before them, should they fail for a reason of their own. */
  private accompanyOthers(): void {
    for (const stack of this.root.node.findAll()) {
      if (!Stack.isStack(stack) || this.stacks.has(stack) || this.accompanied.has(stack)) continue;
      this.accompanied.add(stack);
      const inner = stack.synthesizer;
      const outer = Object.create(inner) as IStackSynthesizer;
      outer.synthesize = (session: ISynthesisSession) => {
        try {
          inner.synthesize(session);
        } catch (error) {
          throw this.withFailures(error);
        }
      };
      stack.synthesizer = outer;
    }
  }

  private withFailures(error: unknown): unknown {
    const told = this.tellFailures();
    if (told.length === 0 || !(error instanceof Error)) return error;
    return new Error([error.message, ...told].join('\n\n'), { cause: error });
  }

  private tellFailures(): string[] {
    // Each run of synth tells its own.
    const failed = this.failed.splice(0);
    const others = this.otherFailures.splice(0);
    return failed.length === 0
      ? []
      : [`MongoDB Atlas backups:\n\n${engine().toPretty({ inputs: failed }).trimEnd()}`, ...others];
  }

  /** Warnings, and what is unchecked: CDKTF prints none of it in a run of its own. */
  private tellTheRest(reviewed: Reviewed): void {
    const { findings, acknowledged, unchecked } = reviewed.review;
    const warnings = findings.filter(({ severity }) => severity === 'warning');
    if (warnings.length + acknowledged.length + unchecked.length === 0) return;
    const rest: Reviewed = { ...reviewed, review: { ...reviewed.review, findings: warnings, crashes: [] } };
    process.stderr.write(
      engine().toPretty({ inputs: [rest] }, { title: `MongoDB Atlas backups of ${reviewed.path}` }),
    );
  }
}

const COVERS_ALL = Symbol.for('cdktf-atlas-backup/covers-all');

/** A rule that crashed leaves the review incomplete, which is no success either. */
function isFailure({ findings, crashes }: Review): boolean {
  return crashes.length > 0 || findings.some(({ severity }) => severity === 'error');
}

function errorsOf(reviewed: Reviewed): Reviewed {
  return {
    ...reviewed,
    review: {
      ...reviewed.review,
      findings: reviewed.review.findings.filter(({ severity }) => severity === 'error'),
      acknowledged: [],
      unchecked: [],
    },
  };
}

/** Under the CDKTF command, which prints annotations itself and takes what an app writes to stderr for errors. */
function isUnderCommand(stack: TerraformStack): boolean {
  return (stack.synthesizer as { continueOnErrorAnnotations?: boolean }).continueOnErrorAnnotations === true;
}
