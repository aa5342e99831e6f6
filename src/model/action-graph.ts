/** What an apply does with one object. 'read' is a data source that is read while the plan is applied. */
export type ActionKind = 'create' | 'update' | 'delete' | 'forget' | 'read';

/** One action of an apply. A replacement is two of them at one address, a deletion and a creation. */
export interface PlannedAction {
  /** The address of the resource, with modules and instance keys. */
  readonly address: string;
  readonly type: string;
  readonly kind: ActionKind;
  /** Whether the object is a managed resource; data sources are not. */
  readonly isManaged: boolean;
  /** The key of the deposed object that is deleted; undefined where it is the current one. */
  readonly deposed: string | undefined;
  /** For both halves of a replacement: which of them Terraform does first. */
  readonly replacement: 'delete first' | 'create first' | undefined;
  /** Whether a top-level attribute has another value after the update, or one that is not known yet. */
  readonly changes: (attribute: string) => boolean;
}

/**
 * The actions of an apply, and what each of them waits for. The numbers are places in `actions`; those behind its end
 * are junctions, which do nothing themselves and stand for several actions, such as everything in a module.
 */
export interface ActionGraph {
  /** In an order in which Terraform may do them, one at a time. */
  readonly actions: readonly PlannedAction[];
  /** For each action, and then for each junction, what it waits for directly. */
  readonly waits: readonly (readonly number[])[];
}

/** How the change of an object ends if an apply does not do all of it. */
export type ChangeEnd =
  /** The object is as it was before; one that was to be created does not exist. */
  | 'unchanged'
  /** Of a replacement only the deletion was done. */
  | 'deleted'
  /** Of a replacement only the creation was done: the old object still exists. */
  | 'created, old kept'
  /** A schedule that was to be created is not there, and its cluster is left without any policy item. */
  | 'emptied'
  /** The same, and the schedule that was to be replaced still exists, for another cluster. */
  | 'emptied, old kept';
