import { concerns } from './areas';
import type { PlanContext, Rule, Severity } from './rule';

/**
 * A rule of the list, whose file is loaded when it is first needed: a synth or a small review needs few of them, and the files
 * are most of what there is to load.
 * @param load returns the rule that the file defines
 */
export function listedRule(id: string, severity: Severity, phase: Rule['phase'], load: () => Rule): Rule {
  let loaded: Rule | undefined;
  const rule = (): Rule => (loaded ??= load());
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
