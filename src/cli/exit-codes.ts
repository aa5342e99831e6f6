/** Exit codes: nothing at or above --fail-on; findings; the review did not happen or is incomplete. */
export const CLEAN = 0;
export const FOUND = 1;
export const INCOMPLETE = 2;
