import type { Value } from '../../model';
import type { Expression } from '../expression/expression';
import type { Written } from '../expression/written';
import type { Json } from '../json/json';
import { lastCall } from './module-address';

/**
 * The configuration behind an input, as far as the input shows it: what a plan keeps under `configuration`, or the
 * cdk.tf.json itself. Both have blocks, not their instances.
 */
export interface ModuleConfiguration {
  /** Its path of module names, such as `module.a.module.b`; empty for the root. */
  readonly path: string;
  readonly parent: ModuleConfiguration | undefined;
  /** How its parent calls it; undefined for the root. */
  readonly call: CallConfiguration | undefined;
  /** A block by `type.name`, or `data.type.name`. */
  block(id: string): BlockConfiguration | undefined;
  blockIds(): Iterable<string>;
  /** A module that it calls; undefined if the input does not show what is inside that module. */
  child(name: string): ModuleConfiguration | undefined;
  childNames(): readonly string[];
  output(name: string): Written;
  outputNames(): readonly string[];
  local(name: string): Written;
  /** Where its state is kept, as a `terraform_remote_state` names it; undefined if the input does not show it. */
  readonly stateLocation?: string | undefined;
  /** Where the state is that a data source `terraform_remote_state` reads; undefined if the input does not show it. */
  remoteState?(name: string): string | undefined;
  /** The default of an input variable; for the root, its value. */
  variable(name: string): Value<Json>;
}

/** A call of a module. */
export interface CallConfiguration {
  input(name: string): Written;
  readonly forEach: Written;
  readonly count: Written;
  readonly dependsOn: readonly Expression[];
}

/** The names in a reference, without keys and indexes: `['module', 'shop', 'id']`. */
export type ReferenceNames = readonly string[];

/** What a reference leads to: the name of a block of the same module, as nearly always, or the names in it. */
export type Referred = string | ReferenceNames;

/** A resource or data block. */
export interface BlockConfiguration {
  readonly forEach: Written;
  readonly dependsOn: readonly Expression[];
  /** What the references in the block lead to, except those of depends_on. */
  references(): readonly Referred[];
  /** Whether one of these is to that block of the same module. */
  refersTo(block: string): boolean;
}

/** The configuration of a module by the address of an instance of it; undefined if the input does not have it. */
export function moduleAt<M extends { child(name: string): M | undefined }>(
  root: M | undefined,
  address: string,
): M | undefined {
  const last = lastCall(address);
  return last === undefined ? root : moduleAt(root, last.parent)?.child(last.name);
}
