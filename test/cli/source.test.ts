import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../support/command';
import { testFolder } from '../support/folder';

const folder = testFolder();

const FIXTURE = 'test/fixtures/plans/schedule-out-of-order';
const PLAN = `${FIXTURE}/plan.json`;
const SCHEDULE = 'mongodbatlas_cloud_backup_schedule';

interface Report {
  readonly findings: readonly { readonly address: string; readonly source?: object }[];
}

async function sourcesOf(typed: readonly string[]): Promise<readonly (object | undefined)[]> {
  const { stdout, stderr } = await command([...typed, '--format', 'json']);
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as Report).findings.map(({ source }) => source);
}

test('findings of a plan show the line of the block, in every format', async () => {
  expect(await sourcesOf(['review', PLAN, '--source', FIXTURE])).toEqual([
    { file: `${FIXTURE}/main.tf`, line: 42 },
  ]);
  const run = async (format: string): Promise<string> =>
    (await command(['review', PLAN, '--source', FIXTURE, '--format', format])).stdout;
  expect(await run('pretty')).toContain(`  at     ${FIXTURE}/main.tf:42\n  of     ${SCHEDULE}.orders\n`);
  expect(await run('github')).toContain(`::error file=${FIXTURE}/main.tf,line=42,title=schedule/`);
  expect(await run('junit')).toContain(`file="${FIXTURE}/main.tf"`);
  expect(await run('markdown')).toContain(`\`${FIXTURE}/main.tf:42\``);
  expect(await run('html')).toContain(`<code>${FIXTURE}/main.tf:42</code>`);
  const sarif = JSON.parse(await run('sarif')) as { runs: { results: { locations: unknown[] }[] }[] };
  expect(sarif.runs[0]?.results[0]?.locations[0]).toMatchObject({
    physicalLocation: { artifactLocation: { uri: `${FIXTURE}/main.tf` }, region: { startLine: 42 } },
  });
});

test('without it there is no line', async () => {
  expect(await sourcesOf(['review', PLAN])).toEqual([undefined]);
});

/** A root module whose schedule is in a module behind this source. */
function moduleBehind(source: string): string {
  folder.file('infra/main.tf', `module "orders" {\n  source = "${source}"\n}\n`);
  return join(folder.path, 'infra');
}

/** A state with the finding in a module. */
function state(): string {
  return folder.file('state.json', {
    format_version: '1.0',
    terraform_version: '1.9.0',
    values: {
      root_module: {
        child_modules: [
          {
            address: 'module.orders',
            resources: [
              {
                address: 'module.orders.mongodbatlas_flex_cluster.this',
                mode: 'managed',
                type: 'mongodbatlas_flex_cluster',
                name: 'this',
                provider_name: 'registry.terraform.io/mongodb/mongodbatlas',
                schema_version: 0,
                values: {
                  name: 'orders',
                  project_id: '5f0000000000000000000001',
                  provider_settings: { backing_provider_name: 'AWS', region_name: 'NOWHERE_1' },
                },
              },
            ],
          },
        ],
      },
    },
  });
}

const FLEX = '\nresource "mongodbatlas_flex_cluster" "this" {}\n';

describe('modules', () => {
  test('are followed into the folder', async () => {
    const source = moduleBehind('./m');
    const file = folder.file('infra/m/main.tf', FLEX);
    const sources = await sourcesOf(['review', state(), '--source', source]);
    expect(sources).toContainEqual({ file, line: 2 });
  });

  test.each<[string, string, (path: string) => void, RegExp]>([
    [
      'outside of the folder',
      '../m',
      (path) => {
        mkdirSync(join(path, 'm'));
        writeFileSync(join(path, 'm/main.tf'), FLEX);
      },
      /: \.\.\/m is outside of the folder and of the working folder; its lines are not known\n$/,
    ],
    [
      'outside of the folder behind a link',
      './m',
      (path) => {
        mkdirSync(join(path, 'm'));
        writeFileSync(join(path, 'm/main.tf'), FLEX);
        symlinkSync(join(path, 'm'), join(path, 'infra/m'));
      },
      /: \.\/m is outside of the folder and of the working folder; its lines are not known\n$/,
    ],
    [
      'that are not there',
      './m',
      () => undefined,
      /: \.\/m: there is no such file; its lines are not known\n$/,
    ],
    [
      'behind links in a circle',
      './m',
      (path) => {
        symlinkSync(join(path, 'infra/n'), join(path, 'infra/m'));
        symlinkSync(join(path, 'infra/m'), join(path, 'infra/n'));
      },
      /: \.\/m: .*; its lines are not known\n$/,
    ],
    [
      'that are a file',
      './m',
      (path) => {
        writeFileSync(join(path, 'infra/m'), '');
      },
      /: \.\/m is not a folder; its lines are not known\n$/,
    ],
  ])('%s are reported, and have no lines', async (_, from, prepare, expected) => {
    const source = moduleBehind(from);
    prepare(folder.path);
    const typed = ['review', state(), '--source', source, '--format', 'json'];
    const { stdout, stderr } = await command(typed);
    expect(stderr).toMatch(expected);
    expect(stderr.split('\n').filter((line) => line.includes('module "orders"'))).toHaveLength(1);
    const sources = (JSON.parse(stdout) as Report).findings.map(({ source: line }) => line);
    expect(new Set(sources)).toEqual(new Set([undefined]));
  });
});

test('a resource in JSON has the line of its name', async () => {
  folder.file('infra/main.tf.json', '{ "module": {\n "orders": { "source": "./m" } } }');
  const file = folder.file('infra/m/x.tf.json', '{"resource": {"mongodbatlas_flex_cluster":\n{"this": {}}}}');
  expect(await sourcesOf(['review', state(), '--source', join(folder.path, 'infra')])).toContainEqual({
    file,
    line: 2,
  });
});

test.each<[string, (path: string) => string, string]>([
  ['that is not there', (path) => join(path, 'other'), 'there is no such folder'],
  [
    'that is a file',
    (path) => {
      writeFileSync(join(path, 'a.tf'), '');
      return join(path, 'a.tf');
    },
    'this is a file; name the folder of the root module',
  ],
  [
    'without configuration',
    (path) => path,
    'there are no .tf files in it; name the folder of the root module',
  ],
])('a folder %s is rejected', async (_, prepare, reason) => {
  const source = prepare(folder.path);
  const { code, stdout, stderr } = await command(['review', PLAN, '--source', source]);
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: '',
    stderr: `atlas-backup: cannot read --source ${source}: ${reason}\n`,
  });
});

test.each<[string, string | Uint8Array, string]>([
  ['malformed', 'a = 1\nb = "\n', 'line 2: this text does not end'],
  ['not UTF-8', new Uint8Array([0x61, 0xff]), 'it is not UTF-8'],
])('a file that is %s is rejected with its name', async (_, content, reason) => {
  const file = folder.file('infra/main.tf', content);
  const { code, stderr } = await command(['review', PLAN, '--source', join(folder.path, 'infra')]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: `atlas-backup: cannot read ${file}: ${reason}\n` });
});

test('files of editors are not read', async () => {
  folder.file('infra/main.tf', '');
  for (const name of ['.main.tf.swp', '.#main.tf', '#main.tf#', '~main.tf', 'main.tf~', 'main.tf.bak'])
    folder.file(`infra/${name}`, 'a = "');
  expect((await command(['review', PLAN, '--source', join(folder.path, 'infra')])).code).toBe(1);
});

test('a report does not overwrite a file of it', async () => {
  const file = folder.file('infra/main.tf', FLEX);
  const { code, stderr } = await command([
    'review',
    PLAN,
    '--source',
    join(folder.path, 'infra'),
    '--format',
    `json:${file}`,
  ]);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `atlas-backup: ${file} would be overwritten; write to another file\n`,
  });
});

test('a report does not overwrite a file of it that is malformed', async () => {
  const file = folder.file('infra/main.tf', 'a = "');
  const typed = ['review', PLAN, '--source', join(folder.path, 'infra'), '--format', `json:${file}`];
  const { code, stderr } = await command(typed);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `atlas-backup: cannot read ${file}: line 1: this text does not end\n`,
  });
  expect(readFileSync(file, 'utf8')).toBe('a = "');
});

test('check takes it as well', async () => {
  folder.file('infra/main.tf', `resource "${SCHEDULE}" "orders" {}\n`);
  const stack = folder.file('cdk.tf.json', {
    resource: {
      [SCHEDULE]: { orders: { project_id: '1', cluster_name: 'orders', restore_window_days: 0.5 } },
    },
  });
  const sources = await sourcesOf(['check', stack, '--source', join(folder.path, 'infra')]);
  expect(sources[0]).toEqual({ file: join(folder.path, 'infra/main.tf'), line: 1 });
});
