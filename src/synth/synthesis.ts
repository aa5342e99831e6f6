import { type IStackSynthesizer, type ISynthesisSession, TerraformElement, type TerraformStack } from 'cdktf';

/** What decides which stacks are written. */
export interface StackCheck {
  /** Whether a stack is checked at all. */
  covers(stack: TerraformStack): boolean;
  /**
   * Checks the JSON of stacks together, and returns the stacks that must not be written.
   * @param uncovered the stacks that are not checked
   */
  reject(
    json: ReadonlyMap<TerraformStack, object>,
    uncovered: ReadonlyMap<TerraformStack, object>,
  ): readonly TerraformStack[];
}

/** One stack of a synthesis. */
interface SynthesizedStack {
  readonly stack: TerraformStack;
  /** The synthesizer that CDKTF has for it. */
  readonly synthesizer: IStackSynthesizer;
  /** The method of the stack, without waiting for others. */
  readonly toTerraform: () => object;
  /** The JSON that was checked, until CDKTF reads it. */
  json?: object | undefined;
  /** What the stack consisted of when it was resolved. */
  elements?: ReadonlySet<TerraformElement>;
}

/**
 * Synthesizes stacks so that what is checked is what is written.
 *
 * The synthesizer of CDKTF runs the aspects, validations and custom synthesis of a stack, calls its `toTerraform()`, and
 * writes what that returns. Any of these can still change this stack or another one. So each stack waits in
 * `toTerraform()` until every stack has come that far. Then each one is resolved once, and all are checked together.
 * Finally `toTerraform()` returns the JSON that was checked, or throws, so that CDKTF does not write a rejected stack.
 */
export class Synthesis {
  private readonly stacks: readonly SynthesizedStack[];
  private readonly notStarted: SynthesizedStack[];
  private readonly rejected = new Set<TerraformStack>();
  private readonly errors: unknown[] = [];

  constructor(
    synthesizers: ReadonlyMap<TerraformStack, IStackSynthesizer>,
    private readonly session: ISynthesisSession,
    private readonly check: StackCheck,
  ) {
    this.stacks = [...synthesizers].map(([stack, synthesizer]) => ({
      stack,
      synthesizer,
      toTerraform: stack.toTerraform.bind(stack),
    }));
    this.notStarted = [...this.stacks];
  }

  /** Synthesizes all stacks, and returns the errors of CDKTF and of other validations. */
  run(): readonly unknown[] {
    this.synthesizeNext();
    return this.errors;
  }

  /** The construct paths of what was added to checked stacks after they were resolved: no file contains it. */
  addedTooLate(): readonly string[] {
    return this.stacks.flatMap(({ stack, elements }) =>
      elements === undefined
        ? []
        : elementsOf(stack)
            .filter((element) => !elements.has(element))
            .map(({ node }) => node.path),
    );
  }

  private synthesizeNext(): void {
    const next = this.notStarted.shift();
    if (next === undefined) {
      this.checkAll();
      return;
    }
    let isWaiting = false;
    const waitForOthers = (): void => {
      if (isWaiting) return;
      isWaiting = true;
      this.synthesizeNext();
    };
    const { stack, synthesizer } = next;
    const toHclTerraform = stack.toHclTerraform.bind(stack);
    const restore = replaceMethods(stack, {
      toTerraform: () => {
        waitForOthers();
        return this.accepted(next);
      },
      toHclTerraform: () => {
        waitForOthers();
        this.accepted(next);
        return toHclTerraform();
      },
    });
    try {
      synthesizer.synthesize(this.session);
    } catch (error) {
      if (!(error instanceof Rejection)) this.errors.push(error);
    } finally {
      restore();
    }
    // If this stack failed before it came that far, the others are still checked.
    waitForOthers();
  }

  private checkAll(): void {
    const covered = this.stacks.filter(({ stack }) => this.check.covers(stack));
    for (const one of covered)
      try {
        resolve(one);
      } catch {
        // CDKTF resolves this stack again, and reports the same error.
      }
    this.reject(covered, this.uncovered());
  }

  /** The JSON of the stacks without checks: what covered stacks refer to in them has to be found. */
  private uncovered(): ReadonlyMap<TerraformStack, object> {
    const found = new Map<TerraformStack, object>();
    for (const one of this.stacks) {
      if (this.check.covers(one.stack)) continue;
      try {
        found.set(one.stack, one.toTerraform());
      } catch {
        // CDKTF resolves this stack again, and reports the same error.
      }
    }
    return found;
  }

  /** What CDKTF may write. If a validation reads it first, the stack is resolved and checked again for CDKTF. */
  private accepted(one: SynthesizedStack): object {
    if (!this.check.covers(one.stack)) return one.toTerraform();
    if (one.json === undefined) {
      resolve(one);
      this.reject([one]);
    }
    const { json } = one;
    one.json = undefined;
    if (json === undefined || this.rejected.has(one.stack)) throw new Rejection(one.stack);
    return json;
  }

  private reject(
    stacks: readonly SynthesizedStack[],
    uncovered: ReadonlyMap<TerraformStack, object> = new Map(),
  ): void {
    const json = new Map(stacks.flatMap((one) => (one.json === undefined ? [] : [[one.stack, one.json]])));
    for (const stack of this.check.reject(json, uncovered)) this.rejected.add(stack);
  }
}

/** Keeps CDKTF from writing a stack. Its findings are reported for all stacks together. */
class Rejection extends Error {
  constructor(stack: TerraformStack) {
    super(`the checks reject stack "${stack.node.path}"`);
  }
}

function resolve(one: SynthesizedStack): void {
  one.json = one.toTerraform();
  one.elements = new Set(elementsOf(one.stack));
}

function elementsOf(stack: TerraformStack): TerraformElement[] {
  return stack.node.findAll().filter((one) => TerraformElement.isTerraformElement(one));
}

/** Replaces methods of one stack, and returns how to undo that. */
function replaceMethods(
  stack: TerraformStack,
  methods: Pick<TerraformStack, 'toTerraform' | 'toHclTerraform'>,
): () => void {
  const before = Object.keys(methods).map(
    (name) => [name, Object.getOwnPropertyDescriptor(stack, name)] as const,
  );
  Object.assign(stack, methods);
  return () => {
    for (const [name, own] of before)
      if (own === undefined) Reflect.deleteProperty(stack, name);
      else Object.defineProperty(stack, name, own);
  };
}
