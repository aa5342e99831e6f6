import type { Expression } from './expression';
import type * as Grammar from './grammar';
import { onlyReferenceIn } from './plain-reference';

let loaded: typeof Grammar | undefined;

/** Loaded with the first text that needs it: nearly all are literals, or one reference. */
function grammar(): typeof Grammar {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (loaded ??= require('./grammar') as typeof Grammar);
}

/** Whether a text of JSON configuration has an interpolation or a directive, and so is more than a literal. */
export function isTemplate(text: string): boolean {
  return text.includes('${') || text.includes('%{');
}

/** Reads a text of JSON configuration: a literal, a template, or the one expression that it interpolates. */
export function parseTemplate(text: string): Expression {
  return onlyReferenceIn(text) ?? grammar().parseParts(text);
}

/** Reads one expression. Syntax that it does not know makes the expression opaque; it never throws. */
export function parseExpression(text: string): Expression {
  return grammar().parseExpression(text);
}
