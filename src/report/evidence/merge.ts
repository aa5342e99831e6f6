import { grouped } from '../../text/group';
import { isAgreed, worstOf } from '../estate/join';
import type { ClusterEvidence, NotKnown, ObjectiveResult, Row, RowId, RowValues, Rows } from './evidence';
import { ROW_IDS } from './row-names';
import { NOTHING_KNOWN, NOT_KNOWN } from './rows';

/**
 * What several inputs show of one cluster. The first of them is where it is, the others are in `alsoIn`. What they have
 * in common is listed once, and where they contradict each other, the answer is not known.
 * @param nameOf what the reader calls an input
 */
export function mergedCluster(
  shown: readonly [ClusterEvidence, ...ClusterEvidence[]],
  nameOf: (input: number) => string,
): ClusterEvidence {
  const [first, ...others] = shown;
  if (others.length === 0) return first;
  return {
    ...first,
    project: others.every(({ project }) => project === first.project) ? first.project : first.projectId,
    constructPath: shown.map((one) => one.constructPath).find((one) => one !== undefined),
    alsoIn: others.map(({ input, address }) => ({ input, address })),
    rows: Object.fromEntries(ROW_IDS.map((id) => [id, mergedRow(id, shown, nameOf)])) as unknown as Rows,
    objectives: mergedObjectives(shown.flatMap(({ objectives }) => objectives)),
    findings: eachOnce(shown.flatMap(({ findings }) => findings)),
    acknowledgements: eachOnce(shown.flatMap(({ acknowledgements }) => acknowledgements)),
    unknown: mergedUnknown(shown.flatMap(({ unknown }) => unknown)),
    assumptions: [...new Set(shown.flatMap(({ assumptions }) => assumptions))],
  };
}

function mergedRow(
  id: RowId,
  shown: readonly [ClusterEvidence, ...ClusterEvidence[]],
  nameOf: (input: number) => string,
): Row<RowValues[RowId]> {
  const [first, ...others] = shown;
  const row = first.rows[id];
  if (others.every(({ rows }) => isAgreed(rows[id], row))) return row;
  const texts = shown.map(({ rows, input }) => `${rows[id].text} in ${nameOf(input)}`);
  return {
    value: NOTHING_KNOWN[id],
    text: `${NOT_KNOWN}, because the inputs differ: ${[...new Set(texts)].join('; ')}`,
    isKnown: false,
  };
}

/** Each requirement of an objective once, with the worst result. */
function mergedObjectives(results: readonly ObjectiveResult[]): readonly ObjectiveResult[] {
  const groups = grouped(results, ({ statedBy, need, value }) => JSON.stringify([statedBy, need, value]));
  return [...groups.values()].flatMap((group) => worstOf(group, ({ outcome }) => outcome) ?? []);
}

/** Without what another input repeats. */
function eachOnce<T extends { readonly input: number }>(reported: readonly T[]): readonly T[] {
  const groups = grouped(reported, (one) => JSON.stringify({ ...one, input: 0 }));
  return [...groups.values()].flatMap(([first]) => first ?? []);
}

function mergedUnknown(all: readonly NotKnown[]): readonly NotKnown[] {
  const groups = grouped(all, ({ address, reason }) => JSON.stringify([address, reason]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ ...first, rules: [...new Set(group.flatMap(({ rules }) => rules))] }];
  });
}
