import type { ChangeEnd, Estate, PlannedAction } from '../model';
import type { Applied } from './applied';
import { governedSchedules } from './clusters-left';
import { standingRejections } from './standing-rejections';
import { type Step, stepOf } from './step';
import { StepsByAddress } from './steps-by-address';
import { type Judged, type Refused, verdictsOf } from './verdicts';
import { type Verdict, walk } from './walk';

/** How far an apply gets. */
export interface Prediction {
  readonly outcome: 'completes' | 'stops' | 'unknown';
  /** The actions in an order in which Terraform may do them. */
  readonly steps: readonly Step[];
  /** The same steps. */
  readonly byAddress: StepsByAddress;
  /** The addresses of objects that are certainly not left as planned. */
  readonly unfinished: ReadonlySet<string>;
  /** By address, how changes end that are not done as planned. */
  readonly ends: ReadonlyMap<string, ChangeEnd>;
}

/** Predicts how far an apply gets, by what a review says of rejections. */
export function predict(applied: Applied, review: Judged): Prediction {
  const refused = new Map(verdictsOf(applied.graph, review));
  addStanding(applied, refused);
  return predicted(applied, refused);
}

/**
 * Predicts what is left if some actions are rejected, for whatever reason. What a review is certain of is rejected as well;
 * everything else is taken to succeed.
 * @param given places in the actions
 */
export function predictIfRefused(applied: Applied, review: Judged, given: ReadonlySet<number>): Prediction {
  const refused = certainRejections(applied, review);
  for (const index of given) if (!refused.has(index)) refused.set(index, { ...PLAIN, by: 'given' });
  return predicted(applied, refused);
}

function certainRejections(applied: Applied, review: Judged): Map<number, Refused> {
  const certain = [...verdictsOf(applied.graph, review)].filter(([, { verdict }]) => verdict === 'refused');
  const refused = new Map(certain);
  addStanding(applied, refused);
  return refused;
}

const PLAIN = {
  verdict: 'refused',
  finding: undefined,
  unchecked: undefined,
  request: undefined,
  unordered: [],
} as const;

function addStanding({ graph, before }: Applied, refused: Map<number, Refused>): void {
  for (const index of standingRejections(graph, before))
    if (refused.get(index)?.verdict !== 'refused') refused.set(index, { ...PLAIN, by: 'state' });
}

function predicted({ graph, after }: Applied, refused: ReadonlyMap<number, Refused>): Prediction {
  const verdicts = new Map<number, Verdict>();
  for (const [index, { verdict }] of refused) verdicts.set(index, verdict);
  const steps = walk(graph, verdicts).map((outcome, index): Step => {
    const action = graph.actions[index] as PlannedAction;
    return stepOf(action, outcome, refused.get(index));
  });
  const byAddress = new StepsByAddress(graph, steps);
  const unfinished = byAddress.addresses(({ remains }) => remains !== undefined);
  return {
    outcome: outcomeOf(steps),
    steps,
    byAddress,
    unfinished,
    ends: endsOf(unfinished, byAddress, after),
  };
}

function outcomeOf(steps: readonly Step[]): Prediction['outcome'] {
  if (steps.some(({ outcome }) => outcome === 'refused')) return 'stops';
  return steps.every(({ outcome }) => outcome === 'done') ? 'completes' : 'unknown';
}

/** By address, how changes end that are not done as planned; those that are not certain are left out. */
function endsOf(
  unfinished: ReadonlySet<string>,
  steps: StepsByAddress,
  after: Estate,
): ReadonlyMap<string, ChangeEnd> {
  const ends = new Map<string, ChangeEnd>();
  if (unfinished.size === 0) return ends;
  const governed = governedSchedules(after);
  for (const address of unfinished) {
    const end = endOf(steps.at(address), governed.has(address));
    if (end !== undefined) ends.set(address, end);
  }
  return ends;
}

function endOf(steps: readonly Step[], isGoverned: boolean): ChangeEnd | undefined {
  const [first, second] = steps;
  if (first === undefined) return undefined;
  // Under a compliance policy Atlas rejects to empty the schedule that is there, so it stays.
  const isEmptied = (step: Step): boolean => step.remains?.inAtlas === 'emptied' && !isGoverned;
  if (second === undefined) {
    if (isEmptied(first)) return 'emptied';
    return first.remains?.inAtlas === 'as planned' ? undefined : 'unchanged';
  }
  const deletion = first.action.kind === 'delete' ? first : second;
  const creation = first.action.kind === 'delete' ? second : first;
  const isDeleted = deletion.remains === undefined;
  if (creation.remains === undefined) return isDeleted ? undefined : 'created, old kept';
  if (isEmptied(creation)) return isDeleted ? 'emptied' : 'emptied, old kept';
  if (creation.remains.inAtlas === 'as planned') return isDeleted ? undefined : 'created, old kept';
  return isDeleted ? 'deleted' : 'unchanged';
}
