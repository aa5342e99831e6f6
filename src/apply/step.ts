import type { PlannedAction } from '../model';
import { type Remains, remainsOf } from './requests';
import type { Refused } from './verdicts';
import type { Outcome } from './walk';

/** One action of an apply, with its outcome. */
export interface Step {
  readonly action: PlannedAction;
  readonly outcome: Outcome;
  /** Why it is rejected, or may be. */
  readonly refused: Refused | undefined;
  /** What is left of its object; undefined if it is done, or if that is not certain. */
  readonly remains: Remains | undefined;
}

/** A step with an outcome. */
export function stepOf(action: PlannedAction, outcome: Outcome, refused?: Refused): Step {
  const why = outcome === 'done' || outcome === 'not-reached' ? undefined : refused;
  return { action, outcome, refused: why, remains: remainsAfter(action, outcome, why) };
}

function remainsAfter(
  { type, kind }: PlannedAction,
  outcome: Outcome,
  refused: Refused | undefined,
): Remains | undefined {
  if (outcome !== 'refused' && outcome !== 'not-reached') return undefined;
  if (kind === 'create' || kind === 'update' || kind === 'delete')
    return outcome === 'refused' ? remainsOf(type, kind, refused?.request) : remainsOf('', kind);
  return { inState: 'as before', inAtlas: 'as before' };
}
