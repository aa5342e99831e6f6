// zod 4 loads five times as long, most of it for its error texts in sixty languages.
import type { ITerraformIterator, TerraformProvider } from 'cdktf';
import { type RawCreateParams, type ZodOptional, type ZodType, z } from 'zod/v3';
import { listed } from '../../text/list';
import { isVisible } from '../../text/printable';
import { shown } from '../../text/shown';
import type { ICluster, IDedicatedCluster } from './cluster';
import type { IAtlasProject } from './project';
import { mustBe, mustBeAnObject, mustBeObject, mustBeOneOf, unknownProps } from './prop-problem';
import type { Retention } from './retention';
import { type Contradiction, ConsistentProps, TestedValue } from './prop-types';
import { isListToken, isToken } from './token';

export type { Contradiction } from './prop-types';

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
      errorMap: (issue, { data }) => ({
        message:
          issue.code === 'unrecognized_keys'
            ? unknownProps(issue, names)
            : mustBeAnObject(exampleOf(schemas, exactlyOne), data),
      }),
    })
    .strict();
  if (exactlyOne.length === 0) return strict as unknown as ZodType<Props>;
  const choice = exactlyOne.map((name) => `"${name}"`);
  // All missing props are reported together, so this one even if another prop is invalid.
  return new ConsistentProps(strict as unknown as ZodType<Props>, (props) => {
    if (typeof props !== 'object' || props === null) return [];
    const given = exactlyOne.filter(
      (name) => (props as Readonly<Record<string, unknown>>)[name] !== undefined,
    );
    return given.length === 1 ? [] : [[[], `write either ${listed(choice, 'or')}`]];
  });
}

/** The props that an object needs at least, as code: `{ project, clusterName: '...' }`. */
function exampleOf(schemas: Readonly<Record<string, ZodType>>, exactlyOne: readonly string[]): string {
  const names = Object.keys(schemas);
  const required = names.filter((name) => schemas[name]?.isOptional() === false);
  const needed = new Set([...required, ...exactlyOne.slice(0, 1)]);
  const shownNames = names.filter((name, index) => (needed.size === 0 ? index === 0 : needed.has(name)));
  const isText = (name: string): boolean => schemas[name]?.safeParse('...').success === true;
  return `{ ${shownNames.map((name) => (isText(name) ? `${name}: '...'` : name)).join(', ')} }`;
}

/** Props that also fit to each other. They are compared only once each of them is valid. */
export function consistent<Props>(
  schema: ZodType<Props>,
  contradictionsOf: (props: Props) => Iterable<Contradiction>,
): ZodType<Props> {
  return new ConsistentProps(schema, (props, areValid) => (areValid ? contradictionsOf(props as Props) : []));
}

/** A value that passes a test. */
function valid<T>(test: (value: unknown) => boolean, problem: (value: unknown) => string): ZodType<T> {
  return new TestedValue(test, problem);
}

/** A value that passes a test, or a token: Terraform knows its value later. */
function orToken<T>(test: (value: unknown) => boolean, problem: (value: unknown) => string): ZodType<T> {
  return valid((value) => test(value) || isToken(value), problem);
}

export function text(): ZodType<string> {
  return orToken((value) => typeof value === 'string', mustBe('a string'));
}

/** An id or a name, so not an empty text. An environment variable that is not set is often one. */
export function identifier(): ZodType<string> {
  return valid(
    (value) => typeof value === 'string' && isVisible(value),
    (value) => (typeof value === 'string' ? 'must not be empty' : mustBe('a string')(value)),
  );
}

/** A text that is known at synth and has a visible character. */
export function sentence(): ZodType<string> {
  return valid((value) => typeof value === 'string' && isVisible(value), mustBe('a sentence'));
}

/** A day or a moment as text. Whether it is one in the calendar is checked where it is used. */
export function date(): ZodType<string> {
  return valid((value) => typeof value === 'string', mustBe("a date, such as '2026-08-21'"));
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

/** One of these values, known at synth. */
export function knownOneOf<const T extends string>(values: readonly T[]): ZodType<T> {
  return valid((value) => (values as readonly unknown[]).includes(value), mustBeOneOf(values));
}

/** A day of the month, or the last one. Which numbers Atlas supports is left to a rule. */
export function dayOfMonth(): ZodType<number | 'last-day'> {
  const expected = "a day of the month as a number, or 'last-day'";
  return orToken(
    (value) => value === 'last-day' || Number.isFinite(value),
    (value) => (value === undefined ? `is missing: write ${expected}` : mustBe(expected)(value)),
  );
}

/** An hour of the day, known at synth. */
export function hour(): ZodType<number> {
  return valid(
    (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 23,
    mustBe('a whole number from 0 to 23, known at synth'),
  );
}

/** A map of texts, such as tags. */
export function textMap(): ZodType<Readonly<Record<string, string>>> {
  return z.record(text(), mapOf("{ team: 'shop' }")).or(valid<never>(isToken, () => 'Invalid input'));
}

/** A map of numbers, such as limits. */
export function numberMap(): ZodType<Readonly<Record<string, number>>> {
  return z.record(number(), mapOf('{ name: 10 }'));
}

function mapOf(example: string): RawCreateParams {
  return { errorMap: (_issue, { data }) => ({ message: mustBeAnObject(example, data) }) };
}

export function list<T>(item: ZodType<T>): ZodType<readonly T[]> {
  return z.array(item);
}

/** A list as the generated bindings type it. */
export function mutableList<T>(item: ZodType<T>): ZodType<T[]> {
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

/** A prop that may be left out only where `AtlasDefaults` has a value for it: a construct fills that in before. */
export function orDefault<T>(schema: ZodType<T>): ZodOptional<ZodType<T>> {
  const required = valid<T>(
    (value) => value !== undefined,
    () => 'is missing: write it, or set it with AtlasDefaults.of(scope)',
  ).pipe(schema);
  return required as unknown as ZodOptional<ZodType<T>>;
}

/** A moment: a Date, or seconds since 1970. */
export function moment(): ZodType<Date | number> {
  return orToken(
    (value) => {
      const time = isDate(value) ? value.getTime() : value;
      return Number.isFinite(time) && (isDate(value) || !isMilliseconds(value as number));
    },
    (value) =>
      typeof value === 'number' && isMilliseconds(value)
        ? `must be a Date, or seconds since 1970, not the milliseconds ${value}: write ${Math.floor(value / 1000)}`
        : `must be a valid Date, or seconds since 1970${dateInstead(value)}`,
  );
}

/** What was given in place of a date, and how to write a text as one. */
function dateInstead(value: unknown): string {
  if (typeof value === 'number' || value === null) return `, not ${String(value)}`;
  if (typeof value !== 'string') return '';
  const isDateText = !Number.isNaN(new Date(value).getTime());
  return `, not ${shown(value)}${isDateText ? `: write new Date('${value}')` : ''}`;
}

/** Seconds have 13 digits only from the year 33658 on. */
function isMilliseconds(value: number): boolean {
  return value >= 1e12;
}

/** Another construct, or another object of this library, by the members that are needed of it. */
export function having<T>(what: string, ...members: readonly (keyof T)[]): ZodType<T> {
  return objectWith(members, mustBeObject(what, undefined));
}

export function project(): ZodType<IAtlasProject> {
  return objectWith<IAtlasProject>(
    ['projectId'],
    mustBeObject('a project', (id) => `AtlasProject.fromProjectId(this, 'Project', ${id})`),
  );
}

/** A cluster of any kind. */
export function cluster(): ZodType<ICluster> {
  return clusterWith<ICluster>(['clusterName', 'projectId']);
}

export function dedicatedCluster(): ZodType<IDedicatedCluster> {
  return clusterWith<IDedicatedCluster>(['clusterKind', 'clusterName', 'projectId']);
}

function clusterWith<T>(members: readonly (keyof T)[]): ZodType<T> {
  return objectWith<T>(
    members,
    mustBeObject(
      'a cluster',
      (name) => `AtlasCluster.fromName(this, 'Cluster', { project, clusterName: ${name} })`,
    ),
  );
}

export function retention(): ZodType<Retention> {
  return having<Retention>('a Retention, such as Retention.weeks(4)', 'unit', 'value');
}

/** Not typed here: what a snapshot and a schedule are imports this file. */
export function snapshot<Snapshot extends { cluster: unknown; snapshotId: unknown }>(): ZodType<Snapshot> {
  return objectWith<Snapshot>(
    ['cluster', 'snapshotId'],
    mustBeObject('a snapshot', (id) => `ClusterSnapshots.fromSnapshotId(cluster, ${id})`),
  );
}

export function schedule<Schedule extends { cluster: unknown; frequencies: unknown }>(): ZodType<Schedule> {
  return having<Schedule>(
    'a BackupSchedule, such as cluster.addBackupSchedule(...)',
    'cluster',
    'frequencies',
  );
}

/** A provider of Terraform, by its members: two copies of CDKTF in one app have different classes. */
export function provider(): ZodType<TerraformProvider> {
  return having<TerraformProvider>('a provider, such as new MongodbatlasProvider(...)', 'fqn');
}

export function iterator(): ZodType<ITerraformIterator> {
  return having<ITerraformIterator>(
    'an iterator, such as TerraformIterator.fromList([...])',
    '_getForEachExpression',
  );
}

function objectWith<T>(members: readonly (keyof T)[], problem: (value: unknown) => string): ZodType<T> {
  return valid(
    (value) => typeof value === 'object' && value !== null && members.every((name) => name in value),
    problem,
  );
}

/** By its members: a Date of another realm has another class. */
function isDate(value: unknown): value is Date {
  return typeof value === 'object' && value !== null && 'getTime' in value;
}
