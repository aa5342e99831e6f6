import type { Known, Place } from '../../model';

/**
 * What to write instead, in words with parts of code between them. A report says the parts in the language of whoever
 * wrote the resource: `backup_enabled = true` in Terraform, `backup: true` for the props of a construct.
 */
export interface Fix {
  /** The words before, between and after the parts: one more than there are parts. */
  readonly words: readonly string[];
  readonly parts: readonly FixPart[];
}

export type FixPart =
  | Assignment
  | Block
  | AttributeName
  | NewResource
  | NamedPlace
  | RemovedBlock
  | MovedBlocks
  | ImportBlock
  | OtherConstruct;

/** Attributes to set, in one block or at the root of a resource. */
export interface Assignment {
  readonly kind: 'assignment';
  /** The path of the block, such as `policy_item_weekly[1]`; empty for the root. */
  readonly block: string;
  readonly values: Values;
  /** The resource to write it in; undefined for the one that the problem is at. */
  readonly in?: Place | undefined;
}

/** A block to add, with its attributes. */
export interface Block {
  readonly kind: 'block';
  readonly block: string;
  readonly values: Values;
  readonly in?: Place | undefined;
}

/** The name of an attribute or a block: to remove it, or to set it to a value that words describe. */
export interface AttributeName {
  readonly kind: 'name';
  readonly attribute: string;
  readonly in?: Place | undefined;
}

/** A resource or a data source to add. */
export interface NewResource {
  readonly kind: 'resource';
  /** A data source has `data.` before its type. */
  readonly type: string;
  /** The resource that decides the language; undefined for the one that the problem is at. */
  readonly in?: Place | undefined;
}

/** A resource that is there, by its address or by the path of its construct. */
export interface NamedPlace {
  readonly kind: 'place';
  readonly in: Place;
}

/** The block that removes a resource from the state without destroying it. */
export interface RemovedBlock {
  readonly kind: 'removed';
  /** The resource to remove; undefined where the reader chooses it. */
  readonly of: Place | undefined;
  readonly in?: Place | undefined;
}

/** The blocks that give resources of the state other addresses. */
export interface MovedBlocks {
  readonly kind: 'moved';
  readonly moves: readonly Move[];
  readonly in?: Place | undefined;
}

/** A resource of the state, and the one of the configuration that it becomes. */
export interface Move {
  readonly from: Place;
  readonly to: Place;
}

/** The block that imports what exists into a resource. */
export interface ImportBlock {
  readonly kind: 'import';
  /** The resource to import into, which is in the configuration. */
  readonly in: Place;
  readonly id: string;
}

/** What another construct is for: props that set these attributes would be rejected by the construct at hand. */
export interface OtherConstruct {
  readonly kind: 'construct';
  readonly construct: string;
  /** What to write where no construct made the resource, or where this one did. */
  readonly otherwise: Fix;
  readonly in?: Place | undefined;
}

/** Attributes with their values, as Terraform names them. */
export interface Values {
  readonly [attribute: string]: Value;
}

/** A value to write. One that is marked sensitive is hidden. */
export type Value = string | number | boolean | Known<unknown> | ReferenceTo | readonly Value[] | Values;

/** A reference to an attribute of a resource. */
export interface ReferenceTo {
  readonly reference: Place;
  readonly attribute: string;
}

/**
 * A fix in words and parts. Texts, numbers and other fixes in it become part of the words.
 * @example
 * fix`set ${assign('backup_enabled', true)}, or remove ${named('pit_enabled')}`
 */
export function fix(
  strings: TemplateStringsArray,
  ...given: readonly (FixPart | Fix | string | number)[]
): Fix {
  const words = [strings[0] ?? ''];
  const parts: FixPart[] = [];
  const say = (text: string): void => {
    words.push((words.pop() ?? '') + text);
  };
  for (const [index, one] of given.entries()) {
    if (typeof one !== 'object') say(String(one));
    else if ('kind' in one) {
      parts.push(one);
      words.push('');
    } else {
      say(one.words[0] ?? '');
      parts.push(...one.parts);
      words.push(...one.words.slice(1));
    }
    say(strings[index + 1] ?? '');
  }
  return { words, parts };
}

/** An attribute with the value to write: `assign('policy_item_daily.retention_value', 7)`. */
export function assign(attribute: string, value: Value, place?: Place): Assignment {
  const dot = attribute.lastIndexOf('.');
  return {
    kind: 'assignment',
    block: attribute.slice(0, Math.max(dot, 0)),
    values: { [attribute.slice(dot + 1)]: value },
    in: place,
  };
}

/** Several attributes of one block: `assignAll('policy_item_daily', { retention_unit: 'days', retention_value: 7 })`. */
export function assignAll(block: string, values: Values, place?: Place): Assignment {
  return { kind: 'assignment', block, values, in: place };
}

/** A block to add: `block('policy_item_daily', { frequency_interval: 1, ... })`. */
export function block(attribute: string, values: Values, place?: Place): Block {
  return { kind: 'block', block: attribute, values, in: place };
}

/** The name of an attribute or a block. */
export function named(attribute: string, place?: Place): AttributeName {
  return { kind: 'name', attribute, in: place };
}

/**
 * A resource or a data source to add, by its type: `resource('mongodbatlas_cloud_backup_schedule')`,
 * `resource('data.mongodbatlas_flex_snapshots')`.
 */
export function resource(type: string, place?: Place): NewResource {
  return { kind: 'resource', type, in: place };
}

/** A resource that is there. */
export function locationOf(place: Place): NamedPlace {
  return { kind: 'place', in: place };
}

/** The block that removes a resource from the state without destroying it. */
export function removedBlock(of?: Place, place: Place | undefined = of): RemovedBlock {
  return { kind: 'removed', of, in: place };
}

/** The blocks that give resources of the state other addresses, in the language of the first new one. */
export function movedBlocks(...moves: readonly [Move, ...Move[]]): MovedBlocks {
  return { kind: 'moved', moves, in: moves[0].to };
}

/** The block that imports what exists into a resource of the configuration. */
export function importBlock(into: Place, id: string): ImportBlock {
  return { kind: 'import', in: into, id };
}

/** Another construct, in place of the one that made the resource; whoever uses no construct reads the other fix. */
export function otherConstruct(construct: string, otherwise: Fix, place?: Place): OtherConstruct {
  return { kind: 'construct', construct, otherwise, in: place };
}

/** Several parts in a sentence: `a, b and c`. */
export function listing(parts: readonly (FixPart | Fix)[], last = 'and'): Fix {
  return parts.reduce<Fix>(
    (list, part, index) => {
      if (index === 0) return fix`${part}`;
      return index === parts.length - 1 ? fix`${list} ${last} ${part}` : fix`${list}, ${part}`;
    },
    fix``,
  );
}

/** A value that refers to an attribute of a resource. */
export function referenceTo(reference: Place, attribute: string): ReferenceTo {
  return { reference, attribute };
}
