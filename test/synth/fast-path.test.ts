import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  App,
  Aspects,
  Fn,
  Lazy,
  LocalBackend,
  Op,
  S3Backend,
  TerraformAsset,
  TerraformCount,
  TerraformDataSource,
  TerraformElement,
  TerraformHclModule,
  TerraformIterator,
  TerraformLocal,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
  TerraformVariable,
  Testing,
  Token,
  Tokenization,
  conditional,
  dependable,
  propertyAccess,
  ref,
} from 'cdktf';
import fc from 'fast-check';
import {
  AtlasChecks,
  AtlasCluster,
  AtlasProject,
  BackupCompliancePolicy,
  Duration,
  MongodbatlasProvider,
  Retention,
  SnapshotCopies,
} from '../../src';
import { AdvancedCluster } from '../../src/provider/advanced-cluster';
import { CloudBackupSchedule } from '../../src/provider/cloud-backup-schedule';
import { FastPath } from '../../src/synth/fast-path';

let stderr: jest.SpyInstance;

beforeEach(() => {
  stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => {
  stderr.mockRestore();
  jest.restoreAllMocks();
  AtlasChecks.of(new App()).configure({ creationStacks: true });
});

/** Everything that an app writes, by its path, or the error that it fails with. */
function written(make: (app: App) => void, fastPath: boolean): unknown {
  const outdir = mkdtempSync(join(tmpdir(), 'fast-path-'));
  try {
    const app = Testing.stubVersion(new App({ outdir }));
    AtlasChecks.of(app).configure({ fastPath, creationStacks: false });
    try {
      make(app);
      app.synth();
    } catch (error) {
      return (error as Error).message.replaceAll(/TOKEN\.\d+/g, 'TOKEN').replaceAll(outdir, 'OUTDIR');
    }
    return Object.fromEntries(
      readdirSync(outdir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'archive.zip')
        .map(({ parentPath, name }) => [
          join(parentPath, name).replace(outdir, ''),
          readFileSync(join(parentPath, name), 'utf8'),
        ]),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function stackOf(app: App, id = 'prod'): TerraformStack {
  const stack = new TerraformStack(app, id);
  new LocalBackend(stack, { path: `${id}.tfstate` });
  new MongodbatlasProvider(stack, 'atlas');
  return stack;
}

function resource(
  scope: TerraformStack,
  id: string,
  attributes: Record<string, unknown> = {},
): TerraformResource {
  const made = new TerraformResource(scope, id, { terraformResourceType: 'aws_thing' });
  for (const [name, value] of Object.entries(attributes)) made.addOverride(name, value);
  return made;
}

/** What an app is made of, in words. */
const APPS: Readonly<Record<string, (app: App) => void>> = {
  'constructs with values that are known': (app) => {
    const stack = stackOf(app);
    const project = new AtlasProject(stack, 'shop', {
      organizationId: '5f0000000000000000000001',
      tags: { team: 'shop' },
    });
    const orders = new AtlasCluster(stack, 'orders', {
      project,
      cloudProvider: 'AWS',
      instanceSize: 'M30',
      regions: ['EU_CENTRAL_1', 'EU_WEST_1'],
      pointInTimeRestore: true,
    });
    const schedule = orders.addBackupSchedule('Backups', {
      hourly: { everyHours: 6, keep: Retention.days(7) },
      daily: { keep: Retention.days(14) },
      weekly: { on: 'saturday', keep: Retention.weeks(4) },
    });
    new SnapshotCopies(stack, 'copies', { schedule, to: ['EU_WEST_1'] });
    orders.requireRecovery({ worstLoss: Duration.hours(6) });
    AtlasChecks.of(orders).acknowledge('cluster/backup-disabled', { reason: 'a copy' });
  },
  'constructs with values that only Terraform knows, and preconditions': (app) => {
    const stack = stackOf(app);
    const days = new TerraformVariable(stack, 'days', { type: 'number' });
    const size = new TerraformVariable(stack, 'size', { type: 'string', default: 'M30' });
    const project = AtlasProject.fromProjectId(
      stack,
      'shop',
      new TerraformVariable(stack, 'p', {}).stringValue,
    );
    const orders = new AtlasCluster(stack, 'orders', {
      project,
      cloudProvider: 'AWS',
      instanceSize: size.stringValue,
      regions: ['EU_CENTRAL_1'],
      backup: Op.not(new TerraformVariable(stack, 'off', { type: 'bool' }).booleanValue),
    });
    orders.addBackupSchedule('Backups', {
      daily: { keep: Retention.days(days.numberValue) },
      monthly: { on: 'last-day', keep: Retention.months(Token.asNumber(Op.mul(days.numberValue, 2))) },
    });
    new BackupCompliancePolicy(stack, 'policy', {
      project,
      cannotBeUndone: { reason: 'an auditor asks for it' },
      contact: { email: 'security@shop.io', firstName: 'Ada', lastName: 'Example' },
    });
  },
  'references between stacks, also to one that is made later': (app) => {
    const [one, two] = [stackOf(app, 'one'), stackOf(app, 'two')];
    const three = new TerraformStack(app, 'three');
    new S3Backend(three, { bucket: 'b', key: 'k' });
    const later = resource(three, 'later');
    const first = resource(one, 'first', { from_three: later.getStringAttribute('name') });
    resource(two, 'second', {
      text: `${first.getStringAttribute('arn')}/x`,
      list: first.getListAttribute('list'),
      nested: [{ of: [later.getNumberAttribute('size')] }],
      number: 1,
    });
  },
  'elements of every kind': (app) => {
    const stack = stackOf(app);
    const variable = new TerraformVariable(stack, 'count', { type: 'number', default: 1, sensitive: true });
    const local = new TerraformLocal(stack, 'local', { a: variable.numberValue, b: [true, null, 'x'] });
    new TerraformOutput(stack, 'out', { value: local.asString, sensitive: true });
    new TerraformOutput(stack, 'fixed', { value: { deep: [{ er: 1 }] }, staticId: true });
    const data = new TerraformDataSource(stack, 'data', { terraformResourceType: 'aws_data' });
    const counted = new TerraformResource(stack, 'counted', {
      terraformResourceType: 'aws_thing',
      count: TerraformCount.of(variable.numberValue),
      dependsOn: [data],
      lifecycle: { createBeforeDestroy: true, ignoreChanges: ['tags'], replaceTriggeredBy: [data.fqn] },
      provisioners: [{ type: 'local-exec', command: 'true' }],
    });
    new TerraformHclModule(stack, 'module', {
      source: 'terraform-aws-modules/vpc/aws',
      variables: { name: counted.fqn, list: [data.getStringAttribute('x')] },
    });
    new MongodbatlasProvider(stack, 'other', { alias: 'other', publicKey: 'x' });
    new TerraformAsset(stack, 'asset', { path: __filename });
    counted.addOverride('//.note', 'of the team');
    new TerraformElement(stack, 'nothing');
  },
  'iterators, dynamic blocks and for expressions': (app) => {
    const stack = stackOf(app);
    const list = new TerraformVariable(stack, 'list', { type: 'list(string)' });
    const iterator = TerraformIterator.fromList(list.listValue);
    const things = new TerraformResource(stack, 'things', {
      terraformResourceType: 'aws_thing',
      forEach: iterator,
    });
    things.addOverride('name', iterator.value);
    const map = TerraformIterator.fromMap({ a: { days: 1 }, b: { days: 2 } });
    new CloudBackupSchedule(stack, 'schedule', {
      projectId: things.getStringAttribute('id'),
      clusterName: 'orders',
      policyItemWeekly: map.dynamic({
        frequency_interval: 6,
        retention_unit: 'weeks',
        retention_value: map.getNumber('days'),
      }),
    });
    new TerraformLocal(stack, 'names', iterator.forExpressionForList(iterator.getString('name')));
  },
  'tokens of every kind, alone and within': (app) => {
    const stack = stackOf(app);
    const thing = resource(stack, 'thing');
    resource(stack, 'tokens', {
      text: Token.asString({ nested: ['x', 1] }),
      number: Token.asNumber(thing.getNumberAttribute('n')),
      within: `a ${thing.getStringAttribute('s')} b ${Token.asNumber(ref('n'))} c`,
      list: Token.asList(['x', thing.getStringAttribute('s')]),
      numbers: Token.asNumberList(ref('ns')),
      map: thing.getStringMapAttribute('m'),
      map_of_numbers: thing.getNumberMapAttribute('m'),
      map_of_any: thing.getAnyMapAttribute('m'),
      flags: thing.getBooleanMapAttribute('m'),
      null: Token.nullValue(),
      call: Fn.join('-', [thing.getStringAttribute('s'), Fn.upper('x')]),
      condition: conditional(Op.eq(thing.getStringAttribute('s'), 'x'), 1, [2]),
      access: propertyAccess(thing.getAnyMapAttribute('m'), ['x', 0]),
      dependency: [dependable(thing)],
      key: { [thing.getStringAttribute('s')]: 'value', [`${thing.getStringAttribute('s')}-x`]: 1 },
      foreign: ref('var.other'),
    });
  },
  'lazy values, also of nothing, and of other tokens': (app) => {
    const stack = stackOf(app);
    let calls = 0;
    resource(stack, 'lazy', {
      text: Lazy.stringValue({ produce: () => 'x' }),
      number: Lazy.numberValue({ produce: () => 3 }),
      list: Lazy.listValue({ produce: () => ['a', Fn.upper('b')] }),
      any: Lazy.anyValue({
        produce: () => ({ a: [Lazy.stringValue({ produce: () => 'deep' })], gone: undefined }),
      }),
      nothing: Lazy.anyValue({ produce: () => undefined }),
      omitted: Lazy.anyValue({ produce: () => [] }, { omitEmptyArray: true }),
      some: [
        1,
        Lazy.anyValue({ produce: () => undefined }),
        { gone: Lazy.anyValue({ produce: () => undefined }) },
      ],
      marker: Lazy.anyValue({ produce: () => `left over: ${Token.asString(ref('x.y'))}` }),
      calls: Lazy.numberValue({ produce: () => (calls += 1) }),
    });
  },
  'resources that are made while it is prepared': (app) => {
    const stack = stackOf(app);
    let made: TerraformResource | undefined;
    resource(stack, 'maker', {
      of: Lazy.stringValue({
        produce: () => (made ??= resource(stack, 'made', { x: 1 })).getStringAttribute('id'),
      }),
    });
  },
  'aspects that change what is declared': (app) => {
    const stack = stackOf(app);
    resource(stack, 'thing', { tags: { a: 'b' } });
    Aspects.of(stack).add({
      visit: (node) => {
        if (TerraformResource.isTerraformResource(node)) node.addOverride('tags.visited', ref('local.x'));
      },
    });
  },
  'overrides of resources, of stacks, and of what is there already': (app) => {
    const stack = stackOf(app);
    const cluster = new AdvancedCluster(stack, 'raw', {
      projectId: '65f000000000000000000001',
      name: 'orders',
      clusterType: 'REPLICASET',
      backupEnabled: true,
      retainBackupsEnabled: true,
      tags: { a: 'b' },
      replicationSpecs: [
        {
          regionConfigs: [
            {
              providerName: 'AWS',
              regionName: 'EU_WEST_1',
              priority: 7,
              electableSpecs: { instanceSize: 'M30', nodeCount: 3 },
            },
          ],
        },
      ],
    });
    cluster.addOverride('tags', undefined);
    cluster.addOverride('labels', { a: Fn.upper('x'), b: undefined });
    cluster.addOverride('lifecycle.prevent_destroy', true);
    stack.addOverride('terraform.required_version', '>= 1.5');
    stack.addOverride('resource.aws_thing.raw', { name: cluster.name, list: [undefined, 1] });
    stack.addOverride('locals', { a: Token.asNumber(ref('var.x')), b: {}, c: [] });
    stack.addOverride('provider.mongodbatlas', [{ alias: 'more' }]);
    stack.addOverride('gone', undefined);
    stack.addOverride('moved', [{ from: 'a.b', to: 'a.c' }]);
  },
  'two resources at one address': (app) => {
    const stack = stackOf(app);
    resource(stack, 'one', { a: { x: 1 }, list: [1] }).overrideLogicalId('same');
    resource(stack, 'two', { a: { y: 2 }, list: [2] }).overrideLogicalId('same');
  },
  'moves and imports': (app) => {
    const stack = stackOf(app);
    resource(stack, 'old').moveTo('target');
    resource(stack, 'new').addMoveTarget('target');
    resource(stack, 'imported').importFrom('the id');
    new TerraformResource(stack, 'renamed', { terraformResourceType: 'aws_thing' }).moveFromId(
      'aws_thing.before',
    );
  },
  'texts and numbers that look like tokens': (app) => {
    const stack = stackOf(app);
    resource(stack, 'texts', {
      number: '1e5 and -2e+300 and 65f00000000e1',
      huge: -1e300,
      small: 1e-300,
      minus: -123,
      markup: '${aws_thing.x.id} $${escaped} %{if true}x%{endif} #{x} &{y}',
      within: `\${lower("x")} ${Token.asString(ref('var.x'))}`,
      empty: '',
      keys: { 'a.b': 1, '1e5': 2, '//': 'x', '': 3 },
      proto: JSON.parse('{"constructor": 1, "toString": 2}'),
      nan: [Infinity],
    });
  },
  'a day': (app) => {
    resource(stackOf(app), 'day', { day: new Date(0), days: [new Date(0)] });
  },
  'a stack within a stack': (app) => {
    const outer = stackOf(app, 'outer');
    const inner = new TerraformStack(outer, 'inner');
    new MongodbatlasProvider(inner, 'atlas');
    resource(inner, 'thing', { of: resource(outer, 'thing').getStringAttribute('id') });
  },
};

/** What CDKTF refuses. */
const FAILING: Readonly<Record<string, (app: App) => void>> = {
  'a function': (app) => resource(stackOf(app), 'x', { at: { some: [() => 1] } }),
  'a construct': (app) => resource(stackOf(app), 'x', { at: app }),
  'a list token within a text': (app) => {
    const [token] = Token.asList(ref('x'));
    resource(stackOf(app), 'x', { at: { some: token } });
  },
  'a list token beside other elements': (app) =>
    resource(stackOf(app), 'x', { at: [...Token.asList(ref('x')), 'more'] }),
  'a number of a map': (app) => resource(stackOf(app), 'x', { at: Token.NUMBER_MAP_TOKEN_VALUE }),
  'a text of a map': (app) => resource(stackOf(app), 'x', { at: { some: Token.STRING_MAP_TOKEN_VALUE } }),
  'a token of nobody': (app) => resource(stackOf(app), 'x', { at: '${TfToken[TOKEN.99999999]}' }),
  'a lazy value that fails': (app) =>
    resource(stackOf(app), 'x', {
      at: Lazy.stringValue({
        produce: () => {
          throw new Error('not today');
        },
      }),
    }),
  'a key that is no text': (app) => resource(stackOf(app), 'x', { at: { [Token.asString([1])]: 1 } }),
  'a circle': (app) => {
    const circle: Record<string, unknown> = {};
    circle['again'] = circle;
    resource(stackOf(app), 'x').addOverride('at', [circle]);
  },
  'stacks that wait for each other': (app) => {
    const [one, two] = [stackOf(app, 'one'), stackOf(app, 'two')];
    const first = resource(one, 'first');
    const second = resource(two, 'second', { of: first.getStringAttribute('id') });
    first.addOverride('of', second.getStringAttribute('id'));
  },
  'what the checks find': (app) => {
    const stack = stackOf(app);
    const project = AtlasProject.fromProjectId(stack, 'project', '65f000000000000000000001');
    new AtlasCluster(stack, 'orders', {
      project,
      cloudProvider: 'AWS',
      instanceSize: 'M10',
      regions: ['EU_CENTRAL_1'],
    }).addBackupSchedule('Backups', {
      daily: { keep: Retention.days(14) },
      weekly: { on: 'saturday', keep: Retention.weeks(1) },
    });
  },
};

describe('the fast path writes what CDKTF writes', () => {
  test.each(Object.entries(APPS))('%s', (_, make) => {
    const expected = written(make, false);
    expect(expected).toHaveProperty(['/manifest.json']);
    expect(written(make, true)).toEqual(expected);
  });
});

describe('the fast path fails as CDKTF fails', () => {
  test.each(Object.entries(FAILING))('%s', (_, make) => {
    const expected = written(make, false);
    expect(typeof expected).toBe('string');
    expect(written(make, true)).toBe(expected);
  });
});

describe('values of any kind', () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('-', '1', 'e', '+', '.', '$', '{', '}', '#', '&', '"', 'x', '\n') }),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc
      .constantFrom('reference', 'call', 'list', 'map', 'number', 'lazy', 'within')
      .map((token) => ({ token })),
  );
  const tree = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value')), fc.dictionary(fc.string(), tie('value'))),
  })).value;

  /** The tree with its tokens. */
  function planted(value: unknown, of: TerraformResource): unknown {
    if (Array.isArray(value)) return value.map((one) => planted(one, of));
    if (typeof value !== 'object' || value === null) return value;
    switch ((value as { token?: unknown }).token) {
      case 'reference':
        return of.getStringAttribute('text');
      case 'call':
        return Fn.upper(of.getStringAttribute('text'));
      case 'list':
        return of.getListAttribute('list');
      case 'map':
        return of.getStringMapAttribute('map');
      case 'number':
        return of.getNumberAttribute('number');
      case 'lazy':
        return Lazy.anyValue({ produce: () => ({ a: [undefined, of.getStringAttribute('text')] }) });
      case 'within':
        return `a-${of.getStringAttribute('text')}-\${b}`;
      default:
        return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, planted(one, of)]));
    }
  }

  test('are written as CDKTF writes them', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const make = (app: App): void => {
          const stack = stackOf(app);
          resource(stack, 'x', { at: planted(value, resource(stack, 'of')) });
        };
        expect(written(make, true)).toEqual(written(make, false));
      }),
      { numRuns: 150 },
    );
  });
});

/** With cdktn in its place, CDKTF does it all: then only what is written is tested. */
const isCdktf = (TerraformStack as unknown as Record<symbol, { fqn: string }>)[
  Symbol.for('jsii.rtti')
]?.fqn.startsWith('cdktf.');

(isCdktf === true ? describe : describe.skip)('the fast path', () => {
  test.each([true, undefined, false])(
    'switched to %s: whether CDKTF resolves references and plain values',
    (fastPath) => {
      const app = Testing.stubVersion(new App({ outdir: mkdtempSync(join(tmpdir(), 'fast-path-')) }));
      AtlasChecks.of(app).configure(fastPath === undefined ? {} : { fastPath });
      APPS['constructs with values that are known']!(app);
      const resolve = jest.spyOn(Tokenization, 'resolve');
      app.synth();
      rmSync(app.outdir, { recursive: true });
      if (fastPath === false) expect(resolve.mock.calls.length).toBeGreaterThan(10);
      else expect(resolve).not.toHaveBeenCalled();
    },
  );

  test('is left as soon as it is switched off', () => {
    const app = Testing.stubVersion(new App());
    const checks = AtlasChecks.of(app).configure({ fastPath: true });
    const stack = stackOf(app);
    const [fast, slow] = [
      stack.toTerraform(),
      (checks.configure({ fastPath: false }), stack.toTerraform()),
    ] as unknown[];
    expect(slow).toEqual(fast);
  });

  test.each([
    [
      'a class that synthesizes in its own way',
      () =>
        new (class extends TerraformStack {
          override toTerraform(): unknown {
            return super.toTerraform();
          }
        })(new App(), 'own'),
    ],
    [
      'a stack that is prepared in its own way',
      () => {
        const stack = new TerraformStack(new App(), 'own');
        stack.prepareStack = () => undefined;
        return stack;
      },
    ],
  ])('is not for %s', (_, make) => {
    expect(FastPath.of(make())).toBeUndefined();
  });

  test('is not for a CDKTF that resolves, prepares or synthesizes in another way', () => {
    const stack = new TerraformStack(new App(), 'other');
    expect(FastPath.of(stack)).toBeDefined();
    for (const [of, name] of [
      [TerraformStack.prototype, 'toTerraform'],
      [TerraformStack.prototype, 'prepareStack'],
      [Tokenization, 'resolve'],
    ] as const) {
      const spy = jest.spyOn(of as typeof TerraformStack.prototype, name as 'toTerraform');
      expect(FastPath.of(stack)).toBeUndefined();
      spy.mockRestore();
    }
  });
});
