import type { UncheckedFinding } from '../../review';
import { byReason, waitingTogether } from '../groups';
import { notReviewedLines } from '../not-reviewed';
import type { Reviewed } from '../reviewed';
import { inInput, nameOf, placeOf } from '../words';
import type { Screen } from './screen';

/** One block for each thing that is not known in any of the inputs, with the rules that need it. */
export function uncheckedTogether(screen: Screen, inputs: readonly Reviewed[]): readonly string[] {
  return waitingTogether(inputs).map(({ reason, rules, places }) =>
    screen.block(
      screen.paint.cyan('unchecked'),
      reason,
      [['rule', rules.join(', ')]],
      places.map(({ waiting, reviewed }) => inInput(placeOf(waiting), reviewed, inputs)),
    ),
  );
}

/** The same of one input. */
export function uncheckedEach(screen: Screen, all: readonly UncheckedFinding[]): readonly string[] {
  return byReason(all).map((waiting) =>
    screen.block(screen.paint.cyan('unchecked'), waiting.reason, [
      ['rule', waiting.rules.join(', ')],
      ['at', placeOf(waiting)],
    ]),
  );
}

/** What no rule reviewed. */
export function notReviewed(
  screen: Screen,
  reviewed: Reviewed,
  inputs: readonly Reviewed[],
): readonly string[] {
  return notReviewedLines(reviewed).map((line) =>
    screen.block(
      screen.paint.cyan('not reviewed'),
      inputs.length > 1 ? `${nameOf(reviewed)}: ${line}` : line,
    ),
  );
}
