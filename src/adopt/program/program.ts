/*
 * A program: the same description is printed as TypeScript, and run to verify it.
 * It has no control flow, and calls only what is named here.
 */

/** A class to import. */
export interface ClassName {
  readonly name: string;
  /** `cdktf`, `cdktf-atlas-backup`, or `cdktf-atlas-backup/provider/...`. */
  readonly from: string;
}

export type Value =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'object'; readonly members: readonly Member[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'class'; readonly of: ClassName }
  | { readonly kind: 'member'; readonly of: Value; readonly name: string }
  | { readonly kind: 'call'; readonly of: Value; readonly name: string; readonly args: readonly Value[] }
  | { readonly kind: 'new'; readonly of: ClassName; readonly args: readonly Value[] };

export interface Member {
  readonly name: string;
  readonly value: Value;
  /** A remark behind it. It must be one line of plain text. */
  readonly remark?: string;
}

/** A line of code: a construct to create, or something to set on one. */
export interface Statement {
  /** The variable that it declares, if something uses it. */
  readonly variable?: string;
  /** What it assigns to, such as `orders.resource.paused`. */
  readonly target?: Value;
  readonly value: Value;
  readonly remark?: string;
  /** The address of the resource of the state that it is about. */
  readonly address?: string;
  /** The resources of the state that it creates. */
  readonly creates?: readonly Created[];
}

/** A resource of the state in a construct. */
export interface Created {
  readonly address: string;
  /** Where the resource is below the construct. */
  readonly path: readonly string[];
}

/** A class of constructs, in a separate file. */
export interface ConstructFile {
  /** Without the extension. */
  readonly name: string;
  readonly className: string;
  /** The id of its construct in the stack. */
  readonly id: string;
  readonly statements: readonly Statement[];
}

/** Whether all classes are in one stack, or each in a stack with a separate state. */
export type StackLayout = 'single-stack' | 'project-per-stack';

/** A stack, and the classes in it. */
export interface StackFiles {
  readonly id: string;
  readonly files: readonly ConstructFile[];
}

/** The stacks of a program. The stack of a single class has its id. */
export function stacksOf(files: readonly ConstructFile[], layout: StackLayout): readonly StackFiles[] {
  return layout === 'single-stack'
    ? [{ id: 'atlas', files }]
    : files.map((file) => ({ id: file.id, files: [file] }));
}

/** A variable of Terraform for a sensitive value, and the value that it has in the state. */
export interface Variable {
  readonly name: string;
  readonly value: unknown;
}

export const THIS: Value = { kind: 'name', name: 'this' };

export function literal(value: string | number | boolean): Value {
  return { kind: 'literal', value };
}

export function name(text: string): Value {
  return { kind: 'name', name: text };
}

export function memberOf(of: Value, ...path: readonly string[]): Value {
  return path.reduce<Value>((inner, one) => ({ kind: 'member', of: inner, name: one }), of);
}

export function call(of: Value, method: string, ...args: readonly Value[]): Value {
  return { kind: 'call', of, name: method, args };
}

export function list(items: readonly Value[]): Value {
  return { kind: 'list', items };
}

/** An object; members without a value are left out. */
export function object(
  members: Readonly<Record<string, Value | undefined>> | readonly (Member | undefined)[],
): Value {
  const all = Array.isArray(members)
    ? (members as readonly (Member | undefined)[])
    : Object.entries(members as Readonly<Record<string, Value | undefined>>).map(([one, value]) =>
        value === undefined ? undefined : { name: one, value },
      );
  return { kind: 'object', members: all.filter((one) => one !== undefined) };
}

export function create(of: ClassName, scope: Value, id: string, props: Value): Value {
  return { kind: 'new', of, args: [scope, literal(id), props] };
}

/** A text as CDKTF takes it: `${` and `%{` would begin an expression of Terraform. */
export function text(value: string): Value {
  return literal(value.replace(/([$%])\{/g, '$1$1{'));
}

/** A name of an attribute as the generated bindings have it. */
export function camel(attribute: string): string {
  return attribute.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The class and the module of the bindings of a type. */
export function bindingOf(type: string): ClassName {
  const folder = type.replace(/^mongodbatlas_/, '').replaceAll('_', '-');
  const pascal = camel(`_${folder.replaceAll('-', '_')}`);
  return { name: pascal, from: `cdktf-atlas-backup/provider/${folder}` };
}

/** A class of the constructs of this library. */
export function construct(className: string): ClassName {
  return { name: className, from: 'cdktf-atlas-backup' };
}
