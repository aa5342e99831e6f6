import type { IConstruct } from 'constructs';
import type * as Zod from 'zod';
// Not through the room's index, which would load every rule.
import { nearest } from '../rules/nearest';
import { isListToken, isToken } from './token';

/** The part of zod that shapes are written with. */
type Z = typeof Zod;

let loaded: Z | undefined;

/** zod takes longer to load than everything else here, so it is loaded with the first construct that is made. */
function zod(): Z {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  loaded ??= require('zod') as Z;
  return loaded;
}

/** A shape of props, made when it is first used. */
export class Shape {
  private schema: Zod.ZodType | undefined;

  constructor(private readonly make: (words: Words) => Zod.ZodType) {}

  /**
   * Refuses props of another shape: an unknown name, a wrong type, a value outside a closed list.
   * @throws with the construct's path, and what to write
   */
  check(construct: string, scope: IConstruct | undefined, id: string, props: unknown): void {
    this.schema ??= this.make(new Words(zod()));
    const result = this.schema.safeParse(props);
    if (result.success) return;
    const path = [scope?.node.path ?? '', id].filter((part) => part !== '').join('/');
    const problems = result.error.issues.map((issue) => inWords(issue, props));
    throw new Error([...(path === '' ? [] : [path]), construct, problems.join('; ')].join(': '));
  }
}

/** What shapes are made of. Each one lets tokens pass: Terraform knows their values later. */
export class Words {
  constructor(private readonly z: Z) {}

  /** An object with these members and no others; of `exactlyOne`, one and only one. */
  props(members: Readonly<Record<string, Zod.ZodType>>, exactlyOne: readonly string[] = []): Zod.ZodType {
    const object = this.z.strictObject(members, {
      error: (issue) =>
        issue.code === 'unrecognized_keys' ? unknownProps(issue.keys, Object.keys(members)) : undefined,
    });
    if (exactlyOne.length === 0) return object;
    return object.refine((props) => exactlyOne.filter((name) => props[name] !== undefined).length === 1, {
      error: `write either ${listed(exactlyOne.map((name) => `"${name}"`))}`,
    });
  }

  /** A number of things to make: what is made has to be known at synth. */
  count(): Zod.ZodType {
    return this.z.custom((value) => typeof value === 'number' && Number.isInteger(value) && value >= 1, {
      error: 'has to be a whole number of at least 1 that is known at synth',
    });
  }

  text(): Zod.ZodType {
    return this.orToken(this.z.string());
  }

  /** A text that says something. */
  sentence(): Zod.ZodType {
    return this.z.string().refine((text) => text.trim() !== '', { error: 'has to say something' });
  }

  number(): Zod.ZodType {
    return this.orToken(this.z.number());
  }

  flag(): Zod.ZodType {
    return this.orToken(this.z.boolean());
  }

  /** A yes or no that has to be known at synth. */
  switch(): Zod.ZodType {
    return this.z.boolean();
  }

  oneOf(values: readonly [string, ...string[]]): Zod.ZodType {
    return this.orToken(this.z.enum(values));
  }

  texts(): Zod.ZodType {
    return this.orToken(this.z.record(this.z.string(), this.text()));
  }

  listOf(item: Zod.ZodType): Zod.ZodType {
    return this.z.array(item);
  }

  /** A list of at least one. How many there are decides what is made, so a list that only Terraform knows does not do. */
  someOf(item: Zod.ZodType): Zod.ZodType {
    const list = this.z.array(item).min(1, { error: 'has to have at least one' });
    return this.z
      .custom((value) => !isListToken(value), { error: 'has to be a list that is known at synth' })
      .pipe(list);
  }

  either(...shapes: [Zod.ZodType, ...Zod.ZodType[]]): Zod.ZodType {
    return this.z.union(shapes);
  }

  optional(shape: Zod.ZodType): Zod.ZodType {
    return this.z.optional(shape);
  }

  moment(): Zod.ZodType {
    return this.z.custom(
      (value) => isToken(value) || Number.isFinite(isDate(value) ? value.getTime() : value),
      {
        error: 'is not a valid Date, or seconds since 1970',
      },
    );
  }

  /** Something that has these members: another construct, by what is needed of it. */
  having(what: string, ...members: readonly string[]): Zod.ZodType {
    return this.z.custom(
      (value) => typeof value === 'object' && value !== null && members.every((name) => name in value),
      { error: `is not ${what}` },
    );
  }

  private orToken(shape: Zod.ZodType): Zod.ZodType {
    return this.z.union([this.z.custom((value) => isToken(value)), shape]);
  }
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
