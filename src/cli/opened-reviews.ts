import type { LinkedSides } from '../readers';
import { type KnownPlaces, type Review, type ReviewInput, reviewTogether } from '../review';
import type { OpenedInput } from './opened-inputs';
import type { Settings } from './settings';

/** Reviews inputs that were linked as one estate. */
export function reviewsOf(
  opened: readonly OpenedInput[],
  { before, ...others }: LinkedSides,
  kind: ReviewInput['kind'],
  {
    asOf,
    severities,
    acknowledgements,
    objectives,
    rules,
  }: Pick<Settings, 'asOf' | 'severities' | 'acknowledgements' | 'objectives' | 'rules'>,
  baseline: ReadonlyMap<string, KnownPlaces> = new Map(),
): readonly Review[] {
  const parts = opened.map(({ path, origin, facts }) => {
    const known = baseline.get(path);
    return {
      origin,
      kind: facts.kind,
      ...(facts.kind === 'plan' ? { partial: facts.partial, notReviewed: facts.notReviewed } : {}),
      acknowledgements: [...(facts.kind === 'state' ? [] : facts.acknowledgements), ...acknowledgements],
      ...(known === undefined ? {} : { baseline: known }),
    };
  });
  return reviewTogether(
    {
      kind,
      ...others,
      ...(before === undefined ? {} : { before }),
      unknownAttributes: opened.flatMap(({ facts }) =>
        facts.kind === 'state' ? [] : facts.unknownAttributes,
      ),
      partial: parts.find(({ partial }) => partial !== undefined)?.partial,
      objectives: objectivesIn(opened),
    },
    parts,
    rules,
    { asOf, severities, objectives },
  );
}

/** The recovery objectives that inputs declare. */
export function objectivesIn(opened: readonly OpenedInput[]): NonNullable<ReviewInput['objectives']> {
  return opened.flatMap(({ facts }) => (facts.kind === 'state' ? [] : facts.objectives));
}
