import { printableJson } from '../text/printable';

/** How many items of a list are written together. */
const TOGETHER = 100;

/**
 * The text of plain data as JSON, like `JSON.stringify(data, undefined, 2)`, except for escapes that keep commands out of
 * logs. It comes in parts that are written one after the other, since a hundred megabytes of findings do not fit into one
 * text. A list may be any iterable, whose items are then created while they are written.
 */
export function* jsonParts(data: Readonly<Record<string, unknown>>): Iterable<string> {
  let before = '{';
  for (const [name, value] of Object.entries(data)) {
    if (value === undefined) continue;
    if (isIterable(value)) yield* listParts(before, name, value);
    else yield before + memberText(name, value);
    before = ',';
  }
  yield before === '{' ? '{}' : '\n}';
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function* listParts(before: string, name: string, list: Iterable<unknown>): Iterable<string> {
  const open = `\n  ${printableJson(JSON.stringify(name))}: [`;
  const close = '\n  ]';
  let some: unknown[] = [];
  let start = before + open;
  const text = (): string => start + memberText(name, some).slice(open.length, -close.length);
  for (const item of list) {
    some.push(item);
    if (some.length < TOGETHER) continue;
    yield text();
    start = ',';
    some = [];
  }
  if (some.length > 0) yield text() + close;
  else yield start === ',' ? close : `${start}]`;
}

/** A member as an object contains it. */
function memberText(name: string, value: unknown): string {
  return printableJson(JSON.stringify({ [name]: value }, undefined, 2)).slice('{'.length, -'\n}'.length);
}
