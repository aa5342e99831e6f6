/**
 * schema/released-rules.json: the rules as they were released, whose ids, severities, phases and facts are contracts
 * (docs/versioning.md). A row never leaves it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../src/rules';

/** Where they stand. */
export const RELEASED_RULES = join(__dirname, '..', 'schema', 'released-rules.json');

/** What a release promises of a rule. */
export type ReleasedRule = Pick<Rule, 'id' | 'severity' | 'phase' | 'facts'>;

/** The rules that were released, by the ids that they had then. */
export function releasedRules(): readonly ReleasedRule[] {
  return JSON.parse(readFileSync(RELEASED_RULES, 'utf8')) as readonly ReleasedRule[];
}

/** The rules that no release has had yet. */
export function unreleased(rules: readonly Rule[]): readonly Rule[] {
  const ids = new Set(releasedRules().map(({ id }) => id));
  return rules.filter(({ id }) => !ids.has(id));
}
