import type { Origin } from './origin';
import type { Place } from './resource';

/** An attribute or block of an Atlas resource that the provider's schema, as this release knows it, does not have. */
export interface UnknownAttribute {
  /** A resource or data source that has it; of a value in a plan, the first one. */
  readonly at: Place;
  /** The type of the resource, with `data.` before that of a data source. */
  readonly type: string;
  /** Its path, with the numbers of blocks and items: `copy_settings[0].retention`. */
  readonly path: string;
  /** The attributes and blocks that are known in its place. */
  readonly known: readonly string[];
  /**
   * Whether a person wrote it, and no provider is known to have read it. A value in a plan was written by a provider,
   * which knows its own attributes.
   */
  readonly isWritten: boolean;
}

/** A path without the numbers in it. */
export function withoutNumbers(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '');
}

/** The same attributes, as those of one of several inputs. */
export function attributesIn(
  origin: Origin | undefined,
  attributes: readonly UnknownAttribute[],
): readonly UnknownAttribute[] {
  return origin === undefined ? attributes : attributes.map((one) => ({ ...one, at: { ...one.at, origin } }));
}
