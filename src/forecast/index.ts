export type { BackupPolicy, PolicyKind, UnknownInput } from './backup-policy';
export * from './forecast';
export { type Fading, type Impact, Impacts, type LostHistory, type Outcome, impactsOf } from './impact';
export type { KeptSnapshot } from './kept-snapshots';
export type { CopiedFrequency } from './newest-copies';
export { type Moment, isoDay, isoMoment, momentOf } from './moments';
export type { Granularity, Reach, WorstLoss } from './recovery';
export * from './restore-compatibility';
export * from './restore-targets';
export {
  type CopiedItem,
  ONCE,
  type SnapshotCopies,
  type SnapshotExports,
  type Storage,
  type Survival,
  regularExports,
} from './storage';
export { Terms } from './terms';
