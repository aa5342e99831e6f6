import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cluster, project, schedule, together } from '../../src/rules/example';
import { requireBuild } from '../support/build';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';

/*
 * The exit codes of a separate process. A run that did not finish never exits with 0 or 1, and the files of its reports say
 * that there is no report.
 */

const dist = join(__dirname, '..', '..', 'dist', 'cli');
const main = join(dist, 'main.js');
requireBuild();

const folder = testFolder();
const plan = planOf({ resources: together(project(), cluster(), schedule()) });

const rule = (check: string): string =>
  `{ id: 'own/x', severity: 'error', phase: 'synth', since: '1.0.0', summary: 's', why: 'w.',
     docs: 'https://wiki.example/x', facts: [], ${check} }`;
const quiet = rule('*check() {}');

interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line of bash, in which `$0` is Node.js and `$1` the command. */
function bash(line: string): Ended {
  const { status, signal, stdout, stderr } = spawnSync('bash', ['-c', line, process.execPath, main], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  return { status, signal, stdout, stderr };
}

/** The reason in a file that has no report. */
function failureIn(name: string): { readonly subject?: string; readonly reason?: string } | undefined {
  const json = JSON.parse(readFileSync(join(folder.path, name), 'utf8')) as { failure?: object };
  expect(Object.keys(json)).not.toContain('stale');
  return json.failure;
}

const NOT_FINISHED = {
  subject: 'review',
  reason: 'the run has not finished; if it is no longer running, it was stopped before it could report why',
};

describe('a run with an own rule', () => {
  function withRules(name: string, source: string, node = ''): Ended {
    folder.file(name, source);
    folder.file('atlas-backup.config.json', { ownRules: [name] });
    folder.file('plan.json', plan);
    folder.file('report.json', { stale: 'green' });
    return bash(`"$0" ${node} "$1" review plan.json --format json:report.json --format pretty`);
  }

  test('that waits for a promise that never settles exits with 2, and says so', () => {
    const { status, stdout, stderr } = withRules(
      'own.mjs',
      `await new Promise(() => {}); export default ${quiet};`,
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe('atlas-backup: cannot load own.mjs: it waits for a promise that never settles\n');
    expect(failureIn('report.json')?.reason).toBe(
      'cannot load own.mjs: it waits for a promise that never settles',
    );
  });

  test.each([
    ['while it is loaded', 'own.mjs', `process.exit(0); export default ${quiet};`],
    ['in its check', 'own.cjs', `exports.rules = [${rule('*check() { process.exit(0); }')}];`],
    ['with findings', 'own.cjs', `exports.rules = [${rule('*check() { process.exit(1); }')}];`],
  ])('that calls process.exit() %s exits with 2', (_, name, source) => {
    const { status, stdout, stderr } = withRules(name, source);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe('atlas-backup: the run did not finish: a module ended the process\n');
    expect(failureIn('report.json')).toEqual(NOT_FINISHED);
  });

  test('with an unhandled rejection exits with 2', () => {
    const { status, stderr } = withRules(
      'own.mjs',
      `Promise.reject(new Error('\\u001b[2J::error::no')); await new Promise((after) => setTimeout(after, 50)); export default ${quiet};`,
    );
    expect(status).toBe(2);
    expect(stderr).toBe('atlas-backup: internal error: Error: \\u001b[2J:\\u003aerror:\\u003ano\n');
    expect(failureIn('report.json')).toEqual(NOT_FINISHED);
  });

  test('that starts a timer exits when the report is written', () => {
    const { status } = withRules('own.mjs', `setInterval(() => {}, 1000); export default ${quiet};`);
    expect(status).toBe(0);
    expect(failureIn('report.json')).toBeUndefined();
  });

  test('that sets process.exitCode does not change the exit code', () => {
    expect(withRules('own.cjs', `process.exitCode = 1; exports.rules = [${quiet}];`).status).toBe(0);
  });

  test('that never returns can be stopped by a signal, and leaves no old report', () => {
    folder.file('own.cjs', `exports.rules = [${rule('check() { for (;;); }')}];`);
    folder.file('atlas-backup.config.json', { ownRules: ['own.cjs'] });
    folder.file('plan.json', plan);
    folder.file('report.json', { stale: 'green' });
    // timeout exits with 124 if SIGTERM ends the process, and with 137 if only SIGKILL does.
    const line = 'timeout -k 5 3 "$0" "$1" review plan.json --format json:report.json';
    expect(bash(line).status).toBe(124);
    expect(failureIn('report.json')).toEqual(NOT_FINISHED);
  });

  test('that uses up the memory exits with neither 0 nor 1, and leaves no old report', () => {
    const check = 'check() { const all = []; for (;;) all.push(new Array(1e5).fill({})); }';
    const { status, signal } = withRules(
      'own.cjs',
      `exports.rules = [${rule(check)}];`,
      '--max-old-space-size=60',
    );
    expect([134, 137, null]).toContain(status);
    if (status === null) expect(signal).not.toBeNull();
    expect(failureIn('report.json')).toEqual(NOT_FINISHED);
  });
});

describe('a run that cannot write', () => {
  const isFullThere = existsSync('/dev/full');
  if (!isFullThere) console.warn('skipped: there is no /dev/full');
  const withFull = isFullThere ? test : test.skip;

  withFull('its report to a full disk exits with 2', () => {
    folder.file('plan.json', plan);
    expect(bash('"$0" "$1" review plan.json > /dev/full')).toMatchObject({
      status: 2,
      stderr:
        'atlas-backup: not everything could be written to standard output: there is no space left on the device\n',
    });
    expect(bash('"$0" "$1" review plan.json --format json:/dev/full')).toMatchObject({
      status: 2,
      stderr: 'atlas-backup: cannot write /dev/full: there is no space left on the device\n',
    });
  });

  withFull('its messages to a full disk exits with 2', () => {
    folder.file('plan.json', plan);
    const config = folder.file('config.json', { objectives: [{ address: 'nowhere', keepFor: 'P1D' }] });
    expect(bash(`"$0" "$1" review plan.json --config ${config} 2> /dev/full`).status).toBe(2);
  });

  test('to a closed pipe exits with 2, and says so', () => {
    const { stdout, stderr } = bash(`"$0" "$1" rules --format json | head -c 10; echo " \${PIPESTATUS[0]}"`);
    expect(stdout).toBe(`{\n  "forma 2\n`);
    expect(stderr).toBe(
      'atlas-backup: not everything could be written to standard output: the reader closed it\n',
    );
  });

  test('the whole report says so in the file', () => {
    folder.file('plan.json', plan);
    const stale = JSON.stringify({ stale: 'x'.repeat(5000) });
    folder.file('report.json', stale);
    // Limits files to 1024 bytes.
    const { status, stderr } = bash('ulimit -f 1; "$0" "$1" review plan.json --format json:report.json');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^atlas-backup: cannot write report\.json: .*\n$/);
    expect(failureIn('report.json')?.reason).toMatch(/^cannot write report\.json: /);
    expect(readdirSync(folder.path).sort()).toEqual(['plan.json', 'report.json']);
  });

  test('even the reason removes the old report', () => {
    folder.file('plan.json', plan);
    folder.file('report.html', 'stale'.repeat(1000));
    expect(bash('ulimit -f 0; "$0" "$1" review plan.json --format html:report.html').status).toBe(2);
    expect(readdirSync(folder.path)).toEqual(['plan.json']);
  });
});

describe('standard input', () => {
  test('from a file is an input: no report overwrites it', () => {
    folder.file('plan.json', plan);
    const before = readFileSync(join(folder.path, 'plan.json'), 'utf8');
    const { status, stderr } = bash('"$0" "$1" review - --format json:plan.json < plan.json');
    expect([status, stderr]).toEqual([
      2,
      'atlas-backup: plan.json would be overwritten; write to another file\n',
    ]);
    expect(readFileSync(join(folder.path, 'plan.json'), 'utf8')).toBe(before);
  });
});

describe('a report that is being written', () => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'])('leaves no draft after %s', (signal) => {
    writeFileSync(
      join(folder.path, 'write.js'),
      `const { writeWhole } = require(${JSON.stringify(join(dist, 'process', 'whole-file.js'))});
       writeWhole('report.json', (function* () {
         yield 'some';
         console.log(require('node:fs').readdirSync('.').filter((name) => name.startsWith('.')).length);
         process.kill(process.pid, '${signal}');
         throw new Error('no more');
       })());`,
    );
    const ended = bash('exec "$0" write.js');
    expect(ended.stdout).toBe('1\n');
    expect(ended.status).not.toBe(0);
    expect(readdirSync(folder.path)).toEqual(['write.js']);
  });

  test('is complete before the signal ends the process', () => {
    writeFileSync(
      join(folder.path, 'write.js'),
      `const { writeWhole } = require(${JSON.stringify(join(dist, 'process', 'whole-file.js'))});
       writeWhole('report.json', (function* () { yield 'some'; process.kill(process.pid, 'SIGTERM'); yield ' more'; })());
       setTimeout(() => {}, 10_000);`,
    );
    expect(bash('exec "$0" write.js')).toMatchObject({ status: null, signal: 'SIGTERM' });
    expect(readFileSync(join(folder.path, 'report.json'), 'utf8')).toBe('some more');
    expect(readdirSync(folder.path).sort()).toEqual(['report.json', 'write.js']);
  });
});
