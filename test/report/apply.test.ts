import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cluster, project, together } from '../../src/rules/example';
import { command } from '../support/command';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';
import { RECORDED, recordedOutcome } from '../support/recorded-applies';

const plan = (name: string): string => `test/fixtures/applies/${name}/plan.json`;

async function reviewed(name: string, ...options: readonly string[]): Promise<string> {
  return (await command(['review', plan(name), ...options])).stdout;
}

interface Applied {
  readonly apply: {
    readonly outcome: string;
    readonly steps: readonly { address: string; action: string; outcome: string }[];
    readonly safe: readonly { apply: number; change: string }[];
    readonly ifRefused?: readonly { address: string; action: string }[];
  };
  readonly impact: readonly { address: string; fate: string; lost: { count: number | null } | null }[];
}

async function json(name: string, ...options: readonly string[]): Promise<Applied> {
  return JSON.parse(await reviewed(name, '--format', 'json', ...options)) as Applied;
}

const REFUSED = RECORDED.filter((name) => recordedOutcome(name).refused.length > 0);

test.each(REFUSED)('%s: with the recorded rejections given, every step is as recorded', async (name) => {
  const { refused, done, notReached } = recordedOutcome(name);
  const given = refused.map(({ address, action }) => `--if-refused=${address}:${action}`);
  const { apply } = await json(name, ...new Set(given));
  const called = (outcome: string): readonly string[] =>
    apply.steps
      .filter((step) => step.outcome === outcome)
      .map(({ address, action }) => `${address} ${action}`)
      .sort();
  expect(called('done')).toEqual([...done].sort());
  expect(called('not-reached')).toEqual([...notReached].sort());
  expect(called('refused')).toEqual(
    [...new Set(refused.map(({ address, action }) => `${address} ${action}`))].sort(),
  );
  expect(apply.outcome).toBe('stops');
});

describe('a deletion that stops partway', () => {
  const NAME = 'protected-cluster-destroyed';
  const HEADING = /if this is applied, it stops partway/i;

  test.each(['pretty', 'markdown', 'html', 'github'])('is in %s', async (format) => {
    const text = await reviewed(NAME, '--format', format);
    expect(text).toMatch(format === 'github' ? /if this is applied%2C it stops partway/ : HEADING);
    expect(text.replaceAll('\\', '').replaceAll(/\s+/g, ' ')).toContain('has no schedule from this step on');
  });

  test('has the same change as two applies', async () => {
    expect((await json(NAME)).apply.safe).toEqual([
      { input: 0, apply: 1, change: 'set termination_protection_enabled = false and apply' },
      { input: 0, apply: 2, change: 'delete both' },
    ]);
  });

  test('loses no snapshots, which its impact says too', async () => {
    const { impact } = await json(NAME);
    expect(impact.map(({ address }) => address)).toContain('mongodbatlas_advanced_cluster.orders');
    for (const { lost } of impact) expect(lost?.count ?? 0).toBe(0);
  });
});

test('a plan that is applied to its end has no section, and all its steps in JSON', async () => {
  const name = 'module-keys-removed-one-protected';
  expect(await reviewed(name)).not.toContain('if this is applied');
  const { apply } = await json(name);
  expect([apply.outcome, new Set(apply.steps.map(({ outcome }) => outcome))]).toEqual([
    'completes',
    new Set(['done']),
  ]);
});

describe('a replacement that is rejected leaves the cluster', () => {
  const folder = testFolder();
  const orders = 'mongodbatlas_advanced_cluster.orders';

  test.each([
    [true, 'left cluster "orders" has Atlas\' default policy'],
    [false, 'left the next plan shows only: replace'],
  ])('with backup_enabled = %s', async (backup_enabled, expected) => {
    const shop = together(project(), cluster({ backup_enabled, termination_protection_enabled: false }));
    const plan = planOf({ before: shop, resources: shop, replaced: [orders], createBeforeDestroy: [orders] });
    const { stdout } = await command(['review', folder.file('plan.json', plan)]);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(expected);
  });
});

test('steps that nothing orders may be rejected', async () => {
  const text = await reviewed('restore-race');
  expect(text).toContain('if this is applied, it may stop partway');
  expect(text).toMatch(/ 1 {2}may be rejected {2}update mongodbatlas_advanced_cluster\.test/);
});

test('several fixes say what each is for', async () => {
  const { apply } = await json('three-schedules-two-refused');
  expect(apply.safe.map(({ change }) => change)).toEqual([
    'mongodbatlas_cloud_backup_schedule.this["catalog"]: keep weekly snapshots at least 30 days, or daily snapshots at most 14 days; mongodbatlas_cloud_backup_schedule.this["search"]: set restore_window_days = 7, or keep hourly snapshots at least 14 days',
  ]);
});

describe('--if-refused any', () => {
  test('lists the steps whose failure does harm', async () => {
    const { apply } = await json('module-keys-removed-one-protected', '--if-refused', 'any');
    expect(apply.ifRefused?.map(({ address, action }) => `${address} ${action}`)).toEqual([
      'module.database["eu"].mongodbatlas_advanced_cluster.this delete',
      'module.database["us"].mongodbatlas_advanced_cluster.this delete',
    ]);
  });

  test('says so where there are none', async () => {
    const text = await reviewed('schedule-update-refused', '--if-refused', 'any');
    expect(text).toContain(
      'steps whose failure would leave backups worse than they are, worst first\n  -  none\n',
    );
  });
});

test('a step that no plan has is a mistake', async () => {
  const { code, stderr } = await command([
    'review',
    plan('restore-race'),
    '--if-refused',
    'mongodbatlas_advanced_cluster.none:delete',
  ]);
  expect(code).toBe(2);
  expect(stderr).toBe(
    'atlas-backup: --if-refused mongodbatlas_advanced_cluster.none:delete: no plan here has such a step; write the address as the plan does, and create, update or delete as its action\n',
  );
});

test('a rejected step keeps the impact of other clusters as the plan has it', async () => {
  const { impact } = await json('three-schedules-two-refused');
  const { resource_changes: changes } = JSON.parse(
    readFileSync(join(__dirname, '..', '..', plan('three-schedules-two-refused')), 'utf8'),
  ) as { resource_changes: readonly { address: string; type: string }[] };
  const clusters = changes.filter(({ type }) => type === 'mongodbatlas_advanced_cluster');
  expect(impact.map(({ address }) => address).sort()).toEqual(clusters.map(({ address }) => address).sort());
});
