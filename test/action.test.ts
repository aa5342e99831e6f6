import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reviewPlan, toJson } from '../src/plan-review';
import { requireBuild } from './support/build';
import { command } from './support/command';
import { testFolder } from './support/folder';

const root = join(__dirname, '..');
const folder = testFolder();

/** The Action runs the built command. */
requireBuild();

const fixture = (name: string): string =>
  readFileSync(join(root, 'test', 'fixtures', 'plans', name, 'plan.json'), 'utf8');

interface Step {
  readonly code: number | null;
  readonly log: string;
  readonly summary: string;
  readonly output: string;
}

/** Runs the Action's script as its step does, with the inputs as the environment. */
function step(inputs: Readonly<Record<string, string>>): Step {
  const [summary, output] = [folder.file('summary.md', 'before\n'), folder.file('output', '')];
  const { status, stdout, stderr } = spawnSync('node', [join(root, 'action', 'review.mjs')], {
    cwd: folder.path,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: output,
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [
          `ATLAS_BACKUP_${name.replaceAll('-', '_').toUpperCase()}`,
          value,
        ]),
      ),
    },
  });
  expect(stderr).toBe('');
  return {
    code: status,
    log: stdout,
    summary: readFileSync(summary, 'utf8'),
    output: readFileSync(output, 'utf8'),
  };
}

interface Report {
  readonly summary: object;
  readonly findings: readonly object[];
  readonly unchecked: readonly object[];
}

const said = (json: string): Report => {
  const { summary, findings, unchecked } = JSON.parse(json) as Report;
  return { summary, findings, unchecked };
};

const itsFormats = ['pretty', 'github', 'markdown', 'sarif'];

describe('the Action', () => {
  test.each(['change-backup-off', 'schedule-out-of-order', 'restore-wipes-target', 'modules-clean'])(
    'says of %s what the command and the library say',
    async (name) => {
      const plan = folder.file('plan.json', fixture(name));
      const { code, stdout } = await command(['review', plan, '--format', 'json']);
      const ran = step({ plan: 'plan.json', formats: 'pretty\njson' });
      const byAction = said(readFileSync(join(folder.path, 'atlas-backup.json'), 'utf8'));
      expect(byAction).toEqual(said(stdout));
      expect(said(toJson(reviewPlan(JSON.parse(fixture(name)))))).toEqual(said(stdout));
      expect(ran.code).toBe(code);
      expect(ran.output).toMatch(new RegExp(`^exit-code<<(\\S+)\\n${code}\\n\\1$`, 'm'));
    },
  );

  test('reviews several plans, named by lines and patterns', () => {
    folder.file('a/plan.json', fixture('change-backup-off'));
    folder.file('b/plan.json', fixture('schedule-out-of-order'));
    folder.file('other plan.json', fixture('modules-clean'));
    expect(step({ plan: '*/plan.json\n\n  other plan.json\n', formats: 'json' }).code).toBe(1);
    const { inputs } = JSON.parse(readFileSync(join(folder.path, 'atlas-backup.json'), 'utf8')) as {
      inputs: readonly { path: string }[];
    };
    expect(inputs.map(({ path }) => path)).toEqual(['a/plan.json', 'b/plan.json', 'other plan.json']);
  });

  test('takes fail-on, a configuration, a baseline, a synth and a folder', () => {
    folder.file('infra/plan.json', fixture('schedule-out-of-order'));
    folder.file('infra/my.json', { rules: { 'schedule/retention-out-of-order': 'off' } });
    const at = { plan: 'plan.json', formats: 'pretty', 'working-directory': 'infra' };
    expect(step(at).code).toBe(1);
    expect(step({ ...at, 'fail-on': 'never' }).code).toBe(0);
    expect(step({ ...at, config: 'my.json' }).code).toBe(0);
    expect(step({ ...at, baseline: 'none.json' }).log).toContain('cannot read the baseline none.json');
    expect(step({ ...at, synth: 'none.tf.json' }).log).toContain('cannot read none.tf.json');
  });

  test('takes the folder of the root module', () => {
    folder.file('plan.json', fixture('schedule-out-of-order'));
    folder.file('infra/main.tf', '\nresource "mongodbatlas_cloud_backup_schedule" "orders" {}\n');
    const at = { plan: 'plan.json', formats: 'github' };
    expect(step({ ...at, source: 'infra' }).log).toContain('::error file=infra/main.tf,line=2,title=');
    expect(step({ ...at, source: 'none' }).code).toBe(2);
  });

  test('takes fail-on from the configuration, unless the step sets it', () => {
    folder.file('plan.json', fixture('schedule-out-of-order'));
    folder.file('atlas-backup.config.json', { failOn: 'never' });
    const at = { plan: 'plan.json', formats: 'pretty' };
    expect(step(at).code).toBe(0);
    expect(step({ ...at, 'fail-on': 'error' }).code).toBe(1);
    expect(step({ ...at, 'no-config': 'true' }).code).toBe(1);
    const yaml = readFileSync(join(root, 'action.yml'), 'utf8');
    expect(/^ {2}fail-on:\n(?: {4}.*\n)+/m.exec(yaml)?.[0]).toMatch(/^ {4}default: ''$/m);
  });

  test('compares with a given day, or with today', () => {
    folder.file('plan.json', fixture('schedule-out-of-order'));
    folder.file('atlas-backup.config.json', {
      acknowledgements: [{ rule: 'schedule/retention-out-of-order', reason: 'a trial', until: '2026-08-21' }],
    });
    const at = { plan: 'plan.json', formats: 'pretty' };
    expect(step(at)).toMatchObject({
      code: 0,
      log: expect.stringContaining(
        'warning: the acknowledgement of schedule/retention-out-of-order ended on 2026-08-21',
      ) as string,
    });
    expect(step({ ...at, 'as-of': '2026-08-22' }).code).toBe(1);
    const today = step({ ...at, 'as-of': 'today' });
    expect([today.code, today.log]).toEqual([1, expect.stringContaining('review/stale-acknowledgement')]);
    expect(step({ ...at, 'as-of': 'soon' }).code).toBe(2);
  });

  test('loads own rules only with own-rules: true', () => {
    folder.file('plan.json', fixture('modules-clean'));
    folder.file('own.cjs', `require('node:fs').writeFileSync(__dirname + '/ran', ''); exports.rules = [];`);
    folder.file('atlas-backup.config.json', { ownRules: ['own.cjs'] });
    const at = { plan: 'plan.json', formats: 'pretty' };
    const without = step(at);
    expect([without.code, existsSync(join(folder.path, 'ran'))]).toEqual([0, false]);
    expect(without.log).toContain('\n  unused own.cjs\n');
    expect([step({ ...at, 'own-rules': 'true' }).code, existsSync(join(folder.path, 'ran'))]).toEqual([
      0,
      true,
    ]);
  });

  test.each([
    [{ 'own-rules': 'yes' }, 'the input own-rules is "yes"; write true or false'],
    [{ 'no-config': '1' }, 'the input no-config is "1"; write true or false'],
    [
      { 'no-config': 'true', config: 'my.json' },
      'the inputs config and no-config contradict each other; write one of them',
    ],
  ])('rejects %j', (inputs, reason) => {
    const { code, log, output } = step({ plan: 'plan.json', formats: 'pretty', ...inputs });
    expect([code, log]).toEqual([2, `::error title=atlas-backup::${reason}\n`]);
    expect(output).toMatch(/^exit-code<<(\S+)\n2\n\1$/m);
  });

  test('leaves no old report, and outputs no SARIF, if there is no review', () => {
    folder.file('plan.json', 'no plan');
    folder.file('atlas-backup.sarif', { runs: [{ results: [] }] });
    const { code, log, summary, output } = step({ plan: 'plan.json', formats: itsFormats.join('\n') });
    expect(code).toBe(2);
    expect(log.match(/^::error .*/gm)).toEqual([
      expect.stringMatching(
        /^::error title=atlas-backup::atlas-backup: cannot read plan\.json: it is not JSON/,
      ),
    ]);
    expect(summary).toContain('there is no review');
    expect(output).not.toContain('sarif');
    expect(JSON.parse(readFileSync(join(folder.path, 'atlas-backup.sarif'), 'utf8'))).toMatchObject({
      runs: [{ invocations: [{ executionSuccessful: false }] }],
    });
  });

  test('outputs no SARIF of an incomplete review either', () => {
    folder.file('a.json', fixture('schedule-out-of-order'));
    folder.file('b.json', 'no plan');
    const { code, log, output } = step({ plan: '*.json', formats: itsFormats.join('\n') });
    expect([code, log]).toEqual([2, expect.stringContaining('weekly snapshots')]);
    expect(output).not.toContain('sarif');
  });

  test('puts each report where GitHub shows it', () => {
    folder.file('plan.json', fixture('schedule-out-of-order'));
    const { code, log, summary, output } = step({ plan: 'plan.json', formats: itsFormats.join('\n') });
    expect(code).toBe(1);
    expect(log).toMatch(/^::error .*weekly snapshots/m);
    expect(summary).toMatch(/^before\n[\s\S]*weekly snapshots/);
    const sarif = join(folder.path, 'atlas-backup.sarif');
    expect(output).toContain(`\n${sarif}\n`);
    expect(JSON.parse(readFileSync(sarif, 'utf8'))).toHaveProperty('runs');
  });

  test('says in an annotation why a review did not happen', () => {
    const { code, log } = step({ plan: 'none.json', formats: 'pretty' });
    expect(code).toBe(2);
    expect(log).toContain(
      '::error title=atlas-backup::atlas-backup: cannot read none.json: there is no such file\n',
    );
    expect(step({ plan: '\n' }).log).toBe(
      '::error title=atlas-backup::the input plan names no plan; write a path or a pattern a line\n',
    );
  });

  test.each([
    '$(touch pwned)',
    '`touch pwned`',
    '; touch pwned',
    '--help',
    '--format=json:pwned',
    '" && touch pwned "',
  ])('runs nothing of an input: %s', (plan) => {
    const { code } = step({ plan, formats: 'pretty', config: plan });
    expect(code).toBe(2);
    expect(existsSync(join(folder.path, 'pwned'))).toBe(false);
  });

  test('lets no text of a plan give commands to GitHub', () => {
    const name = '\\n::error::pwned\\n::set-output name=x::y';
    folder.file(
      'plan.json',
      fixture('schedule-out-of-order')
        .replaceAll('.orders"', `.${name}"`)
        .replaceAll('"orders"', `"${name}"`),
    );
    const { log } = step({ plan: 'plan.json', formats: 'pretty' });
    const [, token = ''] = /^::stop-commands::(\S+)\n/.exec(log) ?? [];
    expect(token).not.toBe('');
    expect(log.split('\n').at(-2)).toBe(`::${token}::`);
    expect(log.split(`::${token}::`)).toHaveLength(2);
  });
});

test('action.yml hands every input over as an environment variable, and writes none into a script', () => {
  const text = readFileSync(join(root, 'action.yml'), 'utf8');
  const inputs = [...(/^inputs:\n([\s\S]*?)\n\n/m.exec(text)?.[1] ?? '').matchAll(/^ {2}([a-z-]+):$/gm)].map(
    ([, name = '']) => name,
  );
  expect(inputs).toEqual([
    'plan',
    'synth',
    'fail-on',
    'as-of',
    'formats',
    'config',
    'no-config',
    'own-rules',
    'baseline',
    'source',
    'working-directory',
  ]);
  for (const name of inputs)
    expect(text).toContain(
      `ATLAS_BACKUP_${name.replaceAll('-', '_').toUpperCase()}: \${{ inputs.${name} }}\n`,
    );
  expect([...text.matchAll(/^ +run: (.*)$/gm)].map(([, script]) => script)).toEqual([
    'node "$GITHUB_ACTION_PATH/action/review.mjs"',
  ]);
});

test('the hooks for pre-commit run the command that the package has', () => {
  const text = readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8');
  const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { bin: object };
  const hooks = text.split(/^- /m).slice(1);
  expect(hooks.map((hook) => /^ +entry: (.*)$/m.exec(hook)?.[1])).toEqual([
    'atlas-backup check',
    'atlas-backup review --',
  ]);
  // A hook that gets file names must not parse them as options.
  for (const hook of hooks) expect(hook).toMatch(/^ +pass_filenames: false$|^ +entry: .* --$/m);
  expect(Object.keys(bin)).toEqual(['atlas-backup']);
});
