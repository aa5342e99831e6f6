import type { Origin } from './origin';

/** Whether a resource is there before this plan is applied. At synth nobody knows, but for an import block. */
export type Existence = 'new' | 'existing' | 'unknown';

/** What the plan does with a resource. 'replace' is a deletion and a creation, in either order. */
export type Action = 'create' | 'update' | 'replace' | 'delete' | 'forget' | 'no-op' | 'read';

/** A plan's change of one resource. */
export interface Change {
  readonly action: Action;
  /** For a replacement: whether the new one is made before the old one goes. */
  readonly createBeforeDestroy: boolean;
  /** Whether an import block brings it under Terraform's care in this plan. */
  readonly importing: boolean;
  /** The address that it had before, where a moved block changed it. */
  readonly movedFrom: string | undefined;
  /** Terraform's reason for the action, such as `delete_because_each_key`. */
  readonly reason: string | undefined;
  /** The attributes that force a replacement, as Terraform names them. */
  readonly replacedFor: readonly string[];
}

/** A Terraform resource: what every thing of an estate is and has. */
export interface Resource {
  /** Its address, with modules and instance keys. */
  readonly address: string;
  /** Its type, such as `mongodbatlas_advanced_cluster`. */
  readonly type: string;
  /** Where it stands in the construct tree, if that is known. */
  readonly constructPath: string | undefined;
  /** The construct of this library that makes it, by its class, where one does and that is known. */
  readonly construct: string | undefined;
  readonly existence: Existence;
  /** What the plan does with it; undefined at synth. */
  readonly change: Change | undefined;
  /** The input that it is in, where several are read together: addresses are of one input alone. */
  readonly origin?: Origin | undefined;
}

/** Where something is: a resource, or what has an address of its own such as a provider. */
export type Place = Pick<Resource, 'address'> & Partial<Pick<Resource, 'constructPath' | 'construct' | 'origin'>>;

/** Whether what will exist of this resource is made by this plan: created, or created anew by a replacement. */
export function isNew(resource: Resource): boolean {
  return resource.existence === 'new' || resource.change?.action === 'replace';
}

/** Whether the plan destroys it: for good, or to make it anew. What is only forgotten lives on. */
export function isDestroyed({ change }: Pick<Resource, 'change'>): boolean {
  return change?.action === 'delete' || change?.action === 'replace';
}

/** Resources in the order of their addresses, by code units: the same on every machine, whatever its language. */
export function byAddress(one: Pick<Resource, 'address'>, other: Pick<Resource, 'address'>): number {
  return one.address < other.address ? -1 : one.address > other.address ? 1 : 0;
}
