import type { ClusterKind } from '../atlas';
import type { Value } from './value';

/** What a resource points to. Readers resolve it once; a rule never follows a reference itself. */
export type Link<T> = Linked<T> | Outside | Unlinked | Missing;

/** It is in this estate. */
export interface Linked<T> {
  readonly kind: 'linked';
  readonly to: T;
}

/** It is not in this estate, and what is said of it is all that is known. */
export interface Outside {
  readonly kind: 'outside';
  /** The name or id that the configuration gives. */
  readonly name: Value<string>;
  /** Which kind of cluster it is, where a data source or a construct says so. */
  readonly clusterKind?: ClusterKind;
  /** Why its settings are not known: it is in none of the inputs, or a data source is still to be read. */
  readonly unread?: Omit<Unlinked, 'kind'>;
}

/** It cannot be told what is meant. A rule that needs the link says that it is unchecked, with the reason. */
export interface Unlinked {
  readonly kind: 'unlinked';
  readonly reason: string;
  readonly until: 'plan' | 'apply';
}

/** Nothing is pointed to: the attribute is left out. */
export interface Missing {
  readonly kind: 'missing';
}

/** What a link leads to in this estate, if it does. */
export function linked<T>(link: Link<T>): T | undefined {
  return link.kind === 'linked' ? link.to : undefined;
}

/**
 * Why nothing is known of the cluster that a link leads to: it cannot be told which one is meant, or it is in none of the
 * inputs. Undefined where it is known, where none is meant, and where it is known not to be a dedicated one.
 */
export function unknownBehind(link: Link<unknown>): Omit<Unlinked, 'kind'> | undefined {
  if (link.kind === 'unlinked') return link;
  if (link.kind !== 'outside' || (link.clusterKind !== undefined && link.clusterKind !== 'dedicated'))
    return undefined;
  return link.unread;
}
