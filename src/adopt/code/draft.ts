import type { Value } from '../program/program';
import type { Values } from '../schema/set-values';
import type { StateResource } from '../state/state-resource';
import type { Written, WrittenAs } from './builder';

/** A construct of this library for a resource, before it is known to be exact. */
export interface Draft {
  readonly as: WrittenAs;
  readonly value: Value;
  /** The construct that it is below, and its id there; else it is below that of the file. */
  readonly below?: { readonly parent: Written; readonly id: string };
  /** Where the resource is below the construct. */
  readonly path: readonly string[];
  /** The attributes that the construct sets on the resource. */
  readonly sets: Values;
  /** Other resources that the construct writes exactly, and where they are below it. */
  readonly also?: readonly { readonly resource: StateResource; readonly path: readonly string[] }[];
  /** Defaults of the construct that props disable, in words. */
  readonly disabled?: readonly string[];
}
