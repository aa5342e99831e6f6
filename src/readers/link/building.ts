import type { Link, Unlinked } from '../../model';
import type { KnownAfter, RawResource } from '../resource/raw-resource';

/** A model object while its estate is being built: its links are still set, and its lists filled. */
export type Building<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

/** A resource with the model object that is built from it. */
export interface Built<T> {
  readonly raw: RawResource;
  readonly object: T;
}

/** Links of resources that lead on to each other are never this many; longer chains are circular. */
export const LONGEST_CHAIN = 20;

export function linkTo<T>(to: T): Link<T> {
  return { kind: 'linked', to };
}

export function unlinked(reason: string, until: KnownAfter): Unlinked {
  return { kind: 'unlinked', reason, until };
}
