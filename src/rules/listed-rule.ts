import { concerns } from './areas';
import type { PlanContext, Rule, Severity } from './rule';

/**
 * A rule of the list, whose file is loaded when it is first needed: a synth or a small review needs few of them, and the files
 * are most of what there is to load.
 * @param load loads the file
 */
export function listedRule(id: string, severity: Severity, phase: Rule['phase'], load: () => unknown): Rule {
  let loaded: Rule | undefined;
  const rule = (): Rule => (loaded ??= definedIn(load(), id));
  const listed: Described = {
    id,
    severity,
    phase,
    get since() {
      return rule().since;
    },
    get summary() {
      return rule().summary;
    },
    get why() {
      return rule().why;
    },
    get docs() {
      return rule().docs;
    },
    get prevents() {
      return rule().prevents;
    },
    get facts() {
      return rule().facts;
    },
    get examples() {
      return rule().examples;
    },
    get rejects() {
      return rule().rejects;
    },
    get silences() {
      return rule().silences;
    },
    check: (context: PlanContext) => (concerns(id, context) ? rule().check(context) : []),
  };
  return listed as Rule;
}

/** Every member of a rule: a new one does not compile without a line above. */
type Described = { readonly [Member in keyof Required<Rule>]: unknown };

/** The name that the file of a rule exports: its id in camel case, so that no two rules need an alias. */
export function exportedName(id: string): string {
  return id.replace(/[/-]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function definedIn(module: unknown, id: string): Rule {
  const rule = (module as Readonly<Record<string, Rule | undefined>>)[exportedName(id)];
  if (rule === undefined) throw new Error(`src/rules/${id}.ts exports no ${exportedName(id)}`);
  return rule;
}
