import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cluster, project, together } from '../../src/rules/example';
import { type Ran, command } from '../support/command';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';

const folder = testFolder();

const FIXTURES = 'test/fixtures/plans';

/** A copy of the configuration of a plan that real Terraform created. */
function copyOf(plan: string): { readonly plan: string; readonly source: string; readonly file: string } {
  const source = join(folder.path, 'infra');
  mkdirSync(source);
  const file = join(source, 'main.tf');
  copyFileSync(`${FIXTURES}/${plan}/main.tf`, file);
  return { plan: `${FIXTURES}/${plan}/plan.json`, source, file };
}

const WINDOW = 'change-window-shortened';

test('prints the difference, writes nothing, and exits with 1', async () => {
  const { plan, source, file } = copyOf(WINDOW);
  const before = readFileSync(file, 'utf8');
  expect(await command(['fix', plan, '--source', source])).toEqual({
    code: 1,
    stdout: `--- a${file}
+++ b${file}
@@ -42,9 +42,9 @@
 
 resource "mongodbatlas_cloud_backup_schedule" "loans" {
   project_id          = mongodbatlas_advanced_cluster.loans.project_id
   cluster_name        = mongodbatlas_advanced_cluster.loans.name
-  restore_window_days = 3
+  restore_window_days = 5
 
   policy_item_hourly {
     frequency_interval = 6
     retention_unit     = "days"
`,
    stderr: 'atlas-backup: 1 fix in 1 file; --write writes them\n',
  });
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('writes the same with --write, and then has nothing to write', async () => {
  const { plan, source, file } = copyOf(WINDOW);
  const before = readFileSync(file, 'utf8');
  chmodSync(file, 0o640);
  const { stdout } = await command(['fix', plan, '--source', source]);
  expect(await command(['fix', plan, '--source', source, '--write'])).toEqual({
    code: 0,
    stdout,
    stderr: 'atlas-backup: wrote 1 fix in 1 file\n',
  });
  expect(readFileSync(file, 'utf8')).toBe(
    before.replace('restore_window_days = 3', 'restore_window_days = 5'),
  );
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readdirSync(source)).toEqual(['main.tf']);
  // The plan is older than the file now.
  expect(await command(['fix', plan, '--source', source])).toEqual({
    code: 0,
    stdout: '',
    stderr: `atlas-backup: not fixed: change/restore-window-shortened at mongodbatlas_cloud_backup_schedule.loans: restore_window_days has this value already
atlas-backup: nothing to write
`,
  });
});

test.each<[string, string, string]>([
  [
    'a larger value',
    'restore_window_days = 30',
    'main.tf:46 has 30, but the plan has 3; create the plan again',
  ],
  [
    'no value',
    '',
    'main.tf does not set restore_window_days, but the plan has 3; set it yourself if that is a default, else create the plan again',
  ],
])('a file that is newer than the plan and has %s is not changed', async (_, written, reason) => {
  const { plan, source, file } = copyOf(WINDOW);
  const text = readFileSync(file, 'utf8').replace('restore_window_days = 3', written);
  writeFileSync(file, text);
  const { code, stdout, stderr } = await command(['fix', plan, '--source', source, '--write']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toBe(
    `atlas-backup: not fixed: change/restore-window-shortened at mongodbatlas_cloud_backup_schedule.loans: ${source}/${reason}
atlas-backup: nothing to write
`,
  );
  expect(readFileSync(file, 'utf8')).toBe(text);
  const sarif = await command(['review', plan, '--source', source, '--format', 'sarif']);
  expect(sarif.stdout).toContain('change/restore-window-shortened');
  expect(sarif.stdout).not.toContain('"fixes"');
});

test('of several plans, each is compared with its own values', async () => {
  const { plan, source } = copyOf(WINDOW);
  const other = folder.file(
    'other.json',
    JSON.stringify(JSON.parse(readFileSync(plan, 'utf8'))).replaceAll(
      '"restore_window_days":3',
      '"restore_window_days":2',
    ),
  );
  const { code, stderr } = await command(['fix', plan, other, '--source', source]);
  expect(code).toBe(1);
  expect(stderr).toContain('main.tf:46 has 3, but the plan has 2; create the plan again\n');
  expect(stderr).toContain('atlas-backup: 1 fix in 1 file; --write writes them\n');
});

test('a value that is sensitive in the plan is neither compared nor printed', async () => {
  const { plan, source, file } = copyOf(WINDOW);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('restore_window_days = 3', 'restore_window_days = 30'),
  );
  const json = JSON.parse(readFileSync(plan, 'utf8')) as {
    resource_changes: { type: string; change: { after_sensitive: Record<string, unknown> } }[];
  };
  for (const { type, change } of json.resource_changes)
    if (type === 'mongodbatlas_cloud_backup_schedule') change.after_sensitive['restore_window_days'] = true;
  const { stdout, stderr } = await command(['fix', folder.file('s.json', json), '--source', source]);
  expect(stdout).toBe('');
  expect(stderr).toContain(': restore_window_days is sensitive\n');
  expect(stderr).not.toContain('30');
});

test('a file that is linked into another module is not changed', async () => {
  const text = `resource "${CLUSTER}" "orders" {\n  termination_protection_enabled = false\n}\n`;
  const one = folder.file('infra/main.tf', text);
  folder.file('infra/more.tf', 'module "b" {\n  source = "./b"\n}\n');
  mkdirSync(join(folder.path, 'infra/b'));
  symlinkSync(one, join(folder.path, 'infra/b/main.tf'));
  const { stderr, text: after } = await fix('  termination_protection_enabled = false\n');
  expect(stderr).toContain(`${one} is also read as ${folder.path}/infra/b/main.tf\n`);
  expect(after).toBe(text);
});

test('a link to a file that is not there is named', async () => {
  const { plan, source } = copyOf(WINDOW);
  symlinkSync(join(folder.path, 'nowhere'), join(source, 'b.tf'));
  expect(await command(['fix', plan, '--source', source])).toEqual({
    code: 2,
    stdout: '',
    stderr: `atlas-backup: cannot read ${source}/b.tf: there is no such file\n`,
  });
});

/** Applies a difference as git does. Its paths are relative in a repository; here they are of a folder outside of it. */
function gitApply(difference: string): void {
  const patch = folder.file('fix.patch', difference.replaceAll(folder.path, ''));
  execFileSync('git', ['apply', '-p1', patch], {
    cwd: folder.path,
    env: { ...process.env, GIT_DIR: '/nowhere' },
    stdio: 'pipe',
  });
}

test('git applies the difference', async () => {
  const { plan, file } = copyOf(WINDOW);
  const before = readFileSync(file, 'utf8');
  const { stdout } = await command(['fix', plan, '--source', join(folder.path, 'infra')]);
  gitApply(stdout);
  expect(readFileSync(file, 'utf8')).toBe(
    before.replace('restore_window_days = 3', 'restore_window_days = 5'),
  );
});

const CLUSTER = 'mongodbatlas_advanced_cluster';

/** Fixes a cluster that has no termination protection, written in this way. */
async function fix(body: string, more: readonly string[] = []): Promise<Ran & { readonly text: string }> {
  const file = folder.file('infra/main.tf', `resource "${CLUSTER}" "orders" {\n${body}}\n`);
  const plan = folder.file(
    'plan.json',
    planOf({
      before: together(project(), cluster()),
      resources: together(project(), cluster({ termination_protection_enabled: false })),
    }),
  );
  const typed = ['fix', plan, '--source', join(folder.path, 'infra'), '--write', ...more];
  return { ...(await command(typed)), text: readFileSync(file, 'utf8') };
}

test.each<[string, string, string]>([
  [
    'a literal, with its comment',
    '  termination_protection_enabled = false # for now\n',
    '  termination_protection_enabled = true # for now\n',
  ],
  [
    'lines of Windows',
    '  termination_protection_enabled = false\r\n',
    '  termination_protection_enabled = true\r\n',
  ],
])('writes %s', async (_, before, after) => {
  const { code, text } = await fix(before);
  expect({ code, text }).toEqual({ code: 0, text: `resource "${CLUSTER}" "orders" {\n${after}}\n` });
});

test.each<[string, string, string]>([
  [
    'a variable',
    '  termination_protection_enabled = var.protected\n',
    'termination_protection_enabled is an expression',
  ],
  [
    'a value of each',
    '  for_each = var.all\n  termination_protection_enabled = each.value\n',
    'its block has count or for_each',
  ],
  [
    'a condition',
    '  termination_protection_enabled = var.a ? true : false\n',
    'termination_protection_enabled is an expression',
  ],
])('does not write %s, and says why', async (_, body, reason) => {
  const { code, stdout, stderr, text } = await fix(body);
  expect(text).toBe(`resource "${CLUSTER}" "orders" {\n${body}}\n`);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain(
    `atlas-backup: not fixed: change/protection-removed at ${CLUSTER}.orders: ${reason}\n`,
  );
  expect(stderr).toMatch(/atlas-backup: nothing to write\n$/);
});

test('a finding that needs more than a literal is reported with its fix', async () => {
  const { stderr } = await fix('  termination_protection_enabled = false\n');
  expect(stderr).toContain(
    `atlas-backup: not fixed: cluster/no-schedule at ${CLUSTER}.orders: fix this by hand: add a `,
  );
});

test('what is acknowledged or off is not fixed', async () => {
  const config = folder.file('config.json', {
    acknowledgements: [{ rule: 'change/protection-removed', reason: 'it will be deleted' }],
  });
  const off = ['--rule', 'cluster/no-termination-protection=off', '--config', config];
  const { stderr } = await fix('  termination_protection_enabled = false\n', off);
  expect(stderr).toMatch(/atlas-backup: nothing to write\n$/);
});

test('two plans that require different values are not fixed', async () => {
  const source = join(folder.path, 'infra');
  folder.file(
    'infra/main.tf',
    'resource "mongodbatlas_cloud_backup_schedule" "loans" {\n  restore_window_days = 3\n}\n',
  );
  const real = JSON.parse(readFileSync(`${FIXTURES}/${WINDOW}/plan.json`, 'utf8')) as object;
  const other = JSON.stringify(real).replaceAll('"restore_window_days":5', '"restore_window_days":4');
  const plans = [folder.file('a.json', real), folder.file('b.json', other)];
  const { code, stdout, stderr } = await command(['fix', ...plans, '--source', source]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(
    stderr.match(/restore-window-shortened at .*: another finding requires another value\n/g),
  ).toHaveLength(2);
});

test('text of a file cannot give commands to a terminal or a log', async () => {
  const { stdout, stderr, text } = await fix(
    '  /*\n::error::owned\n##[error]x\n\u001b[31m\u202e\n\t*/\n  termination_protection_enabled = false\n',
  );
  expect(stdout).toContain(' :\\u003aerror::owned\n #\\u0023[error]x\n \\u001b[31m\\u202e\n \t*/\n');
  expect(stderr).toContain(
    'main.tf: control characters and log commands in it are escaped; --write writes it\n',
  );
  expect(text).toContain('\u001b[31m\u202e\n\t*/\n  termination_protection_enabled = true\n');
});

test.each([
  ['marks over letters', '# Cafe\u0301'],
  ['characters without a width', '# a\ufeffb\u200bc\u00a0d'],
  ['two hashes', '## Backups'],
  ['two colons', '# [::]/0, ::/0'],
])('git applies the difference next to %s', async (_, comment) => {
  const before = `  ${comment}\n  termination_protection_enabled = false\n`;
  const { stdout, stderr, text } = await fix(before);
  expect(stderr).not.toContain('git apply');
  folder.file('infra/main.tf', text.replace('= true', '= false'));
  gitApply(stdout);
  expect(readFileSync(join(folder.path, 'infra', 'main.tf'), 'utf8')).toBe(text);
});

test('git applies the difference of a file with a mark of its byte order', async () => {
  await fix('  termination_protection_enabled = false\n');
  const file = join(folder.path, 'infra', 'main.tf');
  const before = `\ufeff${readFileSync(file, 'utf8').replace('= true', '= false')}`;
  folder.file('infra/main.tf', before);
  const { stdout } = await command([
    'fix',
    join(folder.path, 'plan.json'),
    '--source',
    join(folder.path, 'infra'),
  ]);
  gitApply(stdout);
  expect(readFileSync(file, 'utf8')).toBe(before.replace('= false', '= true'));
});

test('a file behind a link that leads out of the folder is not written', async () => {
  const text = `resource "${CLUSTER}" "orders" {\n  termination_protection_enabled = false\n}\n`;
  const file = folder.file('elsewhere.tf', text);
  mkdirSync(join(folder.path, 'infra'));
  symlinkSync(file, join(folder.path, 'infra', 'linked.tf'));
  const again = await fix('  termination_protection_enabled = false\n');
  expect(again.stderr).toContain('it is written twice, in ');
  writeFileSync(join(folder.path, 'infra', 'main.tf'), '');
  const plan = join(folder.path, 'plan.json');
  const alone = await command(['fix', plan, '--source', join(folder.path, 'infra'), '--write']);
  expect(alone.stderr).toContain('linked.tf is outside of the folder');
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test.each<[string, readonly string[], RegExp]>([
  ['without a folder', [], /required option '--source <folder>' not specified/],
  [
    'with a plan that is not there',
    ['--source', `${FIXTURES}/${WINDOW}`, 'none.json'],
    /cannot read none\.json/,
  ],
  [
    'with a folder that is not there',
    ['--source', 'nowhere'],
    /cannot read --source nowhere: there is no such folder/,
  ],
])('%s it exits with 2', async (_, more, expected) => {
  const { code, stdout, stderr } = await command(['fix', `${FIXTURES}/${WINDOW}/plan.json`, ...more]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(expected);
});

test('SARIF has the replacement', async () => {
  const { plan, source, file } = copyOf(WINDOW);
  const { stdout } = await command(['review', plan, '--source', source, '--format', 'sarif']);
  const { runs } = JSON.parse(stdout) as { runs: { results: { ruleId: string; fixes?: unknown }[] }[] };
  const result = runs[0]?.results.find(({ ruleId }) => ruleId === 'change/restore-window-shortened');
  expect(result?.fixes).toEqual([
    {
      description: { text: 'set restore_window_days = 5' },
      artifactChanges: [
        {
          artifactLocation: { uri: `file://${file}` },
          replacements: [
            {
              deletedRegion: { startLine: 46, startColumn: 25, endLine: 46, endColumn: 26 },
              insertedContent: { text: '5' },
            },
          ],
        },
      ],
    },
  ]);
});

test('JSON has the literal', async () => {
  const { stdout } = await command(['review', `${FIXTURES}/${WINDOW}/plan.json`, '--format', 'json']);
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; fixes?: unknown }[] };
  expect(findings.find(({ rule }) => rule === 'change/restore-window-shortened')?.fixes).toEqual([
    { address: 'mongodbatlas_cloud_backup_schedule.loans', attribute: 'restore_window_days', value: 5 },
  ]);
});
