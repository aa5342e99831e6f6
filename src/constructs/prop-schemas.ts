import { type ZodOptional, type ZodType, z } from 'zod';
import { listed } from '../text/list';
import { unknownProps } from './prop-problem';
import { isListToken, isToken } from './token';

/** A schema for each prop: where one is missing, or not as optional as its prop, it does not compile. */
export type PropSchemas<Props> = {
  readonly [Name in keyof Props & string]: undefined extends Props[Name]
    ? ZodOptional<ZodType<Exclude<Props[Name], undefined>>>
    : ZodType<Props[Name]>;
};

/** An object with these props and no others; of `exactlyOne`, one and only one. */
export function object<Props>(
  schemas: PropSchemas<Props>,
  exactlyOne: readonly (keyof Props & string)[] = [],
): ZodType<Props> {
  const names = Object.keys(schemas);
  const strict = z.strictObject(schemas, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? unknownProps(issue.keys, names) : undefined),
  });
  const isOne = (given: Readonly<Record<string, unknown>>): boolean =>
    exactlyOne.filter((name) => given[name] !== undefined).length === 1;
  const choice = listed(
    exactlyOne.map((name) => `"${name}"`),
    'or',
  );
  const schema = exactlyOne.length === 0 ? strict : strict.refine(isOne, { error: `write either ${choice}` });
  return schema as unknown as ZodType<Props>;
}

/** A token passes: Terraform knows its value later. */
function orToken<T>(schema: ZodType<T>): ZodType<T> {
  return z.union([schema, z.custom<T>(isToken)]);
}

export function text(): ZodType<string> {
  return orToken(z.string());
}

/** A text that is known at synth, and not empty. */
export function sentence(): ZodType<string> {
  return z.string().refine((value) => value.trim() !== '', { error: 'has to say something' });
}

export function number<T extends number = number>(): ZodType<T> {
  return orToken(z.number()) as ZodType<T>;
}

export function flag(): ZodType<boolean> {
  return orToken(z.boolean());
}

/** A flag that is known at synth. */
export function knownFlag(): ZodType<boolean> {
  return z.boolean();
}

/** How many of something to make, which has to be known at synth. */
export function count(): ZodType<number> {
  return z.custom<number>((value) => typeof value === 'number' && Number.isInteger(value) && value >= 1, {
    error: 'has to be a whole number of at least 1 that is known at synth',
  });
}

export function oneOf<const T extends string>(values: readonly T[]): ZodType<T> {
  return orToken(z.enum(values as readonly [T, ...T[]]) as unknown as ZodType<T>);
}

/** A map of texts, such as tags. */
export function textMap(): ZodType<Readonly<Record<string, string>>> {
  return orToken(z.record(z.string(), text()));
}

export function list<T>(item: ZodType<T>): ZodType<readonly T[]> {
  return z.array(item);
}

/** A list of at least one. Its length decides what is made, so it has to be known at synth. */
export function nonEmptyList<T>(item: ZodType<T>): ZodType<readonly T[]> {
  return z
    .custom<T[]>((value) => !isListToken(value), { error: 'has to be a list that is known at synth' })
    .pipe(z.array(item as ZodType<T, T>).min(1, { error: 'has to have at least one' }));
}

export function union<T, U>(one: ZodType<T>, other: ZodType<U>): ZodType<T | U> {
  return z.union([one, other]);
}

export function optional<T>(schema: ZodType<T>): ZodOptional<ZodType<T>> {
  return schema.optional();
}

export function date(): ZodType<Date | number> {
  return z.custom<Date | number>(
    (value) => isToken(value) || Number.isFinite(isDate(value) ? value.getTime() : value),
    { error: 'is not a valid Date, or seconds since 1970' },
  );
}

/** Another construct, or another object of this library, by the members that are needed of it. */
export function having<T>(what: string, ...members: readonly (keyof T)[]): ZodType<T> {
  return z.custom<T>(
    (value) => typeof value === 'object' && value !== null && members.every((name) => name in value),
    { error: `is not ${what}` },
  );
}

/** By what it has: a date of another realm has another class. */
function isDate(value: unknown): value is Date {
  return typeof value === 'object' && value !== null && 'getTime' in value;
}
