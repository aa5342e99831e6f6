import { endOfQuote } from './quoting';

export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** A quoted text, without its quotation marks and with its escape sequences. */
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'sign'; readonly text: string };

/** Thrown where an expression has syntax that is not read; `parseExpression` catches it. */
export class UnsupportedSyntax extends Error {}

const SIGNS = ['...', '=>', '==', '!=', '<=', '>=', '&&', '||', ...Array.from('()[]{}.,:?<>+-*/%!=')];

/**
 * The tokens of an expression.
 * @throws UnsupportedSyntax at a character that begins no token
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at, at + 3);
    const character = text[at] ?? '';
    if (/\s/.test(character)) {
      at += 1;
    } else if (character === '"') {
      const end = endOfQuote(text, at);
      if (end === undefined) throw new UnsupportedSyntax();
      tokens.push({ kind: 'text', raw: text.slice(at + 1, end) });
      at = end + 1;
    } else if (/[A-Za-z_]/.test(character)) {
      const end = endOf(/[\w-]/, text, at + 1);
      tokens.push({ kind: 'word', text: text.slice(at, end) });
      at = end;
    } else if (/\d/.test(character)) {
      const end = endOfNumber(text, at, tokens);
      tokens.push({ kind: 'number', value: Number(text.slice(at, end)) });
      at = end;
    } else {
      const sign = SIGNS.find((candidate) => rest.startsWith(candidate));
      if (sign === undefined) throw new UnsupportedSyntax();
      tokens.push({ kind: 'sign', text: sign });
      at += sign.length;
    }
  }
  return tokens;
}

/** Where the characters of a class end. */
function endOf(characters: RegExp, text: string, from: number): number {
  let end = from;
  while (end < text.length && characters.test(text[end] ?? '')) end += 1;
  return end;
}

function endOfNumber(text: string, from: number, before: readonly Token[]): number {
  const end = endOf(/\d/, text, from + 1);
  // After a dot, as in the legacy index `a.0.b`, it is not a decimal fraction.
  const isFraction = text[end] === '.' && /\d/.test(text[end + 1] ?? '') && !endsWithDot(before);
  return isFraction ? endOf(/\d/, text, end + 1) : end;
}

function endsWithDot(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  return last?.kind === 'sign' && last.text === '.';
}
