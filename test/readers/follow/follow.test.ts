import { parseExpression } from '../../../src/readers/expression/parse';
import { written } from '../../../src/readers/expression/written';
import { Follower } from '../../../src/readers/follow/follow';
import type { Target } from '../../../src/readers/follow/target';
import { PlanModule } from '../../../src/readers/plan/plan-configuration';
import { readReferences } from '../../../src/readers/plan/reference-list';
import type { RawResource, Scope } from '../../../src/readers/resource/raw-resource';
import { SynthModule } from '../../../src/readers/synth/synth-configuration';
import { SynthInputs } from '../../../src/readers/synth/synth';
import { constant, planFrom, planned, refs } from '../../support/plan-sketch';
import { PlanResources } from '../../../src/readers/plan/plan-resources';
import { RawResources } from '../../../src/readers/plan/raw-resources';

/** A target in words: an address with its path, `module.x`, `= value`, `symbol x`, or why it is lost. */
function inWords(target: Target): string {
  switch (target.kind) {
    case 'resource':
      return [target.resource.address, ...target.path].join(' ');
    case 'module':
      return `all of ${target.module}`;
    case 'value':
      return `= ${target.value === undefined ? 'undefined' : JSON.stringify(target.value)}`;
    case 'symbol':
      return `symbol ${target.symbol}`;
    case 'lost':
      return `lost: ${target.reason}${target.local === undefined ? '' : ` (${target.local})`}`;
  }
}

describe('following an expression of JSON configuration', () => {
  const json = {
    resource: {
      mongodbatlas_project: { shop: { name: 'shop' } },
      mongodbatlas_advanced_cluster: {
        orders: { name: 'orders' },
        tenant: { for_each: { a: 'x', b: 'y' }, name: '${each.value}' },
        numbered: { count: 2, name: 'n' },
        per_tenant: {
          for_each: '${mongodbatlas_advanced_cluster.tenant}',
          name: '${each.value.name}',
        },
      },
    },
    data: { mongodbatlas_project: { old: { name: 'old' } } },
    locals: {
      name: '${mongodbatlas_advanced_cluster.orders.name}',
      chain: '${local.name}',
      object: { id: '${mongodbatlas_project.shop.id}', name: 'shop' },
      list: ['${mongodbatlas_project.shop.id}', 'b'],
      yes: true,
      no: false,
      key: 'b',
      plain: 'orders',
      circle: '${local.circle}',
      circular_condition: '${local.circular_condition ? local.name : local.plain}',
      one_of: { constructor: '${mongodbatlas_project.shop.id}' },
    },
    variable: { name: {} },
  };
  const { resources, configuration: module } = new SynthInputs([{ json }]).open(0).sides.after;
  const follower = new Follower([{ resources, configuration: module }]);
  const rootScope: Scope = { module: '', configuration: module, block: undefined, key: undefined };

  const follow = (expression: string, scope = rootScope): string[] =>
    follower.targets({ kind: 'expression', expression: parseExpression(expression) }, scope).map(inWords);

  const ORDERS = 'mongodbatlas_advanced_cluster.orders';
  const TENANT = 'mongodbatlas_advanced_cluster.tenant';

  test.each<[title: string, expression: string, targets: readonly string[]]>([
    ['an attribute', `${ORDERS}.name`, [`${ORDERS} name`]],
    ['a whole resource', ORDERS, [ORDERS]],
    ['`resource.` before a type', `resource.${ORDERS}.name`, [`${ORDERS} name`]],
    [
      'an attribute in a block',
      `${ORDERS}.replication_specs[1].zone_id`,
      [`${ORDERS} replication_specs 1 zone_id`],
    ],
    [
      'a splat within a resource',
      `${ORDERS}.replication_specs[*].zone_id`,
      [`${ORDERS} replication_specs * zone_id`],
    ],
    ['a legacy index', `${ORDERS}.replication_specs.0.zone_id`, [`${ORDERS} replication_specs 0 zone_id`]],
    ['a data source', 'data.mongodbatlas_project.old.id', ['data.mongodbatlas_project.old id']],
    ['an instance by its key', `${TENANT}["b"].name`, [`${TENANT}["b"] name`]],
    [
      'an instance by its number',
      'mongodbatlas_advanced_cluster.numbered[1].name',
      ['mongodbatlas_advanced_cluster.numbered[1] name'],
    ],
    ['an instance by a key in a local', `${TENANT}[local.key].name`, [`${TENANT}["b"] name`]],
    ['all instances with a splat', `${TENANT}[*].name`, [`${TENANT}["a"] name`, `${TENANT}["b"] name`]],
    [
      'all instances with a key that is not known',
      `${TENANT}[var.name].name`,
      [`${TENANT}["a"] name`, `${TENANT}["b"] name`],
    ],
    [
      'a key that no instance has, which Terraform rejects: no attribute of any',
      `${TENANT}["c"].name`,
      [`${TENANT}["a"] c name`, `${TENANT}["b"] c name`],
    ],
    ['a resource that is not in the input', 'null_resource.x.id', ['symbol null_resource.x.id']],
    ['a resource that is not in the input, as a whole', 'null_resource.x', ['symbol null_resource.x']],
    ['a local', 'local.name', [`${ORDERS} name`]],
    ['a chain of locals', 'local.chain', [`${ORDERS} name`]],
    ['a member of a local', 'local.object.id', ['mongodbatlas_project.shop id']],
    ['a member of a local by its name in brackets', 'local.object["id"]', ['mongodbatlas_project.shop id']],
    ['a member that a local does not have', 'local.object.zone', ['lost: its object has no such member']],
    ['an item of a local', 'local.list[0]', ['mongodbatlas_project.shop id']],
    ['an item that a local does not have', 'local.list[7]', ['lost: its list is shorter']],
    ['a constant local', 'local.plain', ['= "orders"']],
    ['a local that does not exist', 'local.none', ['lost: there is no local.none (.local.none)']],
    ['a variable', 'var.name', ['symbol var.name']],
    ['a member of a variable', 'var.name.first', ['symbol var.name.first']],
    ['a literal', '"orders"', ['= "orders"']],
    ['a member of a literal', '"orders".x', ['= undefined']],
    ['each.key outside of for_each', 'each.key', ['= undefined']],
    ['each.value outside of for_each', 'each.value', ['lost: the value of each.value is not in this input']],
    ['a path', 'path.module', ['lost: it refers to path.module']],
    ['the workspace', 'terraform.workspace', ['lost: it refers to terraform.workspace']],
    [
      'a module whose inside is elsewhere',
      'module.shop.id',
      ['lost: the inside of module shop is not in this input'],
    ],
    // Functions.
    ['one()', `one(${TENANT}[*].name)`, [`${TENANT}["a"] name`, `${TENANT}["b"] name`]],
    ['tostring()', `tostring(${ORDERS}.name)`, [`${ORDERS} name`]],
    ['element()', `element([${ORDERS}.name], 0)`, [`${ORDERS} name`]],
    ['sensitive(nonsensitive())', `sensitive(nonsensitive(${ORDERS}.name))`, [`${ORDERS} name`]],
    [
      'try(): the first argument that leads to a resource',
      `try(var.name, ${ORDERS}.name, local.object.id)`,
      ['symbol var.name', `${ORDERS} name`],
    ],
    ['try(): not what follows a resource', `try(${ORDERS}.name, local.object.id)`, [`${ORDERS} name`]],
    ['coalesce() of values alone', 'coalesce("a", "b")', ['= "a"', '= "b"']],
    ['try() of what is lost', 'try(path.module)', ['lost: it is the result of try()']],
    [
      'a function that returns something else',
      `upper(${ORDERS}.name)`,
      ['lost: it is the result of upper()'],
    ],
    ['a function without arguments', 'one()', ['lost: it is the result of one()']],
    [
      'a function with the name of a member of every object',
      'toString(var.name)',
      ['lost: it is the result of toString()'],
    ],
    // Conditionals.
    ['a condition that holds', `local.yes ? ${ORDERS}.name : local.object.id`, [`${ORDERS} name`]],
    [
      'a condition that does not hold',
      `local.no ? ${ORDERS}.name : local.object.id`,
      ['mongodbatlas_project.shop id'],
    ],
    ['a negated condition', `!local.no ? ${ORDERS}.name : local.object.id`, [`${ORDERS} name`]],
    ['a comparison', `local.key == "b" ? ${ORDERS}.name : local.object.id`, [`${ORDERS} name`]],
    [
      'a comparison that does not hold',
      `local.key != "b" ? ${ORDERS}.name : local.object.id`,
      ['mongodbatlas_project.shop id'],
    ],
    [
      'a condition that is not known: both sides',
      `var.name == "a" ? ${ORDERS}.name : local.object.id`,
      [`${ORDERS} name`, 'mongodbatlas_project.shop id'],
    ],
    [
      'a condition with an operator that is not evaluated',
      `local.key < "b" ? ${ORDERS}.name : "x"`,
      [`${ORDERS} name`, '= "x"'],
    ],
    // Lists, objects and what is composed.
    ['a list', `[${ORDERS}.name, local.object.id]`, [`${ORDERS} name`, 'mongodbatlas_project.shop id']],
    ['an item of a list', `[${ORDERS}.name, local.object.id][1]`, ['mongodbatlas_project.shop id']],
    ['a member of an object', `{a = ${ORDERS}.name, b = "x"}.a`, [`${ORDERS} name`]],
    ['a member of an object in parentheses', `({"a" : ${ORDERS}}).a.name`, [`${ORDERS} name`]],
    ['a member that every object has', '{a = "x"}.constructor', ['lost: its object has no such member']],
    ['a template', `"a-\${${ORDERS}.name}"`, ['lost: it is composed of several values']],
    ['an operation', '1 + 2', ['lost: it is composed of several values']],
    [
      'a `for` expression: the references in it',
      `[for x in ${ORDERS}.tags : x.name]`,
      ['lost: its expression cannot be followed', `${ORDERS} tags`, 'symbol x.name'],
    ],
    // What an unchecked input may contain.
    ['a circular local', 'local.circle', ['lost: it refers to itself']],
    [
      'a condition that refers to itself: both sides',
      'local.circular_condition',
      [`${ORDERS} name`, '= "orders"'],
    ],
    [
      'an own member with the name of one that every object has',
      'local.one_of.constructor',
      ['mongodbatlas_project.shop id'],
    ],
    [
      'a local with the name of a member of every object',
      'local.constructor',
      ['lost: there is no local.constructor (.local.constructor)'],
    ],
    ['a local named __proto__', 'local.__proto__', ['lost: there is no local.__proto__ (.local.__proto__)']],
    ['a resource named __proto__', '__proto__.constructor.x', ['symbol __proto__.constructor.x']],
    [
      'a key named __proto__',
      `${TENANT}["__proto__"].name`,
      [`${TENANT}["a"] __proto__ name`, `${TENANT}["b"] __proto__ name`],
    ],
  ])('%s', (_, expression, targets) => {
    expect(follow(expression)).toEqual(targets);
  });

  test('an attribute that is not written leads nowhere', () => {
    expect(follower.targets(written(undefined), rootScope)).toEqual([]);
  });

  test('of a constant, a set has its elements as keys', () => {
    const scope: Scope = { ...rootScope, key: 'a', block: { forEach: written(['a', 'b']) } };
    expect(follow('each.value', scope)).toEqual(['= "a"']);
  });

  const instance = (address: string): RawResource => {
    const found = resources.find((resource) => resource.address === address);
    if (found === undefined) throw new Error(`there is no ${address}`);
    return found;
  };

  test.each<[title: string, address: string, expression: string, targets: readonly string[]]>([
    ['each.key', `${TENANT}["b"]`, 'each.key', ['= "b"']],
    ['each.value', `${TENANT}["b"]`, 'each.value', ['= "y"']],
    ['a resource by each.key', `${TENANT}["b"]`, `${TENANT}[each.key].name`, [`${TENANT}["b"] name`]],
    ['each.value in a condition', `${TENANT}["b"]`, `each.value == "y" ? "a" : "b"`, ['= "a"']],
    ['count.index', 'mongodbatlas_advanced_cluster.numbered[1]', 'count.index', ['= 1']],
    [
      'each.value of a for_each over a resource: the instance with the same key',
      'mongodbatlas_advanced_cluster.per_tenant["a"]',
      'each.value.name',
      [`${TENANT}["a"] name`],
    ],
  ])('%s in the scope of an instance', (_, address, expression, targets) => {
    expect(follow(expression, instance(address).scope)).toEqual(targets);
  });

  test('an iterator of a dynamic block', () => {
    const iterators = new Map([['zone', { key: parseExpression('"k"'), value: parseExpression(ORDERS) }]]);
    expect(follow('zone.key', { ...rootScope, iterators })).toEqual(['= "k"']);
    expect(follow('zone.value.name', { ...rootScope, iterators })).toEqual([`${ORDERS} name`]);
  });

  test('a chain of references is followed to its end, unless it is longer than any that people write', () => {
    const chainOf = (length: number): Record<string, string> => ({
      l0: `\${${ORDERS}.name}`,
      ...Object.fromEntries(Array.from({ length }, (_, index) => [`l${index + 1}`, `\${local.l${index}}`])),
    });
    const end = (length: number): string[] => {
      const configuration = new SynthModule({ ...json, locals: chainOf(length) });
      return new Follower([{ resources, configuration }])
        .targets(
          { kind: 'expression', expression: parseExpression(`local.l${length}`) },
          { ...rootScope, configuration },
        )
        .map(inWords);
    };
    expect(end(10)).toEqual([`${ORDERS} name`]);
    expect(end(1_000)).toEqual(['lost: it refers to itself']);
  });

  test('an expression with thousands of references to itself ends', () => {
    const many = Array.from({ length: 50 }, () => 'local.many').join(', ');
    const configuration = new SynthModule({ locals: { many: `\${[${many}]}` } });
    const scope = { ...rootScope, configuration };
    const expression = parseExpression('local.many');
    const targets = new Follower([{ resources: [], configuration }]).targets(
      { kind: 'expression', expression },
      scope,
    );
    expect(new Set(targets.map(inWords))).toEqual(new Set(['lost: it refers to itself']));
  });
});

describe('following the references of a plan', () => {
  const sketch = {
    resources: [
      planned('mongodbatlas_project.shop', { name: 'shop' }, 'id'),
      planned('mongodbatlas_advanced_cluster.this["a"]', { name: 'a' }, 'project_id'),
      planned('mongodbatlas_advanced_cluster.this["b"]', { name: 'b' }, 'project_id'),
      planned('module.db["x"].mongodbatlas_advanced_cluster.c', { name: 'x' }, 'project_id'),
      planned('module.db["y"].mongodbatlas_advanced_cluster.c', { name: 'y' }, 'project_id'),
      planned('module.db["y"].module.in[0].mongodbatlas_advanced_cluster.c', { name: 'in' }, 'project_id'),
    ],
    given: { name: 'orders', nothing: null, map: { a: { name: 'x' }, 'x.y': { name: 'z' } } },
    variables: { name: undefined, nothing: undefined, map: undefined, later: undefined },
    modules: {
      db: {
        forEach: refs('var.map'),
        inputs: {
          project: refs('mongodbatlas_project.shop.id'),
          whole: refs('mongodbatlas_project.shop'),
          key: refs('each.key'),
          element: refs('each.value'),
        },
        variables: { project: undefined, whole: undefined, key: undefined, element: undefined, size: 'M10' },
        blocks: { 'mongodbatlas_advanced_cluster.c': { project_id: refs('var.project') } },
        outputs: {
          name: refs('mongodbatlas_advanced_cluster.c.name'),
          cluster: refs('mongodbatlas_advanced_cluster.c'),
          inner: refs('module.in.name'),
          fixed: constant('M10'),
        },
        modules: {
          in: {
            inputs: { project: refs('var.project') },
            variables: { project: undefined },
            blocks: { 'mongodbatlas_advanced_cluster.c': { project_id: refs('var.project') } },
            outputs: { name: refs('mongodbatlas_advanced_cluster.c.name') },
          },
        },
      },
    },
  };
  const plan = planFrom(sketch) as {
    configuration: { root_module: object };
    resource_changes: object[];
    variables: object;
  };
  const root = new PlanModule(plan.configuration.root_module, '', undefined, undefined, plan.variables);
  const read = new PlanResources(new RawResources(root, new Map()));
  read.addChanges(plan.resource_changes);
  const follower = new Follower([{ resources: read.after, configuration: root }]);

  const follow = (references: readonly string[], scope: Scope): string[] =>
    follower
      .targets({ kind: 'references', references: readReferences(refs(...references).references) }, scope)
      .map(inWords);
  const rootScope: Scope = { module: '', configuration: root, block: undefined, key: undefined };
  const THIS = 'mongodbatlas_advanced_cluster.this';

  test.each<[title: string, references: readonly string[], targets: readonly string[]]>([
    ['an attribute', ['mongodbatlas_project.shop.id'], ['mongodbatlas_project.shop id']],
    ['a literal key', [`${THIS}["b"].name`], [`${THIS}["b"] name`]],
    [
      'a key that is lost: any of the instances',
      [`${THIS}.name`],
      [`${THIS}["a"] name`, `${THIS}["b"] name`],
    ],
    ['a given variable', ['var.name'], ['= "orders"']],
    ['a member of a given variable', ['var.map.a.name'], ['= "x"']],
    ['a key with a dot in a given variable', ['var.map["x.y"].name'], ['= "z"']],
    ['a variable that is null', ['var.nothing'], ['= null']],
    ['a variable that is not given', ['var.later'], ['symbol var.later']],
    [
      'a local, which a plan does not show',
      ['local.name'],
      ['lost: a plan does not show what local.name is (.local.name)'],
    ],
    ['an output', ['module.db["x"].name'], ['module.db["x"].mongodbatlas_advanced_cluster.c name']],
    [
      'an output of a module that is called by a module',
      ['module.db["y"].inner'],
      ['module.db["y"].module.in[0].mongodbatlas_advanced_cluster.c name'],
    ],
    [
      'an attribute of an output',
      ['module.db["x"].cluster.name'],
      ['module.db["x"].mongodbatlas_advanced_cluster.c name'],
    ],
    ['a constant output', ['module.db["x"].fixed'], ['= "M10"']],
    [
      'an output of all instances',
      ['module.db[*].name'],
      [
        'module.db["x"].mongodbatlas_advanced_cluster.c name',
        'module.db["y"].mongodbatlas_advanced_cluster.c name',
      ],
    ],
    ['an output whose name is lost', ['module.db["x"]'], ['all of module.db["x"]']],
    ['an output that does not exist', ['module.db["x"].constructor'], ['all of module.db["x"]']],
    [
      'a module that does not exist',
      ['module.none.name'],
      ['lost: the inside of module none is not in this input'],
    ],
    [
      'several references',
      ['mongodbatlas_project.shop.id', 'var.name'],
      ['mongodbatlas_project.shop id', '= "orders"'],
    ],
  ])('%s', (_, references, targets) => {
    expect(follow(references, rootScope)).toEqual(targets);
  });

  const inDb = (key: string): Scope => ({
    module: `module.db[${JSON.stringify(key)}]`,
    configuration: root.child('db'),
    block: undefined,
    key: undefined,
  });

  test.each<[title: string, scope: Scope, references: readonly string[], targets: readonly string[]]>([
    ['an input', inDb('x'), ['var.project'], ['mongodbatlas_project.shop id']],
    ['an attribute of an input', inDb('x'), ['var.whole.id'], ['mongodbatlas_project.shop id']],
    ['the key of the module instance', inDb('y'), ['var.key'], ['= "y"']],
    ['the element of the module instance', inDb('a'), ['var.element.name'], ['= "x"']],
    ['the default of an input', inDb('x'), ['var.size'], ['= "M10"']],
    ['an input that does not exist', inDb('x'), ['var.__proto__'], ['= null']],
    [
      'a resource of the same instance',
      inDb('y'),
      ['mongodbatlas_advanced_cluster.c.name'],
      ['module.db["y"].mongodbatlas_advanced_cluster.c name'],
    ],
    [
      'an input of an input',
      {
        module: 'module.db["y"].module.in[0]',
        configuration: root.child('db')?.child('in'),
        block: undefined,
        key: undefined,
      },
      ['var.project'],
      ['mongodbatlas_project.shop id'],
    ],
  ])('%s, inside a module', (_, scope, references, targets) => {
    expect(follow(references, scope)).toEqual(targets);
  });

  test('a lost attribute behind a key is the whole instance with that key, and the key itself', () => {
    const references = readReferences([THIS, 'each.key']);
    const scope: Scope = { ...rootScope, key: 'b' };
    expect(follower.targets({ kind: 'references', references }, scope).map(inWords)).toEqual([
      `${THIS}["b"]`,
      '= "b"',
    ]);
  });

  test('without configuration, as for the state before a plan, variables are not known', () => {
    const scope: Scope = { module: '', configuration: undefined, block: undefined, key: undefined };
    expect(follow(['var.name'], scope)).toEqual(['lost: the value of var.name is not in this input']);
    expect(follow(['local.name'], scope)).toEqual([
      'lost: the value of local.name is not in this input (.local.name)',
    ]);
  });
});
