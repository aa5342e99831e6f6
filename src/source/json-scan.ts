import { Lines, Malformed } from './syntax';

/** A member of an object in a text of JSON. */
export interface JsonMember {
  /** The names that lead to it; lists on the way are left out, as in Terraform's JSON syntax. */
  readonly path: readonly string[];
  /** The line of its name, counted from 1. */
  readonly line: number;
  /** Its value, if that is a text. */
  readonly text: string | undefined;
}

/** Deeper members are of no resource or module. */
const DEEPEST = 4;

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/**
 * The members of a file of Terraform's JSON syntax, with their lines, as deep as resources and modules have names.
 * @throws Malformed if the text is not JSON
 */
export function* scanJson(text: string): Iterable<JsonMember> {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    JSON.parse(json);
  } catch {
    throw new Malformed(1, 'it is not JSON');
  }
  const lines = new Lines(json);
  /** The objects and lists that are open: an object has the name of the member that is read. */
  const open: { name?: string; isList: boolean }[] = [];
  let last: { readonly text: string; readonly at: number } | undefined;
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    const top = open.at(-1);
    if (token === '{' || token === '[') open.push({ isList: token === '[' });
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && top?.isList === false) delete top.name;
    else if (token === ':' && top !== undefined && last !== undefined) {
      top.name = JSON.parse(last.text) as string;
      // Each may be in a list. Longer ways are not even looked at.
      if (open.length > 2 * DEEPEST) continue;
      const path = pathOf(open);
      if (path.length > DEEPEST) continue;
      const value = /\s*("(?:[^"\\]|\\.)*")/y;
      value.lastIndex = index + 1;
      const found = value.exec(json)?.[1];
      yield {
        path,
        line: lines.lineOf(last.at),
        text: found === undefined ? undefined : (JSON.parse(found) as string),
      };
    }
    last = { text: token, at: index };
  }
}

function pathOf(open: readonly { readonly name?: string }[]): readonly string[] {
  return open.flatMap(({ name }) => (name === undefined ? [] : [name]));
}
