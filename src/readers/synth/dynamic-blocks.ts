import type { Value } from '../../model';
import { ABSENT, known } from '../../model/value';
import type { Evaluator } from '../evaluate/evaluator';
import type { Scoped } from '../evaluate/surroundings';
import { literal } from '../expression/expression';
import { toExpression } from '../expression/written';
import { type Json, isObject, listMember, member, textMember } from '../json/json';
import type { Iteration, Scope } from '../resource/raw-resource';

/** The blocks that `dynamic` generates in a body, one for each element of its for_each. */
export function dynamicBlocks(
  body: Json,
  name: string,
  scope: Scope,
  evaluator: Evaluator,
): Value<readonly Scoped[]> {
  const dynamic = member(member(body, 'dynamic'), name);
  if (dynamic === undefined) return ABSENT;
  const blocks: Scoped[] = [];
  for (const block of Array.isArray(dynamic) ? (dynamic as Json[]) : [dynamic]) {
    const forEach = evaluator.value(member(block, 'for_each'), scope);
    if (forEach.kind === 'unknown') return forEach;
    const content: Json = listMember(block, 'content')[0] ?? member(block, 'content');
    const iterator = textMember(block, 'iterator') ?? name;
    if (forEach.kind === 'absent') continue;
    for (const iteration of iterationsOver(forEach.value.json)) {
      const iterators = new Map(scope.iterators).set(iterator, iteration);
      blocks.push({ json: content, scope: { ...scope, iterators } });
    }
  }
  return known(blocks);
}

function iterationsOver(json: Json): Iteration[] {
  if (Array.isArray(json))
    return json.map((item: Json, index) => ({ key: literal(index), value: toExpression(item) }));
  return isObject(json)
    ? Object.entries(json).map(([key, item]) => ({ key: literal(key), value: toExpression(item) }))
    : [];
}
