import { pathText } from './path';

/**
 * The path of a member that a JSON text has twice in one object; undefined if there is none. JSON.parse silently keeps
 * the last one, and other readers the first one, so the meaning of such a text depends on its reader.
 * @param text a text that JSON.parse has read
 */
export function duplicateMember(text: string): string | undefined {
  const open: Open[] = [];
  let around: Open | undefined;
  let expectsKey = false;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charAt(at)) {
      case '"': {
        const end = endOfText(text, at);
        if (expectsKey && around?.names !== undefined) {
          const name = nameAt(text, at, end);
          around.step = name;
          if (around.names.has(name)) return pathText(open.map(({ step }) => step));
          around.names.add(name);
          expectsKey = false;
        }
        at = end;
        break;
      }
      case '{':
        around = { names: new Set(), step: '' };
        open.push(around);
        expectsKey = true;
        break;
      case '[':
        around = { names: undefined, step: 0 };
        open.push(around);
        expectsKey = false;
        break;
      case '}':
      case ']':
        open.pop();
        around = open.at(-1);
        expectsKey = false;
        break;
      case ',':
        if (around?.names === undefined) {
          if (typeof around?.step === 'number') around.step += 1;
        } else expectsKey = true;
    }
  }
  return undefined;
}

/** An object or a list that is open, with where in it the reading is. */
interface Open {
  /** The members of an object so far; undefined of a list. */
  readonly names: Set<string> | undefined;
  step: string | number;
}

/** Where the text that begins at a quotation mark ends: at the mark that closes it. */
function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); ; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
}

function nameAt(text: string, from: number, end: number): string {
  const written = text.slice(from + 1, end);
  return written.includes('\\') ? (JSON.parse(text.slice(from, end + 1)) as string) : written;
}
