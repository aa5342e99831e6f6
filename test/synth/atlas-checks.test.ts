import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Annotations, App, LocalBackend, TerraformStack, Testing } from 'cdktf';
import {
  AtlasChecks,
  AtlasCluster,
  AtlasProject,
  FlexCluster,
  MongodbatlasProvider,
  Retention,
} from '../../src';
import { AdvancedCluster } from '../../src/provider/advanced-cluster';
import { MongodbatlasProvider as MongodbatlasProviderBinding } from '../../src/provider/provider';
import { CloudBackupSchedule } from '../../src/provider/cloud-backup-schedule';

let outdir: string;
let stderr: jest.SpyInstance;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'synth-'));
  stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => {
  rmSync(outdir, { recursive: true, force: true });
  stderr.mockRestore();
});

function stackOf(app: App, id: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  new LocalBackend(stack, { path: `${id}.tfstate` });
  new MongodbatlasProvider(stack, 'atlas');
  return stack;
}

/** A cluster that keeps daily snapshots 14 days, and weekly ones for N weeks: 1 is rejected. */
/** The id of a separate project for each stack: the clusters of one project are compared across stacks. */
function projectIn(stack: TerraformStack): string {
  return Buffer.from(stack.node.path).toString('hex').padStart(24, '0').slice(-24);
}

function cluster(stack: TerraformStack, weeks: number): AtlasCluster {
  const project = AtlasProject.fromProjectId(stack, 'project', projectIn(stack));
  const orders = new AtlasCluster(stack, 'orders', {
    project,
    cloudProvider: 'AWS',
    instanceSize: 'M10',
    regions: ['EU_CENTRAL_1'],
  });
  orders.addBackupSchedule('Backups', {
    daily: { keep: Retention.days(14) },
    weekly: { on: 'saturday', keep: Retention.weeks(weeks) },
  });
  return orders;
}

function rawSchedule(stack: TerraformStack, unit: string): void {
  new CloudBackupSchedule(stack, 'schedule', {
    projectId: projectIn(stack),
    clusterName: 'events',
    policyItemDaily: { frequencyInterval: 1, retentionUnit: unit, retentionValue: 2 },
  });
}

const written = (stack: string): string => join(outdir, 'stacks', stack, 'cdk.tf.json');
const printed = (): string => stderr.mock.calls.map(([text]) => String(text)).join('');

describe('app.synth()', () => {
  test('accepts a valid stack, and writes what CDKTF writes without checks', () => {
    const app = new App({ outdir });
    cluster(stackOf(app, 'prod'), 4);
    app.synth();
    const checked = readFileSync(written('prod'), 'utf8');
    const manifest = readFileSync(join(outdir, 'manifest.json'), 'utf8');

    const unchecked = new App({ outdir, skipValidation: true });
    cluster(stackOf(unchecked, 'prod'), 4);
    unchecked.synth();
    expect(checked).toBe(readFileSync(written('prod'), 'utf8'));
    expect(manifest).toBe(readFileSync(join(outdir, 'manifest.json'), 'utf8'));
    expect(printed()).toBe('');
  });

  test('fails with every finding of every stack in one run', () => {
    const app = new App({ outdir });
    cluster(stackOf(app, 'prod'), 1);
    cluster(stackOf(app, 'good'), 4);
    cluster(stackOf(app, 'dev'), 1);
    const failure = messageOf(() => {
      app.synth();
    });
    expect(failure).toMatch(/^MongoDB Atlas backups: 2 errors in 2 stacks\n/);
    for (const text of [
      'prod/orders/Backups',
      'dev/orders/Backups',
      '2 clusters named "orders": the schedule for the cluster keeps weekly snapshots 1 week, less',
      'schedule/retention-out-of-order',
      'why    Atlas requires',
      'fix    keep weekly snapshots at least 14 days',
      '2 errors, 0 warnings',
    ])
      expect(failure.replaceAll(/\s+/g, ' ')).toContain(text.replaceAll(/\s+/g, ' '));
    expect(failure).not.toContain('good/orders');
    expect(existsSync(join(outdir, 'manifest.json'))).toBe(false);
  });

  test('also reports other validations of a rejected stack', () => {
    const app = new App({ outdir });
    const stack = stackOf(app, 'prod');
    cluster(stack, 1);
    stack.node.addValidation({ validate: () => ['the team has no owner'] });
    const failure = messageOf(() => {
      app.synth();
    });
    expect(failure).toContain('schedule/retention-out-of-order');
    expect(failure).toContain('[prod] the team has no owner');
  });

  test('reports the findings of a stack if another stack fails for another reason', () => {
    const app = new App({ outdir });
    cluster(stackOf(app, 'prod'), 1);
    stackOf(app, 'other').node.addValidation({ validate: () => ['the team has no owner'] });
    const failure = messageOf(() => {
      app.synth();
    });
    expect(failure).toContain('schedule/retention-out-of-order');
    expect(failure).toContain('the team has no owner');
  });

  test('prints warnings and what is unchecked to stderr, once', () => {
    const app = new App({ outdir });
    const stack = stackOf(app, 'prod');
    const orders = cluster(stack, 4);
    orders.resource.addOverride('retain_backups_enabled', false);
    orders.resource.addOverride('pit_enabled', '${var.pit}');
    app.synth();
    expect(printed()).toContain('MongoDB Atlas backups of prod');
    expect(printed()).toContain('cluster/snapshots-deleted-with-it');
    expect(printed()).toContain('is known only after plan');
    expect(printed().split('cluster/snapshots-deleted-with-it')).toHaveLength(2);
  });

  test('separates the reports of stacks with an empty line', () => {
    const app = new App({ outdir });
    for (const name of ['staging', 'prod'])
      cluster(stackOf(app, name), 4).resource.addOverride('retain_backups_enabled', false);
    app.synth();
    expect(printed()).toMatch(/1 warning in \d+ resources\n\nMongoDB Atlas backups of prod\n/);
  });

  test('checks raw resources and overrides in addition to constructs', () => {
    const app = new App({ outdir });
    const stack = stackOf(app, 'prod');
    cluster(stack, 4);
    rawSchedule(stack, 'fortnights');
    expect(() => {
      app.synth();
    }).toThrow('schedule/invalid-retention');
  });

  test('does not check a stack of raw resources that is not attached', () => {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'raw');
    new LocalBackend(stack, { path: 'raw.tfstate' });
    new MongodbatlasProviderBinding(stack, 'atlas');
    rawSchedule(stack, 'fortnights');
    app.synth();
    expect(existsSync(written('raw'))).toBe(true);
  });

  test('checks a stack of raw resources with the MongodbatlasProvider of this package', () => {
    const app = new App({ outdir });
    rawSchedule(stackOf(app, 'raw'), 'fortnights');
    expect(() => {
      app.synth();
    }).toThrow('schedule/invalid-retention');
    expect(existsSync(written('raw'))).toBe(false);
  });

  test('checks every stack of an attached app, also later ones', () => {
    const app = new App({ outdir });
    AtlasChecks.of(app);
    AtlasChecks.of(app);
    rawSchedule(stackOf(app, 'later'), 'fortnights');
    const failure = messageOf(() => {
      app.synth();
    });
    expect(failure).toContain('schedule/invalid-retention');
    expect(failure.split('rule   schedule/invalid-retention')).toHaveLength(2);
  });

  test('checks nothing if the App skips validations', () => {
    const app = new App({ outdir, skipValidation: true });
    cluster(stackOf(app, 'prod'), 1);
    app.synth();
    expect(existsSync(written('prod'))).toBe(true);
  });

  test('also checks a stack that is written as HCL', () => {
    const app = new App({ outdir, hclOutput: true });
    cluster(stackOf(app, 'prod'), 1);
    expect(() => {
      app.synth();
    }).toThrow('schedule/retention-out-of-order');
  });
});

describe('under the CDKTF command', () => {
  beforeEach(() => {
    process.env['CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS'] = 'true';
  });

  afterEach(() => {
    delete process.env['CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS'];
  });

  test('warnings and unchecked rules become annotations of their constructs, and nothing is printed', () => {
    const app = new App({ outdir });
    const orders = cluster(stackOf(app, 'prod'), 4);
    orders.resource.addOverride('retain_backups_enabled', false);
    orders.resource.addOverride('pit_enabled', '${var.pit}');
    app.synth();
    expect(
      annotationsOf('prod').map(({ constructPath, level, message }) => [constructPath, level, message]),
    ).toEqual([
      ['prod/orders', '@cdktf/warn', expect.stringContaining('rule   cluster/snapshots-deleted-with-it')],
      ['prod/orders/Backups', '@cdktf/info', expect.stringMatching(/^unchecked: /)],
    ]);
    expect(printed()).toBe('');
  });

  test('errors fail the app, so that the command writes no rejected stack either', () => {
    const app = new App({ outdir });
    const orders = cluster(stackOf(app, 'prod'), 1);
    orders.resource.addOverride('retain_backups_enabled', false);
    expect(
      messageOf(() => {
        app.synth();
      }),
    ).toContain('schedule/retention-out-of-order');
    expect(existsSync(written('prod'))).toBe(false);
    expect(existsSync(join(outdir, 'manifest.json'))).toBe(false);
    // The command prints no annotations of an app that fails, but its stderr.
    expect(printed()).toContain('cluster/snapshots-deleted-with-it');
  });

  test('annotations of others are kept', () => {
    const app = new App({ outdir });
    const orders = cluster(stackOf(app, 'prod'), 4);
    Annotations.of(orders).addWarning('of the team');
    app.synth();
    expect(annotationsOf('prod').map(({ message }) => message)).toEqual(['of the team']);
  });

  function annotationsOf(stack: string): { constructPath: string; level: string; message: string }[] {
    const { stacks } = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as {
      stacks: Record<string, { annotations: { constructPath: string; level: string; message: string }[] }>;
    };
    return stacks[stack]?.annotations ?? [];
  }
});

describe('Testing.synth()', () => {
  test('runs the checks if it runs validations', () => {
    const stack = new TerraformStack(Testing.app(), 'prod');
    new MongodbatlasProvider(stack, 'atlas');
    cluster(stack, 1);
    expect(() => Testing.synth(stack, true)).toThrow('schedule/retention-out-of-order');
    expect(printed()).toBe('');
  });
});

describe('AtlasChecks.acknowledge()', () => {
  const id = 'schedule/retention-out-of-order';

  test.each([
    ['the schedule itself', (orders: AtlasCluster) => orders.node.findChild('Backups')],
    ['the cluster around it', (orders: AtlasCluster) => orders],
    ['the stack', (orders: AtlasCluster) => TerraformStack.of(orders)],
    ['the app', (orders: AtlasCluster) => orders.node.root],
  ])('on %s accepts the finding, which stays visible', (_, scope) => {
    const app = new App({ outdir });
    const orders = cluster(stackOf(app, 'prod'), 1);
    AtlasChecks.of(scope(orders)).acknowledge(id, {
      reason: 'a trial',
      owner: 'orders',
      until: '2027-01-31',
    });
    app.synth();
    expect(printed()).toContain('acknowledged error: the schedule for cluster "orders" keeps weekly');
    expect(printed()).toContain('reason a trial (orders, until 2027-01-31)');
  });

  test('on another construct matches nothing', () => {
    const app = new App({ outdir });
    const stack = stackOf(app, 'prod');
    const orders = cluster(stack, 1);
    const other = new FlexCluster(stack, 'reports', {
      project: orders.project,
      cloudProvider: 'AWS',
      region: 'EU_CENTRAL_1',
    });
    AtlasChecks.of(other).acknowledge(id, { reason: 'a trial' });
    expect(() => {
      app.synth();
    }).toThrow(id);
  });

  test('matches only addresses that match its pattern', () => {
    const app = new App({ outdir });
    const stack = stackOf(app, 'prod');
    cluster(stack, 1);
    AtlasChecks.of(stack).acknowledge(id, {
      reason: 'a trial',
      address: 'mongodbatlas_cloud_backup_schedule.other*',
    });
    expect(() => {
      app.synth();
    }).toThrow(id);
    AtlasChecks.of(stack).acknowledge(id, { reason: 'a trial', address: '*.orders_Backups_*' });
    app.synth();
  });

  test('ends on its last day', () => {
    const app = new App({ outdir });
    const stack = stackOf(app, 'prod');
    cluster(stack, 1);
    AtlasChecks.of(stack)
      .configure({ asOf: '2027-02-01' })
      .acknowledge(id, { reason: 'a trial', until: '2027-01-31' });
    expect(() => {
      app.synth();
    }).toThrow(id);
  });

  test('is written to cdk.tf.json, with its scope', () => {
    const app = new App({ outdir });
    const orders = cluster(stackOf(app, 'prod'), 1);
    AtlasChecks.of(TerraformStack.of(orders)).acknowledge('change/cluster-deleted', {
      reason: 'it moves',
      until: '2027-01-31',
    });
    AtlasChecks.of(orders).acknowledge(id, { reason: 'a trial' });
    app.synth();
    const json = JSON.parse(readFileSync(written('prod'), 'utf8')) as { '//': { atlasBackup: unknown } };
    expect(json['//'].atlasBackup).toEqual({
      acknowledgements: [
        { rule: 'change/cluster-deleted', reason: 'it moves', until: '2027-01-31' },
        { rule: id, reason: 'a trial', scope: 'prod/orders' },
      ],
    });
  });

  test('rejects a rule that does not exist, and suggests the nearest one', () => {
    const stack = stackOf(new App({ outdir }), 'prod');
    expect(() =>
      AtlasChecks.of(stack).acknowledge('schedule/retention-out-of-ordr', { reason: 'a trial' }),
    ).toThrow(
      'prod: AtlasChecks: there is no rule "schedule/retention-out-of-ordr"; did you mean "schedule/retention-out-of-order"?',
    );
  });

  test.each([' ', '\u200b\u2800'])('requires a reason that people can see: %j', (reason) => {
    const stack = stackOf(new App({ outdir }), 'prod');
    expect(() => AtlasChecks.of(stack).acknowledge(id, { reason })).toThrow(
      `prod: AtlasChecks: acknowledging "${id}" requires a reason: add reason: '...'`,
    );
  });

  test('requires a reason, also if JavaScript passes no options', () => {
    const stack = stackOf(new App({ outdir }), 'prod');
    expect(() => AtlasChecks.of(stack).acknowledge(id, undefined as never)).toThrow(
      `prod: AtlasChecks: acknowledging "${id}" requires a reason: add reason: '...'`,
    );
  });

  test('requires a date for until', () => {
    const stack = stackOf(new App({ outdir }), 'prod');
    expect(() => AtlasChecks.of(stack).acknowledge(id, { reason: 'a trial', until: '31/01/2027' })).toThrow(
      `prod: AtlasChecks: acknowledging "${id}": until is "31/01/2027": write a date as YYYY-MM-DD`,
    );
  });

  test('rejects an option that does not exist, since without it everything would match', () => {
    const stack = stackOf(new App({ outdir }), 'prod');
    const options = { reason: 'a trial', adress: '*.orders' };
    expect(() => AtlasChecks.of(stack).acknowledge(id, options)).toThrow(
      `prod: AtlasChecks: acknowledging "${id}": there is no option "adress"; did you mean "address"?`,
    );
  });
});

describe('AtlasChecks.configure()', () => {
  test.each<[string, object]>([
    ['AtlasChecks: there is no option "asof"; did you mean "asOf"?', { asof: '2027-01-31' }],
    ['AtlasChecks: asOf is "tomorrow": write a date as YYYY-MM-DD', { asOf: 'tomorrow' }],
    [
      'AtlasChecks: the severity of cluster/no-schedule is "fatal": write "error", "warning", "info" or "off"',
      { severities: { 'cluster/no-schedule': 'fatal' } },
    ],
    ['AtlasChecks: severities is null: write an object with a severity for each rule', { severities: null }],
    [
      'AtlasChecks: severities is "off": write an object with a severity for each rule',
      { severities: 'off' },
    ],
    ['AtlasChecks: failOn is "info": write "error", "warning", "unchecked" or "never"', { failOn: 'info' }],
    ['AtlasChecks: infos is "yes": write true or false', { infos: 'yes' }],
    [
      'AtlasChecks: creationSitesIn is "src": write an absolute path, such as __dirname',
      { creationSitesIn: 'src' },
    ],
    [
      'AtlasChecks: creationSitesIn is true: write an absolute path, such as __dirname',
      { creationSitesIn: true },
    ],
    ['AtlasChecks: asOf is NaN: write a date as YYYY-MM-DD', { asOf: Number.NaN }],
    [
      'AtlasChecks: severities is a Map: write an object with a severity for each rule',
      { severities: new Map([['cluster/no-schedule', 'off']]) },
    ],
    ['AtlasChecks: rules is an object: write a list of rules', { rules: {} }],
    ['AtlasChecks: rules has an object: write rules, such as defineRule({ ... })', { rules: [{}] }],
    ['AtlasChecks: rules has null: write rules, such as defineRule({ ... })', { rules: [null] }],
    [
      'AtlasChecks: the id "team/x" of your own rule must look like own/no-hourly-snapshots',
      { rules: [{ id: 'team/x', check: () => [] }] },
    ],
  ])('%s', (message, options) => {
    const stack = stackOf(new App({ outdir }), 'prod');
    expect(() => AtlasChecks.of(stack).configure(options)).toThrow(message);
  });

  test('what is rejected changes nothing', () => {
    const app = new App({ outdir });
    const stack = stackOf(app, 'prod');
    cluster(stack, 1);
    const off = { 'schedule/retention-out-of-order': 'off', 'schedule/none': 'off' } as const;
    expect(() => AtlasChecks.of(stack).configure({ severities: off })).toThrow('schedule/none');
    expect(() => {
      app.synth();
    }).toThrow('schedule/retention-out-of-order');
  });

  test('sets severities, and turns rules off', () => {
    const app = new App({ outdir });
    const stack = stackOf(app, 'prod');
    cluster(stack, 1);
    AtlasChecks.of(stack).configure({ severities: { 'schedule/retention-out-of-order': 'warning' } });
    app.synth();
    expect(printed()).toContain('warning: the schedule for cluster "orders" keeps weekly snapshots 1 week');
    AtlasChecks.of(stack).configure({ severities: { 'schedule/retention-out-of-order': 'off' } });
    stderr.mockClear();
    app.synth();
    expect(printed()).toBe('');
  });
});

describe('AtlasChecks.configure({ failOn })', () => {
  /** A stack with a warning and something unchecked. */
  function warned(app: App): void {
    const stack = stackOf(app, 'prod');
    const orders = cluster(stack, 4);
    orders.resource.addOverride('retain_backups_enabled', false);
    orders.resource.addOverride('pit_enabled', '${var.pit}');
  }

  const failure = (app: App): string | undefined => {
    try {
      app.synth();
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  };

  test('warning rejects a stack with warnings, and the error has them once', () => {
    const app = new App({ outdir });
    warned(app);
    AtlasChecks.of(app).configure({ failOn: 'warning' });
    expect(failure(app)).toContain('cluster/snapshots-deleted-with-it');
    expect(printed()).not.toContain('cluster/snapshots-deleted-with-it');
    expect(printed()).toContain('is known only after plan');
    expect(existsSync(written('prod'))).toBe(false);
  });

  test('unchecked also rejects a stack for what could not be checked', () => {
    const app = new App({ outdir });
    const stack = stackOf(app, 'prod');
    cluster(stack, 4).resource.addOverride('pit_enabled', '${var.pit}');
    AtlasChecks.of(app).configure({ failOn: 'unchecked' });
    expect(failure(app)).toContain('is known only after plan');
    expect(printed()).toBe('');
  });

  test('never writes a stack with errors, and prints them', () => {
    const app = new App({ outdir });
    cluster(stackOf(app, 'prod'), 1);
    AtlasChecks.of(app).configure({ failOn: 'never' });
    expect(failure(app)).toBeUndefined();
    expect(printed()).toContain('schedule/retention-out-of-order');
    expect(existsSync(written('prod'))).toBe(true);
  });

  test('infos are printed only if that is set', () => {
    const app = new App({ outdir });
    const stack = stackOf(app, 'prod');
    cluster(stack, 4);
    AtlasChecks.of(app).configure({ severities: { 'cluster/no-termination-protection': 'info' } });
    const orders = stack.node.findChild('orders');
    if (!(orders instanceof AtlasCluster)) throw new Error('the stack has no cluster');
    orders.resource.addOverride('termination_protection_enabled', false);
    app.synth();
    expect(printed()).not.toContain('cluster/no-termination-protection');
    AtlasChecks.of(app).configure({ infos: true });
    app.synth();
    expect(printed()).toContain('cluster/no-termination-protection');
  });
});

test('an optional acknowledgement may match nothing', () => {
  const app = new App({ outdir });
  const stack = stackOf(app, 'prod');
  cluster(stack, 4);
  AtlasChecks.of(stack).acknowledge('cluster/backup-disabled', { reason: 'only previews', optional: true });
  app.synth();
  expect(printed()).toBe('');
  expect(() =>
    AtlasChecks.of(stack).acknowledge('cluster/backup-disabled', {
      reason: 'only previews',
      optional: 'yes' as never,
    }),
  ).toThrow(
    'prod: AtlasChecks: acknowledging "cluster/backup-disabled": optional is "yes": write true or false',
  );
});

test('any construct of a stack attaches the checks to the stack', () => {
  const app = new App({ outdir });
  const stack = stackOf(app, 'prod');
  const raw = new AdvancedCluster(stack, 'sandbox', {
    projectId: '65f000000000000000000001',
    name: 'sandbox',
    clusterType: 'REPLICASET',
    backupEnabled: true,
    replicationSpecs: [
      {
        regionConfigs: [
          {
            providerName: 'TENANT',
            backingProviderName: 'AWS',
            regionName: 'EU_CENTRAL_1',
            priority: 7,
            electableSpecs: { instanceSize: 'M0' },
          },
        ],
      },
    ],
  });
  AtlasChecks.of(raw);
  expect(() => {
    app.synth();
  }).toThrow('free/backup-enabled');
});

function messageOf(run: () => void): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('it did not fail');
}
