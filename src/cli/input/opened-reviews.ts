import type { Objective } from '../../model';
import { type LinkedSides, linkSides, plannedLiterals } from '../../readers';
import type { Configuration, Reviewed } from '../../report/reviewed';
import type { KnownPlaces, Review, ReviewInput } from '../../review';
import { reviewTogether } from '../../review/review';
import type { OpenedInput } from './opened-inputs';
import type { Settings } from '../settings/settings';

/** What of the settings decides a review. */
type Reviewing = Pick<Settings, 'asOf' | 'severities' | 'acknowledgements' | 'objectives' | 'rules'>;

/** Plans, states and stacks as one estate, with a review for each. */
export interface ReviewedEstate {
  readonly linked: LinkedSides;
  readonly reviews: readonly Review[];
  /** Those of the inputs and of the settings. */
  readonly objectives: readonly Objective[];
  /** Why rules did not finish; each reason once. */
  readonly crashes: readonly string[];
}

/**
 * Links inputs of any kind, and reviews them.
 * @param elsewhere what they may refer to, and is not reviewed
 */
export function reviewedEstate(
  opened: readonly OpenedInput[],
  elsewhere: readonly OpenedInput[],
  settings: Reviewing,
): ReviewedEstate {
  const linked = linkSides([...opened, ...elsewhere].map(({ sides }) => sides));
  const kind = opened.every(({ facts }) => facts.kind === 'synth') ? 'synth' : 'plan';
  const reviews = reviewsOf(opened, linked, kind, settings);
  const crashes = reviews.flatMap((review) =>
    review.crashes.map(({ rule, message }) => `rule ${rule} crashed: ${message}`),
  );
  return {
    linked,
    reviews,
    objectives: [...objectivesIn(opened), ...settings.objectives],
    crashes: [...new Set(crashes)],
  };
}

/** An input with its review, as reports take it. */
export function reviewedOf(
  path: string,
  facts: OpenedInput['facts'],
  configuration: Configuration | undefined,
  found: Review,
): Reviewed {
  return {
    path,
    kind: facts.kind,
    terraformVersion: facts.kind === 'synth' ? undefined : facts.terraformVersion,
    partial: facts.kind === 'plan' ? facts.partial : undefined,
    resources: facts.resources,
    ...(facts.kind === 'state' ? {} : { acknowledgements: facts.acknowledgements }),
    configuration,
    review: found,
  };
}

/** Reviews inputs that were linked as one estate. */
export function reviewsOf(
  opened: readonly OpenedInput[],
  { before, ...others }: LinkedSides,
  kind: ReviewInput['kind'],
  { asOf, severities, acknowledgements, objectives, rules }: Reviewing,
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
      unknownAttributes: opened.flatMap(({ facts }) => facts.unknownAttributes),
      partial: parts.find(({ partial }) => partial !== undefined)?.partial,
      objectives: objectivesIn(opened),
      planned: plannedLiterals(opened.map(({ sides }) => sides)),
    },
    parts,
    rules,
    { asOf, severities, objectives },
  );
}

/** The recovery objectives that inputs declare. */
function objectivesIn(opened: readonly OpenedInput[]): NonNullable<ReviewInput['objectives']> {
  return opened.flatMap(({ facts }) => (facts.kind === 'state' ? [] : facts.objectives));
}
