import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { run } from '../../src/cli/run';
import { cluster, item, project, schedule, together } from '../../src/rules/example';
import { command } from '../support/command';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';

const folder = testFolder();

const good = planOf({ resources: together(project(), cluster(), schedule()) });
const bad = planOf({
  resources: together(
    project(),
    cluster(),
    schedule({ policy_item_daily: item(1, 'days', 14), policy_item_weekly: item(6, 'weeks', 1) }),
  ),
});

interface Report {
  readonly inputs: readonly { readonly path: string }[];
  readonly findings: readonly { readonly input: number }[];
}

async function pathsOf(...typed: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await command(['review', ...typed, '--format', 'json']);
  return (JSON.parse(stdout) as Report).inputs.map(({ path }) => path.replace(`${folder.path}/`, ''));
}

describe('an input', () => {
  test.each<[title: string, bytes: Uint8Array]>([
    ['gzipped', gzipSync(JSON.stringify(bad))],
    ['in UTF-16, as PowerShell writes it', Buffer.from(`\uFEFF${JSON.stringify(bad)}`, 'utf16le')],
    ['in UTF-16 of the other order', Buffer.from(`\uFEFF${JSON.stringify(bad)}`, 'utf16le').swap16()],
    ['gzipped in UTF-16', gzipSync(Buffer.from(`\uFEFF${JSON.stringify(bad)}`, 'utf16le'))],
  ])('is read %s', async (_, bytes) => {
    const { code, stdout } = await command(['review', folder.file('plan.json', bytes)]);
    expect(code).toBe(1);
    expect(stdout).toContain('keeps weekly snapshots 1 week, less');
  });

  test('is read gzipped from standard input', async () => {
    const out: string[] = [];
    const code = await run(['review', '-'], {
      stdin: Readable.from([gzipSync(JSON.stringify(bad))]),
      stdout: { write: (text) => out.push(text) },
      stderr: { write: (text) => out.push(text) },
      environment: {},
      today: '2026-08-21',
    });
    expect([code, out.join('')]).toEqual([1, expect.stringContaining('keeps weekly snapshots 1 week')]);
  });

  test.each<[title: string, content: string | Uint8Array, line: string]>([
    ['gzip that is broken', gzipSync('{}').subarray(0, 15), 'its gzip is broken (unexpected end of file)'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'it is not UTF-8; '],
    [
      'the messages of terraform plan -json',
      '{"@level":"info"}\n{"@level":"info"}\n',
      'these are the messages of terraform plan -json, not a plan; ',
    ],
    [
      'what terraform show prints for people',
      '\nTerraform used the selected providers',
      "it is not JSON (Unexpected token 'T'); ",
    ],
  ])('is rejected in one line: %s', async (_, content, line) => {
    const { code, stdout, stderr } = await command(['review', folder.file('p', content)]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replaceAll(folder.path, 'FOLDER')).toMatch(`atlas-backup: cannot read FOLDER/p: ${line}`);
    expect(stderr.split('\n')).toHaveLength(2);
  });

  test('that is not JSON is not quoted: it may contain a secret', async () => {
    for (const text of [
      '{"password":hunter2}',
      '{"password":"hunter2\u001b[2J"}',
      '{"password":"hunter2" x}',
      'hunter2',
    ]) {
      const { code, stderr } = await command(['review', folder.file('p', text)]);
      expect(code).toBe(2);
      expect(stderr).not.toContain('unter2');
      expect(stderr).not.toContain('\u001b');
    }
  });

  test('with control characters in its name shows them', async () => {
    const { stderr } = await command(['review', join(folder.path, 'a\u001b[31m\nb.json')]);
    expect(stderr).toBe(
      `atlas-backup: cannot read ${folder.path}/a\\u001b[31m\\u000ab.json: there is no such file\n`,
    );
  });
});

describe('a plan that is too long to be read as one text', () => {
  const padding = { planned_values: { outputs: { padding: 'x'.repeat(1 << 21) }, root_module: {} } };
  const long = JSON.stringify({ ...padding, ...bad, ...padding });
  const said = expect.stringContaining('keeps weekly snapshots 1 week') as string;

  test.each<[title: string, bytes: Uint8Array]>([
    ['as it is', Buffer.from(long)],
    ['with a byte order mark', Buffer.from(`\uFEFF ${long}`)],
    ['gzipped', gzipSync(long, { level: 0 })],
    ['in UTF-16', Buffer.from(`\uFEFF${long}`, 'utf16le')],
  ])('is reviewed and forecast %s, from a file and from standard input', async (_, bytes) => {
    const path = folder.file('plan.json', bytes);
    for (const [typed, expected] of [
      ['review', [1, said]],
      ['forecast', [0, expect.stringContaining('its schedule (mongodbatlas_cloud_backup_schedule.orders)')]],
    ] as const) {
      const file = await command([typed, path]);
      expect([file.code, file.stdout]).toEqual(expected);
      const out: string[] = [];
      const code = await run([typed, '-'], {
        stdin: Readable.from([bytes.subarray(0, 1), bytes.subarray(1)]),
        stdout: { write: (text) => out.push(text) },
        stderr: { write: (text) => out.push(text) },
        environment: {},
        today: '2026-08-21',
      });
      expect([code, out.join('')]).toEqual(expected);
    }
  });

  test.each<[title: string, bytes: Uint8Array, line: string]>([
    ['cut off', Buffer.from(long.slice(0, -9)), 'it is not JSON (Unexpected end of JSON input); '],
    [
      'with a secret',
      Buffer.from(`${long.slice(0, -1)},"password":hunter2}`),
      "it is not JSON (Unexpected token 'h'); ",
    ],
    ['followed by another', Buffer.from(`${long}${long}`), "it is not JSON (Unexpected token '{'); "],
    [
      'in Latin-1',
      Buffer.from(long.replace('"resource_changes":[', '"resource_changes":["\xe9",'), 'latin1'),
      'it is not UTF-8; ',
    ],
    [
      'gzipped and cut off',
      gzipSync(long, { level: 0 }).subarray(0, -9),
      'its gzip is broken (unexpected end of file)',
    ],
    [
      'of messages',
      Buffer.from(`{"@level":"info"}\n${long}`),
      'these are the messages of terraform plan -json',
    ],
  ])('is rejected in one line %s', async (_, bytes, line) => {
    for (const typed of ['review', 'forecast']) {
      const { code, stdout, stderr } = await command([typed, folder.file('p', bytes)]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr.replaceAll(folder.path, 'FOLDER')).toMatch(`atlas-backup: cannot read FOLDER/p: ${line}`);
      expect(stderr).not.toContain('unter2');
      expect(stderr.split('\n')).toHaveLength(2);
    }
  });
});

describe('several inputs', () => {
  test('are named by paths and patterns, each once and in order', async () => {
    for (const name of ['b/plan.json', 'a/plan.json', 'a/.hidden/plan.json', 'a/other.json'])
      folder.file(name, good);
    const { path } = folder;
    expect(await pathsOf(`${path}/**/plan.json`)).toEqual([
      'a/.hidden/plan.json',
      'a/plan.json',
      'b/plan.json',
    ]);
    expect(await pathsOf(`${path}/b/plan.json`, `${path}/*/*.json`, `${path}/./b//plan.json`)).toEqual([
      'b/plan.json',
      'a/other.json',
      'a/plan.json',
    ]);
    expect(await pathsOf(`${path}/{b,a}/plan.json`)).toEqual(['a/plan.json', 'b/plan.json']);
  });

  test('may have brackets in their names', async () => {
    folder.file('plan[1].json', good);
    expect(await pathsOf(`${folder.path}/plan[1].json`)).toEqual(['plan[1].json']);
  });

  test('are rejected if a pattern matches none', async () => {
    const { code, stderr } = await command(['review', `${folder.path}/*.json`]);
    expect([code, stderr]).toEqual([2, `atlas-backup: no file matches ${folder.path}/*.json\n`]);
  });

  test('are reviewed although one cannot be read; the exit code is 2', async () => {
    const paths = [folder.file('a.json', 'no'), folder.file('b.json', bad), folder.file('c.json', {})];
    const { code, stdout, stderr } = await command(['review', ...paths, '--format', 'json']);
    expect(code).toBe(2);
    expect(stderr.replaceAll(folder.path, 'FOLDER').split('\n')).toEqual([
      expect.stringMatching(/^atlas-backup: cannot read FOLDER\/a\.json: it is not JSON/),
      expect.stringMatching(/^atlas-backup: cannot read FOLDER\/c\.json: this is JSON, but not a plan/),
      '',
    ]);
    const { inputs, findings } = JSON.parse(stdout) as Report;
    expect(inputs.map(({ path }) => path)).toEqual([paths[1]]);
    expect(findings.map(({ input }) => input)).toEqual([0]);
  });

  test('that cannot be read give no report', async () => {
    const paths = [folder.file('a.json', 'no'), folder.file('b.json', 'no')];
    const { code, stdout, stderr } = await command(['review', ...paths]);
    expect([code, stdout, stderr.split('\n').length]).toEqual([2, '', 3]);
  });

  test('are counted on a terminal, in one line that is erased', async () => {
    const paths = [folder.file('a.json', good), folder.file('b.json', 'no'), folder.file('c.json', good)];
    const err: string[] = [];
    await run(['review', ...paths], {
      stdin: Readable.from([]),
      stdout: { write: () => true },
      stderr: { write: (text) => err.push(text), isTTY: true, columns: 200 },
      environment: {},
      today: '2026-08-21',
    });
    const erased = '\r\u001b[K';
    expect(err.map((text) => text.replaceAll(folder.path, 'FOLDER'))).toEqual([
      `${erased}reviewing 1 of 3: FOLDER/a.json`,
      `${erased}reviewing 2 of 3: FOLDER/b.json`,
      erased,
      expect.stringMatching(/^atlas-backup: cannot read FOLDER\/b\.json/),
      `${erased}reviewing 3 of 3: FOLDER/c.json`,
      erased,
    ]);
  });

  test('say nothing of their progress where there is no terminal', async () => {
    const paths = [folder.file('a.json', good), folder.file('b.json', good)];
    expect((await command(['review', ...paths])).stderr).toBe('');
  });
});

describe('a report in a file', () => {
  test('is written whole, over what was there, and leaves no draft', async () => {
    const plan = folder.file('in/plan.json', bad);
    const target = folder.file('out/report.json', 'something longer than nothing');
    await command(['review', plan, '--format', `json:${target}`]);
    expect((JSON.parse(readFileSync(target, 'utf8')) as Report).findings).toHaveLength(1);
    expect(readdirSync(join(folder.path, 'out'))).toEqual(['report.json']);
  });

  test('makes the folders on the way to it', async () => {
    const plan = folder.file('plan.json', bad);
    const target = join(folder.path, 'deep/down/report.json');
    expect((await command(['review', plan, '--format', `json:${target}`])).code).toBe(1);
    expect((JSON.parse(readFileSync(target, 'utf8')) as Report).findings).toHaveLength(1);
  });

  test('is written to the file behind a link', async () => {
    const plan = folder.file('plan.json', bad);
    const target = folder.file('real.json', '');
    const link = join(folder.path, 'link.json');
    symlinkSync(target, link);
    await command(['review', plan, '--format', `json:${link}`]);
    expect((JSON.parse(readFileSync(target, 'utf8')) as Report).findings).toHaveLength(1);
  });

  test('is written to a pipe, which is not replaced', async () => {
    const plan = folder.file('plan.json', bad);
    const pipe = join(folder.path, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const read = new Promise<string>((resolve) => {
      const chunks: string[] = [];
      // A second process, since opening a pipe waits for its other end.
      const child = spawn('cat', [pipe]);
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
      child.on('close', () => {
        resolve(chunks.join(''));
      });
    });
    await command(['review', plan, '--format', `json:${pipe}`]);
    expect((JSON.parse(await read) as Report).findings).toHaveLength(1);
  });

  test('that cannot be written is one line, and exit code 2', async () => {
    const plan = folder.file('plan.json', bad);
    writeFileSync(join(folder.path, 'file'), '');
    mkdirSync(join(folder.path, 'folder'));
    for (const [target, why] of [
      ['file/report.json', 'a part of its path is a file, not a folder'],
      ['folder', 'this is a folder'],
    ]) {
      const { code, stderr } = await command([
        'review',
        plan,
        '--format',
        `json:${folder.path}/${target ?? ''}`,
      ]);
      expect([code, stderr.replaceAll(folder.path, 'FOLDER')]).toEqual([
        2,
        `atlas-backup: cannot write FOLDER/${target ?? ''}: ${why ?? ''}\n`,
      ]);
    }
  });
});
