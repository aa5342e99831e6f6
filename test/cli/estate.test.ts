import { command } from '../support/command';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';
import { type ShownState, stateAfter, stateFile } from '../support/state-of';

const PROJECT = '5f0000000000000000000001';

const CLUSTERS = ['orders', 'invoices', 'reports', 'archive'];

type Blocks = Record<string, Record<string, Record<string, unknown>>>;

/** Clusters and schedules that exist, with mistakes in some of them, which need both to be seen. */
function blocksOf(seed: number): { readonly cluster: Blocks; readonly schedule: Blocks }[] {
  return CLUSTERS.map((name, index) => {
    const bits = seed >> (index * 3);
    const items =
      (bits & 4) === 0
        ? { policy_item_daily: [{ frequency_interval: 1, retention_unit: 'days', retention_value: 7 }] }
        : { policy_item_hourly: [{ frequency_interval: 6, retention_unit: 'days', retention_value: 2 }] };
    const isScheduled = index < 3 || (seed & 1) === 0;
    return {
      cluster: {
        mongodbatlas_advanced_cluster: {
          [name]: {
            project_id: PROJECT,
            name,
            cluster_type: 'REPLICASET',
            backup_enabled: (bits & 1) === 0,
            pit_enabled: (bits & 2) !== 0,
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
      },
      schedule: !isScheduled
        ? {}
        : {
            mongodbatlas_cloud_backup_schedule: {
              [name]: { project_id: PROJECT, cluster_name: name, restore_window_days: 4, ...items },
            },
          },
    };
  });
}

function together(all: readonly Blocks[]): Blocks {
  const merged: Blocks = {};
  for (const blocks of all)
    for (const [type, byName] of Object.entries(blocks)) merged[type] = { ...merged[type], ...byName };
  return merged;
}

/** A plan that changes nothing. */
function planFor(blocks: readonly Blocks[]): Record<string, unknown> {
  const resources = together(blocks);
  return planOf({ resources, before: resources });
}

/** The state that such a plan is made of. */
function stateFor(blocks: readonly Blocks[]): ShownState {
  return stateAfter(planFor(blocks));
}

interface Report {
  readonly inputs: readonly { readonly kind: string }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly address: string;
    readonly message: string;
    readonly input: number;
  }[];
  readonly unchecked: readonly { readonly rule: string; readonly address: string }[];
}

const folder = testFolder();

async function reportOf(typed: readonly string[]): Promise<Report> {
  const { stdout, stderr } = await command([...typed, '--no-config', '--format', 'json']);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Report;
}

/** What no split changes. That a schedule has no reference to its cluster is of one configuration alone. */
function foundIn({ findings }: Report): readonly string[] {
  return findings
    .filter(({ rule }) => rule !== 'schedule/name-instead-of-reference' && !rule.startsWith('provider/'))
    .map(
      ({ rule, address, message }) =>
        `${rule} ${address}: ${message.replace(/ \([^()]* is in [^()]*\)$/, '')}`,
    )
    .sort();
}

describe('one estate in several plans has the findings of one plan', () => {
  test.each([0, 365, 730, 1095, 1460, 1825, 2190, 2555, 2920, 3285, 3650, 4015])('seed %d', async (seed) => {
    const blocks = blocksOf(seed);
    const all = blocks.flatMap(({ cluster, schedule }) => [cluster, schedule]);
    const whole = foundIn(await reportOf(['review', folder.file('whole.json', planFor(all))]));
    const clusters = folder.file('clusters.json', planFor(blocks.map(({ cluster }) => cluster)));
    const schedules = folder.file('schedules.json', planFor(blocks.map(({ schedule }) => schedule)));
    expect(foundIn(await reportOf(['review', clusters, schedules]))).toEqual(whole);
    const [even, odd] = [0, 1].map((rest) =>
      folder.file(
        `${rest}.json`,
        planFor(all.filter((_, index) => (Math.floor(index / 2) + index + seed) % 2 === rest)),
      ),
    );
    expect(foundIn(await reportOf(['review', even ?? '', odd ?? '']))).toEqual(whole);
  });
});

describe('a schedule that two inputs have', () => {
  const [{ cluster, schedule } = { cluster: {}, schedule: {} }] = blocksOf(2);
  const RULE = 'schedule/several-for-one-cluster';
  const whole = planFor([cluster, schedule]);

  test('is one schedule if it is the same', async () => {
    const alone = await reportOf(['review', folder.file('a.json', whole)]);
    for (const other of [whole, stateFor([cluster, schedule])]) {
      const report = await reportOf(['review', folder.file('a.json', whole), folder.file('b.json', other)]);
      expect(report.findings.map(({ rule }) => rule)).not.toContain(RULE);
      expect(new Set(report.findings.map(({ rule, message }) => `${rule} ${message}`))).toEqual(
        new Set(alone.findings.map(({ rule, message }) => `${rule} ${message}`)),
      );
      expect(report.unchecked).toHaveLength(alone.unchecked.length);
    }
  });

  test('is two if their settings differ, and the forecast does not know which one applies', async () => {
    const at = (hour: number): Record<string, unknown> => {
      const changed = structuredClone(schedule);
      for (const byName of Object.values(changed))
        for (const values of Object.values(byName)) values['reference_hour_of_day'] = hour;
      return planFor([cluster, changed]);
    };
    const [a, b] = [folder.file('a.json', at(3)), folder.file('b.json', at(4))];
    expect((await reportOf(['review', a, b])).findings.map(({ rule }) => rule)).toContain(RULE);
    const { stdout } = await command(['forecast', a, b]);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      `its schedule is not the same in ${a} and ${b}, and it is not known which one applies`,
    );
  });
});

describe('a schedule and its cluster in two inputs', () => {
  // Point-in-time restores are on, and there is no hourly item.
  const [{ cluster, schedule } = { cluster: {}, schedule: {} }] = blocksOf(2);
  const RULE = 'pit/without-hourly-item';

  test('are joined', async () => {
    const report = await reportOf([
      'review',
      folder.file('data.json', planFor([cluster])),
      folder.file('backup.json', planFor([schedule])),
    ]);
    const found = report.findings.filter(({ rule }) => rule === RULE);
    expect(found.map(({ input }) => input)).toEqual([1]);
    expect(found[0]?.message).toMatch(/\(mongodbatlas_advanced_cluster\.orders is in .*data\.json\)$/);
    expect(report.findings.map(({ rule }) => rule)).not.toContain('cluster/no-schedule');
  });

  test('are not joined with --separate', async () => {
    const report = await reportOf([
      'review',
      '--separate',
      folder.file('data.json', planFor([cluster])),
      folder.file('backup.json', planFor([schedule])),
    ]);
    expect(report.findings.map(({ rule }) => rule)).not.toContain(RULE);
    expect(report.findings.map(({ rule }) => rule)).toContain('cluster/no-schedule');
    expect(report.unchecked.map(({ rule }) => rule)).toContain(RULE);
  });

  test('are joined with the state of what is elsewhere, which is not reviewed itself', async () => {
    const plan = folder.file('backup.json', planFor([schedule]));
    const state = folder.file('state.json', stateFor([cluster]));
    const report = await reportOf(['review', plan, '--state', state]);
    expect(report.inputs.map(({ kind }) => kind)).toEqual(['plan']);
    expect(report.findings.map(({ rule }) => rule)).toContain(RULE);
    expect(report.findings.map(({ address }) => address)).not.toContain(
      'mongodbatlas_advanced_cluster.orders',
    );
  });

  test('a plan in place of a state is rejected: what it changes would not be reviewed', async () => {
    const plan = folder.file('backup.json', planFor([schedule]));
    const { code, stdout, stderr } = await command(['review', plan, '--state', plan]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      `atlas-backup: cannot read --state ${plan}: this is a plan, and its changes would not be reviewed; name it as an input, or write its state with: terraform show -json > state.json\n`,
    );
  });

  test('a plan in place of the cdk.tf.json that it was created from is rejected', async () => {
    const plan = folder.file('backup.json', planFor([schedule]));
    const { code, stderr } = await command(['review', plan, '--synth', plan]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `atlas-backup: cannot read --synth ${plan}: this is not a stack; name the cdk.tf.json that the plan was created from\n`,
    );
  });

  test('an input that cannot be read hides no other, and the run is incomplete', async () => {
    const { code, stdout } = await command([
      'review',
      folder.file('data.json', planFor([cluster])),
      folder.file('backup.json', planFor([schedule])),
      folder.file('broken.json', {}),
      '--no-config',
      '--format',
      'json',
    ]);
    expect(code).toBe(2);
    expect((JSON.parse(stdout) as Report).findings.map(({ rule }) => rule)).toContain(RULE);
  });
});

describe('a state', () => {
  const [{ cluster, schedule } = { cluster: {}, schedule: {} }] = blocksOf(2);

  test.each(['review', 'check'])('%s judges what there is, and no change', async (typed) => {
    const report = await reportOf([typed, folder.file('state.json', stateFor([cluster, schedule]))]);
    expect(report.inputs.map(({ kind }) => kind)).toEqual(['state']);
    expect(report.findings.map(({ rule }) => rule)).toContain('pit/without-hourly-item');
    expect(report.findings.filter(({ rule }) => rule.startsWith('change/'))).toEqual([]);
  });

  test('a state file gives the same as terraform show -json', async () => {
    const shown = stateFor([cluster, schedule]);
    const one = await reportOf(['review', folder.file('shown.json', shown)]);
    const other = await reportOf(['review', folder.file('terraform.tfstate', stateFile(shown))]);
    expect(foundIn(other)).toEqual(foundIn(one));
  });

  test('of a whole estate, in one state and in two', async () => {
    const blocks = blocksOf(1460);
    const all = blocks.flatMap((one) => [one.cluster, one.schedule]);
    const whole = foundIn(await reportOf(['review', folder.file('whole.json', stateFor(all))]));
    const clusters = folder.file('clusters.json', stateFor(blocks.map((one) => one.cluster)));
    const schedules = folder.file('schedules.json', stateFor(blocks.map((one) => one.schedule)));
    expect(foundIn(await reportOf(['review', clusters, schedules]))).toEqual(whole);
    expect(whole.length).toBeGreaterThan(0);
  });

  test('the forecast joins it with a plan', async () => {
    const { stdout } = await command([
      'forecast',
      folder.file('state.json', stateFor([cluster])),
      folder.file('backup.json', planFor([schedule])),
      '--format',
      'json',
    ]);
    const { clusters } = JSON.parse(stdout) as {
      clusters: readonly { readonly policy: string; readonly snapshots: { readonly byItem: object } }[];
    };
    expect(clusters.map(({ policy, snapshots }) => [policy, snapshots.byItem])).toEqual([
      ['configured', { daily: 7 }],
    ]);
  });
});
