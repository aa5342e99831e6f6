/** Exit codes: no findings at or above --fail-on; findings; no review, or an incomplete one. */
export const CLEAN = 0;
export const FOUND = 1;
export const INCOMPLETE = 2;
