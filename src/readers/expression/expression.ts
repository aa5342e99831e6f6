/**
 * A Terraform expression, as far as values and references can be followed through it: what stands between `${` and `}`
 * in JSON configuration, and the references that a plan lists. Anything else is `opaque`, with the references found
 * inside it.
 */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'template'; readonly parts: readonly Expression[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'access'; readonly of: Expression; readonly step: Step }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  | {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly Expression[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly ObjectEntry[] }
  | { readonly kind: 'opaque'; readonly references: readonly Expression[] };

/** The key and the value of a member of an object; a bare word as key is a `name` that refers to nothing. */
export type ObjectEntry = readonly [key: Expression, value: Expression];

/** A step into a value: an attribute, an index, or a splat over all elements. */
export type Step =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'index'; readonly index: Expression }
  /** `[*]`; as `.*` it is over the attributes behind it alone, and an index behind these is of the list. */
  | { readonly kind: 'splat'; readonly ofAttributes?: true };

/** An expression of one kind, such as `ExpressionOf<'call'>`. */
export type ExpressionOf<K extends Expression['kind']> = Expression & { readonly kind: K };

/** No access has more steps, where `a.b[0].c` has three: they are followed one by one, on the stack. */
export const MOST_STEPS = 100;

export function literal(value: string | number | boolean | null): ExpressionOf<'literal'> {
  return { kind: 'literal', value };
}

/** The base of an access and the steps from there, in the order they are written; any other expression has no steps. */
export function unwound(expression: Expression): { readonly base: Expression; readonly steps: Step[] } {
  const steps: Step[] = [];
  let base = expression;
  while (base.kind === 'access') {
    steps.push(base.step);
    base = base.of;
  }
  return { base, steps: steps.reverse() };
}

/** The names that an access consists of, without its indexes: `a.b[0].c` gives a, b and c. */
export function namesOf(expression: Expression): string[] {
  const { base, steps } = unwound(expression);
  if (base.kind !== 'name') return [];
  const names = [base.name];
  for (const step of steps) if (step.kind === 'attribute') names.push(step.name);
  return names;
}
