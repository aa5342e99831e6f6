import { type Expression, unwound } from './expression';

/** Every reference in an expression, each in its longest form only. */
export function referencesOf(expression: Expression): Expression[] {
  const found: Expression[] = [];
  collect(expression, found);
  return found;
}

function collect(expression: Expression, into: Expression[]): void {
  switch (expression.kind) {
    case 'literal':
      return;
    case 'name':
      into.push(expression);
      return;
    case 'access': {
      const { base, steps } = unwound(expression);
      if (base.kind === 'name') into.push(expression);
      else collect(base, into);
      for (const step of steps) if (step.kind === 'index') collect(step.index, into);
      return;
    }
    case 'template':
      collectAll(expression.parts, into);
      return;
    case 'call':
      collectAll(expression.arguments, into);
      return;
    case 'conditional':
      collectAll([expression.condition, expression.yes, expression.no], into);
      return;
    case 'operation':
      collectAll(expression.operands, into);
      return;
    case 'list':
      collectAll(expression.items, into);
      return;
    case 'object':
      for (const [key, value] of expression.entries) {
        // A bare word is a key, not a reference.
        if (key.kind !== 'name') collect(key, into);
        collect(value, into);
      }
      return;
    case 'opaque':
      into.push(...expression.references);
  }
}

function collectAll(expressions: readonly Expression[], into: Expression[]): void {
  for (const expression of expressions) collect(expression, into);
}
