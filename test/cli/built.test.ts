import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cluster, project, schedule, together } from '../../src/rules/example';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';

const main = join(__dirname, '..', '..', 'dist', 'cli', 'main.js');

/** What only a process of its own shows: it has to be built first, as `npm ci` does. */
const isBuilt = existsSync(main);
const built = isBuilt ? describe : describe.skip;
if (!isBuilt) console.warn('skipped: the command is not built; run npm run build');

const folder = testFolder();

const plan = planOf({ resources: together(project(), cluster(), schedule()) });

built('the built command', () => {
  test.each<[name: string, source: (rule: string) => string]>([
    ['rules.mjs', (rule) => `export const rules = [${rule}];`],
    ['default.mjs', (rule) => `export default [${rule}];`],
    ['rules.cjs', (rule) => `exports.rules = [${rule}];`],
  ])('loads rules of a team of its own from %s', (name, source) => {
    folder.file(
      name,
      source(`{ id: 'own/team-tag', severity: 'error', phase: 'synth', since: '1.0.0', summary: 's', why: 'w.',
        docs: 'https://wiki.example/tags', facts: [],
        *check({ after }) { for (const at of after.clusters) yield { at, problem: 'no team', fix: 'name one' }; } }`),
    );
    folder.file('atlas-backup.config.json', { ownRules: [name] });
    folder.file('plan.json', plan);
    const { status, stdout, stderr } = spawnSync('node', [main, 'review', 'plan.json'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('error: no team\n  rule   own/team-tag\n');
  });

  test('ends quietly where nobody reads on', () => {
    folder.file('plan.json', plan);
    const script = `"$0" "$1" rules --format json | head -c 10; echo " \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, main], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toBe(`{\n  "forma 0\n`);
  });
});
