import { type Expression, namesOf } from '../expression/expression';
import { parseExpression } from '../expression/parse';
import { plainReference } from '../expression/plain-reference';
import type { Json } from '../json/json';
import type { Referred } from '../resource/configuration';

/**
 * The references of an expression in a plan: a flat list in which each one is followed by its own prefixes, longest
 * first. A key that is an expression is lost, and so is what comes after it: `this[each.key].name` is listed as `this`,
 * then `each.key`. Such a key is put back here.
 */
export function readReferences(list: readonly Json[]): Expression[] {
  const longest = longestOf(list);
  if (longest.length === 1) return [parse(longest[0] ?? '')];
  return longest.map((text, index) => {
    const reference = parse(text);
    const next = longest[index + 1];
    return next !== undefined && MAY_BE_KEY.test(next) && mayHaveKey(text)
      ? { kind: 'access', of: reference, step: { kind: 'index', index: parse(next) } }
      : reference;
  });
}

/**
 * Puts those of these references into a list that say what they lead to. The shortest prefix says that, but for the output
 * of a module, which is longer than the module. What the list ends with is not repeated: attributes of one resource are
 * often listed together.
 */
export function addReferred(list: readonly Json[], into: string[]): void {
  let last: string | undefined;
  for (let at = 0; at < list.length; at += 1) {
    const text = list[at];
    if (!isNext(text, last)) continue;
    const prefix = list[at + 1];
    if (typeof prefix === 'string' && isPrefixOf(prefix, text) && !prefix.startsWith('module.')) continue;
    last = text;
    if (into.length === 0 || into[into.length - 1] !== text) into.push(text);
  }
}

/** What a reference leads to. */
export function referredBy(reference: string): Referred {
  if (BLOCK.test(reference)) return reference;
  return NAMES.test(reference) ? reference.split('.') : namesOf(parse(reference));
}

function longestOf(list: readonly Json[]): string[] {
  const longest: string[] = [];
  for (const text of list) if (isNext(text, longest.at(-1))) longest.push(text);
  return longest;
}

/** Whether a text is a reference that is not a prefix of the last one. */
function isNext(text: Json, last: string | undefined): text is string {
  return typeof text === 'string' && (last === undefined || !isPrefixOf(text, last));
}

/** What people write between the brackets after a resource or module. */
const MAY_BE_KEY = /^(?:each\.(?:key|value)|count\.index|var\.|local\.)/;

function isPrefixOf(reference: string, longer: string): boolean {
  if (!longer.startsWith(reference)) return false;
  const next = longer[reference.length];
  return next === undefined || next === '.' || next === '[';
}

/** Whether the text names a whole resource or module, so that a key may have followed. */
function mayHaveKey(reference: string): boolean {
  const steps = reference.split('.');
  if (reference.includes('[')) return false;
  return steps.length === (steps[0] === 'data' ? 3 : 2) && !NAMESPACES.has(steps[0] ?? '');
}

const NAMESPACES: ReadonlySet<string> = new Set([
  'var',
  'local',
  'each',
  'count',
  'path',
  'self',
  'terraform',
]);

const NAMES = /^[\w.-]+$/;

/** The types of resources have an underscore, which nothing else has that a reference begins with. */
const BLOCK = /^[a-z0-9]+_[\w-]*\.[\w-]+$/;

/** Nearly every reference has names and numbers only; a plan has thousands of them. */
const PLAIN = /^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[\d+\])*$/;

function parse(reference: string): Expression {
  return PLAIN.test(reference) ? plainReference(reference) : parseExpression(reference);
}
