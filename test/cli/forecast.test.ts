import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cluster, flexCluster, item, project, schedule, together } from '../../src/rules/example';
import { command } from '../support/command';
import { synthOf } from '../support/configuration';
import { planOf } from '../support/plan-of';
import type { ForecastJson } from '../../src/report/forecast/forecast-json';

const resources = together(
  project(),
  cluster({ pit_enabled: true }),
  schedule({
    reference_hour_of_day: 18,
    reference_minute_of_hour: 0,
    restore_window_days: 5,
    policy_item_hourly: item(6, 'days', 7),
    policy_item_monthly: item(40, 'months', 12),
  }),
  flexCluster(),
);

let folder = '';
let plan = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'forecast-'));
  plan = join(folder, 'plan.json');
  writeFileSync(plan, JSON.stringify(planOf({ resources })));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Printed {
  readonly format: string;
  readonly at: string;
  readonly since: string | null;
  readonly clusters: readonly ForecastJson[];
}

async function printed(...typed: readonly string[]): Promise<Printed> {
  const { code, stdout, stderr } = await command(['forecast', ...typed, '--format', 'json']);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Printed;
}

test('JSON has every cluster of a plan', async () => {
  const { format, at, since, clusters } = await printed(plan);
  expect([format, at, since]).toEqual(['1', '2026-08-21T00:00:00Z', null]);
  expect(clusters.map(({ name, policy, snapshots }) => [name, policy, snapshots.count])).toEqual([
    ['orders', 'configured', 40],
    ['reports', 'flex', 8],
  ]);
  expect(clusters[0]?.pointInTime).toEqual({ days: 5, from: '2026-08-16T00:00:00Z' });
});

test('a moment and a beginning are read', async () => {
  const { at, since, clusters } = await printed(
    plan,
    '--at',
    '2026-09-01T18:00Z',
    '--since',
    '2026-08-31',
    '--cluster',
    'orders',
  );
  expect([at, since, clusters.length]).toEqual(['2026-09-01T18:00:00Z', '2026-08-31T00:00:00Z', 1]);
  expect(clusters[0]?.snapshots.byItem).toEqual({ hourly: 7, monthly: 1 });
});

test('each cluster says which clusters could take a restore, and why others could not', async () => {
  const { clusters } = await printed(plan);
  expect(clusters[0]?.restoresInto).toEqual({
    clusters: ['mongodbatlas_advanced_cluster.orders'],
    refused: [
      {
        address: 'mongodbatlas_flex_cluster.reports',
        reasons: [
          'a snapshot of cluster "orders", a dedicated cluster, cannot be restored into cluster "reports", a Flex cluster',
        ],
      },
    ],
    unknown: [],
  });
});

test('a synthesized configuration is read like a plan', async () => {
  const file = join(folder, 'cdk.tf.json');
  writeFileSync(file, JSON.stringify(synthOf({ resources })));
  const { clusters } = await printed(file);
  rmSync(file);
  expect(clusters.map(({ name, snapshots }) => [name, snapshots.count])).toEqual([
    ['orders', 40],
    ['reports', 8],
  ]);
});

test('a synthesized configuration that is long is read like a short one', async () => {
  const file = join(folder, 'cdk.tf.json');
  const comment = { '//': 'x'.repeat(1 << 21) };
  writeFileSync(file, JSON.stringify({ ...comment, ...(synthOf({ resources }) as object) }));
  const { clusters } = await printed(file);
  rmSync(file);
  expect(clusters.map(({ name, snapshots }) => [name, snapshots.count])).toEqual([
    ['orders', 40],
    ['reports', 8],
  ]);
});

test('a report reads aloud', async () => {
  const { stdout } = await command(['forecast', plan, '--cluster', 'orders']);
  expect(stdout).toMatchInlineSnapshot(`
    "What can be restored at 2026-08-21 00:00 UTC, with every retention reached

    orders (mongodbatlas_advanced_cluster.orders)
      backups         its schedule (mongodbatlas_cloud_backup_schedule.orders)
      RPO             1 minute
      snapshots       40: 28 hourly and 12 monthly
      newest          2026-08-21 00:00 UTC
      oldest          2025-08-31 18:00 UTC
      next            2026-08-21 06:00 UTC
      restore window  any second of the last 5 days, from 2026-08-16 00:00 UTC
      granularity     every 6 hours for 7 days, every month for 12 months
      stored in       AWS/EU_CENTRAL_1
      survives        cluster deletion; not region loss or project deletion
      can restore to  orders
      not to          reports: a snapshot of cluster "orders", a dedicated cluster,
                      cannot be restored into cluster "reports", a Flex cluster

    assumed
      - hourly snapshots are taken at intervals that begin at the reference time
      - the first snapshot is taken when one is first due after the schedule begins
      - if several items are due at the same time, one snapshot is taken; it belongs
        to the item with the longest retention, or to the less frequent one of equal
        ones
      - months and years are calendar months and years: one month after 31 January
        is the last day of February
      - point-in-time restore can go back to the first snapshot after it was enabled
      - with point-in-time restore the worst-case data loss (RPO) is one minute, as
        MongoDB promises; any second in the restore window can be restored
      - Terraform keeps snapshots on deletion only if retain_backups_enabled = true
        is in the state, so after it was applied
    "
  `);
});

test('clusters that share a name are shown with their addresses as targets', async () => {
  const file = join(folder, 'shared-name.json');
  const twice = together(resources, cluster({ name: 'orders' }, 'staging'));
  writeFileSync(file, JSON.stringify(planOf({ resources: twice })));
  const { stdout } = await command(['forecast', file, '--format', 'markdown', '--cluster', 'reports']);
  rmSync(file);
  expect(stdout).toContain('| perhaps to | orders (mongodbatlas\\_advanced\\_cluster.orders): ');
  expect(stdout).toContain('| perhaps to | orders (mongodbatlas\\_advanced\\_cluster.staging): ');
  expect(stdout).toContain('| can restore to | reports |');
});

test('a report for Markdown has a table for each cluster', async () => {
  const { stdout } = await command(['forecast', plan, '--format', 'markdown', '--cluster', 'reports']);
  expect(stdout).toMatchInlineSnapshot(`
    "## What can be restored

    at 2026-08-21 00:00 UTC, with every retention reached

    ### reports

    at mongodbatlas\\_flex\\_cluster.reports

    | | |
    |---|---|
    | backups | daily, by Atlas |
    | RPO | 1 day |
    | snapshots | 8 daily |
    | granularity | every day for 8 days |
    | stored in | Germany |
    | survives | not cluster deletion or project deletion; not known: region loss |
    | can restore to | reports |
    | perhaps to | orders: the MongoDB version of mongodbatlas\\_flex\\_cluster.reports is not known; the MongoDB version of mongodbatlas\\_advanced\\_cluster.orders is not known |

    Assumed:

    - Atlas keeps the last 8 daily snapshots of a Flex cluster, and takes the first one 24 hours after its creation
    - Atlas takes these snapshots at the time of day when they began, which is not known; they are counted as if they were taken at midnight
    - Atlas does not document a way to keep the snapshots of a deleted Flex cluster: assumed to be deleted with the cluster
    - Atlas documents only the country of the snapshots, which may be in the region of the cluster: whether they survive region loss is not known
    "
  `);
});

test('a report is written to a named file', async () => {
  const file = join(folder, 'forecast.md');
  const { code, stdout } = await command([
    'forecast',
    plan,
    '--format',
    `markdown:${file}`,
    '--format',
    'json',
  ]);
  expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ format: '1' })]);
  expect(readFileSync(file, 'utf8')).toContain('### orders');
});

test.each([
  [
    ['--at', 'tomorrow'],
    '--at "tomorrow" is not a date; write it as YYYY-MM-DD, or with a time in UTC as YYYY-MM-DDTHH:MMZ',
  ],
  [
    ['--since', '2026-02-30'],
    '--since "2026-02-30" is not a date; write it as YYYY-MM-DD, or with a time in UTC as YYYY-MM-DDTHH:MMZ',
  ],
  [
    ['--since', '2027-01-01', '--at', '2026-01-01'],
    '--since "2027-01-01" is after 2026-01-01, the time of the forecast; write an earlier one, or a later time with --at',
  ],
  [['--cluster', 'order'], '--cluster: there is no cluster "order"; did you mean "orders"?'],
  [['--cluster', 'payments-eu'], '--cluster: there is no cluster "payments-eu"; name one of orders, reports'],
  [['--format', 'sarif'], 'unknown format "sarif"; write pretty, json, markdown or html'],
])('%j is rejected in one line', async (typed, message) => {
  expect(await command(['forecast', plan, ...typed])).toEqual({
    code: 2,
    stdout: '',
    stderr: `atlas-backup: ${message}\n`,
  });
});

test('what a plan marks as sensitive does not show in what follows from it', async () => {
  const secret = planOf({ resources }) as {
    resource_changes: { type: string; change: { after_sensitive: unknown } }[];
  };
  for (const { type, change } of secret.resource_changes)
    if (type === 'mongodbatlas_cloud_backup_schedule')
      change.after_sensitive = { policy_item_hourly: [{ retention_value: true }], restore_window_days: true };
  const file = join(folder, 'secret.json');
  writeFileSync(file, JSON.stringify(secret));
  const { clusters } = await printed(file, '--cluster', 'orders');
  expect(clusters[0]?.snapshots.byItem).toEqual({ monthly: 12 });
  expect(clusters[0]?.pointInTime).toEqual({ days: null, from: null });
  expect(clusters[0]?.unknown.map(({ attribute }) => attribute)).toEqual([
    'policy_item_hourly',
    'restore_window_days',
  ]);
});

test('backups may begin at the time of the forecast', async () => {
  const { code, stderr } = await command(['forecast', plan, '--since', '2026-01-01', '--at', '2026-01-01']);
  expect([code, stderr]).toEqual([0, '']);
});
