export type { Applied } from './applied';
export * from './clusters-left';
export * from './harm';
export * from './next-plan';
export * from './predict';
export { REQUESTS, type Remains, type Request, type RequestName, remainsOf } from './requests';
export type { Step } from './step';
export { type Judged, type Refused, Places, keyOf, verdictsOf } from './verdicts';
export { type Outcome, type Verdict, walk } from './walk';
