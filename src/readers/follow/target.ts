import type { Origin } from '../../model';
import type { Json } from '../json/json';
import type { RawResource } from '../resource/raw-resource';
import type { Path } from './path';

/** What an expression may lead to. */
export type Target =
  /** An attribute of a resource; without a path the whole resource, or an attribute whose name the input has lost. */
  | { readonly kind: 'resource'; readonly resource: RawResource; readonly path: Path }
  /** A whole module instance, or an output of it whose name the input has lost. */
  | { readonly kind: 'module'; readonly module: string; readonly origin?: Origin | undefined }
  /** A value that is written in the configuration. */
  | { readonly kind: 'value'; readonly value: Json }
  /** Something that has a name but no resource in this input, such as `var.project_id` of a stack. */
  | {
      readonly kind: 'symbol';
      readonly symbol: string;
      /** What distinguishes it from the same name in another input, where several are read together. */
      readonly id?: string;
    }
  /** Unknown from here on. A local of a plan is known by its name alone. */
  | { readonly kind: 'lost'; readonly reason: string; readonly local?: string };

export function lost(reason: string): Target {
  return { kind: 'lost', reason };
}

/** Longer chains of references than these are circular. */
export const LONGEST_CHAIN = 60;

export const CIRCULAR = lost('it refers to itself');
