export { plannedLiterals } from './estate/planned-literals';
export { type LinkedSides, type Sides, linkSides } from './estate/sides';
export type { CarriedAcknowledgement } from './metadata/acknowledgements';
export {
  type OpenedPlan,
  type PlanFacts,
  type PlanReading,
  type PlannedEstates,
  openPlan,
  readPlan,
} from './plan/plan';
export { duplicateMember } from './json/duplicate-member';
export { UnreadableInput } from './json/unreadable-input';
export {
  type OpenedState,
  type StateFacts,
  type StateReading,
  isState,
  openState,
  readState,
} from './plan/state-input';
export { checkStack } from './synth/stack-shape';
export { type OpenedSynth, type SynthFacts, SynthInputs, type SynthReading, readSynth } from './synth/synth';
export { readSources } from './metadata/sources';
export { readPlanBytes } from './plan/plan-bytes';
export { SHOW } from './plan/plan-format';
