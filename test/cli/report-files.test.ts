import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  chmodSync,
} from 'node:fs';
import { join } from 'node:path';
import { cluster, item, project, schedule, together } from '../../src/rules/example';
import { command } from '../support/command';
import { synthOf } from '../support/configuration';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';

/*
 * Each output file contains the report of this run, or the reason why there is none; never the report of an earlier run. And
 * no output file is one that the run reads, whatever its name.
 */

const folder = testFolder();

const bad = {
  resources: together(
    project(),
    cluster(),
    schedule({ policy_item_daily: item(1, 'days', 14), policy_item_weekly: item(6, 'weeks', 1) }),
  ),
};

const at = (name: string): string => join(folder.path, name);
const textOf = (name: string): string => readFileSync(at(name), 'utf8');
const reasonIn = (name: string): string | undefined =>
  (JSON.parse(textOf(name)) as { failure?: { reason: string } }).failure?.reason.replaceAll(
    folder.path,
    'FOLDER',
  );

test.each([['none.json'], ['none.json', 'nor-this.json']])(
  'GitLab shows a failure at the first input',
  async (...names) => {
    await command(['review', ...names.map(at), '--no-config', '--format', `gitlab:${at('g.json')}`]);
    expect(JSON.parse(textOf('g.json'))).toMatchObject([{ location: { path: at('none.json') } }]);
  },
);

describe('a run that exits with 2 leaves no old report', () => {
  test.each<[title: string, typed: () => string[], reason: string]>([
    ['an input is not there', () => [at('none.json')], 'cannot read FOLDER/none.json: there is no such file'],
    ['a pattern matches none', () => [at('none*.json')], 'no file matches FOLDER/none*.json'],
    [
      'an input is no plan',
      () => [folder.file('p.json', '[')],
      'cannot read FOLDER/p.json: it is not JSON (Unexpected end of JSON input); write the plan as JSON with: terraform show -json plan.out > plan.json',
    ],
    [
      'no input of several can be read',
      () => [folder.file('a.json', '{}'), at('none.json')],
      'FOLDER/none.json: there is no such file',
    ],
    [
      'the configuration is broken',
      () => [at('plan.json'), '--config', folder.file('config.json', { rulez: {} })],
      'FOLDER/config.json: there is no key "rulez"; did you mean "rules"?',
    ],
    [
      'the baseline is not there',
      () => [at('plan.json'), '--baseline', at('none.json')],
      'cannot read the baseline FOLDER/none.json: there is no such file; write one with --write-baseline',
    ],
    ['an option is misspelt', () => [at('plan.json'), '--fial-on', 'error'], "unknown option '--fial-on'"],
    [
      'an option lacks its value',
      () => [at('plan.json'), '--config'],
      "option '--config <file>' argument missing",
    ],
    [
      'a value is not understood',
      () => [at('plan.json'), '--as-of', 'soon'],
      '--as-of "soon" is not a date; write it as YYYY-MM-DD, or today',
    ],
    [
      'another report has no format',
      () => [at('plan.json'), '--format', 'jsn'],
      'unknown format "jsn" (did you mean json?); write pretty, json, markdown, sarif, junit, github, gitlab, azure or html',
    ],
    ['there is no input', () => [], "missing required argument 'plan'"],
    [
      'own rules cannot be loaded',
      () => [at('plan.json'), '--config', folder.file('config.json', { ownRules: ['none.cjs'] })],
      'cannot load FOLDER/none.cjs: there is no such file',
    ],
  ])('where %s', async (_, typed, reason) => {
    folder.file('plan.json', planOf(bad));
    const report = folder.file('report.json', { findings: [] });
    const page = folder.file('report.html', 'stale');
    const { code, stdout } = await command([
      'review',
      '--format',
      `json:${report}`,
      '--format',
      `html:${page}`,
      ...typed(),
    ]);
    expect([code, stdout]).toEqual([2, '']);
    expect(reasonIn('report.json')).toContain(reason);
    expect(textOf('report.html')).toContain('There is no review.');
    expect(readdirSync(folder.path).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test.each(['check', 'forecast'])('of %s', async (task) => {
    const report = folder.file('report.json', { findings: [] });
    const { code, stderr } = await command([task, at('nowhere'), `--format=json:${report}`]);
    expect(code).toBe(2);
    expect(`atlas-backup: ${reasonIn('report.json') ?? ''}\n`).toBe(stderr.replaceAll(folder.path, 'FOLDER'));
  });

  test('of a forecast for an unknown cluster', async () => {
    const plan = folder.file('plan.json', planOf(bad));
    const report = folder.file('report.md', 'stale');
    const { code } = await command(['forecast', plan, '--cluster', 'none', `--format=markdown:${report}`]);
    expect(code).toBe(2);
    expect(textOf('report.md')).toContain('there is no forecast');
  });

  test('but writes the report of those inputs that it could read', async () => {
    const plan = folder.file('plan.json', planOf(bad));
    const report = at('report.json');
    const { code } = await command(['review', plan, at('none.json'), `--format=json:${report}`]);
    expect(code).toBe(2);
    expect(JSON.parse(textOf('report.json'))).toMatchObject({ summary: { errors: 1 }, unreadable: [{}] });
  });

  test('but keeps the reports that it has written', async () => {
    const plan = folder.file('plan.json', planOf(bad));
    mkdirSync(at('folder'));
    const { code } = await command([
      'review',
      plan,
      `--format=json:${at('report.json')}`,
      `--format=html:${at('folder')}`,
    ]);
    expect(code).toBe(2);
    expect(JSON.parse(textOf('report.json'))).toMatchObject({ summary: { errors: 1 } });
  });
});

describe('a file that is read is never overwritten', () => {
  interface Named {
    readonly typed: readonly string[];
    /** The file that is read. */
    readonly read: string;
  }

  const inputs: readonly [what: string, named: () => Named][] = [
    ['a plan', () => ({ typed: [at('plan.json')], read: at('plan.json') })],
    ['a plan of a pattern', () => ({ typed: [at('pl*.json')], read: at('plan.json') })],
    [
      'the cdk.tf.json beside a plan',
      () => ({ typed: [at('plan.json')], read: folder.file('cdk.tf.json', synthOf(bad)) }),
    ],
    [
      'the file that --synth names',
      () => ({
        typed: [at('plan.json'), '--synth', at('stack.json')],
        read: folder.file('stack.json', synthOf(bad)),
      }),
    ],
    [
      'the configuration',
      () => ({
        typed: [at('plan.json'), '--config', at('config.json')],
        read: folder.file('config.json', {}),
      }),
    ],
    [
      'a configuration that is refused',
      () => ({
        typed: [at('plan.json'), '--config', at('config.json')],
        read: folder.file('config.json', { rulez: 1 }),
      }),
    ],
    [
      'the baseline',
      () => ({
        typed: [at('plan.json'), '--baseline', at('known.json')],
        read: folder.file('known.json', { format: '1', errors: {}, warnings: {} }),
      }),
    ],
    [
      'the baseline of the configuration',
      () => ({
        typed: [at('plan.json'), '--config', folder.file('config.json', { baseline: 'known.json' })],
        read: folder.file('known.json', { format: '1', errors: {}, warnings: {} }),
      }),
    ],
    [
      'the baseline of a configuration that is refused',
      () => ({
        typed: [
          at('plan.json'),
          '--config',
          folder.file('config.json', { baseline: 'known.json', rulez: 1 }),
        ],
        read: folder.file('known.json', { format: '1', errors: {}, warnings: {} }),
      }),
    ],
    [
      'the baseline that a misspelt command would write',
      () => ({
        typed: [
          at('plan.json'),
          '--write-baseline',
          at('known.json'),
          '--rule',
          'none=off',
          '--fial-on=error',
        ],
        read: folder.file('known.json', { format: '1', errors: {}, warnings: {} }),
      }),
    ],
    [
      'a module of own rules',
      () => ({
        typed: [at('plan.json'), '--config', folder.file('config.json', { ownRules: ['own.cjs'] })],
        read: folder.file('own.cjs', 'exports.rules = [];'),
      }),
    ],
    [
      'the baseline that is written anew',
      () => ({
        typed: [at('plan.json'), '--baseline', at('known.json'), '--write-baseline', at('known.json')],
        read: folder.file('known.json', { format: '1', errors: {}, warnings: {} }),
      }),
    ],
  ];

  const names: readonly [how: string, name: (read: string) => string][] = [
    ['by its name', (read) => read],
    ['by a longer way', (read) => join(folder.path, 'down', '..', read.slice(folder.path.length))],
    [
      'through a link',
      (read) => {
        symlinkSync(read, at('link'));
        return at('link');
      },
    ],
    [
      'through a hard link',
      (read) => {
        linkSync(read, at('hard'));
        return at('hard');
      },
    ],
    [
      'through a link of a folder',
      (read) => {
        symlinkSync(folder.path, at('folder'));
        return join(at('folder'), read.slice(folder.path.length));
      },
    ],
  ];

  test.each(inputs.flatMap(([what, named]) => names.map(([how, name]) => [what, how, named, name] as const)))(
    '%s %s',
    async (_, __, named, name) => {
      folder.file('plan.json', planOf(bad));
      mkdirSync(at('down'));
      const { typed, read } = named();
      const before = readFileSync(read, 'utf8');
      const target = name(read);
      const other = folder.file('other.json', { stale: true });
      const { code, stdout, stderr } = await command([
        'review',
        ...typed,
        `--format=json:${target}`,
        `--format=json:${other}`,
        '--format=pretty',
      ]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(
        /would be overwritten; write to another file\n$|there is no key "rulez"|unknown option/,
      );
      expect(readFileSync(read, 'utf8')).toBe(before);
      expect(reasonIn('other.json')).toMatch(/would be overwritten|rulez|unknown option/);
    },
  );

  test('not by the baseline either, and no report overwrites another', async () => {
    const plan = folder.file('plan.json', planOf(bad));
    const before = textOf('plan.json');
    linkSync(plan, at('hard.json'));
    for (const typed of [
      ['--write-baseline', at('hard.json')],
      [`--format=json:${at('one.json')}`, `--format=html:${at('one.json')}`],
      [`--format=json:${at('one.json')}`, '--write-baseline', at('./one.json')],
    ]) {
      const { code, stderr } = await command(['review', plan, ...typed]);
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(/would be overwritten; write to another file\n$/),
      ]);
    }
    expect(textOf('plan.json')).toBe(before);
  });

  test('not by a forecast either', async () => {
    const plan = folder.file('plan.json', planOf(bad));
    const before = textOf('plan.json');
    symlinkSync(plan, at('link'));
    const { code } = await command(['forecast', plan, `--format=json:${at('link')}`]);
    expect([code, textOf('plan.json')]).toEqual([2, before]);
  });
});

test('a report keeps the permissions of the file that it replaces', async () => {
  const plan = folder.file('plan.json', planOf(bad));
  chmodSync(folder.file('report.json', ''), 0o600);
  await command(['review', plan, `--format=json:${at('report.json')}`]);
  expect(statSync(at('report.json')).mode & 0o777).toBe(0o600);
});

test('a run without output files creates none', async () => {
  const plan = folder.file('plan.json', planOf(bad));
  await command(['review', plan, '--format', 'json']);
  await command(['review', at('none.json'), '--format', 'json']);
  expect(readdirSync(folder.path)).toEqual(['plan.json']);
  expect(existsSync(at('none.json'))).toBe(false);
});
