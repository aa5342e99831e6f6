import { type Context, type Place, type Unchecked, unchecked } from '../rule';

/** An unchecked result: what seems to be missing may only not be in a partial plan. */
export function leftOutOfPlan(
  at: Place,
  attribute: string,
  partial: NonNullable<Context['partial']>,
): Unchecked {
  return unchecked(at, attribute, {
    kind: 'unknown',
    until: 'plan',
    reason:
      partial === 'targeted'
        ? 'this plan is targeted, so it does not show every resource'
        : 'this plan is refresh-only, so it does not show what the configuration would create',
  });
}
