import { DEEPEST_VALUE, type Json, isObject } from '../json/json';
import { type Expression, literal } from './expression';
import { isTemplate, parseTemplate } from './parse';

/** How the configuration writes an attribute. */
export type Written =
  /** With this expression. */
  | { readonly kind: 'expression'; readonly expression: Expression }
  /** With an expression that has these references; nothing else is known of it. */
  | { readonly kind: 'references'; readonly references: readonly Expression[] }
  /** As this constant. */
  | { readonly kind: 'constant'; readonly value: Json }
  /** Not at all. */
  | { readonly kind: 'nothing' }
  /** The input does not show it, for this reason. */
  | { readonly kind: 'unclear'; readonly reason: string };

export const NOTHING: Written = { kind: 'nothing' };

/** What JSON configuration writes: texts may be templates, everything else is a constant. */
export function written(json: Json): Written {
  if (json === undefined) return NOTHING;
  if (typeof json === 'string' && isTemplate(json))
    return { kind: 'expression', expression: parseTemplate(json) };
  if (typeof json === 'object' && json !== null && holdsTemplate(json))
    return { kind: 'expression', expression: toExpression(json) };
  return { kind: 'constant', value: json };
}

function holdsTemplate(json: Json, depth = 0): boolean {
  if (typeof json === 'string') return isTemplate(json);
  if (depth > DEEPEST_VALUE) return false;
  if (Array.isArray(json)) return json.some((item) => holdsTemplate(item, depth + 1));
  return isObject(json) && Object.values(json).some((item) => holdsTemplate(item, depth + 1));
}

/** A value as an expression, with the templates in it read. */
export function toExpression(json: Json, depth = 0): Expression {
  if (depth > DEEPEST_VALUE) return { kind: 'opaque', references: [] };
  if (typeof json === 'string') return parseTemplate(json);
  if (typeof json === 'number' || typeof json === 'boolean') return literal(json);
  if (Array.isArray(json)) return { kind: 'list', items: json.map((item) => toExpression(item, depth + 1)) };
  if (!isObject(json)) return literal(null);
  return {
    kind: 'object',
    entries: Object.entries(json).map(
      ([key, value]) => [literal(key), toExpression(value, depth + 1)] as const,
    ),
  };
}
