import type { Value } from '../../model';
import { type Expression, parseTemplate, isTemplate } from '../expression/expression';
import { type Json, isObject } from '../json/json';

/**
 * The configuration behind an input, as far as the input shows it: what a plan keeps under `configuration`, or the
 * cdk.tf.json itself. Both speak of blocks, not of their instances.
 */
export interface ModuleConfiguration {
  /** Its path of module names, such as `module.a.module.b`; empty for the root. */
  readonly path: string;
  readonly parent: ModuleConfiguration | undefined;
  /** How its parent calls it; undefined for the root. */
  readonly call: CallConfiguration | undefined;
  /** A block by `type.name`, or `data.type.name`. */
  block(id: string): BlockConfiguration | undefined;
  blockIds(): Iterable<string>;
  /** A module that it calls; undefined where the input does not show that module's inside. */
  child(name: string): ModuleConfiguration | undefined;
  childNames(): readonly string[];
  output(name: string): Written;
  outputNames(): readonly string[];
  local(name: string): Written;
  /** The default of an input variable; for the root, its value. */
  variable(name: string): Value<Json>;
}

/** A call of a module. */
export interface CallConfiguration {
  input(name: string): Written;
  readonly forEach: Written;
  readonly count: Written;
  readonly dependsOn: readonly Expression[];
}

/** A resource or data block. */
export interface BlockConfiguration {
  readonly forEach: Written;
  readonly dependsOn: readonly Expression[];
  /** Every reference in the block, but for depends_on. */
  references(): readonly Expression[];
  /** Whether one of these is to that block of the same module. */
  refersTo(block: string): boolean;
}

/** How the configuration writes an attribute. */
export type Written =
  /** With this expression. */
  | { readonly kind: 'expression'; readonly expression: Expression }
  /** With an expression that has these references, and nothing else of it is known. */
  | { readonly kind: 'references'; readonly references: readonly Expression[] }
  /** As this constant. */
  | { readonly kind: 'constant'; readonly value: Json }
  /** Not at all. */
  | { readonly kind: 'nothing' }
  /** The input does not say, for this reason. */
  | { readonly kind: 'unclear'; readonly reason: string };

export const NOTHING: Written = { kind: 'nothing' };

/** What JSON configuration writes: texts may be templates, everything else is a constant. */
export function written(json: Json): Written {
  if (json === undefined) return NOTHING;
  if (typeof json === 'string' && isTemplate(json))
    return { kind: 'expression', expression: parseTemplate(json) };
  if (typeof json === 'object' && json !== null) {
    const expression = expressionOf(json);
    if (expression !== undefined) return { kind: 'expression', expression };
  }
  return { kind: 'constant', value: json };
}

/** A list or an object with templates somewhere inside, as an expression; undefined where it is all constant. */
function expressionOf(json: Json): Expression | undefined {
  return holdsTemplate(json) ? toExpression(json) : undefined;
}

/** Deeper than any configuration; an input is not to be trusted with the stack. */
const DEEPEST = 50;

function holdsTemplate(json: Json, depth = 0): boolean {
  if (typeof json === 'string') return isTemplate(json);
  if (depth > DEEPEST) return false;
  if (Array.isArray(json)) return json.some((item) => holdsTemplate(item, depth + 1));
  return isObject(json) && Object.values(json).some((item) => holdsTemplate(item, depth + 1));
}

/** A value as an expression, with the templates inside it read. */
export function toExpression(json: Json, depth = 0): Expression {
  if (depth > DEEPEST) return { kind: 'opaque', references: [] };
  if (typeof json === 'string') return parseTemplate(json);
  if (typeof json === 'number' || typeof json === 'boolean') return { kind: 'literal', value: json };
  if (Array.isArray(json)) return { kind: 'list', items: json.map((item) => toExpression(item, depth + 1)) };
  if (!isObject(json)) return { kind: 'literal', value: null };
  return {
    kind: 'object',
    entries: Object.entries(json).map(
      ([key, value]) => [{ kind: 'literal', value: key }, toExpression(value, depth + 1)] as const,
    ),
  };
}
