import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../support/command';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';
import { synthOf } from '../support/configuration';
import { type Resources, cluster, item, project, schedule, together } from '../../src/rules/example';
import type { EstateTable } from '../../src/report/estate';

type Blocks = Record<string, Record<string, Record<string, unknown>>>;

const PROJECTS = ['5f0000000000000000000001', '5f0000000000000000000002'];
const NAMES = ['orders', 'invoices', 'reports', 'archive', 'carts', 'users'];

/** A cluster with its schedule, different for each number. */
function blocksOf(number: number): Blocks {
  const [name = '', projectId] = [NAMES[number % NAMES.length], PROJECTS[number % 2]];
  return {
    mongodbatlas_advanced_cluster: {
      [name]: {
        project_id: projectId,
        name,
        cluster_type: 'REPLICASET',
        backup_enabled: number !== 3,
        pit_enabled: number === 1,
        retain_backups_enabled: number % 3 === 0,
        replication_specs: [
          {
            region_configs: [
              {
                priority: 7,
                provider_name: 'AWS',
                region_name: 'EU_WEST_1',
                electable_specs: { instance_size: 'M10', node_count: 3 },
              },
            ],
          },
        ],
      },
    },
    ...(number === 3
      ? {}
      : {
          mongodbatlas_cloud_backup_schedule: {
            [name]: {
              project_id: projectId,
              cluster_name: name,
              reference_hour_of_day: 18,
              reference_minute_of_hour: 0,
              restore_window_days: 4,
              ...(number % 2 === 0
                ? {
                    policy_item_daily: [
                      { frequency_interval: 1, retention_unit: 'days', retention_value: 7 },
                    ],
                  }
                : {
                    policy_item_hourly: [
                      { frequency_interval: 6, retention_unit: 'days', retention_value: 2 },
                    ],
                  }),
            },
          },
        }),
  };
}

function merged(all: readonly Blocks[]): Blocks {
  const blocks: Blocks = {};
  for (const one of all)
    for (const [type, byName] of Object.entries(one)) blocks[type] = { ...blocks[type], ...byName };
  return blocks;
}

const planFor = (...all: readonly Blocks[]): Record<string, unknown> =>
  planOf({ resources: merged(all), before: merged(all) });

function stateFor(...all: readonly Blocks[]): object {
  const { resource_changes: changes } = planFor(...all) as {
    resource_changes: (Record<'address' | 'mode' | 'type' | 'name', string> & {
      change: { after: object };
    })[];
  };
  const resources = changes.map(({ address, mode, type, name, change }) => ({
    address,
    mode,
    type,
    name,
    values: change.after,
  }));
  return { format_version: '1.0', terraform_version: '1.11.4', values: { root_module: { resources } } };
}

const folder = testFolder();
const ALL = NAMES.map((_, number) => blocksOf(number));
const CONFIGURATION = {
  objectives: [{ address: 'mongodbatlas_advanced_cluster.*', worstLoss: 'PT12H' }],
};

async function estate(
  ...typed: readonly string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  return command(['estate', ...typed, '--config', folder.file('config.json', CONFIGURATION)]);
}

/** The table as JSON, in a file to be read again. */
async function tableFile(name: string, ...typed: readonly string[]): Promise<string> {
  const file = join(folder.path, name);
  const { code, stderr } = await estate(...typed, '--format', `json:${file}`);
  expect([code, stderr]).toEqual([0, '']);
  return file;
}

const columns = (stdout: string): readonly string[][] =>
  stdout
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));

describe('one estate has one table', () => {
  const rows = async (...typed: readonly string[]): Promise<readonly string[][]> =>
    columns((await estate(...typed, '--format', 'csv')).stdout).map((cells) => cells.slice(0, -1));

  test('as one plan, as several plans, as states, and as a mixture', async () => {
    const whole = await rows(folder.file('whole.json', planFor(...ALL)));
    expect(whole.map(([, name, , , backup, pit, loss]) => [name, backup, pit, loss].join())).toEqual([
      'archive,no,no,all data',
      'carts,yes,no,1 day',
      'reports,yes,no,1 day',
      'orders,yes,no,1 day',
      'invoices,yes,yes,1 minute',
      'users,yes,no,6 hours',
    ]);
    const plans = ALL.map((blocks, index) => folder.file(`plans/${index}.json`, planFor(blocks)));
    const states = ALL.map((blocks, index) => folder.file(`states/${index}.json`, stateFor(blocks)));
    const sorted = (all: readonly string[][]): readonly string[] => all.map((cells) => cells.join()).sort();
    expect(sorted(await rows(...plans))).toEqual(sorted(whole));
    expect(sorted(await rows(...states))).toEqual(sorted(whole));
    expect(sorted(await rows(...plans.slice(0, 2), ...states.slice(2)))).toEqual(sorted(whole));
  });

  test.each([1, 2, 3, 6])('read by %d runs and joined', async (runs) => {
    const files = ALL.map((blocks, index) => folder.file(`plans/${index}.json`, planFor(blocks)));
    const formats = ['csv', 'pretty', 'markdown', 'html', 'json'];
    const shares = Array.from({ length: runs }, (_, run) =>
      files.filter((__, index) => index % runs === run),
    );
    const tables: string[] = [];
    for (const [index, share] of shares.entries())
      tables.push(await tableFile(`tables/${index}.json`.replace('/', '-'), ...share));
    for (const format of formats) {
      const whole = await estate(...files, '--format', format);
      expect(await estate(...[...tables].reverse(), '--format', format)).toEqual(whole);
      expect(whole.code).toBe(0);
    }
    // What is joined can be joined again, also with a plan.
    const [first = '', ...others] = tables;
    const rest = others.length === 0 ? [] : [await tableFile('rest.json', ...others)];
    const again = await estate(first, ...rest, '--format', 'json');
    expect(again.stdout).toBe((await estate(...files, '--format', 'json')).stdout);
    const mixed = await estate(...(shares[0] ?? []), ...others, '--format', 'json');
    expect(mixed.stdout).toBe(again.stdout);
  });

  test('a schedule that another run read leaves its cluster unknown, and is reported', async () => {
    const {
      mongodbatlas_advanced_cluster: clusters = {},
      mongodbatlas_cloud_backup_schedule: schedules = {},
    } = blocksOf(0);
    const one = folder.file('one.json', planFor({ mongodbatlas_advanced_cluster: clusters }));
    const other = folder.file('other.json', planFor({ mongodbatlas_cloud_backup_schedule: schedules }));
    const tables = [await tableFile('a.json', one), await tableFile('b.json', other)];
    const apart = await estate(...tables);
    expect(apart.stdout).toContain('not known');
    expect(apart.stdout).toContain('1 schedule is for a cluster that was not read together with it');
    const both = await estate(one, other);
    expect(both.stdout).not.toContain('not read together');
    expect(both.stdout).toContain('1 day');
  });
});

test('the last line counts what needs attention, and objectives are compared', async () => {
  const { stdout, code } = await estate(folder.file('plan.json', planFor(...ALL)));
  expect(code).toBe(0);
  // Three take a snapshot a day, and one none.
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(
    /^6 clusters: 1 without backups, 4 below their objective, /,
  );
});

test('a synthesized stack is read', async () => {
  const { stdout, code } = await estate(
    folder.file(
      'cdk.tf.json',
      synthOf({
        resources: together(project(), cluster(), schedule({ policy_item_daily: item(1, 'days', 7) })),
      }),
    ),
    '--format',
    'csv',
  );
  expect(code).toBe(0);
  expect(columns(stdout).map(([, name, kind]) => [name, kind])).toEqual([['orders', 'dedicated']]);
});

test('--state gives schedules what they refer to, and has no rows', async () => {
  const { mongodbatlas_advanced_cluster: clusters = {}, mongodbatlas_cloud_backup_schedule: schedules = {} } =
    blocksOf(0);
  const plan = folder.file('plan.json', planFor({ mongodbatlas_advanced_cluster: clusters }));
  const state = folder.file(
    'state.json',
    stateFor({ mongodbatlas_cloud_backup_schedule: schedules }, blocksOf(1)),
  );
  const { stdout } = await estate(plan, '--state', state, '--format', 'json');
  const table = JSON.parse(stdout) as EstateTable;
  expect(table.clusters.map(({ name, worstLoss, scheduled }) => [name, worstLoss, scheduled])).toEqual([
    ['orders', 'P1D', true],
  ]);
});

test('sensitive values are not printed', async () => {
  const { mongodbatlas_advanced_cluster: { orders } = {} } = blocksOf(0);
  const plan = planFor({
    mongodbatlas_advanced_cluster: { orders: { ...orders, name: 'hidden-name' } },
  }) as {
    resource_changes: { change: Record<'before_sensitive' | 'after_sensitive', unknown> }[];
  };
  for (const { change } of plan.resource_changes) {
    change.before_sensitive = true;
    change.after_sensitive = true;
  }
  const file = folder.file('plan.json', plan);
  for (const format of ['pretty', 'json', 'csv', 'markdown', 'html']) {
    const { stdout, code } = await estate(file, '--format', format);
    expect([code, stdout.includes('cluster.orders')]).toEqual([0, true]);
    for (const hidden of ['hidden-name', 'EU_WEST_1', PROJECTS[0]]) expect(stdout).not.toContain(hidden);
  }
});

describe('what cannot be read', () => {
  test('does not hide the others, and the exit code is 2', async () => {
    const good = folder.file('plan.json', planFor(blocksOf(0)));
    const { code, stdout, stderr } = await estate(good, folder.file('broken.json', '{'));
    expect(code).toBe(2);
    expect(stdout).toContain('orders');
    expect(stdout).toMatch(/not read: .*broken\.json: it is not JSON/);
    expect(stderr).toMatch(/cannot read .*broken\.json/);
    // A run that joins such a table is incomplete as well.
    const table = join(folder.path, 'table.json');
    await estate(good, folder.file('broken.json', '{'), '--format', `json:${table}`);
    expect((await estate(table)).code).toBe(2);
  });

  test('is the reason in every report if nothing could be read', async () => {
    const csv = join(folder.path, 'clusters.csv');
    const { code, stdout } = await estate(folder.file('broken.json', '{'), '--format', `csv:${csv}`);
    expect([code, stdout]).toEqual([2, '']);
    expect(readFileSync(csv, 'utf8')).toMatch(/^"there is no estate table: /);
  });

  test('is a table with other members', async () => {
    const { code, stderr } = await estate(
      folder.file('table.json', { format: '1', kind: 'estate', tool: {} }),
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /cannot read .*table\.json: it is not a table as this version writes it \(.*\); write it again with estate --format json/,
    );
  });

  test.each<[string, object, RegExp]>([
    [
      'the file of a run without a table',
      { failure: { subject: 'estate table', reason: 'broken.json: it is empty' } },
      /there is no table in it: broken\.json: it is empty/,
    ],
    ['the report of a review', { findings: [] }, /it is another report; write it with estate --format json/],
  ])('is %s', async (_, members, message) => {
    const tool = { name: 'cdktf-atlas-backup', version: '0.1.0', factsAsOf: '2026-08-21' };
    const { code, stdout, stderr } = await estate(
      folder.file('table.json', { format: '1', tool, ...members }),
    );
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  test('is a table of another moment', async () => {
    const plan = folder.file('plan.json', planFor(blocksOf(0)));
    const one = await tableFile('a.json', plan);
    const other = await tableFile('b.json', plan, '--at', '2027-01-31');
    const { code, stderr } = await estate(one, other);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/write all of them with the same --at/)]);
    expect((await estate(other)).code).toBe(0);
  });

  test.each<[string, string[], string]>([
    ['a date that is none', ['--at', 'soon'], '--at "soon" is not a date'],
    ['a format that there is not', ['--format', 'sarif'], 'unknown format "sarif"'],
    ['a pattern without a file', ['nothing/*.json'], 'no file matches nothing/*.json'],
  ])('is %s', async (_, typed, message) => {
    const { code, stderr } = await estate(folder.file('plan.json', planFor(blocksOf(0))), ...typed);
    expect([code, stderr.includes(message)]).toEqual([2, true]);
  });
});

test('a table above the size of a short plan is read', async () => {
  const file = await tableFile('a.json', folder.file('plan.json', planFor(blocksOf(0))));
  const table = JSON.parse(readFileSync(file, 'utf8')) as EstateTable;
  const [first] = table.clusters;
  const clusters = Array.from({ length: 2500 }, (_, index) => ({ ...first, name: `cluster-${index}` }));
  writeFileSync(file, JSON.stringify({ ...table, clusters }));
  const { code, stdout } = await estate(file);
  expect([code, /^2500 clusters/m.test(stdout), stdout.split('\n').length < 10]).toEqual([0, true, true]);
});

test('a finding about a deleted cluster counts for the cluster of another input that it also deletes', async () => {
  const named = (name: string): Resources =>
    cluster(
      { project_id: '65f0000000000000000000a1', name: 'orders', cluster_id: '65f0000000000000000000b1' },
      name,
    );
  const deleting = folder.file('deleting.json', planOf({ before: named('old'), resources: {} }));
  const keeping = folder.file('keeping.json', planOf({ before: named('new'), resources: named('new') }));
  const { stdout } = await command(['estate', deleting, keeping, '--format', 'json']);
  const { clusters } = JSON.parse(stdout) as {
    readonly clusters: readonly { readonly addresses: readonly string[]; readonly findings: object }[];
  };
  expect(clusters).toMatchObject([
    { addresses: ['mongodbatlas_advanced_cluster.new'], findings: { errors: 1 } },
  ]);
});
