import { type Expression, MOST_STEPS, type Step, literal } from './expression';

/** A text that is one reference and nothing else, as nearly all texts are that are not literals. */
const REFERENCE =
  /^\$\{(?!(?:true|false|null|for|resource)\b)([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[\d+\]){0,50})\}$/;

/** The reference that a text such as `${a.b[0].c}` consists of; undefined if there is more to it. */
export function onlyReferenceIn(text: string): Expression | undefined {
  const reference = REFERENCE.exec(text)?.[1];
  return reference === undefined ? undefined : plainReference(reference);
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
