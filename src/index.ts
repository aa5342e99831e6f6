export * from './constructs';
export { MongodbatlasProvider, type MongodbatlasProviderConfig } from './provider/provider';
export { type AcknowledgeOptions, AtlasChecks, type CheckOptions } from './synth';
