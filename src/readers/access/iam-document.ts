import type { IamPatterns, IamStatement } from '../../model';
import { NOT_KNOWN } from '../follow/render';
import { type Json, isObject, member } from '../json/json';

/** The statements of an IAM policy in JSON; or, as a text, why they cannot be read. */
export function statementsIn(text: string): readonly IamStatement[] | string {
  let document: Json;
  try {
    document = JSON.parse(text) as Json;
  } catch {
    return 'its text is not JSON';
  }
  const written = member(document, 'Statement');
  const statements: IamStatement[] = [];
  for (const json of Array.isArray(written) ? (written as Json[]) : [written]) {
    const statement = statementOf(json);
    if (statement === undefined) return 'not all of its statements can be read';
    statements.push(statement);
  }
  return statements;
}

function statementOf(json: Json): IamStatement | undefined {
  const effect = member(json, 'Effect');
  const actions = patternsOf(json, 'Action');
  const resources = patternsOf(json, 'Resource');
  if ((effect !== 'Allow' && effect !== 'Deny') || actions === undefined || resources === undefined)
    return undefined;
  const condition = member(json, 'Condition');
  const isConditional = isObject(condition) ? Object.keys(condition).length > 0 : condition != null;
  return { effect, actions, resources, isConditional };
}

function patternsOf(json: Json, name: string): IamPatterns | undefined {
  for (const [key, isAllBut] of [
    [name, false],
    [`Not${name}`, true],
  ] as const) {
    const value = member(json, key);
    if (value === undefined || value === null) continue;
    return { patterns: texts(Array.isArray(value) ? value : [value]), isAllBut };
  }
  return undefined;
}

/** The texts in a list, with those that are not known. */
export function texts(list: readonly Json[]): readonly string[] {
  return list.map((item) => (typeof item === 'string' ? item : NOT_KNOWN));
}
