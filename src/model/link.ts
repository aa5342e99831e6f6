import type { ClusterKind } from '../atlas';
import type { Value } from './value';

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
  /** Why its settings are not known: it is in none of the inputs, or a data source is still to be read. */
  readonly unread?: Omit<Unlinked, 'kind'>;
  /** The address of the cluster that it was, if a plan deletes that or removes it from the state. */
  readonly removedAt?: string;
}

/** How the reason ends where no input has a cluster. Reports then advise which inputs to add. */
export const IN_NONE_OF_THE_INPUTS = 'is in none of the inputs';

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

/**
 * Why nothing is known of the cluster that a link leads to: it cannot be determined which one it is, or it is in none of
 * the inputs. Undefined where the cluster is known, where there is none, and where it is not a dedicated one.
 */
export function unknownBehind(link: Link<unknown>): Omit<Unlinked, 'kind'> | undefined {
  if (link.kind === 'unlinked') return link;
  if (link.kind !== 'outside' || (link.clusterKind !== undefined && link.clusterKind !== 'dedicated'))
    return undefined;
  return link.unread;
}
