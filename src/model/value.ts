import { cut } from '../text/cut';

/**
 * What is known of an attribute. A rule has to deal with all three before it can read anything: the compiler does not
 * let it reach `value` otherwise.
 */
export type Value<T> = Known<T> | Absent | Unknown;

/** The value is there. */
export interface Known<T> {
  readonly kind: 'known';
  readonly value: T;
  /** Marked sensitive: a rule may read it, a message may not show it (`show` keeps to that). */
  readonly sensitive?: boolean;
  /** How the input writes it, where that is not how the value reads: a text that is no number, for one. */
  readonly written?: string;
}

/** Left out, so that the provider's or Atlas' default applies. Absent is not unknown. */
export interface Absent {
  readonly kind: 'absent';
}

/** A reference, a variable, something computed: it will be known when the plan is made, or when it is applied. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly until: 'plan' | 'apply';
  /** Why it is not known, where there is more to say than the moment. */
  readonly reason?: string;
  /** Whether it may as well be left out: of dynamic blocks a plan does not show which attributes they set. */
  readonly mayBeAbsent?: true;
}

export const ABSENT: Absent = { kind: 'absent' };
export const UNKNOWN_UNTIL_PLAN: Unknown = { kind: 'unknown', until: 'plan' };
export const UNKNOWN_UNTIL_APPLY: Unknown = { kind: 'unknown', until: 'apply' };

/** Most of what an estate has is one of these two: there is one of each. */
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

/** The value that is there; undefined where it is left out or not known. */
export function knownValue<T>(value: Value<T> | undefined): T | undefined {
  return value?.kind === 'known' ? value.value : undefined;
}

/** The text that is there; undefined where there is none, an empty one, or no text. */
export function knownText(value: Value<unknown> | undefined): string | undefined {
  const text = knownValue(value);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** Whether a value is marked sensitive: what is made of it would show it. */
export function isSensitive(value: Value<unknown>): boolean {
  return value.kind === 'known' && value.sensitive === true;
}

/** The text that a message may show of a value: one that is too long for people is cut. */
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

/** The value made from another one, as known, absent or unknown as that. */
export function map<T, U>(value: Value<T>, make: (value: T) => U): Value<U> {
  return value.kind === 'known' ? known(make(value.value), value.sensitive) : value;
}
