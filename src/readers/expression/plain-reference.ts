import { type Expression, MOST_STEPS, type Step, literal } from './expression';

/** A text that is one reference and nothing else, as nearly all texts are that are not literals. */
const REFERENCE =
  /^\$\{(?!(?:true|false|null|for|resource)\b)([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[\d+\]){0,50})\}$/;

/** Every reader of an attribute parses its text, and many attributes have the same one. */
const parsed = new Map<string, Expression>();

/** How many texts are remembered, and how long they are at most: an input can hold anything. */
const MOST_PARSED = 1_000;
const LONGEST_PARSED = 200;

/** The reference that a text such as `${a.b[0].c}` consists of; undefined if there is more to it. */
export function onlyReferenceIn(text: string): Expression | undefined {
  const found = parsed.get(text);
  if (found !== undefined) return found;
  const reference = REFERENCE.exec(text)?.[1];
  if (reference === undefined) return undefined;
  const expression = plainReference(reference);
  if (text.length > LONGEST_PARSED) return expression;
  if (parsed.size === MOST_PARSED) parsed.clear();
  parsed.set(text, expression);
  return expression;
}

/** Reads a reference of names and numbers alone, such as `a.b[0].c`. */
export function plainReference(reference: string): Expression {
  let end = endOfStep(reference, 0);
  let expression: Expression = { kind: 'name', name: reference.slice(0, end) };
  for (let steps = 0; end < reference.length; steps += 1) {
    if (steps === MOST_STEPS) return { kind: 'opaque', references: [] };
    const from = end;
    end = endOfStep(reference, from + 1);
    const step: Step =
      reference[from] === '.'
        ? { kind: 'attribute', name: reference.slice(from + 1, end) }
        : { kind: 'index', index: literal(Number(reference.slice(from + 1, end - 1))) };
    expression = { kind: 'access', of: expression, step };
  }
  return expression;
}

const DOT = 0x2e;
const BRACKET = 0x5b;

/** The position of the next `.` or `[`, or the end. */
function endOfStep(reference: string, from: number): number {
  let at = from;
  while (at < reference.length) {
    const character = reference.charCodeAt(at);
    if (character === DOT || character === BRACKET) break;
    at += 1;
  }
  return at;
}
