export { type AcknowledgeOptions, AtlasChecks, type CheckOptions, optionsOf } from './atlas-checks';
export { mark } from './mark';
export type { StatedObjective } from './stack-metadata';
