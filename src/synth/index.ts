export { type AcknowledgeOptions, AtlasChecks, type CheckOptions, optionsOf } from './atlas-checks';
export { mark } from './mark';
export type { StatedObjective } from './stack-metadata';
export { type ClusterForecast, forecastOf } from './forecast-of';
