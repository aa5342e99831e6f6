import type { Cluster, Estate, Objective, RecoveryNeeds } from '../../model';
import { durationInWords, isoDuration } from '../../model/duration';
import { covers } from '../../model/objective';
import { isoRetention, retentionInWords } from '../../model/retention';
import type { Context, Rule } from '../../rules';
import { objectiveDoesNotSurvive } from '../../rules/objective/does-not-survive';
import { objectiveKeptTooShort } from '../../rules/objective/kept-too-short';
import { objectiveNotStoredThere } from '../../rules/objective/not-stored-there';
import { objectiveWorstLoss } from '../../rules/objective/worst-loss';
import { listed } from '../../text/list';
import type { ObjectiveResult, Requirement, StatedObjective } from './evidence';

/** The rule that compares clusters with each requirement. */
const RULES = {
  worstLoss: objectiveWorstLoss,
  keepFor: objectiveKeptTooShort,
  storedIn: objectiveNotStoredThere,
  survivesClusterDeletion: objectiveDoesNotSurvive,
  survivesRegionLoss: objectiveDoesNotSurvive,
} as const satisfies Readonly<Record<keyof RecoveryNeeds, Rule>>;

/** How clusters are compared with objectives. */
export type Comparison = Pick<Context, 'input' | 'partial' | 'asOf'>;

/**
 * The requirements that cover a cluster, and whether it meets them: what the rules about objectives find, whatever their
 * severity is in this run.
 */
export function resultsOf(
  cluster: Cluster,
  estate: Estate,
  objectives: readonly Objective[],
  comparison: Comparison,
): readonly ObjectiveResult[] {
  // The rules compare every cluster of an estate.
  const alone = { ...estate, clusters: [cluster] };
  return objectives
    .filter((objective) => covers(objective, cluster) !== false)
    .flatMap((objective) =>
      requirementsOf(objective).map((requirement): ObjectiveResult => {
        const { need } = requirement;
        const only = { ...objective, needs: { [need]: objective.needs[need] } };
        const found = [...RULES[need].check({ ...comparison, after: alone, objectives: [only] })];
        const missed = found.flatMap((one) => ('problem' in one ? [one.problem] : []));
        const open = found.flatMap((one) => ('unchecked' in one ? [one.unchecked] : []));
        const { statedBy } = objective;
        if (missed.length > 0)
          return { statedBy, ...requirement, outcome: 'missed', reason: missed.join('; ') };
        if (open.length > 0) return { statedBy, ...requirement, outcome: 'unknown', reason: open.join('; ') };
        return { statedBy, ...requirement, outcome: 'met' };
      }),
    );
}

/**
 * The objectives, with the number of clusters that each covers.
 * @param clusters each cluster of Atlas, as the inputs have it
 */
export function statedObjectives(
  objectives: readonly Objective[],
  clusters: readonly (readonly Cluster[])[],
): readonly StatedObjective[] {
  return objectives.map((objective) => {
    const covered = clusters.map((inInputs) => {
      const each = inInputs.map((cluster) => covers(objective, cluster));
      return each.includes(true) ? true : each.includes(undefined) ? undefined : false;
    });
    return {
      statedBy: objective.statedBy,
      requires: requirementsOf(objective),
      clusters: covered.filter((one) => one === true).length,
      perhaps: covered.filter((one) => one === undefined).length,
    };
  });
}

/** What an objective requires. */
function requirementsOf({ needs }: Objective): readonly Requirement[] {
  const { worstLoss, keepFor, storedIn, survivesClusterDeletion, survivesRegionLoss } = needs;
  return [
    ...(worstLoss === undefined
      ? []
      : [
          {
            need: 'worstLoss',
            value: isoDuration(worstLoss),
            text: `an RPO of at most ${durationInWords(worstLoss)}`,
          } as const,
        ]),
    ...(keepFor === undefined
      ? []
      : [
          {
            need: 'keepFor',
            value: isoRetention(keepFor),
            text: `snapshots that are kept ${retentionInWords(keepFor)}`,
          } as const,
        ]),
    ...(storedIn === undefined
      ? []
      : [
          {
            need: 'storedIn',
            value: storedIn,
            text: `snapshots in ${listed(storedIn)}, and nowhere else`,
          } as const,
        ]),
    ...(survivesClusterDeletion === true
      ? [
          {
            need: 'survivesClusterDeletion',
            value: true,
            text: 'snapshots that survive cluster deletion',
          } as const,
        ]
      : []),
    ...(survivesRegionLoss === true
      ? [{ need: 'survivesRegionLoss', value: true, text: 'snapshots that survive region loss' } as const]
      : []),
  ];
}
