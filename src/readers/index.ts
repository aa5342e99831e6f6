export type { CarriedAcknowledgement } from './acknowledgements';
export { type PlanReading, readPlan } from './plan';
export { UnreadableInput } from './problem';
export { type SynthReading, readSynth } from './synth';
export { type Source, readSources } from './sources';
export { readPlanBytes } from './plan-bytes';
