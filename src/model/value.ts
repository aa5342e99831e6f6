import { cut } from '../text/cut';

/**
 * What is known about an attribute. The compiler makes a rule distinguish all three before it can read `value`.
 */
export type Value<T> = Known<T> | Absent | Unknown;

/** The value is there. */
export interface Known<T> {
  readonly kind: 'known';
  readonly value: T;
  /** Marked sensitive: a rule may read it, but `show` never shows it in a message. */
  readonly sensitive?: boolean;
  /** How the input writes it, if the value differs: a text that is not a number, for example. */
  readonly written?: string;
}

/** Not set, so that the provider's or Atlas' default applies. Absent is not unknown. */
export interface Absent {
  readonly kind: 'absent';
}

/** A reference, a variable or something computed: it is known when the plan is created, or when it is applied. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly until: 'plan' | 'apply';
  /** Why it is not known, if there is a reason other than the moment. */
  readonly reason?: string;
  /** Whether it may also be absent: a plan does not show which attributes a dynamic block sets. */
  readonly mayBeAbsent?: true;
  /** Whether `ignore_changes` lists it, so that Terraform keeps what is there. */
  readonly isIgnored?: true;
}

export const ABSENT: Absent = { kind: 'absent' };
export const UNKNOWN_UNTIL_PLAN: Unknown = { kind: 'unknown', until: 'plan' };
export const UNKNOWN_UNTIL_APPLY: Unknown = { kind: 'unknown', until: 'apply' };

/** Most values in an estate are one of these two, so each exists once. */
const TRUE: Known<true> = { kind: 'known', value: true };
const FALSE: Known<false> = { kind: 'known', value: false };

export function known<T>(value: T, sensitive = false): Known<T> {
  if (typeof value === 'boolean' && !sensitive) return (value ? TRUE : FALSE) as Known<boolean> as Known<T>;
  return sensitive ? { kind: 'known', value, sensitive } : { kind: 'known', value };
}

/** Whether the value is there and is exactly this one. */
export function is<T>(value: Value<T>, expected: T): boolean {
  return value.kind === 'known' && value.value === expected;
}

/** The value; undefined if it is absent or unknown. */
export function knownValue<T>(value: Value<T> | undefined): T | undefined {
  return value?.kind === 'known' ? value.value : undefined;
}

/** The items of a list; none if it is absent or unknown. */
export function knownItems<T>(value: Value<readonly T[]>): readonly T[] {
  return value.kind === 'known' ? value.value : [];
}

/** The text; undefined if it is absent, unknown, empty or not a text. */
export function knownText(value: Value<unknown> | undefined): string | undefined {
  const text = knownValue(value);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** Whether a value is marked sensitive, so that anything derived from it is too. */
export function isSensitive(value: Value<unknown>): boolean {
  return value.kind === 'known' && value.sensitive === true;
}

/** A value as a message may show it: a long text is cut. */
export function show(value: Value<unknown>): string {
  if (value.kind === 'absent') return 'nothing';
  if (value.kind === 'unknown') return `(known after ${value.until})`;
  if (value.sensitive === true) return '(sensitive)';
  if (value.written !== undefined) return `"${cut(value.written)}"`;
  return cut(typeof value.value === 'string' ? value.value : JSON.stringify(value.value));
}

/** The same, with texts in quotation marks. */
export function quote(value: Value<unknown>): string {
  return value.kind === 'known' && value.sensitive !== true && typeof value.value === 'string'
    ? `"${cut(value.value)}"`
    : show(value);
}

/** A value computed from another one: known, absent or unknown like that one. */
export function map<T, U>(value: Value<T>, make: (value: T) => U): Value<U> {
  return value.kind === 'known' ? known(make(value.value), value.sensitive) : value;
}
