import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cluster, project, schedule, together } from '../../src/rules/example';
import { requireBuild } from '../support/build';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';

const main = join(__dirname, '..', '..', 'dist', 'cli', 'main.js');

/** What only a separate process shows. */
requireBuild();

const folder = testFolder();

const plan = planOf({ resources: together(project(), cluster(), schedule()) });

const RULE = `{ id: 'own/team-tag', severity: 'error', phase: 'synth', since: '1.0.0', summary: 's', why: 'w.',
  docs: 'https://wiki.example/tags', facts: [],
  *check({ after }) { for (const at of after.clusters) yield { at, problem: 'no team', fix: 'name one' }; } }`;

describe('the built command', () => {
  test.each<[name: string, source: (rule: string) => string]>([
    ['rules.mjs', (rule) => `export const rules = [${rule}];`],
    ['default.mjs', (rule) => `export default [${rule}];`],
    ['rules.cjs', (rule) => `exports.rules = [${rule}];`],
  ])("loads a team's own rules from %s", (name, source) => {
    folder.file(name, source(RULE));
    folder.file('atlas-backup.config.json', { ownRules: [name] });
    folder.file('plan.json', plan);
    const { status, stdout, stderr } = spawnSync('node', [main, 'review', 'plan.json'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('error: no team\n  rule   own/team-tag\n');
  });

  test('says the same of several plans, however many threads review them', () => {
    folder.file('rules.mjs', `export default ${RULE};`);
    folder.file('atlas-backup.config.json', {
      ownRules: ['rules.mjs'],
      acknowledgements: [{ rule: 'own/team-tag', address: '*.orders-3', reason: 'it has another owner' }],
      objectives: ['*.orders', '*.invoices', '*.customers'].map((address) => ({ address, keepFor: 'P1D' })),
    });
    const names = Array.from({ length: 12 }, (_, index) => `plan-${index}.json`);
    for (const name of names) folder.file(name, plan);
    folder.file('plan-5.json', 'no plan');
    folder.file('plan-9.json', planOf({ resources: together(project(), cluster({}, 'invoices')) }));
    const [one, other] = [1, 3].map((jobs) => {
      const typed = ['review', 'plan-*.json', '--format', 'json', '--jobs', String(jobs)];
      const { status, stdout, stderr } = spawnSync('node', [main, ...typed], {
        cwd: folder.path,
        encoding: 'utf8',
      });
      return { status, stdout, stderr };
    });
    expect(one?.status).toBe(2);
    expect(one?.stderr.split('\n')).toEqual([
      expect.stringMatching(/^atlas-backup: cannot read plan-5\.json: it is not JSON /),
      'atlas-backup: atlas-backup.config.json objectives[2] covers none of these clusters',
      '',
    ]);
    const { inputs, findings } = JSON.parse(one?.stdout ?? '') as Record<string, unknown[]>;
    // One for each plan, that one cluster has no schedule, and that the acknowledgement fits none of them.
    expect([inputs?.length, findings?.length]).toEqual([11, 13]);
    expect(other).toEqual(one);
  });
});
