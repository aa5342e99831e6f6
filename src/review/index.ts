export type { Acknowledgement } from './acknowledgement';
export { matches } from './address-pattern';
export * from './baseline';
export type { ClusterName } from './clusters';
export type { Finding, UncheckedFinding } from './finding';
export * from './review';
