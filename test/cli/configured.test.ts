import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cluster, item, project, schedule, together } from '../../src/rules/example';
import { command } from '../support/command';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';

/*
 * A pull request can change the configuration, the baseline and the modules of own rules. The report shows their effect, and
 * options exclude them.
 */

const folder = testFolder();

const rule = 'schedule/retention-out-of-order';
const bad = {
  resources: together(
    project(),
    cluster(),
    schedule({ policy_item_daily: item(1, 'days', 14), policy_item_weekly: item(6, 'weeks', 1) }),
  ),
};

/** A module that writes a file when it is loaded. */
const OWN = `require('node:fs').writeFileSync(require('node:path').join(__dirname, 'ran'), '');
exports.rules = [{ id: 'own/none', severity: 'error', phase: 'synth', since: '1.0.0', summary: 's', why: 'w.',
  docs: 'https://wiki.example/none', facts: [], *check() {} }];`;

interface Report {
  readonly configuration: object;
  readonly findings: readonly { readonly rule: string }[];
}

/** Reviews in the folder of the test, where the default configuration is. */
async function reviewed(
  ...typed: readonly string[]
): Promise<{ code: number; stderr: string; report: Report }> {
  folder.file('plan.json', planOf(bad));
  const at = process.cwd();
  process.chdir(folder.path);
  try {
    const { code, stdout, stderr } = await command(['review', 'plan.json', '--format', 'json', ...typed]);
    return { code, stderr, report: JSON.parse(stdout) as Report };
  } finally {
    process.chdir(at);
  }
}

const none = {
  file: null,
  rulesOff: [],
  weakened: [],
  ownModules: [],
  ownModulesLeftOut: [],
  failOn: 'error',
};

test('a report shows that there is no configuration', async () => {
  expect((await reviewed()).report.configuration).toEqual(none);
});

test('a report shows the configuration, the rules that are off or weakened, and what fails', async () => {
  folder.file('atlas-backup.config.json', {
    rules: {
      [rule]: 'warning',
      'cluster/backup-disabled': 'off',
      'cluster/no-termination-protection': 'error',
    },
    failOn: 'never',
  });
  expect((await reviewed()).report.configuration).toEqual({
    ...none,
    file: 'atlas-backup.config.json',
    rulesOff: ['cluster/backup-disabled'],
    weakened: [{ rule, from: 'error', to: 'warning' }],
    failOn: 'never',
  });
});

test('a report shows rules that options disable', async () => {
  const { report } = await reviewed('--rule', `${rule}=off`, '--fail-on', 'warning');
  expect(report.configuration).toEqual({ ...none, rulesOff: [rule], failOn: 'warning' });
});

test('--no-config reads no file, even an invalid one', async () => {
  folder.file('atlas-backup.config.json', { rules: { [rule]: 'off' } });
  expect((await reviewed()).code).toBe(0);
  const { code, report } = await reviewed('--no-config');
  expect([code, report.configuration]).toEqual([1, none]);
  folder.file('atlas-backup.config.json', 'broken');
  expect((await reviewed('--no-config')).code).toBe(1);
});

test('a report shows the modules of own rules that were loaded', async () => {
  folder.file('rules/own.cjs', OWN);
  folder.file('atlas-backup.config.json', { ownRules: ['rules/own.cjs'] });
  expect((await reviewed()).report.configuration).toMatchObject({
    ownModules: [join('rules', 'own.cjs')],
    ownModulesLeftOut: [],
  });
  expect(existsSync(join(folder.path, 'rules', 'ran'))).toBe(true);
});

test('--no-own-rules loads none, which the report shows, and ignores their settings', async () => {
  folder.file('rules/own.cjs', OWN);
  folder.file('atlas-backup.config.json', {
    ownRules: ['rules/own.cjs', 'not-there.cjs'],
    rules: { 'own/none': 'warning', [rule]: 'off' },
    acknowledgements: [{ rule: 'own/none', reason: 'meant' }],
  });
  const { code, stderr, report } = await reviewed('--no-own-rules');
  expect([code, stderr]).toEqual([0, '']);
  expect(report.configuration).toEqual({
    ...none,
    file: 'atlas-backup.config.json',
    rulesOff: [rule],
    ownModulesLeftOut: [join('rules', 'own.cjs'), 'not-there.cjs'],
  });
  expect(existsSync(join(folder.path, 'rules', 'ran'))).toBe(false);
});

test('--no-own-rules still rejects an unknown rule', async () => {
  const config = folder.file('config.json', { rules: { 'schedule/retention': 'off' } });
  const plan = folder.file('plan.json', planOf(bad));
  const { code, stderr } = await command(['review', plan, '--config', config, '--no-own-rules']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('there is no rule "schedule/retention"')]);
});

test.each([['rules'], ['explain', 'own/none']])(
  '%s loads no own rules with --no-own-rules or --no-config',
  async (...typed) => {
    folder.file('own.cjs', OWN);
    const config = folder.file('config.json', { ownRules: ['own.cjs'] });
    for (const option of ['--no-own-rules', '--no-config']) {
      await command([...typed, '--config', config, option]);
      expect(existsSync(join(folder.path, 'ran'))).toBe(false);
    }
    expect((await command([...typed, '--config', config])).stdout).toContain('own/none');
    expect(existsSync(join(folder.path, 'ran'))).toBe(true);
  },
);

test('a forecast with --no-config ignores the day of the configuration', async () => {
  const config = folder.file('config.json', { asOf: '2027-01-31' });
  const plan = folder.file('plan.json', planOf(bad));
  const at = async (...typed: readonly string[]): Promise<string> => {
    const { stdout } = await command(['forecast', plan, '--config', config, '--format', 'json', ...typed]);
    return (JSON.parse(stdout) as { at: string }).at;
  };
  expect(await at()).toBe('2027-01-31T00:00:00Z');
  expect(await at('--no-config')).toBe('2026-08-21T00:00:00Z');
});
