import { type Expression, literal } from './expression';
import { Parser } from './parser';
import { onlyReferenceIn } from './plain-reference';
import { endOfInterpolation } from './quoting';
import { UnsupportedSyntax, tokenize } from './tokens';

/** Longer than any expression that people write, counted in tokens. */
const LONGEST = 2_000;

/** Reads a text of JSON configuration that is more than one plain reference. */
export function parseParts(text: string): Expression {
  const parts: Expression[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const two = text.slice(at, at + 2);
    if ((two === '$$' || two === '%%') && text[at + 2] === '{') {
      plain += text.slice(at + 1, at + 3);
      at += 3;
    } else if (two === '%{') {
      return opaque(text);
    } else if (two === '${') {
      const end = endOfInterpolation(text, at + 2);
      if (end === undefined) return opaque(text);
      if (plain !== '') parts.push(literal(plain));
      plain = '';
      parts.push(parseExpression(text.slice(at + 2, end)));
      at = end + 1;
    } else {
      plain += text[at] ?? '';
      at += 1;
    }
  }
  if (plain !== '' || parts.length === 0) parts.push(literal(plain));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'template', parts };
}

/** Reads one expression. Syntax that it does not know makes the expression opaque; it never throws. */
export function parseExpression(text: string): Expression {
  try {
    const tokens = tokenize(text);
    if (tokens.length > LONGEST) return opaque(text);
    const parser = new Parser(tokens, (quoted) => onlyReferenceIn(quoted) ?? parseParts(quoted));
    const expression = parser.expression();
    return parser.atEnd() ? expression : opaque(text);
  } catch (error) {
    if (error instanceof UnsupportedSyntax) return opaque(text);
    throw error;
  }
}

/** The references that can be recognized in a text that cannot be read as a whole. */
function opaque(text: string): Expression {
  const references: Expression[] = [];
  // Quoted texts are left out, except for what they interpolate.
  const bare = text.replace(/"(?:[^"\\$]|\\.|\$(?!\{))*"/g, '""');
  for (const [match] of bare.matchAll(/[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[(?:\d+|\*)\]|\.\*)+/g))
    // Reading the whole text again would give the same.
    if (match.length < text.length) references.push(parseExpression(match));
  return { kind: 'opaque', references };
}
