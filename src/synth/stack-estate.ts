import type { TerraformStack } from 'cdktf';
import type { Estate, Origin } from '../model';
import type { OpenedSynth } from '../readers';
import type { Review, ReviewOptions } from '../review';
import type { Rule } from '../rules';
import { rooms } from './rooms';

/** The review of a stack, and how many managed resources it has. */
export interface StackReview {
  readonly resources: number;
  readonly review: Review;
}

/**
 * Checks the stacks of an app as one estate: references between them are followed, and each finding is in the stack of
 * the resource that has to change.
 * @param others stacks of the app that are not checked; checked stacks may refer to them
 */
export function reviewStacks(
  stacks: ReadonlyMap<TerraformStack, object>,
  others: ReadonlyMap<TerraformStack, object>,
  rules: readonly Rule[],
  { acknowledgements = [], ...options }: Omit<ReviewOptions, 'baseline'>,
): ReadonlyMap<TerraformStack, StackReview> {
  const { after, opened } = openedStacks(stacks, others);
  const checked = opened.filter(({ stack }) => stacks.has(stack));
  const reviews = rooms.review().reviewTogether(
    {
      kind: 'synth',
      after,
      // An objective of a project covers its clusters in every stack.
      objectives: opened.flatMap(({ facts }) => facts.objectives),
      unknownAttributes: checked.flatMap(({ facts }) => facts.unknownAttributes),
    },
    checked.map(({ origin, facts }) => ({
      kind: 'synth',
      origin,
      acknowledgements: [...facts.acknowledgements, ...acknowledgements],
    })),
    rules,
    options,
  );
  return new Map(
    checked.flatMap(({ stack, facts: { resources } }, index) => {
      const review = reviews[index];
      return review === undefined ? [] : [[stack, { resources, review }] as const];
    }),
  );
}

/** Stacks of an app as one estate. */
export interface OpenedStacks {
  readonly after: Estate;
  readonly opened: readonly (OpenedSynth & {
    readonly stack: TerraformStack;
    /** Undefined where it is the only one. */
    readonly origin: Origin | undefined;
  })[];
}

/**
 * Reads stacks of an app as one estate.
 * @param others stacks that may be unreadable; the first ones may refer to them
 * @throws UnreadableInput if one of the first is not readable
 */
export function openedStacks(
  stacks: ReadonlyMap<TerraformStack, object>,
  others: ReadonlyMap<TerraformStack, object>,
): OpenedStacks {
  const { SynthInputs } = rooms.synthReader();
  const { linkSides } = rooms.sides();
  const all = [...stacks, ...others].map(([stack, json]) => ({
    stack,
    json,
    // A single stack has nothing to be distinguished from.
    origin: stacks.size + others.size === 1 ? undefined : originOf(stack),
  }));
  const inputs = new SynthInputs(all);
  const opened = all.flatMap(({ stack, origin }, index) => {
    const one = stacks.has(stack) ? inputs.open(index) : openedIfReadable(() => inputs.open(index));
    return one === undefined ? [] : [{ ...one, stack, origin }];
  });
  return { after: linkSides(opened.map(({ sides }) => sides)).after, opened };
}

function originOf(stack: TerraformStack): Origin {
  return { name: `stack "${stack.node.path}"`, app: 'app' };
}

/** A stack without checks may contain anything. */
function openedIfReadable(open: () => OpenedSynth): OpenedSynth | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
