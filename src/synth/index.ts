export { type AcknowledgeOptions, AtlasChecks, type CheckOptions, optionsOf } from './atlas-checks';
export { mark } from './mark';
