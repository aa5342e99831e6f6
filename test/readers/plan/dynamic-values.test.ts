import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { rules } from '../../../src/rules';

/*
 * Real plans of resources that no rule looks at, with values of dynamic type: each side, and each item of a list, has
 * other names. They are in one plan with a cluster that loses its backups, which must be reported.
 */

type Values = Record<string, unknown>;

const fixtures = join(__dirname, '..', '..', 'fixtures');

function planAt(...path: readonly string[]): Values {
  return JSON.parse(readFileSync(join(fixtures, ...path), 'utf8')) as Values;
}

const lossy = planAt('plans', 'change-backup-off', 'plan.json');

/** The plan with the changes of another one. */
function together(plan: Values, other: Values): Values {
  const rows = (from: Values): readonly unknown[] => from['resource_changes'] as readonly unknown[];
  return { ...plan, resource_changes: [...rows(plan), ...rows(other)] };
}

test.each(['create.json', 'update.json', 'back.json'])('%s is read', (name) => {
  const plan = planAt('dynamic-values', name);
  expect(readPlan(plan).partial).toBeUndefined();
  const { findings, crashes } = review(readPlan(together(lossy, plan)), rules);
  const { findings: own } = review(readPlan(lossy), rules);
  expect(crashes).toEqual([]);
  expect(own.map(({ rule }) => rule)).toContain('change/backup-turned-off');
  expect(findings).toEqual(own);
});
