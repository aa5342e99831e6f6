import { isTemplate } from '../expression/parse';
import { NOTHING, type Written, written } from '../expression/written';
import { type Json, isObject, listMember, member } from '../json/json';
import { readReferences } from './reference-list';

/** What a plan's configuration shows of a block: its expressions, a constant around it, or nothing that helps. */
export type BlockExpressions =
  | { readonly kind: 'expressions'; readonly expressions: Json }
  | { readonly kind: 'constant'; readonly value: Json }
  /** Dynamic blocks, and nested attributes with a reference anywhere inside, leave no structure in the configuration. */
  | { readonly kind: 'unclear' };

export const UNCLEAR: BlockExpressions = { kind: 'unclear' };

/** What the configuration shows of one of `count` blocks. */
export function blockExpressionsAt(
  around: BlockExpressions,
  name: string,
  index: number,
  count: number,
): BlockExpressions {
  if (around.kind === 'unclear') return UNCLEAR;
  if (around.kind === 'constant') return constantAt(member(around.value, name), index, count);
  const expression = member(around.expressions, name);
  if (Array.isArray(expression)) {
    // With fewer blocks than values, some of the values come from dynamic blocks, and it is not known which.
    return expression.length === count ? { kind: 'expressions', expressions: expression[index] } : UNCLEAR;
  }
  if (!isObject(expression)) return UNCLEAR;
  if (Object.hasOwn(expression, 'constant_value'))
    return constantAt(expression['constant_value'], index, count);
  // A single nested block is an object of expressions.
  return Object.hasOwn(expression, 'references') ? UNCLEAR : { kind: 'expressions', expressions: expression };
}

function constantAt(constant: Json, index: number, count: number): BlockExpressions {
  if (isObject(constant) && count === 1) return { kind: 'constant', value: constant };
  return Array.isArray(constant) && constant.length === count
    ? { kind: 'constant', value: constant[index] }
    : UNCLEAR;
}

/** How a plan's configuration writes one expression. JSON configuration has `${...}` as a constant next to references. */
export function writtenAs(expression: Json): Written {
  if (expression === undefined) return NOTHING;
  const references = member(expression, 'references');
  const constant = member(expression, 'constant_value');
  if (Array.isArray(references) && constant === undefined)
    return { kind: 'references', references: readReferences(references) };
  return constant === undefined ? { kind: 'references', references: [] } : written(constant);
}

/** Whether an expression certainly is more than a constant or a variable; its references need not be read for that. */
export function isReference(expression: Json): boolean {
  const constant = member(expression, 'constant_value');
  if (constant !== undefined)
    return typeof constant === 'string' && isTemplate(constant) && !constant.includes('var.');
  const [first] = listMember(expression, 'references');
  return typeof first === 'string' && !first.startsWith('var.');
}
