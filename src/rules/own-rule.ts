import type { Rule } from './rule';

/** What is missing in a team's own rule, after its name; undefined if it is complete. No compiler checks JavaScript. */
export function incompleteness(rule: object): string | undefined {
  const { id, severity, phase, facts, silences, ...others } = rule as Partial<Rule>;
  if (typeof id !== 'string' || !/^own\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    return `the id "${String(id)}" of your own rule must look like own/no-hourly-snapshots`;
  const named = (what: string): string => `the rule ${id} ${what}`;
  if (severity !== 'error' && severity !== 'warning' && severity !== 'info')
    return named('needs a severity: error, warning or info');
  if (phase !== 'synth' && phase !== 'plan') return named('needs a phase: synth or plan');
  for (const name of ['since', 'summary', 'why', 'docs'] as const)
    if (typeof others[name] !== 'string') return named(`needs ${name}, a text`);
  for (const [name, list] of Object.entries({ facts, silences }))
    if (list !== undefined && !Array.isArray(list)) return named(`needs ${name} to be a list`);
  return facts === undefined ? named('needs facts, a list; [] if it enforces none') : undefined;
}

/** Whether a value may be a rule at all. */
export function hasCheck(rule: unknown): rule is object {
  return typeof rule === 'object' && rule !== null && typeof (rule as Partial<Rule>).check === 'function';
}
