import type { Values } from '../schema/set-values';

/** A managed resource of a state. */
export interface StateResource {
  /** Its address in the state, with its modules and keys. */
  readonly address: string;
  /** Its type in the code. */
  readonly type: string;
  /** Its type in the state, where the code has a newer one. */
  readonly formerType?: string;
  /** Why a resource of a deprecated type stays one. */
  readonly staysBecause?: string;
  readonly name: string;
  /** Whether it is in the root module, and its block has neither count nor for_each. */
  readonly isPlain: boolean;
  /** Its attributes, as provider 2.x has them. */
  readonly values: Values;
  /** Marks of what is sensitive, of the same form as the attributes: true covers everything in it. */
  readonly sensitive: unknown;
  /** What provider 2.x does not have of it, in words. */
  readonly lost: readonly string[];
}

/** What is in the states that were read. */
export interface StateContent {
  readonly resources: readonly StateResource[];
  /** Addresses of what an interrupted replacement left behind. */
  readonly deposed: readonly string[];
}
