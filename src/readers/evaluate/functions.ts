import type { Value } from '../../model';
import { ABSENT, UNKNOWN_UNTIL_PLAN, known } from '../../model/value';
import type { ExpressionOf } from '../expression/expression';
import type { Scope } from '../resource/raw-resource';
import type { Composites } from './composites';
import type { Evaluation, Scoped } from './surroundings';

/** Evaluates the functions of Terraform that are common in what backups are configured with. */
export class Functions {
  constructor(
    private readonly evaluation: Evaluation,
    private readonly composites: Composites,
  ) {}

  call(call: ExpressionOf<'call'>, scope: Scope, depth: number): Value<Scoped> {
    const [first] = call.arguments;
    if (first === undefined) return UNKNOWN_UNTIL_PLAN;
    if (call.name === 'element') return this.element(call, scope, depth);
    if (call.name === 'try' || call.name === 'coalesce') return this.firstPresent(call, scope, depth);
    const given = this.evaluation.evaluate(first, scope, depth + 1);
    return given.kind === 'known' ? this.result(call.name, given, scope, depth) : given;
  }

  private firstPresent(call: ExpressionOf<'call'>, scope: Scope, depth: number): Value<Scoped> {
    for (const argument of call.arguments) {
      const value = this.evaluation.evaluate(argument, scope, depth + 1);
      if (value.kind !== 'absent') return value;
    }
    return ABSENT;
  }

  /** An element of a list, counted from 0; behind the last one it begins again. */
  private element(
    { arguments: [first, second] }: ExpressionOf<'call'>,
    scope: Scope,
    depth: number,
  ): Value<Scoped> {
    if (first === undefined || second === undefined) return UNKNOWN_UNTIL_PLAN;
    const list = this.evaluation.evaluate(first, scope, depth + 1);
    if (list.kind !== 'known') return list;
    const { json, scope: within } = list.value;
    const index = Number(this.evaluation.scalar(second, scope, depth + 1) ?? NaN);
    if (!Array.isArray(json) || json.length === 0 || !Number.isInteger(index) || index < 0)
      return UNKNOWN_UNTIL_PLAN;
    return this.evaluation.value(json[index % json.length], within, depth + 1);
  }

  private result(
    name: string,
    given: Value<Scoped> & { readonly kind: 'known' },
    scope: Scope,
    depth: number,
  ): Value<Scoped> {
    const { json } = given.value;
    switch (name) {
      case 'sensitive':
        return { ...given, sensitive: true };
      case 'nonsensitive':
      case 'tolist':
      case 'toset':
      case 'tomap':
      case 'tostring':
      case 'tonumber':
      case 'tobool':
        return given;
      case 'one':
        if (!Array.isArray(json)) return given;
        return json.length === 0 ? ABSENT : this.evaluation.value(json[0], given.value.scope, depth + 1);
      case 'lower':
        return typeof json === 'string' ? known({ json: json.toLowerCase(), scope }) : UNKNOWN_UNTIL_PLAN;
      case 'upper':
        return typeof json === 'string' ? known({ json: json.toUpperCase(), scope }) : UNKNOWN_UNTIL_PLAN;
      case 'jsonencode': {
        const plain = this.composites.plain(given.value, depth + 1);
        return plain.kind === 'known' ? known({ json: JSON.stringify(plain.value), scope }) : plain;
      }
      default:
        return UNKNOWN_UNTIL_PLAN;
    }
  }
}
