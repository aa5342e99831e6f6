import { firstOf } from '../text/list';
import { placeOf } from './words';
import type { PlannedImpact } from './forecast/impact-json';
import type { Reviewed } from './reviewed';

/** What a plan changes of what can be restored, for clusters of which the same is to be said. */
export interface ImpactGroup {
  readonly impacts: readonly PlannedImpact[];
  /** What a report calls them: "orders", "orders, payments and 3 more". */
  readonly names: string;
  /** Where they are; nothing where they are several. */
  readonly place: string | undefined;
  readonly sentences: readonly string[];
  /** What was there; undefined for clusters that are created. */
  readonly before: string | undefined;
  /** What is there right after apply; undefined for clusters that are created. */
  readonly now: string | undefined;
  /** What comes of it; undefined for clusters that are gone. */
  readonly after: string | undefined;
}

const MOST_NAMED = 5;

/** The impacts of a plan, those of which the same is to be said together. */
export function impactGroups({ impact = [] }: Pick<Reviewed, 'impact'>): readonly ImpactGroup[] {
  const groups = new Map<
    string,
    { readonly group: Omit<ImpactGroup, 'names' | 'place' | 'impacts'>; readonly impacts: PlannedImpact[] }
  >();
  for (const one of impact) {
    const { json, before, now, after } = one;
    const group = { sentences: json.sentences, before, now, after };
    const key = JSON.stringify(group);
    const same = groups.get(key);
    if (same === undefined) groups.set(key, { group, impacts: [one] });
    else same.impacts.push(one);
  }
  return [...groups.values()].map(({ group, impacts }) => {
    const [first] = impacts;
    return {
      ...group,
      impacts,
      names: firstOf(
        impacts.map(({ json }) => json.name),
        MOST_NAMED,
      ),
      place: impacts.length === 1 && first !== undefined ? placeOf(first.json) : undefined,
    };
  });
}

/** What stands above the impacts of a plan. */
export const IMPACT_HEADING = 'impact on what can be restored';

/** What the impacts of a plan assume. */
export const IMPACT_NOTE =
  'how old a cluster is does not show in a plan: counted as if every retention had been reached';
