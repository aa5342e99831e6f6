import type { ClusterKind } from '../atlas';
import type { Unknown, Value } from './value';

/** What a resource points to. Readers resolve it once; a rule never follows a reference itself. */
export type Link<T> = Linked<T> | Outside | Unlinked | Missing;

/** It is in this estate. */
export interface Linked<T> {
  readonly kind: 'linked';
  readonly to: T;
}

/** It is not in this estate, and only what is written here is known about it. */
export interface Outside {
  readonly kind: 'outside';
  /** The name or id that the configuration gives. */
  readonly name: Value<string>;
  /** Which kind of cluster it is, if a data source or a construct shows it. */
  readonly clusterKind?: ClusterKind;
  /** Why the kind is not known yet: a data source will show it, but has not been read. */
  readonly kindToCome?: Unknown;
}

/** It cannot be determined what it points to. A rule that needs the link reports it as unchecked, with the reason. */
export interface Unlinked {
  readonly kind: 'unlinked';
  readonly reason: string;
  readonly until: 'plan' | 'apply';
}

/** It points to nothing: the attribute is not set. */
export interface Missing {
  readonly kind: 'missing';
}

/** What a link points to in this estate, if anything. */
export function linked<T>(link: Link<T>): T | undefined {
  return link.kind === 'linked' ? link.to : undefined;
}
