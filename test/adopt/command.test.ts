import {
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
import { command } from '../support/command';
import { PROJECT_ID, type Row, clusterRow, projectRow, stateJson } from './states';

let folder = '';
let to = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adopt-'));
  to = join(folder, 'deep', 'infra');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function written(json: object, name = 'state.json'): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(json));
  return file;
}

const user: Row = {
  type: 'mongodbatlas_database_user',
  name: 'app',
  values: { project_id: PROJECT_ID, username: 'app', auth_database_name: 'admin', password: 's3cret' },
};

/** A cluster whose name is marked sensitive. */
function secretCluster(): Row {
  const row = clusterRow();
  return { ...row, values: { ...row.values, name: 'zsecretcluster' }, sensitive: { name: true } };
}

const other: Row = { type: 'aws_iam_role', name: 'exports', values: { id: 'exports' } };

test('writes a folder that runs, and says what is in it', async () => {
  const { code, stdout, stderr } = await command([
    'adopt',
    written(stateJson([projectRow(), clusterRow(), user, other])),
    '--to',
    to,
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.replaceAll(to, 'infra').replaceAll(`${folder}/`, ''))
    .toBe(`4 resources -> 2 constructs, 1 raw resource; 1 not adopted
  infra/shop.ts        project, cluster, database user
  infra/imports.ts     3 imports
  infra/main.ts        the app
  infra/package.json   the packages
  infra/cdktf.json     the settings of CDKTF
  infra/tsconfig.json  the settings of the compiler
not adopted:
  aws_iam_role.exports: a resource of another provider
1 value became a variable:
  database_user_app_password: password of mongodbatlas_database_user.app
round trip: 3 of 3 resources equal
1 finding in what exists: atlas-backup check infra/cdktf.out
what exists: 1 cluster, 0 without backups
  worst-case data loss (RPO): at most 1 day for all (cluster "orders")
  for each cluster: atlas-backup estate state.json
`);
  expect(readdirSync(to).sort()).toEqual([
    'cdktf.json',
    'imports.ts',
    'main.ts',
    'package.json',
    'shop.ts',
    'tsconfig.json',
  ]);
  const texts = readdirSync(to).map((name) => readFileSync(join(to, name), 'utf8'));
  expect(texts.join('')).not.toContain('s3cret');
  expect(readdirSync(join(folder, 'deep'))).toEqual(['infra']);
});

test('reads standard input', async () => {
  const { code } = await command(['adopt', '-', '--to', to], JSON.stringify(stateJson([projectRow()])));
  expect([code, existsSync(join(to, 'shop.ts'))]).toEqual([0, true]);
});

test('reads a state file, and what it marks as sensitive', async () => {
  const file = written({
    version: 4,
    terraform_version: '1.9.0',
    serial: 1,
    lineage: 'x',
    outputs: {},
    resources: [
      { mode: 'data', type: 'mongodbatlas_project', name: 'd', instances: [{ attributes: { id: 'x' } }] },
      {
        module: 'module.m',
        mode: 'managed',
        type: 'mongodbatlas_project',
        name: 'p',
        instances: [
          {
            index_key: 'k',
            attributes: projectRow().values,
            sensitive_attributes: [[{ type: 'get_attr', value: 'org_id' }]],
          },
        ],
      },
    ],
  });
  const { code, stdout } = await command(['adopt', file, '--to', to, '--in-place']);
  expect(code).toBe(0);
  expect(stdout).toContain('project_p_org_id: org_id of module.m.mongodbatlas_project.p["k"]');
  expect(readFileSync(join(to, 'addresses.ts'), 'utf8')).toContain(`'module.m.mongodbatlas_project.p["k"]'`);
});

test('with --dry-run, writes nothing', async () => {
  const { code, stdout } = await command([
    'adopt',
    written(stateJson([projectRow()])),
    '--to',
    to,
    '--dry-run',
  ]);
  expect([code, existsSync(join(folder, 'deep'))]).toEqual([0, false]);
  expect(stdout).toContain('nothing is written: --dry-run');
});

test.each([[[]], [['--project-per-stack']]])(
  'no file contains a sensitive name as the id of an import: %j',
  async (more) => {
    const { code, stdout, stderr } = await command([
      'adopt',
      written(stateJson([projectRow(), secretCluster()])),
      '--to',
      to,
      ...more,
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(
      '1 of 2 have no import, since its id would contain a sensitive value: run terraform import for each, or Terraform creates them',
    );
    expect(stdout).not.toContain('zsecretcluster');
    for (const file of readdirSync(to))
      expect(readFileSync(join(to, file), 'utf8')).not.toContain('zsecretcluster');
  },
);

test('the id of an object in two states is not shown if it is sensitive', async () => {
  const [one, two] = ['one.json', 'two.json'].map((name) => written(stateJson([secretCluster()]), name));
  const { code, stderr } = await command(['adopt', one ?? '', two ?? '', '--to', to]);
  expect(code).toBe(2);
  expect(stderr).toContain('is also in');
  expect(stderr).not.toContain('zsecretcluster');
});

test('with --no-verify, says that nothing is verified', async () => {
  const { code, stdout } = await command([
    'adopt',
    written(stateJson([projectRow()])),
    '--to',
    to,
    '--no-verify',
  ]);
  expect(code).toBe(0);
  expect(stdout).toContain('round trip: not verified');
});

test('keeps package.json and the like, and overwrites no code', async () => {
  const state = written(stateJson([projectRow()]));
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, 'package.json'), '{}');
  const first = await command(['adopt', state, '--to', to]);
  expect(first.code).toBe(0);
  expect(first.stdout).toContain('package.json exists, and is kept');
  expect(readFileSync(join(to, 'package.json'), 'utf8')).toBe('{}');
  const second = await command(['adopt', state, '--to', to]);
  expect(second.code).toBe(2);
  expect(second.stderr).toContain(
    'shop.ts exists, and is not overwritten; choose another folder, or delete it',
  );
});

test('adopts several states, also with the same addresses', async () => {
  const one = written(stateJson([projectRow()]), 'one.json');
  const two = written(stateJson([projectRow({ id: '60b60a388f618252a15587ba' })]), 'two.json');
  const { code, stdout } = await command(['adopt', one, two, '--to', to]);
  expect(code).toBe(0);
  expect(stdout).toContain('round trip: 2 of 2 resources equal');
  expect(readdirSync(to)).toEqual(expect.arrayContaining(['shop.ts', 'shop-2.ts']));
});

test('rejects two states that have the same object', async () => {
  const one = written(stateJson([projectRow()]), 'one.json');
  const two = written(stateJson([projectRow(), clusterRow()]), 'two.json');
  const again = written(stateJson([projectRow(), clusterRow()]), 'again.json');
  const { id } = projectRow().values as { id: string };
  const wrong =
    ': only one state can have an object; remove it from the other one, or name only one of these files';
  const first = await command(['adopt', one, two, '--to', to]);
  expect([first.code, first.stderr]).toEqual([
    2,
    `atlas-backup: mongodbatlas_project.shop (${id}) of ${two} is also in ${one}${wrong}\n`,
  ]);
  const second = await command(['adopt', two, again, '--to', to]);
  expect([second.code, second.stderr]).toEqual([
    2,
    `atlas-backup: mongodbatlas_project.shop (${id}) and 1 other resource of ${again} are also in ${two}${wrong}\n`,
  ]);
});

test.each<[string, unknown, string]>([
  ['text', 'x', 'this is neither a state nor a plan'],
  ['a configuration', { resource: {} }, 'this is neither a state nor a plan'],
  ['an older state file', { version: 3, lineage: 'x' }, 'has version 3, but only version 4 is supported'],
  [
    'resources that are no list',
    { format_version: '1.0', values: { root_module: { resources: {} } } },
    'Terraform does not write such a state',
  ],
  [
    'a resource without an address',
    { format_version: '1.0', values: { root_module: { resources: [{ mode: 'managed' }] } } },
    'Terraform does not write such a state',
  ],
  ['an address that is there twice', stateJson([projectRow(), projectRow()]), 'is there twice'],
  ['nothing of Atlas', stateJson([other]), 'there are no resources of MongoDB Atlas to adopt'],
  [
    'an empty state',
    { format_version: '1.0', terraform_version: '1.9.0' },
    'there are no resources of MongoDB Atlas to adopt',
  ],
  [
    'a value that no attribute can have',
    stateJson([projectRow({ tags: { a: null } })]),
    'is not a value that its type can have',
  ],
])('rejects %s', async (_, json, reason) => {
  const { code, stderr } = await command(['adopt', written(json as object), '--to', to]);
  expect([code, stderr.split('\n')]).toEqual([2, [expect.stringContaining(reason), '']]);
  expect(existsSync(to)).toBe(false);
});

test('--in-place takes one state', async () => {
  const file = written(stateJson([projectRow()]));
  const again = written(stateJson([projectRow()]), 'again.json');
  const { code, stderr } = await command(['adopt', file, again, '--to', to, '--in-place']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('--in-place keeps the addresses of one state')]);
});

test('--project-per-stack makes a stack of each project', async () => {
  const one = written(stateJson([projectRow()]), 'one.json');
  const two = written(stateJson([projectRow({ id: '60b60a388f618252a15587ba', name: 'other' })]), 'two.json');
  const { code, stdout } = await command(['adopt', one, two, '--to', to, '--project-per-stack']);
  expect(code).toBe(0);
  expect(stdout).toContain('main.ts        the app: 2 stacks with separate states');
  expect(readFileSync(join(to, 'main.ts'), 'utf8')).toContain(
    'const PROJECTS = { shop: Shop, other: Other };',
  );
});

test.each([
  [
    ['--project-per-stack', '--in-place'],
    '--in-place keeps one state, and --project-per-stack makes one for each project',
  ],
  [['--project-per-stack', '--single-stack'], 'exclude each other; choose one'],
  [['--language', 'python'], '--language "python" is not supported; write typescript'],
])('rejects %j', async (options, reason) => {
  const { code, stderr } = await command([
    'adopt',
    written(stateJson([projectRow()])),
    '--to',
    to,
    ...options,
  ]);
  expect([code, stderr.split('\n')]).toEqual([2, [expect.stringContaining(reason), '']]);
  expect(existsSync(to)).toBe(false);
});

test('--single-stack and --language typescript are what it does without them', async () => {
  const state = written(stateJson([projectRow()]));
  const { code } = await command(['adopt', state, '--to', to, '--single-stack', '--language', 'typescript']);
  expect([code, readFileSync(join(to, 'main.ts'), 'utf8')]).toEqual([
    0,
    expect.stringContaining("new TerraformStack(app, 'atlas')"),
  ]);
});

test('says which clusters became the type that follows theirs, and which did not', async () => {
  const cluster = (name: string, values: object): Row => ({
    type: 'mongodbatlas_cluster',
    name,
    values: {
      project_id: PROJECT_ID,
      name,
      cluster_type: 'REPLICASET',
      cloud_backup: true,
      provider_name: 'AWS',
      provider_instance_size_name: 'M30',
      replication_specs: [
        {
          num_shards: 1,
          zone_name: 'Zone 1',
          regions_config: [{ region_name: 'EU_WEST_1', priority: 7, electable_nodes: 3 }],
        },
      ],
      ...values,
    },
  });
  const state = written(
    stateJson([projectRow(), cluster('orders', {}), cluster('legacy', { backup_enabled: true })]),
  );
  const { code, stdout } = await command(['adopt', state, '--to', to, '--in-place', '--dry-run']);
  expect(code).toBe(0);
  expect(stdout)
    .toContain(`1 mongodbatlas_cluster became mongodbatlas_advanced_cluster, with a move that requires Terraform 1.8 or later:
  mongodbatlas_cluster.orders
still of a deprecated type:
  mongodbatlas_cluster.legacy: it has legacy backups (backup_enabled)
round trip: 3 of 3 resources equal
`);
});

test('a construct of several resources counts once', async () => {
  const window: Row = {
    type: 'mongodbatlas_maintenance_window',
    values: { project_id: PROJECT_ID, day_of_week: 1, hour_of_day: 3 },
  };
  const { stdout } = await command(['adopt', written(stateJson([projectRow(), window])), '--to', to]);
  expect(stdout).toContain('2 resources -> 1 construct, 0 raw resources\n');
  expect(stdout).toContain('shop.ts        project, maintenance window\n');
  expect(stdout).toContain('round trip: 2 of 2 resources equal\n');
});
