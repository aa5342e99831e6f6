import type { IConstruct } from 'constructs';
import type * as Zod from 'zod';
// Not through the room's index, which would load every rule.
import { nearest } from '../text/nearest';
import { isVisible } from '../text/printable';
import { isListToken, isToken } from './token';

// Under jest, looking up a global takes longer than most of what is done with it.
const { Array, Number } = globalThis;

/** The part of zod that shapes are written with. */
type Z = typeof Zod;

let loaded: Z | undefined;

/** zod takes longer to load than everything else here, so it is loaded when there is something to explain. */
function zod(): Z {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  loaded ??= require('zod') as Z;
  return loaded;
}

/** What a value has to look like. */
export interface Word {
  /** Whether a value certainly does. It is fast; where it says no, zod decides, and says what is wrong. */
  readonly fits: (value: unknown) => boolean;
  /** The same in zod's terms. */
  readonly schema: () => Zod.ZodType;
}

/** A shape of props, made when it is first used. */
export class Shape {
  private word: Word | undefined;
  private schema: Zod.ZodType | undefined;

  constructor(private readonly make: (words: Words) => Word) {}

  /**
   * Refuses props of another shape: an unknown name, a wrong type, a value outside a closed list.
   * @throws with the construct's path, and what to write
   */
  check(construct: string, scope: IConstruct | undefined, id: string, props: unknown): void {
    this.word ??= this.make(new Words());
    if (this.word.fits(props)) return;
    this.schema ??= this.word.schema();
    const result = this.schema.safeParse(props);
    if (result.success) return;
    const path = [scope?.node.path ?? '', id].filter((part) => part !== '').join('/');
    const problems = result.error.issues.map((issue) => inWords(issue, props));
    throw new Error([...(path === '' ? [] : [path]), construct, problems.join('; ')].join(': '));
  }
}

/** What shapes are made of. Each one lets tokens pass: Terraform knows their values later. */
export class Words {
  /** An object with these members and no others; of `exactlyOne`, one and only one. */
  props(members: Readonly<Record<string, Word>>, exactlyOne: readonly string[] = []): Word {
    const words = new Map(Object.entries(members));
    const hasOne = (props: Readonly<Record<string, unknown>>): boolean =>
      exactlyOne.length === 0 || exactlyOne.filter((name) => props[name] !== undefined).length === 1;
    return {
      fits: (value) => {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
        const props = value as Record<string, unknown>;
        for (const name in props) if (!words.has(name)) return false;
        for (const [name, word] of words) if (!word.fits(props[name])) return false;
        return hasOne(props);
      },
      schema: () => {
        const schemas = Object.fromEntries([...words].map(([name, word]) => [name, word.schema()]));
        const object = zod().strictObject(schemas, {
          error: (issue) =>
            issue.code === 'unrecognized_keys' ? unknownProps(issue.keys, Object.keys(members)) : undefined,
        });
        if (exactlyOne.length === 0) return object;
        return object.refine(hasOne, {
          error: `write either ${listed(exactlyOne.map((name) => `"${name}"`))}`,
        });
      },
    };
  }

  /** A number of things to make: what is made has to be known at synth. */
  count(): Word {
    return custom(
      (value) => typeof value === 'number' && Number.isInteger(value) && value >= 1,
      'has to be a whole number of at least 1 that is known at synth',
    );
  }

  text(): Word {
    return orToken(
      (value) => typeof value === 'string',
      () => zod().string(),
    );
  }

  /** A text that says something. */
  sentence(): Word {
    return {
      fits: (value) => typeof value === 'string' && isVisible(value),
      schema: () => zod().string().refine(isVisible, { error: 'has to say something' }),
    };
  }

  number(): Word {
    return orToken(Number.isFinite, () => zod().number());
  }

  flag(): Word {
    return orToken(isBoolean, () => zod().boolean());
  }

  /** A yes or no that has to be known at synth. */
  switch(): Word {
    return { fits: isBoolean, schema: () => zod().boolean() };
  }

  oneOf(values: readonly [string, ...string[]]): Word {
    return orToken(
      (value) => (values as readonly unknown[]).includes(value),
      () => zod().enum(values),
    );
  }

  texts(): Word {
    const text = this.text();
    return orToken(
      (value) => isPlainObject(value) && Object.values(value).every(text.fits),
      () => zod().record(zod().string(), text.schema()),
    );
  }

  listOf(item: Word): Word {
    return {
      fits: (value) => Array.isArray(value) && value.every(item.fits),
      schema: () => zod().array(item.schema()),
    };
  }

  /** A list of at least one. How many there are decides what is made, so a list that only Terraform knows does not do. */
  someOf(item: Word): Word {
    return {
      fits: (value) =>
        Array.isArray(value) && value.length > 0 && !isListToken(value) && value.every(item.fits),
      schema: () => {
        const list = zod().array(item.schema()).min(1, { error: 'has to have at least one' });
        return zod()
          .custom((value) => !isListToken(value), { error: 'has to be a list that is known at synth' })
          .pipe(list);
      },
    };
  }

  either(...shapes: [Word, ...Word[]]): Word {
    const [first, ...others] = shapes;
    return {
      fits: (value) => shapes.some((shape) => shape.fits(value)),
      schema: () => zod().union([first.schema(), ...others.map((shape) => shape.schema())]),
    };
  }

  optional(shape: Word): Word {
    return {
      fits: (value) => value === undefined || shape.fits(value),
      schema: () => zod().optional(shape.schema()),
    };
  }

  moment(): Word {
    return custom(
      (value) => isToken(value) || Number.isFinite(isDate(value) ? value.getTime() : value),
      'is not a valid Date, or seconds since 1970',
    );
  }

  /** Something that has these members: another construct, by what is needed of it. */
  having(what: string, ...members: readonly string[]): Word {
    return custom(
      (value) => typeof value === 'object' && value !== null && members.every((name) => name in value),
      `is not ${what}`,
    );
  }
}

function custom(fits: (value: unknown) => boolean, error: string): Word {
  return { fits, schema: () => zod().custom(fits, { error }) };
}

function orToken(fits: (value: unknown) => boolean, schema: () => Zod.ZodType): Word {
  return {
    fits: (value) => fits(value) || isToken(value),
    schema: () => zod().union([zod().custom((value) => isToken(value)), schema()]),
  };
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** By what it has: a date of another realm has another class. */
function isDate(value: unknown): value is Date {
  return typeof value === 'object' && value !== null && 'getTime' in value;
}

function unknownProps(names: readonly string[], known: readonly string[]): string {
  return names
    .map((name) => {
      const meant = nearest(name, known);
      return `there is no prop "${name}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`;
    })
    .join('; ');
}

/** What is wrong, with the name that was probably meant. */
function inWords(issue: Zod.core.$ZodIssue, props: unknown): string {
  const where = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'invalid_union': {
      // Of the alternatives, the one that went deepest is the one that was meant; that of a token says nothing.
      const [deepest] = issue.errors
        .flat()
        .filter(({ code, message }) => code !== 'custom' || message !== 'Invalid input')
        .sort((one, other) => other.path.length - one.path.length);
      return deepest === undefined
        ? `${where} ${issue.message}`
        : inWords({ ...deepest, path: [...issue.path, ...deepest.path] }, props);
    }
    case 'invalid_value': {
      const given = at(props, issue.path);
      const values = issue.values.map(String);
      const meant = typeof given === 'string' ? nearest(given, values) : undefined;
      return `${where} is ${inJson(given)}; write ${listed(values)}${meant === undefined ? '' : ` (did you mean "${meant}"?)`}`;
    }
    case 'invalid_type': {
      const given = at(props, issue.path);
      if (given === undefined) return `${where === '' ? 'the props are' : `"${where}" is`} missing`;
      return `${where} is ${inJson(given)}, and has to be ${issue.expected === 'array' ? 'an' : 'a'} ${issue.expected}`;
    }
    default:
      return `${where} ${issue.message}`.trim();
  }
}

function inJson(value: unknown): string {
  return typeof value === 'function' ? 'a function' : JSON.stringify(value);
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

function listed(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;
}
