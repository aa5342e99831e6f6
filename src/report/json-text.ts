/** So many items of a list are put into words together. */
const TOGETHER = 100;

/**
 * The text of plain data as JSON, just as `JSON.stringify(data, undefined, 2)` writes it, in parts that can be written one
 * after the other: with a hundred megabytes of findings, no text has to hold all of them.
 */
export function* jsonParts(data: Readonly<Record<string, unknown>>): Iterable<string> {
  let before = '{';
  for (const [name, value] of Object.entries(data)) {
    if (value === undefined) continue;
    if (Array.isArray(value) && value.length > TOGETHER) yield* listParts(before, name, value);
    else yield before + memberText(name, value);
    before = ',';
  }
  yield before === '{' ? '{}' : '\n}';
}

function* listParts(before: string, name: string, list: readonly unknown[]): Iterable<string> {
  const open = `\n  ${JSON.stringify(name)}: [`;
  const close = '\n  ]';
  for (let at = 0; at < list.length; at += TOGETHER) {
    const items = memberText(name, list.slice(at, at + TOGETHER)).slice(open.length, -close.length);
    yield (at === 0 ? before + open : ',') + items;
  }
  yield close;
}

/** A member as it stands in an object. */
function memberText(name: string, value: unknown): string {
  return JSON.stringify({ [name]: value }, undefined, 2).slice('{'.length, -'\n}'.length);
}
