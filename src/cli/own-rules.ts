import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../rules';
import { Problem, reasonOf } from './problem';

/** Loads a team's own rules: what each module exports as `rules`, or as its default. */
export async function loadOwnRules(paths: readonly string[]): Promise<readonly Rule[]> {
  const all: Rule[] = [];
  for (const path of paths) all.push(...(await rulesOf(path)));
  const ids = all.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Problem(`there are two rules "${twice}"`);
  return all;
}

async function rulesOf(path: string): Promise<readonly Rule[]> {
  if (!existsSync(path)) throw new Problem(`cannot load ${path}: there is no such file`);
  const module = await load(path);
  const exported =
    module['rules'] ??
    (module['default'] as Record<string, unknown> | undefined)?.['rules'] ??
    module['default'];
  const rules: unknown[] = Array.isArray(exported) ? exported : [exported];
  for (const rule of rules)
    if (!isRule(rule))
      throw new Problem(`${path} exports no rules; export const rules = [defineRule({ ... })]`);
  for (const { id } of rules as Rule[])
    if (!id.startsWith('own/'))
      throw new Problem(`${path}: the id "${id}" of a rule of your own has to begin with own/`);
  return rules as Rule[];
}

async function load(path: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  } catch (error) {
    throw new Problem(`cannot load ${path}: ${reasonOf(error)}`);
  }
}

function isRule(value: unknown): value is Rule {
  if (typeof value !== 'object' || value === null) return false;
  const { id, check, severity, phase } = value as Partial<Rule>;
  return (
    typeof id === 'string' &&
    typeof check === 'function' &&
    typeof severity === 'string' &&
    (phase === 'synth' || phase === 'plan')
  );
}
