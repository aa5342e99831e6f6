import type { TerraformStack } from 'cdktf';
import type { Origin } from '../model';
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
  const { SynthInputs, linkSides } = rooms.readers();
  const all = [...stacks, ...others].map(([stack, json]) => ({
    stack,
    json,
    // A single stack has nothing to be distinguished from.
    origin: stacks.size + others.size === 1 ? undefined : originOf(stack),
  }));
  const inputs = new SynthInputs(all);
  const opened = all.map(({ stack }, index) =>
    stacks.has(stack) ? inputs.open(index) : openedIfReadable(() => inputs.open(index)),
  );
  const { after } = linkSides(opened.flatMap((one) => (one === undefined ? [] : [one.sides])));
  const checked = all.slice(0, stacks.size).flatMap(({ stack, origin }, index) => {
    const { facts } = opened[index] ?? {};
    return facts === undefined ? [] : [{ stack, origin, facts }];
  });
  const reviews = rooms.review().reviewTogether(
    {
      kind: 'synth',
      after,
      objectives: checked.flatMap(({ facts }) => facts.objectives),
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
