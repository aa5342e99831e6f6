import type { Origin } from './origin';

/** Whether a resource exists before this plan is applied. At synth that is not known, except with an import block. */
export type Existence = 'new' | 'existing' | 'unknown';

/** What the plan does with a resource. 'replace' is a deletion and a creation, in either order. */
export type Action = 'create' | 'update' | 'replace' | 'delete' | 'forget' | 'no-op' | 'read';

/** A plan's change of one resource. */
export interface Change {
  readonly action: Action;
  /** For a replacement: whether the new one is created before the old one is deleted. */
  readonly createBeforeDestroy: boolean;
  /** Whether an import block imports it in this plan. */
  readonly importing: boolean;
  /** The former address, if a moved block changed it. */
  readonly movedFrom: string | undefined;
  /** Terraform's reason for the action, such as `delete_because_each_key`. */
  readonly reason: string | undefined;
  /** The attributes that force a replacement, as Terraform names them. */
  readonly replacedFor: readonly string[];
  /**
   * The top-level attributes with a known part that an update changes. What is known only after apply is not counted.
   */
  readonly changed?: () => readonly string[];
}

/** A Terraform resource: what everything in an estate has in common. */
export interface Resource {
  /** Its address, with modules and instance keys. */
  readonly address: string;
  /** Its type, such as `mongodbatlas_advanced_cluster`. */
  readonly type: string;
  /** Its path in the construct tree, if that is known. */
  readonly constructPath: string | undefined;
  /** The class of the construct of this library that creates it, if one does and that is known. */
  readonly construct: string | undefined;
  readonly existence: Existence;
  /** The change that the plan makes; undefined at synth. */
  readonly change: Change | undefined;
  /** The input that it is in, where several are read together: addresses are of one input alone. */
  readonly origin?: Origin | undefined;
}

/** Where something is: a resource, or anything else with an address, such as a provider. */
export type Place = Pick<Resource, 'address'> &
  Partial<Pick<Resource, 'constructPath' | 'construct' | 'origin'>>;

/** Whether this plan creates the resource, also by a replacement. */
export function isNew(resource: Resource): boolean {
  return resource.existence === 'new' || resource.change?.action === 'replace';
}

/** Whether the resource exists before the plan, which does not create it again. */
export function existsAlready(resource: Resource): boolean {
  return resource.existence === 'existing' && !isNew(resource);
}

/** Whether the plan destroys it, permanently or to recreate it. A resource that Terraform only forgets still exists. */
export function isDestroyed({ change }: Pick<Resource, 'change'>): boolean {
  return change?.action === 'delete' || change?.action === 'replace';
}

const DEPOSED = / \(deposed [^()]*\)$/;

/** The address of an object: an interrupted replacement leaves deposed ones behind, each with a key. */
export function addressOfObject(address: string, deposed: string | undefined): string {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
}

/** Whether an interrupted replacement left it behind: the configuration no longer manages it. */
export function isDeposed({ address }: Pick<Resource, 'address'>): boolean {
  return DEPOSED.test(address);
}

/** The address of the resource that an object belongs to. */
export function withoutKey(address: string): string {
  return address.replace(DEPOSED, '');
}

/**
 * Resources in the order in which they come to exist: first those that a plan leaves unchanged, last those that it creates.
 * What it changes is then behind what it leaves unchanged, whatever their addresses are.
 */
export function byExistence(one: Resource, other: Resource): number {
  return noveltyOf(one) - noveltyOf(other) || byAddress(one, other);
}

function noveltyOf(resource: Resource): number {
  if (resource.existence === 'new') return 4;
  if (resource.existence === 'unknown') return 3;
  if (isNew(resource)) return 2;
  const { change } = resource;
  return change === undefined || (change.action === 'no-op' && !change.importing) ? 0 : 1;
}

/** Resources in the order of their addresses, by code units: the same on every machine, whatever its language. */
export function byAddress(one: Pick<Resource, 'address'>, other: Pick<Resource, 'address'>): number {
  return one.address < other.address ? -1 : one.address > other.address ? 1 : 0;
}
