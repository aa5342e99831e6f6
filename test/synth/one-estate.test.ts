import { App, Lazy, LocalBackend, TerraformStack, Testing } from 'cdktf';
import { AtlasCluster, AtlasProject, MongodbatlasProvider } from '../../src';
import { AdvancedCluster } from '../../src/provider/advanced-cluster';
import { CloudBackupSchedule } from '../../src/provider/cloud-backup-schedule';
import { Project } from '../../src/provider/project';
import { reviewOf } from '../../src/testing';

/** Where each resource of an app is: its numbers are those of stacks. */
interface Split {
  readonly project: number;
  readonly clusters: readonly number[];
  readonly schedules: readonly number[];
}

const SPECS = [
  {
    regionConfigs: [
      {
        priority: 7,
        providerName: 'AWS',
        regionName: 'EU_WEST_1',
        electableSpecs: { instanceSize: 'M10', nodeCount: 3 },
      },
    ],
  },
];

const CLUSTERS = ['orders', 'invoices', 'reports'];

function stacksOf(app: App, count: number): TerraformStack[] {
  return Array.from({ length: count }, (_, index) => {
    const stack = new TerraformStack(app, `s${index}`);
    new LocalBackend(stack, { path: `s${index}.tfstate` });
    new MongodbatlasProvider(stack, 'atlas');
    return stack;
  });
}

/** An app with mistakes that only show where a schedule is compared with its cluster, or a cluster with another one. */
function appOf(seed: number, count: number, { project, clusters, schedules }: Split): App {
  const app = new App();
  const stacks = stacksOf(app, count);
  // References go one way: Terraform has no circles of stacks.
  const at = (number: number): TerraformStack =>
    stacks[Math.min(number, count - 1)] ?? new TerraformStack(app, 'none');
  const shop = new Project(at(project), 'shop', { name: 'shop', orgId: '5f0000000000000000000001' });
  for (const [index, name] of CLUSTERS.entries()) {
    const bits = seed >> (index * 3);
    const cluster = new AdvancedCluster(at(clusters[index] ?? 0), name, {
      projectId: shop.id,
      name,
      clusterType: 'REPLICASET',
      backupEnabled: (bits & 1) === 0,
      pitEnabled: (bits & 2) !== 0,
      replicationSpecs: SPECS,
    });
    if (index === 2 && (seed & 512) !== 0) continue;
    new CloudBackupSchedule(at(schedules[index] ?? 0), `${name}-schedule`, {
      projectId: shop.id,
      clusterName: cluster.name,
      restoreWindowDays: 4,
      ...((bits & 4) === 0
        ? { policyItemDaily: { frequencyInterval: 1, retentionUnit: 'days', retentionValue: 7 } }
        : { policyItemHourly: { frequencyInterval: 6, retentionUnit: 'days', retentionValue: 2 } }),
    });
  }
  return app;
}

/** What reviews of all stacks say, but for the stacks. */
function foundIn(app: App): { readonly findings: readonly string[]; readonly unchecked: readonly string[] } {
  const reviews = reviewOf(app);
  return {
    findings: reviews
      .flatMap(({ findings }) => findings)
      .map(({ rule, severity, address, message }) =>
        [rule, severity, address, message.replace(/ \([^()]* is in stack [^()]*\)$/, '')].join(' | '),
      )
      .sort(),
    unchecked: reviews
      .flatMap(({ unchecked }) => unchecked)
      .map(({ rule, address, attribute }) => [rule, address, attribute].join(' | '))
      .sort(),
  };
}

test('each stack requires its own provider', () => {
  const app = new App();
  const [first, second] = stacksOf(app, 1);
  if (first === undefined || second !== undefined) throw new Error('there is one stack');
  const newer = new TerraformStack(app, 'newer');
  new LocalBackend(newer, { path: 'newer.tfstate' });
  new MongodbatlasProvider(newer, 'atlas', { version: '~> 2.18' });
  for (const stack of [first, newer])
    new CloudBackupSchedule(stack, 'schedule', {
      projectId: '5f0000000000000000000001',
      clusterName: `of-${stack.node.id}`,
      ...(stack === newer ? { copyPolicyItemsEnabled: true } : {}),
    });
  expect(
    reviewOf(app).flatMap(({ findings }) => findings.filter(({ rule }) => rule === 'provider/too-old')),
  ).toEqual([]);
});

describe('an app that is split into stacks has the same findings', () => {
  test.each(Array.from({ length: 16 }, (_, index) => [(index * 397) % 1024, index] as const))(
    'seed %d, split %d',
    (seed, split) => {
      const placed: Split = {
        project: 0,
        clusters: CLUSTERS.map((_, index) => (split >> index) & 1),
        schedules: CLUSTERS.map((_, index) => ((split >> index) & 1) + ((split >> (index + 1)) & 1)),
      };
      const whole = foundIn(appOf(seed, 1, placed));
      expect(foundIn(appOf(seed, 2, placed))).toEqual(whole);
      expect(foundIn(appOf(seed, 3, placed))).toEqual(whole);
    },
  );

  test('there are findings to be the same', () => {
    const seeds = Array.from({ length: 16 }, (_, index) => (index * 397) % 1024);
    const split = { project: 0, clusters: [0, 0, 0], schedules: [0, 0, 0] };
    const rules = new Set(
      seeds.flatMap((seed) => foundIn(appOf(seed, 1, split)).findings.map((one) => one.split(' | ')[0])),
    );
    for (const rule of [
      'pit/without-hourly-item',
      'pit/window-exceeds-hourly-retention',
      'cluster/no-schedule',
    ])
      expect(rules).toContain(rule);
  });
});

/** A split in which nothing is with what it belongs to. */
const APART: Split = { project: 0, clusters: [1, 0, 1], schedules: [2, 2, 2] };
const SEEDS = Array.from({ length: 16 }, (_, index) => (index * 397) % 1024);

function stacksIn(app: App): readonly TerraformStack[] {
  return app.node.findAll().filter((one) => TerraformStack.isStack(one));
}

describe('a single stack is checked with the other stacks of its app', () => {
  test.each(SEEDS)('by the matchers, seed %d', (seed) => {
    const all = reviewOf(appOf(seed, 3, APART));
    for (const [index, expected] of all.entries()) {
      const stack = stacksIn(appOf(seed, 3, APART))[index]!;
      expect(reviewOf(stack)).toEqual([expected]);
    }
  });

  test.each(SEEDS)('by Testing.synth(stack, true), seed %d', (seed) => {
    for (const [index, { findings }] of reviewOf(appOf(seed, 3, APART)).entries()) {
      const stack = stacksIn(appOf(seed, 3, APART))[index]!;
      const errors = findings.filter(({ severity }) => severity === 'error');
      if (errors.length === 0) expect(() => Testing.synth(stack, true)).not.toThrow();
      for (const { rule } of errors) expect(() => Testing.synth(stack, true)).toThrow(rule);
    }
  });

  test('there are stacks with errors, and stacks without', () => {
    const errors = SEEDS.flatMap((seed) =>
      reviewOf(appOf(seed, 3, APART)).map(({ findings }) =>
        findings.some(({ severity }) => severity === 'error'),
      ),
    );
    expect(new Set(errors)).toEqual(new Set([true, false]));
  });

  test('which are not changed if nothing refers to them', () => {
    const declared = (): readonly TerraformStack[] => {
      const app = new App();
      const [first, second] = stacksOf(app, 2);
      // Without a backend.
      const bare = new TerraformStack(app, 'bare');
      new MongodbatlasProvider(bare, 'atlas');
      const stacks = [first!, second!, bare];
      for (const stack of stacks)
        new Project(stack, 'project', { name: stack.node.id, orgId: '5f0000000000000000000001' });
      return stacks;
    };
    const checked = declared();
    for (const [index, stack] of checked.entries()) {
      const json = Testing.synth(declared()[index]!);
      expect(Testing.synth(stack, true)).toBe(json);
      expect(Testing.synth(stack)).toBe(json);
    }
  });

  test('and without one that cannot be synthesized yet', () => {
    const app = appOf(0, 2, APART);
    const broken = new TerraformStack(app, 'broken');
    new Project(broken, 'shop', {
      name: Lazy.stringValue({
        produce: () => {
          throw new Error('not yet');
        },
      }),
      orgId: '5f0000000000000000000001',
    });
    const [stack] = stacksIn(app);
    expect(reviewOf(stack!)).toEqual(reviewOf(appOf(0, 2, APART)).slice(0, 1));
  });
});

test('the forecast of a cluster has its schedule in another stack', () => {
  const forecastIn = (count: number): object => {
    const stacks = stacksOf(new App(), count);
    const [first, last] = [stacks[0]!, stacks.at(-1)!];
    const shop = new AtlasProject(first, 'shop', { organizationId: '5f0000000000000000000001' });
    const orders = new AtlasCluster(stacks[Math.min(1, count - 1)]!, 'orders', {
      project: shop,
      cloudProvider: 'AWS',
      instanceSize: 'M10',
      regions: ['EU_CENTRAL_1'],
    });
    new CloudBackupSchedule(last, 'orders-schedule', {
      projectId: shop.projectId,
      clusterName: orders.clusterName,
      policyItemDaily: { frequencyInterval: 1, retentionUnit: 'days', retentionValue: 5 },
    });
    return { ...orders.forecast(), constructPath: undefined };
  };
  expect(forecastIn(3)).toEqual(forecastIn(1));
  expect(forecastIn(3)).toMatchObject({ policy: 'configured', snapshots: { byItem: { daily: 5 } } });
});

test('a finding is in the stack of the resource that has to change, and names the other one', () => {
  const app = appOf(2, 2, { project: 0, clusters: [0, 0, 0], schedules: [1, 1, 1] });
  const [first, second] = reviewOf(app);
  expect(first?.findings.filter(({ rule }) => rule.startsWith('pit/'))).toEqual([]);
  expect(
    second?.findings.filter(({ rule }) => rule === 'pit/without-hourly-item').map(({ message }) => message),
  ).toEqual([
    'the schedule for cluster "orders" has no hourly item, which point-in-time restore requires (mongodbatlas_advanced_cluster.orders is in stack "s0")',
  ]);
});

test('an objective of a project covers its clusters in other stacks', () => {
  const app = new App();
  const [base, data] = stacksOf(app, 2);
  if (base === undefined || data === undefined) throw new Error('there are two stacks');
  const project = new AtlasProject(base, 'shop', { organizationId: '5f0000000000000000000001' });
  project.requireRecovery({ survivesRegionLoss: true });
  new AtlasCluster(data, 'orders', {
    project,
    cloudProvider: 'AWS',
    instanceSize: 'M10',
    regions: ['EU_CENTRAL_1'],
  });
  const found = reviewOf(app).flatMap(({ path, findings }) => findings.map(({ rule }) => `${path} ${rule}`));
  expect(found).toContain('s1 objective/does-not-survive');
});

test('clusters of one name in projects that are not known are not joined by guess', () => {
  const app = new App();
  const [one, other] = stacksOf(app, 2);
  if (one === undefined || other === undefined) throw new Error('there are two stacks');
  new AdvancedCluster(one, 'orders', {
    projectId: '${var.project}',
    name: 'orders',
    clusterType: 'REPLICASET',
    pitEnabled: true,
    backupEnabled: true,
    replicationSpecs: SPECS,
  });
  new CloudBackupSchedule(other, 'nightly', {
    projectId: '${var.project}',
    clusterName: 'orders',
    policyItemDaily: { frequencyInterval: 1, retentionUnit: 'days', retentionValue: 7 },
  });
  const [first, second] = reviewOf(app);
  expect(second?.findings.map(({ rule }) => rule)).not.toContain('pit/without-hourly-item');
  expect(second?.unchecked.map(({ rule }) => rule)).toContain('pit/without-hourly-item');
  expect(first?.findings.map(({ rule }) => rule)).not.toContain('cluster/no-schedule');
  expect(first?.unchecked.map(({ rule }) => rule)).toContain('cluster/no-schedule');
});
