import type { IConstruct } from 'constructs';
import { type IStackSynthesizer, type ISynthesisSession, TerraformStack } from 'cdktf';
import type { Reviewed } from '../report';
import type { CheckOptions } from './check-options';
import { failureOf, isRejected, rejectionOf } from './failure';
import { stacksTogether } from './stacks-together';
import { Synthesis } from './synthesis';
import { annotateWarnings, printWarnings } from './warnings';

/** What reviews the stacks of an app. */
export interface StackReviewer {
  /** Covers stacks that were created after the checks were attached to the app. */
  coverNewStacks(): void;
  covers(stack: TerraformStack): boolean;
  /** What `configure()` set. */
  readonly configured: CheckOptions;
  /** Checks stacks as one estate; `others` are only there to be referred to. */
  review(
    stacks: ReadonlyMap<TerraformStack, object>,
    others: ReadonlyMap<TerraformStack, object>,
  ): ReadonlyMap<TerraformStack, Reviewed>;
}

/** Runs the checks while an app, or a single stack, is synthesized. */
export class AppSynthesis {
  /** CDKTF's synthesizer behind each one that wraps it. */
  private readonly inner = new WeakMap<IStackSynthesizer, IStackSynthesizer>();
  /** The stacks that `App.synth()` has not synthesized yet. */
  private pending: TerraformStack[] | undefined;
  private synthesis: Synthesis | undefined;
  private isRunning = false;

  constructor(
    private readonly root: IConstruct,
    private readonly reviewer: StackReviewer,
  ) {
    const app = root as IConstruct & { synth?: () => void };
    const { synth } = app;
    if (synth !== undefined)
      app.synth = () => {
        this.synthesizeApp(() => {
          synth.call(app);
        });
      };
  }

  /** Checks a stack whenever it is synthesized. */
  attach(stack: TerraformStack): void {
    this.wrapSynthesizer(stack);
    // `Testing.synth(stack, true)` runs validations, but no synthesizer.
    stack.node.addValidation({
      validate: () => {
        if (this.isRunning) return [];
        const reviewed = this.reviewedTogether(stack);
        const { failOn = 'error' } = this.reviewer.configured;
        return reviewed !== undefined && isRejected(reviewed, failOn)
          ? [rejectionOf([reviewed], failOn)]
          : [];
      },
    });
  }

  /** Checks a stack as `app.synth()` does: with the other stacks of its app, by their JSON at this moment. */
  private reviewedTogether(stack: TerraformStack): Reviewed | undefined {
    this.reviewer.coverNewStacks();
    const [checked, others] = [new Map<TerraformStack, object>(), new Map<TerraformStack, object>()];
    for (const [one, json] of stacksTogether(stack))
      (this.reviewer.covers(one) ? checked : others).set(one, json);
    return this.reviewer.review(checked, others).get(stack);
  }

  private synthesizeApp(synth: () => void): void {
    this.reviewer.coverNewStacks();
    const stacks = this.root.node.findAll().filter((one) => TerraformStack.isStack(one));
    for (const stack of stacks) this.wrapSynthesizer(stack);
    this.pending = stacks;
    try {
      synth();
      // Validations of the app run after its stacks are written.
      if (this.synthesis !== undefined) rejectLateElements(this.synthesis);
    } finally {
      this.pending = undefined;
      this.synthesis = undefined;
    }
  }

  private wrapSynthesizer(stack: TerraformStack): void {
    const inner = stack.synthesizer;
    if (this.inner.has(inner)) return;
    const outer = Object.create(inner) as IStackSynthesizer;
    outer.synthesize = (session) => {
      // While stacks are synthesized, a synthesizer around this one may call it.
      if (session.skipValidation === true || this.isRunning) inner.synthesize(session);
      // With the first stack of an app, all of them are synthesized: all are checked before any is written.
      else this.synthesize(this.pending?.splice(0) ?? [stack], session);
    };
    this.inner.set(outer, inner);
    stack.synthesizer = outer;
  }

  private synthesize(stacks: readonly TerraformStack[], session: ISynthesisSession): void {
    if (stacks.length === 0) return;
    const reviews = new Map<TerraformStack, Reviewed>();
    const [checked, others] = [new Map<TerraformStack, object>(), new Map<TerraformStack, object>()];
    const { failOn = 'error' } = this.reviewer.configured;
    const synthesis = new Synthesis(
      new Map(stacks.map((stack) => [stack, this.inner.get(stack.synthesizer) ?? stack.synthesizer])),
      session,
      {
        covers: (stack) => this.reviewer.covers(stack),
        reject: (json, uncovered) => {
          // A stack that is resolved again is checked with what the others were.
          for (const [stack, one] of json) checked.set(stack, one);
          for (const [stack, one] of uncovered) others.set(stack, one);
          for (const [stack, reviewed] of this.reviewer.review(checked, others)) reviews.set(stack, reviewed);
          return [...reviews].filter(([, reviewed]) => isRejected(reviewed, failOn)).map(([stack]) => stack);
        },
      },
    );
    this.synthesis = synthesis;
    this.isRunning = true;
    try {
      finish(reviews, synthesis.run(), session, this.reviewer.configured);
    } finally {
      this.isRunning = false;
    }
    rejectLateElements(synthesis);
  }
}

/** Reports what the checks found, and fails if a stack failed or is rejected. */
function finish(
  reviews: ReadonlyMap<TerraformStack, Reviewed>,
  errors: readonly unknown[],
  { manifest }: ISynthesisSession,
  options: CheckOptions,
): void {
  const { failOn = 'error' } = options;
  const rejected = [...reviews.values()].filter((reviewed) => isRejected(reviewed, failOn));
  const isFailed = errors.length > 0 || rejected.length > 0;
  for (const [stack, reviewed] of reviews)
    // If the app fails, the CDKTF command prints its stderr instead of annotations.
    if (isUnderCommand(stack) && !isFailed) annotateWarnings(manifest.forStack(stack), reviewed, options);
    else printWarnings(reviewed, options);
  if (isFailed) throw failureOf(errors, rejected, failOn);
}

/** Whether the app runs under the CDKTF command, which prints the annotations of the manifest. */
function isUnderCommand({ synthesizer }: TerraformStack): boolean {
  return (synthesizer as { continueOnErrorAnnotations?: boolean }).continueOnErrorAnnotations === true;
}

/** Fails instead of losing a resource: an apply would destroy what is missing in cdk.tf.json. */
function rejectLateElements(synthesis: Synthesis): void {
  const paths = synthesis.addedTooLate();
  if (paths.length === 0) return;
  throw new Error(
    `${paths.join(', ')}: added after the stack was checked and written, so cdk.tf.json does not contain it. ` +
      'Add it before app.synth(), in an aspect, in a validation of a stack, or in onSynthesize',
  );
}
