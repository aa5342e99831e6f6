import type { Random } from './random';

type Json = unknown;
type Values = Record<string, Json>;

/** A place in a plan: what holds the value, and under which name or number. */
export interface Place {
  readonly owner: Values | Json[];
  readonly step: string | number;
  /** The whole way, without numbers: `resource_changes.change.actions`. */
  readonly path: string;
}

/** How a value of a plan is damaged; undefined where it cannot be. The damage is done in place. */
type Damage = (place: Place, random: Random) => boolean;

function valueAt({ owner, step }: Place): Json {
  return (owner as Values)[step];
}

function put({ owner, step }: Place, value: Json): boolean {
  (owner as Values)[step] = value;
  return true;
}

/** Values of every type, to stand where another type belongs. */
const STRANGERS: readonly Json[] = [
  0,
  1,
  -1,
  1.5,
  '',
  'x',
  'true',
  true,
  false,
  [],
  {},
  [[]],
  [{}],
  ['x'],
  { x: 1 },
];

function typeOf(json: Json): string {
  return json === null ? 'null' : Array.isArray(json) ? 'list' : typeof json;
}

/** Lists of actions: those that there are, and some that there are not. */
const ACTIONS: readonly Json[] = [
  ['no-op'],
  ['create'],
  ['read'],
  ['update'],
  ['delete'],
  ['forget'],
  ['delete', 'create'],
  ['create', 'delete'],
  ['create', 'forget'],
  [],
  ['destroy'],
  ['noop'],
  ['update', 'no-op'],
  'delete',
];

/** What is done to one value of a plan. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  'drop a member or an item': ({ owner, step }) => {
    if (Array.isArray(owner)) owner.splice(Number(step), 1);
    else Reflect.deleteProperty(owner, step);
    return true;
  },
  'rename a member': ({ owner, step }, random) => {
    if (Array.isArray(owner)) return false;
    const name = String(step);
    const renamed = random.one([`${name}s`, name.slice(0, -1), name.toUpperCase(), `${name}_`, `x_${name}`]);
    if (renamed === '' || renamed === name || Object.hasOwn(owner, renamed)) return false;
    owner[renamed] = owner[step];
    Reflect.deleteProperty(owner, step);
    return true;
  },
  'make it null': (place) => valueAt(place) !== null && put(place, null),
  'make it another type': (place, random) => {
    const type = typeOf(valueAt(place));
    return put(place, random.one(STRANGERS.filter((one) => typeOf(one) !== type)));
  },
  'nest it': (place, random) =>
    put(place, random.one<Json>([[valueAt(place)], { value: valueAt(place) }, { 0: valueAt(place) }])),
  'unnest it': (place) => {
    const value = valueAt(place);
    if (typeof value !== 'object' || value === null) return false;
    const [first] = Object.values(value) as Json[];
    return first !== undefined && put(place, first);
  },
  'make a text of its JSON': (place) => {
    const value = valueAt(place);
    return typeof value === 'object' && value !== null && put(place, JSON.stringify(value));
  },
  'make it empty': (place) => {
    const value = valueAt(place);
    if (Array.isArray(value)) return value.length > 0 && put(place, []);
    if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0 && put(place, {});
    return typeof value === 'string' && value !== '' && put(place, '');
  },
  'double an item': ({ owner, step }) => {
    if (!Array.isArray(owner)) return false;
    owner.splice(Number(step), 0, structuredClone(owner[Number(step)]));
    return true;
  },
  'turn a switch': (place) => {
    const value = valueAt(place);
    return typeof value === 'boolean' && put(place, !value);
  },
  'move it under another name': ({ owner, step }, random) => {
    if (Array.isArray(owner)) return false;
    const other = random.one(Object.keys(owner));
    if (other === step) return false;
    [owner[step], owner[other]] = [owner[other], owner[step]];
    return true;
  },
};

/** What is done to a row of the changes. */
export const ROW_DAMAGES: Readonly<Record<string, (row: Values, random: Random) => boolean>> = {
  'swap the actions': (row, random) => {
    const change = row['change'] as Values;
    const actions = random.one(ACTIONS);
    if (JSON.stringify(actions) === JSON.stringify(change['actions'])) return false;
    change['actions'] = actions;
    return true;
  },
  'swap before and after': (row) => {
    const change = row['change'] as Values;
    [change['before'], change['after']] = [change['after'], change['before']];
    return true;
  },
  'copy one side to the other': (row, random) => {
    const change = row['change'] as Values;
    const [from, to] = random.one<readonly [string, string]>([
      ['before', 'after'],
      ['after', 'before'],
    ]);
    if (JSON.stringify(change[from]) === JSON.stringify(change[to])) return false;
    change[to] = structuredClone(change[from]);
    return true;
  },
  'make no change of it': (row) => {
    const change = row['change'] as Values;
    if (change['before'] === null || JSON.stringify(change['actions']) === '["no-op"]') return false;
    row['change'] = {
      ...change,
      actions: ['no-op'],
      after: structuredClone(change['before']),
      after_unknown: {},
    };
    return true;
  },
  'mark it wrongly': (row, random) => {
    const change = row['change'] as Values;
    const mark = random.one(['before_sensitive', 'after_sensitive', 'after_unknown']);
    change[mark] = random.one<Json>([
      true,
      false,
      null,
      'x',
      1,
      [],
      [true],
      {},
      { name: 'yes' },
      { backup_enabled: 1 },
    ]);
    return true;
  },
  'call it data': (row) => {
    row['mode'] = 'data';
    return true;
  },
  'call it another type': (row, random) => {
    const type = String(row['type']);
    row['type'] = random.one([
      'aws_instance',
      `${type}s`,
      type.replace('mongodbatlas', 'mongo_atlas'),
      'mongodbatlas_cluster',
    ]);
    return row['type'] !== type;
  },
  'call it another resource, its address as well': (row) => {
    row['type'] = 'null_resource';
    row['address'] = `null_resource.${String(row['name'])}`;
    return true;
  },
  'call it deposed': (row) => {
    row['deposed'] = 'a1b2c3d4';
    return true;
  },
};

const CHARACTERS = ['{', '}', '[', ']', ',', ':', '"', '\\', 'x', '0', '-'];

/** What is done to the text of a plan. */
export const TEXT_DAMAGES: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'cut it off': (text, random) => text.slice(0, random.below(text.length)),
  'leave out a character': (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + text.slice(at + 1);
  },
  'put in a character': (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + random.one(CHARACTERS) + text.slice(at);
  },
  'say a member twice': (text, random) => {
    const names = [...text.matchAll(/"(\w+)":/g)];
    const { index, 1: name = '' } = random.one(names);
    const value = random.one(['null', 'true', '[]', '{}', '"x"', '["no-op"]']);
    const place = index + name.length + 3;
    return random.one([
      `${text.slice(0, index)}"${name}":${value},${text.slice(index)}`,
      `${text.slice(0, place)}${value},"${name}":${text.slice(place)}`,
    ]);
  },
};

/** Every place of a plan. */
export function placesIn(json: Json, path = ''): Place[] {
  if (typeof json !== 'object' || json === null) return [];
  const owner = json as Values | Json[];
  const steps: (string | number)[] = Array.isArray(owner) ? [...owner.keys()] : Object.keys(owner);
  return steps.flatMap((step) => {
    const within = typeof step === 'number' ? path : path === '' ? step : `${path}.${step}`;
    return [{ owner, step, path: within }, ...placesIn((owner as Values)[step], within)];
  });
}
