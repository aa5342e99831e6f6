export type { CarriedAcknowledgement } from './metadata/acknowledgements';
export { type PlanReading, type PlannedEstates, readPlan } from './plan/plan';
export { duplicateMember } from './json/duplicate-member';
export { UnreadableInput } from './json/unreadable-input';
export { type SynthReading, readSynth } from './synth/synth';
export { type Source, readSources } from './metadata/sources';
export { readPlanBytes } from './plan/plan-bytes';
export { SHOW } from './plan/plan-format';
