import type { ActionGraph, Estate } from '../model';

/** What is applied: the actions of a plan, and what there is before and after. */
export interface Applied {
  readonly graph: ActionGraph;
  readonly before: Estate;
  readonly after: Estate;
}
