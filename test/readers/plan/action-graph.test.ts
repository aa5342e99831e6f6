import type { ActionGraph } from '../../../src/model';
import { readPlan } from '../../../src/readers';
import { readActionGraph } from '../../../src/readers/plan/action-graph';
import { PlanModule } from '../../../src/readers/plan/plan-configuration';
import { RECORDED, recordedOutcome, recordedPlan } from '../../support/recorded-applies';
import { allWaits, called } from '../../support/waits';

const OF_ACTIONS = /^\S+ (?:create|update|delete) <- \S+ (?:create|update|delete)$/;

/** The one edge that a plan does not show: lifecycle, and replace_triggered_by in it, is not in its JSON. */
const NOT_SHOWN = / <- terraform_data\.generation update$/;

describe('Terraform orders the actions of recorded applies as the plan alone says', () => {
  test.each(RECORDED)('%s', (name) => {
    const { waitsFor } = recordedOutcome(name);
    const graph = readPlan(recordedPlan(name)).actionGraph();
    const recorded = Object.keys(waitsFor).flatMap((one) =>
      [...behind(one, waitsFor)].map((other) => `${one} <- ${other}`),
    );
    expect(allWaits(graph).filter((edge) => OF_ACTIONS.test(edge))).toEqual(
      recorded.filter((edge) => name !== 'same-name-replaced-under-policy' || !NOT_SHOWN.test(edge)).sort(),
    );
  });

  test.each(RECORDED)('%s: nothing comes before what it waits for', (name) => {
    const { actions, waits } = readPlan(recordedPlan(name)).actionGraph();
    const done = new Set<number>();
    const isDone = (node: number, seen = new Set<number>()): boolean =>
      node < actions.length
        ? done.has(node)
        : seen.has(node) || (waits[node] ?? []).every((next) => isDone(next, seen.add(node)));
    for (const index of actions.keys()) {
      expect((waits[index] ?? []).filter((next) => !isDone(next))).toEqual([]);
      done.add(index);
    }
  });
});

function behind(
  one: string,
  waitsFor: Readonly<Record<string, readonly string[]>>,
  seen = new Set<string>(),
): ReadonlySet<string> {
  for (const other of waitsFor[one] ?? [])
    if (!seen.has(other)) {
      seen.add(other);
      behind(other, waitsFor, seen);
    }
  return seen;
}

// --- what no recording has ---

interface Sketch {
  /** "address actions", with `deposed KEY` behind it. */
  readonly changes: readonly string[];
  /** By address, what the state says that it depends on. */
  readonly state?: Readonly<Record<string, readonly string[]>>;
  readonly configuration?: Module;
  readonly providers?: Readonly<Record<string, object>>;
  readonly relevant?: readonly string[];
}

interface Module {
  /** By block, what it refers to; `depends_on:` before it for that, `provider:` for its provider. */
  readonly blocks?: Readonly<Record<string, readonly string[]>>;
  readonly outputs?: Readonly<Record<string, readonly string[]>>;
  readonly modules?: Readonly<
    Record<
      string,
      Module & {
        readonly inputs?: Readonly<Record<string, readonly string[]>>;
        readonly count?: readonly string[];
        readonly forEach?: readonly string[];
        readonly dependsOn?: readonly string[];
      }
    >
  >;
}

interface PlanJson {
  readonly configuration?: { readonly root_module: object; readonly provider_config: object };
  readonly resource_changes: readonly object[];
  readonly [member: string]: unknown;
}

function graphOf(plan: PlanJson): ActionGraph {
  return readActionGraph(plan, new PlanModule(plan.configuration?.root_module, '', undefined, undefined, {}));
}

function planOf({
  changes,
  state = {},
  configuration = {},
  providers = {},
  relevant = [],
}: Sketch): PlanJson {
  return {
    resource_changes: changes.map(rowOf),
    prior_state: {
      values: {
        root_module: {
          resources: Object.entries(state).map(([address, depends_on]) => ({
            ...partsOf(address),
            depends_on,
          })),
        },
      },
    },
    configuration: { provider_config: providers, root_module: moduleOf(configuration) },
    relevant_attributes: relevant.map((resource) => ({ resource, attribute: ['name'] })),
  };
}

function rowOf(change: string): object {
  const [address = '', actions = '', , deposed] = change.split(' ');
  return {
    ...partsOf(address),
    ...(deposed === undefined ? {} : { deposed }),
    change: { actions: actions.split('/'), before: {}, after: {} },
  };
}

function partsOf(address: string): { readonly type: string } {
  const found = /^((?:module\.\w+(?:\[[^\]]*\])?\.)*)(data\.)?(\w+)\.(\w+)(?:\["(\w+)"\])?/.exec(address);
  const [, module = '', data, type = '', name = '', index] = found ?? [];
  return {
    address,
    mode: data === undefined ? 'managed' : 'data',
    ...(module === '' ? {} : { module_address: module.slice(0, -1) }),
    type,
    name,
    ...(index === undefined ? {} : { index }),
    provider_name: `registry.terraform.io/x/${type.split('_')[0] ?? ''}`,
  } as { readonly type: string };
}

const references = (all: readonly string[]): object => ({ references: all });

function moduleOf({ blocks = {}, outputs = {}, modules = {} }: Module): object {
  return {
    resources: Object.entries(blocks).map(([address, all]) => ({
      address,
      expressions: { value: references(all.filter((one) => !one.includes(':'))) },
      depends_on: all.filter((one) => one.startsWith('depends_on:')).map((one) => one.slice(11)),
      provider_config_key: all.find((one) => one.startsWith('provider:'))?.slice(9),
    })),
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, all]) => [name, { expression: references(all) }]),
    ),
    module_calls: Object.fromEntries(
      Object.entries(modules).map(([name, { inputs = {}, count, forEach, dependsOn, ...module }]) => [
        name,
        {
          expressions: Object.fromEntries(
            Object.entries(inputs).map(([input, all]) => [input, references(all)]),
          ),
          ...(count === undefined ? {} : { count_expression: references(count) }),
          ...(forEach === undefined ? {} : { for_each_expression: references(forEach) }),
          ...(dependsOn === undefined ? {} : { depends_on: dependsOn }),
          module: moduleOf(module),
        },
      ]),
    ),
  };
}

const TABLE: readonly (readonly [title: string, sketch: Sketch, waits: readonly string[]])[] = [
  [
    'without a reference nothing is ordered',
    {
      changes: ['a_b.one create', 'a_b.two create'],
      configuration: { blocks: { 'a_b.one': [], 'a_b.two': [] } },
    },
    [],
  ],
  [
    'a creation waits for what its block refers to',
    {
      changes: ['a_b.one create', 'a_b.two create'],
      configuration: { blocks: { 'a_b.one': ['a_b.two.id', 'a_b.two'], 'a_b.two': [] } },
    },
    ['a_b.one create <- a_b.two create'],
  ],
  [
    'depends_on orders as a reference does',
    {
      changes: ['a_b.one create', 'a_b.two update'],
      configuration: { blocks: { 'a_b.one': ['depends_on:a_b.two'], 'a_b.two': [] } },
    },
    ['a_b.one create <- a_b.two update'],
  ],
  [
    'the way may lead through a block that does not change, and through data',
    {
      changes: ['a_b.one create', 'a_b.three update'],
      configuration: {
        blocks: {
          'a_b.one': ['data.a_c.two.id'],
          'data.a_c.two': ['a_b.mid.id'],
          'a_b.mid': ['a_b.three'],
          'a_b.three': [],
        },
      },
    },
    ['a_b.one create <- a_b.three update'],
  ],
  [
    'data that is read during the apply is between the two',
    {
      changes: ['a_b.one create', 'data.a_c.two read', 'a_b.three update'],
      configuration: {
        blocks: { 'a_b.one': ['data.a_c.two.id'], 'data.a_c.two': ['a_b.three'], 'a_b.three': [] },
      },
    },
    [
      'a_b.one create <- a_b.three update',
      'a_b.one create <- data.a_c.two read',
      'data.a_c.two read <- a_b.three update',
    ],
  ],
  [
    'an instance waits for every instance of the block that it refers to, in every instance of a module',
    {
      changes: [
        'module.m["x"].a_b.one create',
        'module.m["x"].a_b.two create',
        'module.m["y"].a_b.two create',
      ],
      configuration: { modules: { m: { blocks: { 'a_b.one': ['a_b.two.id'], 'a_b.two': [] } } } },
    },
    [
      'module.m["x"].a_b.one create <- module.m["x"].a_b.two create',
      'module.m["x"].a_b.one create <- module.m["y"].a_b.two create',
    ],
  ],
  [
    'an output of a module leads to what it is made of, and to nothing else in there',
    {
      changes: ['a_b.one create', 'module.m.a_b.two create', 'module.m.a_b.three create'],
      configuration: {
        blocks: { 'a_b.one': ['module.m.id', 'module.m'] },
        modules: { m: { blocks: { 'a_b.two': [], 'a_b.three': [] }, outputs: { id: ['a_b.two.id'] } } },
      },
    },
    ['a_b.one create <- module.m.a_b.two create'],
  ],
  [
    'an output is there once the depends_on, count and for_each of its module are',
    {
      changes: ['a_b.one create', 'a_b.two create', 'a_b.three create', 'a_b.four create'],
      configuration: {
        blocks: { 'a_b.one': ['module.m.id'], 'a_b.two': [], 'a_b.three': [], 'a_b.four': [] },
        modules: {
          m: {
            outputs: { id: [] },
            dependsOn: ['a_b.two'],
            modules: { n: {} },
            count: ['a_b.three.id'],
            forEach: ['a_b.four'],
          },
        },
      },
    },
    [
      'a_b.one create <- a_b.four create',
      'a_b.one create <- a_b.three create',
      'a_b.one create <- a_b.two create',
    ],
  ],
  [
    'a module with an expression as its key means all that is in it, as in depends_on',
    {
      changes: [
        'a_b.one create',
        'a_b.two create',
        'module.m["x"].a_b.three create',
        'module.m["x"].module.n.a_b.four create',
      ],
      configuration: {
        blocks: { 'a_b.one': ['module.m', 'each.key'], 'a_b.two': ['depends_on:module.m'] },
        modules: {
          m: {
            blocks: { 'a_b.three': [] },
            outputs: { id: [] },
            modules: { n: { blocks: { 'a_b.four': [] } } },
          },
        },
      },
    },
    [
      'a_b.one create <- module.m["x"].a_b.three create',
      'a_b.one create <- module.m["x"].module.n.a_b.four create',
      'a_b.two create <- module.m["x"].a_b.three create',
      'a_b.two create <- module.m["x"].module.n.a_b.four create',
    ],
  ],
  [
    'what stands in a module waits for the depends_on, count and for_each of its call, and by its variables for their values',
    {
      changes: ['module.m[0].a_b.one create', 'a_b.two create', 'a_b.three create', 'a_b.four create'],
      configuration: {
        blocks: { 'a_b.two': [], 'a_b.three': [], 'a_b.four': [] },
        modules: {
          m: {
            blocks: { 'a_b.one': ['var.id'] },
            inputs: { id: ['a_b.four.id'] },
            dependsOn: ['a_b.two'],
            count: ['a_b.three.id'],
          },
        },
      },
    },
    [
      'module.m[0].a_b.one create <- a_b.four create',
      'module.m[0].a_b.one create <- a_b.three create',
      'module.m[0].a_b.one create <- a_b.two create',
    ],
  ],
  [
    'dependents are deleted first, whatever the configuration says',
    {
      changes: ['a_b.one delete', 'a_b.two delete'],
      state: { 'a_b.one': [], 'a_b.two': ['a_b.one'] },
      configuration: { blocks: { 'a_b.one': ['a_b.two'] } },
    },
    ['a_b.one delete <- a_b.two delete'],
  ],
  [
    'to let go of an object counts as its deletion',
    { changes: ['a_b.one delete', 'a_b.two forget'], state: { 'a_b.one': [], 'a_b.two': ['a_b.one'] } },
    ['a_b.one delete <- a_b.two forget'],
  ],
  [
    'on deletion the instances of one module stay apart, those of a block do not',
    {
      changes: [
        'module.m["x"].a_b.one delete',
        'module.m["y"].a_b.one delete',
        'module.m["x"].a_b.two delete',
        'a_b.three["x"] delete',
        'a_b.three["y"] delete',
        'a_b.four["x"] delete',
      ],
      state: {
        'module.m["x"].a_b.one': [],
        'module.m["y"].a_b.one': [],
        'module.m["x"].a_b.two': ['module.m.a_b.one'],
        'a_b.three["x"]': [],
        'a_b.three["y"]': [],
        'a_b.four["x"]': ['a_b.three'],
      },
    },
    [
      'a_b.three["x"] delete <- a_b.four["x"] delete',
      'a_b.three["y"] delete <- a_b.four["x"] delete',
      'module.m["x"].a_b.one delete <- module.m["x"].a_b.two delete',
    ],
  ],
  [
    'on deletion an instance of a module does touch those of a module in it',
    {
      changes: ['module.m["x"].a_b.one delete', 'module.m["y"].module.n.a_b.two delete'],
      state: { 'module.m["x"].a_b.one': [], 'module.m["y"].module.n.a_b.two': ['module.m.a_b.one'] },
    },
    ['module.m["x"].a_b.one delete <- module.m["y"].module.n.a_b.two delete'],
  ],
  [
    'an update waits for the deletion of what it depended on, and of what depended on it',
    {
      changes: ['a_b.one update', 'a_b.old delete', 'a_b.user delete'],
      state: { 'a_b.one': ['a_b.old'], 'a_b.old': [], 'a_b.user': ['a_b.old', 'a_b.one'] },
      configuration: { blocks: { 'a_b.one': [] } },
    },
    [
      'a_b.old delete <- a_b.user delete',
      'a_b.one update <- a_b.old delete',
      'a_b.one update <- a_b.user delete',
    ],
  ],
  [
    'what is new waits for deletions in the blocks that its configuration leads to',
    {
      changes: ['a_b.one create', 'a_b.two["x"] delete', 'a_b.two["y"] update'],
      state: { 'a_b.two["x"]': [], 'a_b.two["y"]': [] },
      configuration: {
        blocks: { 'a_b.one': ['a_b.mid.id'], 'a_b.mid': ['a_b.two', 'each.key'], 'a_b.two': [] },
      },
    },
    ['a_b.one create <- a_b.two["x"] delete', 'a_b.one create <- a_b.two["y"] update'],
  ],
  [
    'data waits for deletions in a module that it depends on, even where the state has it already',
    {
      changes: ['data.a_c.one read', 'module.m[1].a_b.two delete', 'a_b.three update'],
      state: { 'data.a_c.one': [], 'module.m[1].a_b.two': [], 'a_b.three': [] },
      configuration: {
        blocks: { 'data.a_c.one': ['depends_on:module.m'], 'a_b.three': ['data.a_c.one.id'] },
        modules: { m: { blocks: { 'a_b.two': [] } } },
      },
    },
    [
      'a_b.three update <- data.a_c.one read',
      'a_b.three update <- module.m[1].a_b.two delete',
      'data.a_c.one read <- module.m[1].a_b.two delete',
    ],
  ],
  [
    'a replacement deletes first; its dependents wait for both',
    {
      changes: ['a_b.one delete/create', 'a_b.two update'],
      state: { 'a_b.one': [], 'a_b.two': ['a_b.one'] },
      configuration: { blocks: { 'a_b.one': [], 'a_b.two': ['a_b.one.id'] } },
    },
    [
      'a_b.one create <- a_b.one delete',
      'a_b.two update <- a_b.one create',
      'a_b.two update <- a_b.one delete',
    ],
  ],
  [
    'with create_before_destroy the deletion comes after everything that refers to the new one',
    {
      changes: ['a_b.one create/delete', 'a_b.two update', 'a_b.three update'],
      state: { 'a_b.one': ['a_b.three'], 'a_b.two': ['a_b.one'], 'a_b.three': [] },
      configuration: { blocks: { 'a_b.one': [], 'a_b.two': ['a_b.one.id'], 'a_b.three': [] } },
    },
    [
      'a_b.one delete <- a_b.one create',
      'a_b.one delete <- a_b.three update',
      'a_b.one delete <- a_b.two update',
      'a_b.two update <- a_b.one create',
    ],
  ],
  [
    'a deposed object is deleted after the current one is changed',
    {
      changes: ['a_b.one update', 'a_b.one delete deposed 0a1b', 'a_b.two update'],
      state: { 'a_b.one': [], 'a_b.two': ['a_b.one'] },
      configuration: { blocks: { 'a_b.one': [], 'a_b.two': ['a_b.one.id'] } },
    },
    [
      'a_b.one delete (deposed 0a1b) <- a_b.one update',
      'a_b.one delete (deposed 0a1b) <- a_b.two update',
      'a_b.two update <- a_b.one update',
    ],
  ],
  [
    'a provider is configured before anything that it does, deletions too',
    {
      changes: ['a_b.one create', 'a_b.gone delete', 'c_d.key update', 'c_d.other create'],
      state: { 'a_b.gone': [], 'c_d.key': [] },
      configuration: {
        blocks: { 'a_b.one': ['provider:a'], 'c_d.key': ['provider:c'], 'c_d.other': ['provider:c'] },
      },
      providers: {
        a: {
          full_name: 'registry.terraform.io/x/a',
          expressions: { key: { references: ['c_d.key.id', 'c_d.key'] } },
        },
        c: { full_name: 'registry.terraform.io/x/c' },
      },
    },
    ['a_b.gone delete <- c_d.key update', 'a_b.one create <- c_d.key update'],
  ],
  [
    'an order between providers that would be a circle is left out',
    {
      changes: ['a_b.gone delete', 'c_d.key update'],
      state: { 'a_b.gone': ['c_d.key'], 'c_d.key': [] },
      configuration: { blocks: { 'c_d.key': ['provider:c'] } },
      providers: {
        a: {
          full_name: 'registry.terraform.io/x/a',
          expressions: { key: { references: ['c_d.key.id', 'c_d.key'] } },
        },
      },
    },
    ['a_b.gone delete <- c_d.key update'],
  ],
  [
    'through a local, what is new waits for what mattered and no expression shows',
    {
      changes: ['a_b.one create', 'a_b.two update', 'a_b.three update', 'a_b.four update'],
      state: { 'a_b.two': [], 'a_b.three': [], 'a_b.four': [] },
      configuration: {
        blocks: {
          'a_b.one': ['local.names', 'each.value'],
          'a_b.two': [],
          'a_b.three': [],
          'a_b.four': ['a_b.three.name'],
        },
      },
      relevant: ['a_b.two', 'a_b.three'],
    },
    ['a_b.four update <- a_b.three update', 'a_b.one create <- a_b.two update'],
  ],
  [
    'through a local, what is there waits for what the state says',
    {
      changes: ['a_b.one update', 'a_b.two update', 'a_b.three update'],
      state: { 'a_b.one': ['a_b.two'], 'a_b.two': [], 'a_b.three': [] },
      configuration: { blocks: { 'a_b.one': ['local.names'], 'a_b.two': [], 'a_b.three': ['a_b.two.name'] } },
    },
    ['a_b.one update <- a_b.two update', 'a_b.three update <- a_b.two update'],
  ],
  [
    'through a local, an output that nothing else uses leads into its module',
    {
      changes: ['a_b.one create', 'module.m.a_b.two update', 'module.m.a_b.three update'],
      state: { 'module.m.a_b.two': [], 'module.m.a_b.three': [] },
      configuration: {
        blocks: { 'a_b.one': ['local.name'] },
        modules: { m: { blocks: { 'a_b.two': [], 'a_b.three': [] }, outputs: { name: ['a_b.two.name'] } } },
      },
      relevant: ['module.m.a_b.two'],
    },
    ['a_b.one create <- module.m.a_b.two update'],
  ],
];

describe('what no recording has', () => {
  test.each(TABLE)('%s', (_title, sketch, waits) => {
    expect(allWaits(graphOf(planOf(sketch)))).toEqual([...waits].sort());
  });

  test('a circle in an untrusted plan ends the search', () => {
    const graph = graphOf(
      planOf({
        changes: ['a_b.one create', 'a_b.two create', 'a_b.three["x"] delete'],
        configuration: {
          blocks: { 'a_b.one': ['a_b.two'], 'a_b.two': ['a_b.one', 'a_b.three'], 'a_b.three': [] },
        },
      }),
    );
    expect(graph.actions.map(called).sort()).toEqual([
      'a_b.one create',
      'a_b.three["x"] delete',
      'a_b.two create',
    ]);
  });

  test('what changes in an update', () => {
    const [action] = graphOf({
      resource_changes: [
        {
          ...partsOf('a_b.one'),
          change: {
            actions: ['update'],
            before: { name: 'x', tags: { a: '1' }, size: 1, gone: true },
            after: { name: 'x', tags: { a: '2' } },
            after_unknown: { size: true, specs: [{ id: true }], none: [{ id: false }] },
          },
        },
      ],
    }).actions;
    const changed = ['name', 'tags', 'size', 'specs', 'none', 'gone'].filter((one) => action?.changes(one));
    expect(changed).toEqual(['tags', 'size', 'specs', 'gone']);
  });
});
