export { type AcknowledgeOptions, AtlasChecks, optionsOf } from './atlas-checks';
export type { CheckOptions } from './check-options';
export { markCreationSite } from './creation-site';
export { mark } from './mark';
export type { StatedObjective } from './stack-metadata';
export { type ClusterForecast, forecastOf } from './forecast-of';
export { reviewStacks } from './stack-estate';
export { stacksTogether } from './stacks-together';
