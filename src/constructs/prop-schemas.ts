// zod 4 loads five times as long, most of it for its error texts in sixty languages.
import { type ZodOptional, type ZodType, z } from 'zod/v3';
import { listed } from '../text/list';
import { isVisible } from '../text/printable';
import { mustBe, mustBeOneOf, unknownProps } from './prop-problem';
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
  const strict = z
    .object(schemas as Readonly<Record<string, ZodType>>, {
      errorMap: (issue, { defaultError }) => ({
        message: issue.code === 'unrecognized_keys' ? unknownProps(issue, names) : defaultError,
      }),
    })
    .strict();
  const isOne = (props: Readonly<Record<string, unknown>>): boolean =>
    exactlyOne.filter((name) => props[name] !== undefined).length === 1;
  const choice = exactlyOne.map((name) => `"${name}"`);
  const schema =
    exactlyOne.length === 0
      ? strict
      : strict.refine(isOne, { message: `write either ${listed(choice, 'or')}` });
  return schema as unknown as ZodType<Props>;
}

/** A value that passes a test. */
function valid<T>(test: (value: unknown) => boolean, problem: (value: unknown) => string): ZodType<T> {
  return z.custom<T>(test, (value: unknown) => ({ message: problem(value) }));
}

/** A value that passes a test, or a token: Terraform knows its value later. */
function orToken<T>(test: (value: unknown) => boolean, problem: (value: unknown) => string): ZodType<T> {
  return valid((value) => test(value) || isToken(value), problem);
}

export function text(): ZodType<string> {
  return orToken((value) => typeof value === 'string', mustBe('a string'));
}

/** A text that is known at synth and has a visible character. */
export function sentence(): ZodType<string> {
  return valid((value) => typeof value === 'string' && isVisible(value), mustBe('a sentence'));
}

export function number<T extends number = number>(): ZodType<T> {
  return orToken(Number.isFinite, mustBe('a number'));
}

export function flag(): ZodType<boolean> {
  return orToken((value) => typeof value === 'boolean', mustBe('true or false'));
}

/** A flag that is known at synth. */
export function knownFlag(): ZodType<boolean> {
  return valid((value) => typeof value === 'boolean', mustBe('true or false, known at synth'));
}

/** How many of something to create. It must be known at synth. */
export function count(): ZodType<number> {
  return valid(
    (value) => Number.isInteger(value) && (value as number) >= 1,
    mustBe('a whole number of at least 1, known at synth'),
  );
}

export function oneOf<const T extends string>(values: readonly T[]): ZodType<T> {
  return orToken((value) => (values as readonly unknown[]).includes(value), mustBeOneOf(values));
}

/** A map of texts, such as tags. */
export function textMap(): ZodType<Readonly<Record<string, string>>> {
  return z.record(text()).or(z.custom<never>(isToken));
}

export function list<T>(item: ZodType<T>): ZodType<readonly T[]> {
  return z.array(item);
}

/** A list of at least one. Its length decides what is created, so it must be known at synth. */
export function nonEmptyList<T>(item: ZodType<T>): ZodType<readonly T[]> {
  return valid<T[]>(
    (value) => !isListToken(value),
    () => 'must be a list that is known at synth',
  ).pipe(z.array(item).min(1, { message: 'must not be empty' }));
}

export function union<T, U>(one: ZodType<T>, other: ZodType<U>): ZodType<T | U> {
  return z.union([one, other]);
}

export function optional<T>(schema: ZodType<T>): ZodOptional<ZodType<T>> {
  return schema.optional();
}

export function date(): ZodType<Date | number> {
  return orToken(
    (value) => Number.isFinite(isDate(value) ? value.getTime() : value),
    () => 'must be a valid Date, or seconds since 1970',
  );
}

/** Another construct, or another object of this library, by the members that are needed of it. */
export function having<T>(what: string, ...members: readonly (keyof T)[]): ZodType<T> {
  return valid(
    (value) => typeof value === 'object' && value !== null && members.every((name) => name in value),
    () => `must be ${what}`,
  );
}

/** By its members: a Date of another realm has another class. */
function isDate(value: unknown): value is Date {
  return typeof value === 'object' && value !== null && 'getTime' in value;
}
