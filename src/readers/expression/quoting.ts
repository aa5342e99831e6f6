/** Quoted texts within interpolations within quoted texts: deeper than anybody writes. */
const DEEPEST_QUOTE = 20;

/** Where the interpolation that begins at `from` ends, past nested braces and quoted texts; undefined if it does not. */
export function endOfInterpolation(text: string, from: number, nested = 0): number | undefined {
  if (nested > DEEPEST_QUOTE) return undefined;
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const end = endOfQuote(text, at, nested);
      if (end === undefined) return undefined;
      at = end;
    } else if (character === '{') depth += 1;
    else if (character === '}') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return undefined;
}

/** Where the quoted text that begins at `from` ends, past the interpolations in it; undefined if it does not. */
export function endOfQuote(text: string, from: number, nested = 0): number | undefined {
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '"') return at;
    else if (character === '$' && text[at + 1] === '{') {
      const end = endOfInterpolation(text, at + 2, nested + 1);
      if (end === undefined) return undefined;
      at = end;
    }
  }
  return undefined;
}
