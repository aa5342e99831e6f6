import { SHAPES, TYPES } from './settable-table';

/** Whether a configuration must set an attribute, may set it, or leaves it to the provider if it does not. */
export type Need = 'required' | 'optional' | 'computed';

/** What a configuration can set under one name. */
export interface Settable {
  readonly need: Need;
  readonly isSensitive: boolean;
  readonly many: 'one' | 'list' | 'set' | 'map';
  /** A simple value, or what can be set within it. */
  readonly of: 'string' | 'number' | 'boolean' | Shape;
  /** Blocks of the state are lists, also where there is at most one. */
  readonly isBlock: boolean;
}

/** What a configuration can set of an object, a block or a resource, by name. */
export type Shape = ReadonlyMap<string, Settable>;

const parsed = new Map<number, Shape>();

/** What a configuration can set of a resource type; undefined if the provider does not have it. */
export function settableOf(type: string): Shape | undefined {
  const number = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  return number === undefined ? undefined : shapeOf(number);
}

/** All types of the provider. */
export function knownTypes(): readonly string[] {
  return Object.keys(TYPES);
}

function shapeOf(number: number): Shape {
  const known = parsed.get(number);
  if (known !== undefined) return known;
  const members = (SHAPES[number] ?? '').split(' ').filter((member) => member !== '');
  const shape = new Map(members.map(settable));
  parsed.set(number, shape);
  return shape;
}

const MEMBER = /^(\w+)=([roc])(!?):([*&%]?)(?:([snb])|([#+])(\d+))$/;

const NEEDS = { r: 'required', o: 'optional', c: 'computed' } as const;
const MANY = { '': 'one', '*': 'list', '&': 'set', '%': 'map' } as const;
const SIMPLE = { s: 'string', n: 'number', b: 'boolean' } as const;

function settable(member: string): [string, Settable] {
  const [, name = '', need, sensitive, many, simple, kind, shape] = MEMBER.exec(member) ?? [];
  return [
    name,
    {
      need: NEEDS[need as keyof typeof NEEDS],
      isSensitive: sensitive === '!',
      many: MANY[many as keyof typeof MANY],
      of: simple === undefined ? shapeOf(Number(shape)) : SIMPLE[simple as keyof typeof SIMPLE],
      isBlock: kind === '+',
    },
  ];
}
