import { FACTS_AS_OF } from '../../atlas/dates';
import { isoMoment } from '../../forecast/moments';
import { durationInWords, secondsOf } from '../../model/duration';
import { type OpenedSynth, SynthInputs, isState, linkSides, openState } from '../../readers';
import { type EstateRow, joined, projectNamesOf, rowsOf, schedulesElsewhere } from '../../report/estate';
import type { Finding } from '../../review';
import { type Rule, rules } from '../../rules';
import { count } from '../../text/count';
import { cut } from '../../text/cut';
import { shellWord } from '../../text/shell-word';
import { readable } from './input-kinds';
import type { OpenedInput } from './opened-inputs';
import { reviewsOf } from './opened-reviews';
import { typedMoment } from '../settings/typed-moment';

/** A state, or a plan with a state in it. */
export interface ReadState {
  readonly path: string;
  readonly json: unknown;
}

/** What can be restored of the clusters that states have, in a few lines. */
export function* forecastOfStates(states: readonly ReadState[]): Iterable<string> {
  const opened = states.map(openedState);
  const linked = linkSides(opened.map(({ sides }) => sides));
  const reviews = reviewsOf(opened, linked, 'plan', { ...SETTINGS, rules: [] });
  const estate = linked.after;
  const inputs = opened.flatMap(({ origin }, index) => {
    const review = reviews[index];
    return review === undefined ? [] : [{ origin, isPartial: false, review }];
  });
  const at = isoMoment(typedMoment('at', FACTS_AS_OF));
  const { clusters } = joined([
    {
      clusters: rowsOf({ estate, inputs, objectives: [], areObjectivesChecked: false }, at),
      projects: projectNamesOf(estate),
      schedulesElsewhere: schedulesElsewhere(estate),
      unreadable: [],
    },
  ]);
  if (clusters.length === 0) return;
  const without = clusters.filter(({ backup }) => backup === false).length;
  const open = clusters.filter(({ backup }) => backup === null).length;
  const unknown = open === 0 ? '' : `; not known for ${open}`;
  yield `what exists: ${count(clusters.length, 'cluster')}, ${without} without backups${unknown}`;
  yield `  ${worstLossOf(clusters)}`;
  yield `  for each cluster: atlas-backup estate ${states.map(({ path }) => shellWord(path)).join(' ')}`;
}

/** The worst of the worst-case data losses. */
function worstLossOf(clusters: readonly EstateRow[]): string {
  const everything = clusters.filter(({ worstLossIs }) => worstLossIs === 'everything').length;
  const unknown = clusters.filter(({ worstLossIs }) => worstLossIs === 'unknown').length;
  const known = clusters
    .flatMap(({ worstLoss, name, addresses }) => {
      const seconds = worstLoss === null ? undefined : secondsOf(worstLoss);
      return seconds === undefined ? [] : [{ seconds, name: name ?? addresses.join(', ') }];
    })
    .sort((one, other) => other.seconds - one.seconds);
  const [highest] = known;
  const parts = [
    ...(everything === 0 ? [] : [`all data for ${count(everything, 'cluster')}`]),
    ...(highest === undefined
      ? []
      : [
          `at most ${durationInWords(highest.seconds)} for ${everything > 0 ? 'the others' : 'all'} (cluster "${cut(highest.name)}")`,
        ]),
    ...(unknown === 0 ? [] : [`not known for ${unknown}`]),
  ];
  return `worst-case data loss (RPO): ${parts.join(', ')}`;
}

/** What rules find in the stacks that the code makes. */
export function findingsOfStacks(stacks: ReadonlyMap<string, unknown>, app: string): readonly Finding[] {
  const inputs = [...stacks].map(([name, json]) => ({ json, origin: { name, app } }));
  const opening = new SynthInputs(inputs);
  const opened = inputs.map(({ origin }, index): OpenedInput & OpenedSynth => ({
    path: origin.name,
    origin,
    configuration: undefined,
    ...opening.open(index),
  }));
  const linked = linkSides(opened.map(({ sides }) => sides));
  return reviewsOf(opened, linked, 'synth', { ...SETTINGS, rules }).flatMap(({ findings }) => findings);
}

function openedState({ path, json }: ReadState): OpenedInput {
  const origin = { name: path };
  const read = readable(path, () => openState(isState(json) ? json : stateIn(json), { origin }));
  return { path, origin, configuration: undefined, ...read };
}

/** The state before a plan. */
function stateIn(plan: unknown): unknown {
  return (plan as { readonly prior_state?: unknown }).prior_state;
}

const SETTINGS = {
  asOf: FACTS_AS_OF,
  severities: new Map<string, never>(),
  acknowledgements: [],
  objectives: [],
  rules: [] as readonly Rule[],
};
