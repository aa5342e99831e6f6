/**
 * Constructs for MongoDB Atlas projects, clusters and backups, and checks of stacks against the rules.
 * @module cdktf-atlas-backup
 */
export * from './constructs';
export { type AcknowledgeOptions, AtlasChecks, type CheckOptions, type ClusterForecast } from './synth';
export type { ForecastOptions } from './forecast';
