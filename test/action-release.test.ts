import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { releaseCommit, writeActionCommand } from '../tools/release-action';
import { testFolder } from './support/folder';

/*
 * The released Action, with the command and without packages. It reviews the workspace, and runs nothing from it.
 */

const root = join(__dirname, '..');
const folder = testFolder();

let release: string;

beforeAll(async () => {
  release = mkdtempSync(join(tmpdir(), 'release-'));
  for (const name of ['action.yml', 'action', 'package.json'])
    cpSync(join(root, name), join(release, name), { recursive: true });
  await writeActionCommand(release);
}, 60_000);

afterAll(() => {
  rmSync(release, { recursive: true, force: true });
});

interface Step {
  readonly code: number | null;
  readonly log: string;
}

function step(inputs: Readonly<Record<string, string>>, at = release): Step {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(at, 'action', 'review.mjs')], {
    cwd: folder.path,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [
          `ATLAS_BACKUP_${name.replaceAll('-', '_').toUpperCase()}`,
          value,
        ]),
      ),
    },
  });
  expect(stderr).toBe('');
  return { code: status, log: stdout };
}

const fixture = (name: string): string =>
  readFileSync(join(root, 'test', 'fixtures', 'plans', name, 'plan.json'), 'utf8');

/** Packages in the workspace that write a file when they run. */
function hostilePackages(): void {
  const packages = [
    'cdktf-atlas-backup',
    'tinyglobby',
    'zod',
    'commander',
    'picocolors',
    'wrap-ansi',
    'string-width',
  ];
  for (const name of packages) {
    const at = `node_modules/${name}`;
    folder.file(`${at}/package.json`, {
      name,
      version: '0.1.0',
      main: 'index.js',
      bin: { 'atlas-backup': 'index.js' },
    });
    for (const file of ['index.js', 'dist/cli/main.js'])
      folder.file(
        `${at}/${file}`,
        `require('node:fs').writeFileSync(${JSON.stringify(join(folder.path, 'pwned'))}, '');`,
      );
  }
  folder.file('dist/cli/main.js', 'process.exit(0);');
  folder.file('action/command/main.js', 'process.exit(0);');
  folder.file('package.json', { name: 'cdktf-atlas-backup', main: 'index.js' });
}

test('a release contains the command, and no packages', () => {
  expect(readdirSync(join(release, 'action', 'command')).sort()).toEqual(['main.js', 'main.licences.txt']);
  expect(existsSync(join(release, 'node_modules'))).toBe(false);
  expect(readFileSync(join(release, 'action', 'command', 'main.licences.txt'), 'utf8')).toMatch(/^zod /m);
});

test('it reviews without packages: patterns, a configuration, every format', () => {
  for (const name of ['schedule-out-of-order', 'change-backup-off', 'modules-clean'])
    folder.file(`plans/${name}.json`, fixture(name));
  folder.file('atlas-backup.config.json', { rules: { 'cluster/no-termination-protection': 'error' } });
  const formats = ['pretty', 'github', 'markdown', 'sarif', 'junit', 'html', 'json'];
  const { code, log } = step({ plan: 'plans/*.json', formats: formats.join('\n') });
  expect([code, log]).toEqual([1, expect.stringMatching(/^::error .*weekly snapshots/m)]);
  const { inputs } = JSON.parse(readFileSync(join(folder.path, 'atlas-backup.json'), 'utf8')) as {
    inputs: readonly object[];
  };
  expect(inputs).toHaveLength(3);
  for (const file of ['sarif', 'xml', 'html'])
    expect(existsSync(join(folder.path, `atlas-backup.${file}`))).toBe(true);
});

test('its threads run the same file', () => {
  for (const name of ['a', 'b', 'c']) folder.file(`${name}.json`, fixture('schedule-out-of-order'));
  const [one, three] = ['1', '3'].map((jobs) =>
    spawnSync(
      process.execPath,
      [join(release, 'action', 'command', 'main.js'), 'review', '*.json', '--format', 'json', '--jobs', jobs],
      { cwd: folder.path, encoding: 'utf8' },
    ),
  );
  expect([three?.status, three?.stderr, three?.stdout]).toEqual([1, '', one?.stdout]);
});

test('it runs nothing from the workspace', () => {
  hostilePackages();
  folder.file('plans/plan.json', fixture('change-backup-off'));
  folder.file('atlas-backup.config.json', { failOn: 'error' });
  expect(step({ plan: 'plans/*.json', formats: 'pretty\nmarkdown\njson' }).code).toBe(1);
  expect(existsSync(join(folder.path, 'pwned'))).toBe(false);
});

test.each([
  ['is missing', undefined],
  ['does not parse', 'const = 1;'],
  ['fails while it loads', 'throw new Error("no");'],
  ['ends with 0 and no report', 'process.exit(0);'],
  ['ends with 1 and no report', 'process.exit(1);'],
  ['is ended by a signal', 'process.kill(process.pid, "SIGKILL");'],
])('with a command that %s the exit code is 2', (_, source) => {
  hostilePackages();
  const broken = join(folder.path, 'broken');
  for (const name of ['action', 'package.json'])
    cpSync(join(root, name), join(broken, name), { recursive: true });
  if (source !== undefined) {
    mkdirSync(join(broken, 'action', 'command'), { recursive: true });
    writeFileSync(join(broken, 'action', 'command', 'main.js'), source);
  }
  folder.file('plan.json', fixture('modules-clean'));
  const { code, log } = step({ plan: 'plan.json', formats: 'pretty' }, broken);
  expect([code, log]).toEqual([2, expect.stringMatching(/^::error title=atlas-backup::/m)]);
  expect(existsSync(join(folder.path, 'pwned'))).toBe(false);
});

describe('the commit of a release', () => {
  function git(...typed: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync('git', typed, {
      cwd: folder.path,
      encoding: 'utf8',
      env: { ...process.env, ...IDENTITY },
    });
    expect([status, stderr]).toEqual([0, expect.anything()]);
    return stdout.trim();
  }

  const IDENTITY = {
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  };

  beforeEach(() => {
    Object.assign(process.env, IDENTITY);
    git('init', '-q');
    folder.file('action.yml', 'name: x\n');
    folder.file('.gitignore', 'action/command/\n');
    git('add', '-A');
    git('commit', '-q', '-m', 'First');
  });

  afterEach(() => {
    for (const name of Object.keys(IDENTITY)) Reflect.deleteProperty(process.env, name);
  });

  test('adds the command to HEAD, and changes neither branch nor work tree', () => {
    const head = git('rev-parse', 'HEAD');
    const commit = releaseCommit(folder.path, release, '1.2.3');
    expect(git('rev-parse', `${commit}^`)).toBe(head);
    expect(git('ls-tree', '-r', '--name-only', commit).split('\n')).toEqual([
      '.gitignore',
      'action.yml',
      'action/command/main.js',
      'action/command/main.licences.txt',
    ]);
    expect(git('log', '-1', '--format=%s', commit)).toBe('Release 1.2.3');
    expect([git('rev-parse', 'HEAD'), git('status', '--porcelain')]).toEqual([head, '']);
  });

  test('fails with uncommitted changes', () => {
    folder.file('action.yml', 'name: y\n');
    expect(() => releaseCommit(folder.path, release, '1.2.3')).toThrow(/^commit or stash these first/);
  });
});
