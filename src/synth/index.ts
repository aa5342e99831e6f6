export { type AcknowledgeOptions, AtlasChecks, type CheckOptions } from './atlas-checks';
export { mark } from './mark';
