import { firstOf } from '../text/list';
import { naturallySorted } from '../text/natural-order';
import type { PlannedImpact } from './forecast/impact-json';
import { WHEN } from './forecast/words';
import type { Reviewed } from './reviewed';
import { placeOf } from './words';

/** What a plan changes about what can be restored, for clusters with the same changes. */
export interface ImpactGroup {
  readonly impacts: readonly PlannedImpact[];
  /** How a report names them: `cluster "orders"`, `clusters "orders", "payments" and 3 more`. */
  readonly names: string;
  /** Where the cluster is; empty for several clusters. */
  readonly place: string | undefined;
  readonly sentences: readonly string[];
  /**
   * What can be restored before the plan, after apply, and later, each in one line. Clusters that are created have only
   * the last one, and clusters that are deleted do not have it.
   */
  readonly states: readonly (readonly [when: string, text: string])[];
}

const MOST_NAMED = 5;

/** The impacts of a plan, grouped by equal texts. */
export function impactGroups({ impact = [] }: Pick<Reviewed, 'impact'>): readonly ImpactGroup[] {
  const groups = new Map<
    string,
    { readonly group: Omit<ImpactGroup, 'names' | 'place' | 'impacts'>; readonly impacts: PlannedImpact[] }
  >();
  for (const one of impact) {
    const { json, before, now, after } = one;
    const states = [
      [WHEN.before, before],
      [WHEN.afterApply, now],
      [WHEN.later, after],
    ] as const;
    const group = {
      sentences: json.sentences,
      states: states.flatMap(([when, text]) => (text === undefined ? [] : [[when, text] as const])),
    };
    const key = JSON.stringify(group);
    const same = groups.get(key);
    if (same === undefined) groups.set(key, { group, impacts: [one] });
    else same.impacts.push(one);
  }
  return [...groups.values()].map(({ group, impacts: unsorted }) => {
    const impacts = naturallySorted(unsorted, ({ json }) => json.name);
    const [first] = impacts;
    return {
      ...group,
      impacts,
      names: `cluster${impacts.length === 1 ? '' : 's'} ${firstOf(
        impacts.map(({ json }) => `"${json.name}"`),
        MOST_NAMED,
      )}`,
      place: impacts.length === 1 && first !== undefined ? placeOf(first.json) : undefined,
    };
  });
}

/** The heading of the impacts of a plan. */
export const IMPACT_HEADING = 'impact on what can be restored';

/** What the impacts of a plan assume. */
export const IMPACT_NOTE =
  'a plan does not show how old a cluster is: these numbers assume that every retention has been reached';
