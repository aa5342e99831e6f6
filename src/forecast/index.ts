export type { BackupPolicy, PolicyKind, UnknownInput } from './backup-policy';
export * from './forecast';
export * from './forecast-json';
export type { KeptSnapshot } from './kept-snapshots';
export { type Moment, isoDay, isoMoment, momentOf } from './moments';
export type { Granularity, Reach, WorstLoss } from './recovery';
export * from './restore-compatibility';
export * from './restore-targets';
export type { SnapshotCopies, SnapshotExports, Storage, Survival } from './storage';
