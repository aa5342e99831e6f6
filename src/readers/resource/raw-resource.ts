import type { Change, Existence, Resource } from '../../model';
import type { Json } from '../json/json';
import type { Attributes } from './attributes';
import type { InstanceKey } from './module-address';
import type { Scope } from './scope';

export type { Iteration, Scope } from './scope';

/** One instance of a resource or data source, as an input has it, before the model is built from it. */
export interface RawResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** The address of its module instance; empty for the root. */
  readonly module: string;
  /** Its key or number, if its block has count or for_each. */
  readonly key: InstanceKey | undefined;
  readonly attributes: Attributes;
  readonly scope: Scope;
  readonly constructPath: string | undefined;
  readonly construct: string | undefined;
  readonly existence: Existence;
  readonly change: Change | undefined;
  /** What constructs of this library left under its `"//"`. */
  readonly metadata: Json;
}

/** Attributes that name something, and the scope of the references in them. */
export type Place = Pick<RawResource, 'attributes' | 'scope'>;

/** The attributes of a block within a resource or block, with the scope of the references there. */
export function blockPlace(block: Attributes, { scope }: Pick<Place, 'scope'>): Place {
  return { attributes: block, scope: block.ownScope ?? scope };
}

/** When a value that is not known yet will be known: with the plan, or after the apply. */
export type KnownAfter = 'plan' | 'apply';

/** What the model keeps of a resource of any type. */
export function resourceOf(raw: RawResource): Resource {
  const { address, type, constructPath, construct, existence, change } = raw;
  const { origin } = raw.scope;
  return {
    address,
    type,
    constructPath,
    construct,
    existence,
    change,
    ...(origin === undefined ? {} : { origin }),
  };
}

/** `type.name`, or `data.type.name`: how references within the module name the block. */
export function blockOf({ mode, type, name }: Pick<RawResource, 'mode' | 'type' | 'name'>): string {
  return mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
}

/** A text that means something in one input alone, such as an address, as a text that is of that input. */
export function inOrigin({ origin }: Pick<Scope, 'origin'>, text: string): string {
  return origin === undefined ? text : `${origin.name}|${text}`;
}

/** Whether it is what a data source read of Atlas: the state of things before a plan. */
export function isRead({
  mode,
  existence,
  change,
}: Pick<RawResource, 'mode' | 'existence' | 'change'>): boolean {
  return mode === 'data' && existence === 'existing' && change === undefined;
}
