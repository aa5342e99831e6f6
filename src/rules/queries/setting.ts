import type { ClusterKind } from '../../atlas';
import type { Cluster, Value } from '../../model';
import { isOfKind } from './cluster-kind';
import { type Problem, type Result, unchecked } from '../rule';

/** An attribute of a cluster with what is wrong about some of its values. */
export interface Setting<T> {
  readonly attribute: string;
  readonly value: Value<T>;
  readonly isWrong: (value: T) => boolean;
  readonly problem: string;
  readonly fix: Problem['fix'];
}

/** A setting that a kind of cluster cannot have. */
export function* wrongOn<T>(kind: ClusterKind, cluster: Cluster, setting: Setting<T>): Iterable<Result> {
  const { attribute, value, isWrong, problem, fix } = setting;
  if (value.kind === 'absent' || (value.kind === 'known' && !isWrong(value.value))) return;
  const isKind = isOfKind(kind, cluster, attribute);
  if (typeof isKind === 'object') yield isKind;
  else if (isKind && value.kind === 'unknown') yield unchecked(cluster, attribute, value);
  else if (isKind) yield { at: cluster, attribute, problem, fix };
}
