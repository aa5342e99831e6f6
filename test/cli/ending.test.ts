import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cluster, project, schedule, together } from '../../src/rules/example';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';

/*
 * How the process ends, which only a process of its own shows. What did not finish is 2 and never 0 or 1, whatever stopped
 * it, and the file of its report says so.
 */

const dist = join(__dirname, '..', '..', 'dist', 'cli');
const main = join(dist, 'main.js');
const isBuilt = existsSync(main);
const built = isBuilt ? describe : describe.skip;
if (!isBuilt) console.warn('skipped: the command is not built; run npm run build');

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

/** What the report in a file says of itself. */
function failureIn(name: string): { readonly subject?: string; readonly reason?: string } | undefined {
  const json = JSON.parse(readFileSync(join(folder.path, name), 'utf8')) as { failure?: object };
  expect(Object.keys(json)).not.toContain('stale');
  return json.failure;
}

const NOT_FINISHED = {
  subject: 'review',
  reason: 'it has not finished; where nothing runs any more, it was ended before it could say why',
};

built('a run with an own rule', () => {
  function withRules(name: string, source: string, node = ''): Ended {
    folder.file(name, source);
    folder.file('atlas-backup.config.json', { ownRules: [name] });
    folder.file('plan.json', plan);
    folder.file('report.json', { stale: 'green' });
    return bash(`"$0" ${node} "$1" review plan.json --format json:report.json --format pretty`);
  }

  test('that awaits for ever ends with 2, and says so', () => {
    const { status, stdout, stderr } = withRules(
      'own.mjs',
      `await new Promise(() => {}); export default ${quiet};`,
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe('atlas-backup: cannot load own.mjs: it awaits something that never comes\n');
    expect(failureIn('report.json')?.reason).toBe(
      'cannot load own.mjs: it awaits something that never comes',
    );
  });

  test.each([
    ['while it is loaded', 'own.mjs', `process.exit(0); export default ${quiet};`],
    ['in its check', 'own.cjs', `exports.rules = [${rule('*check() { process.exit(0); }')}];`],
    ['with findings', 'own.cjs', `exports.rules = [${rule('*check() { process.exit(1); }')}];`],
  ])('that ends the process %s ends it with 2', (_, name, source) => {
    const { status, stdout, stderr } = withRules(name, source);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe('atlas-backup: the run did not finish: something in it ended the process\n');
    expect(failureIn('report.json')).toEqual(NOT_FINISHED);
  });

  test('whose promise is rejected and caught by nobody ends with 2', () => {
    const { status, stderr } = withRules(
      'own.mjs',
      `Promise.reject(new Error('\\u001b[2J::error::no')); await new Promise((after) => setTimeout(after, 50)); export default ${quiet};`,
    );
    expect(status).toBe(2);
    expect(stderr).toBe('atlas-backup: internal error: Error: \\u001b[2J:\\u003aerror:\\u003ano\n');
    expect(failureIn('report.json')).toEqual(NOT_FINISHED);
  });

  test('that leaves a clock running ends all the same', () => {
    const { status } = withRules('own.mjs', `setInterval(() => {}, 1000); export default ${quiet};`);
    expect(status).toBe(0);
    expect(failureIn('report.json')).toBeUndefined();
  });

  test('that sets an exit code of its own has no say in it', () => {
    expect(withRules('own.cjs', `process.exitCode = 1; exports.rules = [${quiet}];`).status).toBe(0);
  });

  test('that takes all memory is neither 0 nor 1, and leaves no old report', () => {
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

built('a run that cannot write', () => {
  const isFullThere = existsSync('/dev/full');
  if (!isFullThere) console.warn('skipped: there is no /dev/full');
  const withFull = isFullThere ? test : test.skip;

  withFull('its report, since the disk is full, ends with 2', () => {
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

  withFull('what it has to say beside its report ends with 2', () => {
    folder.file('plan.json', plan);
    const config = folder.file('config.json', { objectives: [{ address: 'nowhere', keepFor: 'P1D' }] });
    expect(bash(`"$0" "$1" review plan.json --config ${config} 2> /dev/full`).status).toBe(2);
  });

  test('since nobody reads on, ends with 2 and says so', () => {
    const { stdout, stderr } = bash(`"$0" "$1" rules --format json | head -c 10; echo " \${PIPESTATUS[0]}"`);
    expect(stdout).toBe(`{\n  "forma 2\n`);
    expect(stderr).toBe(
      'atlas-backup: not everything could be written to standard output: its reader has closed it\n',
    );
  });

  test('all of a file says so in the file, where that has room', () => {
    folder.file('plan.json', plan);
    const stale = JSON.stringify({ stale: 'x'.repeat(5000) });
    folder.file('report.json', stale);
    // No file may have more than 1024 bytes.
    const { status, stderr } = bash('ulimit -f 1; "$0" "$1" review plan.json --format json:report.json');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^atlas-backup: cannot write report\.json: .*\n$/);
    expect(failureIn('report.json')?.reason).toMatch(/^cannot write report\.json: /);
    expect(readdirSync(folder.path).sort()).toEqual(['plan.json', 'report.json']);
  });

  test('not even that there is no report removes the old one', () => {
    folder.file('plan.json', plan);
    folder.file('report.html', 'stale'.repeat(1000));
    expect(bash('ulimit -f 0; "$0" "$1" review plan.json --format html:report.html').status).toBe(2);
    expect(readdirSync(folder.path)).toEqual(['plan.json']);
  });
});

built('standard input', () => {
  test('from a file is an input like any other: no report overwrites it', () => {
    folder.file('plan.json', plan);
    const before = readFileSync(join(folder.path, 'plan.json'), 'utf8');
    const { status, stderr } = bash('"$0" "$1" review - --format json:plan.json < plan.json');
    expect([status, stderr]).toEqual([
      2,
      'atlas-backup: plan.json would be overwritten; write to a file of its own\n',
    ]);
    expect(readFileSync(join(folder.path, 'plan.json'), 'utf8')).toBe(before);
  });
});

built('a file that is being written', () => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'])('leaves no draft where %s ends the process', (signal) => {
    writeFileSync(
      join(folder.path, 'write.js'),
      `const { writeWhole } = require(${JSON.stringify(join(dist, 'whole-file.js'))});
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

  test('ends the process by the signal once it is whole', () => {
    writeFileSync(
      join(folder.path, 'write.js'),
      `const { writeWhole } = require(${JSON.stringify(join(dist, 'whole-file.js'))});
       writeWhole('report.json', (function* () { yield 'some'; process.kill(process.pid, 'SIGTERM'); yield ' more'; })());
       setTimeout(() => {}, 10_000);`,
    );
    expect(bash('exec "$0" write.js')).toMatchObject({ status: null, signal: 'SIGTERM' });
    expect(readFileSync(join(folder.path, 'report.json'), 'utf8')).toBe('some more');
    expect(readdirSync(folder.path).sort()).toEqual(['report.json', 'write.js']);
  });
});
