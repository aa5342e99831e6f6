import { join } from 'node:path';
import { cluster, project, schedule, together } from '../../src/rules/example';
import { command } from '../support/command';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';

const folder = testFolder();

const head = `id: 'own/team-tag', severity: 'error', phase: 'synth', since: '1.0.0', summary: 's', why: 'w.', docs: 'https://wiki.example/tags', facts: []`;
const check = `*check({ after }) { for (const cluster of after.clusters) yield { at: cluster, attribute: 'tags', problem: 'cluster ' + cluster.address + ' has no tag', fix: 'add a team to its tags' }; }`;

interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly address: string;
  }[];
  readonly crashes: readonly { readonly rule: string; readonly message: string }[];
}

async function withRules(
  name: string,
  source: string,
  more: object = {},
): Promise<{ readonly code: number; readonly stderr: string; readonly report: Report | undefined }> {
  folder.file(name, source);
  const config = folder.file('config.json', { ownRules: [`./${name}`], ...more });
  const plan = folder.file('plan.json', planOf({ resources: together(project(), cluster(), schedule()) }));
  const { code, stdout, stderr } = await command(['review', plan, '--config', config, '--format', 'json']);
  return {
    code,
    stderr: stderr.replaceAll(folder.path, 'FOLDER'),
    report: stdout === '' ? undefined : (JSON.parse(stdout) as Report),
  };
}

describe("a team's own rules", () => {
  test.each<[title: string, name: string, source: string]>([
    ['CommonJS that exports rules', 'rules.cjs', `exports.rules = [{ ${head}, ${check} }];`],
    ['CommonJS that exports one', 'rules.cjs', `module.exports = { ${head}, ${check} };`],
  ])('are loaded from %s', async (_, name, source) => {
    const { code, report } = await withRules(name, source);
    expect(report?.findings).toMatchObject([
      { rule: 'own/team-tag', severity: 'error', address: 'mongodbatlas_advanced_cluster.orders' },
    ]);
    expect(code).toBe(1);
  });

  test('take severities and acknowledgements like any other', async () => {
    const source = `exports.rules = [{ ${head}, ${check} }];`;
    expect((await withRules('a.cjs', source, { rules: { 'own/team-tag': 'off' } })).report?.findings).toEqual(
      [],
    );
    const acknowledgements = [{ rule: 'own/team-tag', reason: 'paid by all' }];
    expect((await withRules('b.cjs', source, { acknowledgements })).code).toBe(0);
  });

  test('that throw, or yield what no report can show, are a crash that stops nothing else', async () => {
    const { code, report } = await withRules(
      'rules.cjs',
      `const rule = { ${head} };
       exports.rules = [
         { ...rule, id: 'own/throws', check() { throw new Error('no such thing'); } },
         { ...rule, id: 'own/no-place', *check() { yield { problem: 'p', fix: 'f' }; } },
         { ...rule, id: 'own/no-fix', *check() { yield { at: { address: 'a' }, problem: 'p' }; } },
         { ...rule, id: 'own/no-list', check() {} },
         { ...rule, ${check} },
       ];`,
    );
    expect(code).toBe(2);
    expect(report?.crashes.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'own/throws: no such thing',
      'own/no-place: it yielded a problem without a place (at)',
      'own/no-fix: it yielded a problem without its sentence (problem) or what to do (fix)',
      expect.stringMatching(/^own\/no-list: .*not iterable/),
    ]);
    expect(report?.findings.map(({ rule }) => rule)).toEqual(['own/team-tag']);
  });

  test.each<[title: string, source: string, line: string]>([
    ['no rules', 'exports.x = 1;', 'RULES exports no rules; export const rules = [defineRule({ ... })]'],
    [
      'a list of something else',
      'exports.rules = [1];',
      'RULES exports no rules; export const rules = [defineRule({ ... })]',
    ],
    [
      'an id without own/',
      `exports.rules = [{ ${head}, ${check}, id: 'cluster/no-schedule' }];`,
      'RULES: the id "cluster/no-schedule" of your own rule must look like own/no-hourly-snapshots',
    ],
    [
      'no severity',
      `exports.rules = [{ ${head}, ${check}, severity: 'fatal' }];`,
      'RULES: the rule own/team-tag needs a severity: error, warning or info',
    ],
    [
      'no phase',
      `exports.rules = [{ ${head}, ${check}, phase: 'x' }];`,
      'RULES: the rule own/team-tag needs a phase: synth or plan',
    ],
    [
      'no why',
      `exports.rules = [{ ${head}, ${check}, why: undefined }];`,
      'RULES: the rule own/team-tag needs why, a text',
    ],
    [
      'no facts',
      `exports.rules = [{ ${head}, ${check}, facts: undefined }];`,
      'RULES: the rule own/team-tag needs facts, a list; [] if it enforces none',
    ],
    [
      'one id twice',
      `const rule = { ${head}, ${check} }; exports.rules = [rule, rule];`,
      'there are two rules "own/team-tag"',
    ],
    ['what fails', `throw new Error('no such thing');`, 'cannot load RULES: no such thing'],
  ])('are rejected if a module has %s', async (_, source, line) => {
    const { code, stderr } = await withRules('rules.cjs', source);
    expect([code, stderr]).toEqual([2, `atlas-backup: ${line.replace('RULES', 'FOLDER/rules.cjs')}\n`]);
  });

  test('are rejected if there is no such file', async () => {
    const config = folder.file('config.json', { ownRules: ['none.mjs'] });
    const { code, stderr } = await command(['review', join(folder.path, 'plan.json'), '--config', config]);
    expect([code, stderr.replaceAll(folder.path, 'FOLDER')]).toEqual([
      2,
      'atlas-backup: cannot load FOLDER/none.mjs: there is no such file\n',
    ]);
  });
});
