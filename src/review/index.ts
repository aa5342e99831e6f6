export { type Acknowledgement, matches } from './acknowledgement';
export * from './baseline';
export type { ClusterName } from './clusters';
export * from './review';
export * from './reviewed';
