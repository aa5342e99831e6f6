import { Evaluator } from '../../../src/readers/evaluate/evaluator';
import type { Scoped } from '../../../src/readers/evaluate/surroundings';
import type { Value } from '../../../src/model';
import { parseExpression } from '../../../src/readers/expression/parse';
import { toExpression } from '../../../src/readers/expression/written';
import type { Scope } from '../../../src/readers/resource/raw-resource';
import { valueInWords } from '../../support/links';

const SCOPE: Scope = { module: '', configuration: undefined, block: undefined, key: undefined };

const BODIES: Readonly<Record<string, unknown>> = {
  'mongodbatlas_advanced_cluster.orders': {
    name: 'orders',
    size: '${local.size}',
    replication_specs: [{ region_configs: [{ priority: 7 }] }],
    single: { a: 'x' },
    tags: { team: '${local.team}' },
    nothing: null,
  },
  'mongodbatlas_advanced_cluster.tenant["a"]': { name: 'tenant-${each.key}' },
  'mongodbatlas_advanced_cluster.numbered[1]': { name: 'n${count.index}' },
  'mongodbatlas_flex_cluster.counted[0]': { name: 'c${count.index}', list: ['a', 'b'] },
  'mongodbatlas_flex_cluster.counted[1]': { name: 'c${count.index}', list: ['c', 'd'], team: '${var.x}' },
  'mongodbatlas_flex_cluster.only[0]': { name: 'only' },
};

const LOCALS: Readonly<Record<string, unknown>> = {
  size: 'M10',
  team: 'shop',
  yes: true,
  no: false,
  three: 3,
  zero: 0,
  text: 'Live',
  list: ['a', '${local.size}'],
  empty: [],
  object: { a: { b: 'deep' }, constructor: 'own' },
  through: '${local.object}',
  unknown: '${var.x}',
  partly: { known: 'k', unknown: '${var.x}' },
  circle: '${local.circle}',
  round: '${local.about}',
  about: '${local.round}',
  absent: null,
};

function scopeOf(address: string): Scope {
  const key = /\[(.*)\]$/.exec(address)?.[1];
  return key === undefined ? SCOPE : { ...SCOPE, key: JSON.parse(key) as string | number };
}

const evaluator = new Evaluator({
  body: (address) =>
    Object.hasOwn(BODIES, address) ? { json: BODIES[address], scope: scopeOf(address) } : undefined,
  bodiesOf: (id) =>
    Object.keys(BODIES)
      .filter((address) => address === id || address.startsWith(`${id}[`))
      .map((address) => ({ json: BODIES[address], scope: scopeOf(address) })),
  output: (remoteState, name) =>
    remoteState === 'base' && name === 'cluster'
      ? { json: '${mongodbatlas_advanced_cluster.orders.name}', scope: SCOPE }
      : undefined,
  hasBlock: (id) => Object.keys(BODIES).some((address) => address === id || address.startsWith(`${id}[`)),
  local: (name) => (Object.hasOwn(LOCALS, name) ? LOCALS[name] : undefined),
});

function inWords(value: Value<Scoped>): string {
  return valueInWords(
    value.kind === 'known'
      ? { ...value, value: value.value.json, ...(value.sensitive === true ? { sensitive: true } : {}) }
      : value,
  );
}

const evaluate = (expression: string, scope: Scope = SCOPE): string =>
  inWords(evaluator.evaluate(parseExpression(expression), scope, 0));

const UNKNOWN = 'unknown until plan';

describe('evaluating an expression', () => {
  test.each<[expression: string, value: string]>([
    // Literals.
    ['"a"', '"a"'],
    ['7', '7'],
    ['true', 'true'],
    ['null', 'absent'],
    // Locals.
    ['local.size', '"M10"'],
    ['local.object.a.b', '"deep"'],
    ['local.object["a"].b', '"deep"'],
    ['local.through.a.b', '"deep"'],
    ['local.list[1]', '"M10"'],
    ['local.list[7]', 'absent'],
    ['local.size.x', 'absent'],
    ['local.object.none', 'absent'],
    ['local.absent', 'absent'],
    ['local.none', UNKNOWN],
    ['local.unknown', UNKNOWN],
    ['local.partly.known', '"k"'],
    ['local.partly.unknown', UNKNOWN],
    // Attributes of resources.
    ['mongodbatlas_advanced_cluster.orders.name', '"orders"'],
    ['mongodbatlas_advanced_cluster.orders.size', '"M10"'],
    ['mongodbatlas_advanced_cluster.orders.replication_specs[0].region_configs[0].priority', '7'],
    ['mongodbatlas_advanced_cluster.orders.tags["team"]', '"shop"'],
    // A block that is written as an object is still a list to expressions.
    ['mongodbatlas_advanced_cluster.orders.single[0].a', '"x"'],
    ['mongodbatlas_advanced_cluster.orders.single.a', '"x"'],
    // The provider sets what is left out.
    ['mongodbatlas_advanced_cluster.orders.id', 'unknown until apply'],
    ['mongodbatlas_advanced_cluster.orders.nothing', 'unknown until apply'],
    ['mongodbatlas_advanced_cluster.tenant["a"].name', '"tenant-a"'],
    ['mongodbatlas_advanced_cluster.tenant["b"].name', UNKNOWN],
    ['mongodbatlas_advanced_cluster.tenant.name', UNKNOWN],
    ['mongodbatlas_advanced_cluster.tenant[*].name', UNKNOWN],
    ['mongodbatlas_advanced_cluster.numbered[1].name', '"n1"'],
    ['mongodbatlas_advanced_cluster.none.name', UNKNOWN],
    // What only a plan or apply knows.
    ['var.x', UNKNOWN],
    ['data.a.b.c', UNKNOWN],
    ['module.a.b', UNKNOWN],
    ['path.module', UNKNOWN],
    ['terraform.workspace', UNKNOWN],
    ['each.key', UNKNOWN],
    ['count.index', UNKNOWN],
    ['[for x in local.list : x]', UNKNOWN],
    // Operators.
    ['1 + 2 * 3', '7'],
    ['7 % 4', '3'],
    ['1 / 0', UNKNOWN],
    ['1 % 0', UNKNOWN],
    ['-local.three', '-3'],
    ['!local.yes', 'false'],
    ['!"true"', UNKNOWN],
    ['-"a"', UNKNOWN],
    ['1 < 2', 'true'],
    ['2 <= 1', 'false'],
    ['3 > 2 && 2 >= 2', 'true'],
    ['1 + "a"', UNKNOWN],
    ['"a" < "b"', UNKNOWN],
    ['local.size == "M10"', 'true'],
    ['local.size != "M10"', 'false'],
    ['local.three == "3"', 'false'],
    ['var.x == "a"', UNKNOWN],
    // One side can be enough.
    ['var.x && local.no', 'false'],
    ['local.no && var.x', 'false'],
    ['var.x || local.yes', 'true'],
    ['var.x && local.yes', UNKNOWN],
    ['local.no || local.no', 'false'],
    ['local.yes && local.yes', 'true'],
    // Conditionals.
    ['local.yes ? "a" : "b"', '"a"'],
    ['local.no ? "a" : "b"', '"b"'],
    ['"true" ? "a" : "b"', '"a"'],
    ['"false" ? "a" : "b"', '"b"'],
    ['var.x ? "a" : "b"', UNKNOWN],
    ['var.x ? "a" : "a"', '"a"'],
    ['var.x ? local.size : "M10"', '"M10"'],
    ['var.x ? var.y : var.y', UNKNOWN],
    ['local.yes ? "a" : var.x', '"a"'],
    ['local.yes ? null : "b"', 'absent'],
    // Templates.
    ['"x-${local.size}-${local.three}"', '"x-M10-3"'],
    ['"x-${var.x}"', UNKNOWN],
    ['"x-${null}"', '"x-null"'],
    // Lists and objects.
    ['["a", local.size, null]', '["a","M10",null]'],
    ['["a", var.x]', UNKNOWN],
    ['["a", "b"][1]', '"b"'],
    ['{a = local.size, "b" : [1]}', '{"a":"M10","b":[1]}'],
    ['{a = var.x}', UNKNOWN],
    ['{a = "x"}.a', '"x"'],
    // Functions.
    ['try(local.none, "b")', UNKNOWN],
    ['try(null, "b")', '"b"'],
    ['coalesce(null, null)', 'absent'],
    ['coalesce(local.object.none, local.size)', '"M10"'],
    ['tolist(["a"])', '["a"]'],
    ['toset(["a"])', '["a"]'],
    ['tostring(7)', '7'],
    ['one(["a"])', '"a"'],
    ['mongodbatlas_flex_cluster.counted[*].name', '["c0","c1"]'],
    ['mongodbatlas_flex_cluster.counted.*.name', '["c0","c1"]'],
    ['mongodbatlas_flex_cluster.counted.*.name[1]', '"c1"'],
    ['mongodbatlas_flex_cluster.counted[*].list[1]', '["b","d"]'],
    ['mongodbatlas_flex_cluster.counted[*].name[1]', UNKNOWN],
    ['mongodbatlas_flex_cluster.counted[*].team', UNKNOWN],
    ['mongodbatlas_flex_cluster.counted[1].name', '"c1"'],
    ['one(mongodbatlas_flex_cluster.only[*].name)', '"only"'],
    ['one(mongodbatlas_flex_cluster.only).name', '"only"'],
    ['element(mongodbatlas_flex_cluster.counted[*].name, 1)', '"c1"'],
    ['element(mongodbatlas_flex_cluster.counted, 3).name', '"c1"'],
    ['element(["a", "b"], 4)', '"a"'],
    ['element([], 0)', UNKNOWN],
    ['mongodbatlas_advanced_cluster.orders[*].name', '["orders"]'],
    ['mongodbatlas_advanced_cluster.tenant[*].name', UNKNOWN],
    ['local.list[*]', '["a","M10"]'],
    ['local.absent[*]', '[]'],
    ['data.terraform_remote_state.base.outputs.cluster', '"orders"'],
    ['data.terraform_remote_state.base.outputs.other', UNKNOWN],
    ['data.terraform_remote_state.base.cluster', UNKNOWN],
    ['one([])', 'absent'],
    ['one("a")', '"a"'],
    ['lower(local.text)', '"live"'],
    ['upper(local.text)', '"LIVE"'],
    ['lower(7)', UNKNOWN],
    ['sensitive("s")', 'sensitive "s"'],
    ['nonsensitive("s")', '"s"'],
    ['jsonencode({a = local.list})', JSON.stringify('{"a":["a","M10"]}')],
    ['jsonencode(local.partly)', UNKNOWN],
    ['format("%s", "a")', UNKNOWN],
    ['upper()', UNKNOWN],
    ['toString("a")', UNKNOWN],
    // What an unchecked input may contain.
    ['local.circle', UNKNOWN],
    ['local.round', UNKNOWN],
    ['local.object.constructor', '"own"'],
    ['local.object.toString', 'absent'],
    ['local.object.__proto__', 'absent'],
    ['local.list.length', 'absent'],
    ['local.constructor', UNKNOWN],
    ['local.__proto__', UNKNOWN],
    ['__proto__.constructor.name', UNKNOWN],
    ['{__proto__ = "x"}.__proto__', '"x"'],
  ])('%s is %s', (expression, value) => {
    expect(evaluate(expression)).toBe(value);
  });
});

describe('in the scope of an instance', () => {
  const inInstance: Scope = { ...SCOPE, key: 'eu', eachValue: toExpression({ size: '${local.size}', n: 2 }) };

  test.each<[expression: string, value: string]>([
    ['each.key', '"eu"'],
    ['each.value.size', '"M10"'],
    ['each.value.n + 1', '3'],
    ['each.value.none', 'absent'],
    ['local.size', '"M10"'],
    ['"${each.key}-${local.size}"', '"eu-M10"'],
  ])('%s is %s', (expression, value) => {
    expect(evaluate(expression, inInstance)).toBe(value);
  });

  test('each.value of a set is the key', () => {
    expect(evaluate('each.value', { ...SCOPE, key: 'eu' })).toBe('"eu"');
  });

  test('count.index is the number', () => {
    expect(evaluate('count.index', { ...SCOPE, key: 2 })).toBe('2');
  });

  test('a local has no key, whoever uses it', () => {
    const keyed = new Evaluator({
      body: () => undefined,
      bodiesOf: () => [],
      output: () => undefined,
      hasBlock: () => false,
      local: () => '${each.key}',
    });
    expect(inWords(keyed.evaluate(parseExpression('local.x'), inInstance, 0))).toBe(UNKNOWN);
  });

  test('an iterator of a dynamic block hides a resource type of that name', () => {
    const iterators = new Map([['copy', { key: toExpression(0), value: toExpression({ region: 'X' }) }]]);
    expect(evaluate('copy.key', { ...SCOPE, iterators })).toBe('0');
    expect(evaluate('copy.value.region', { ...SCOPE, iterators })).toBe('"X"');
  });
});

describe('the value of what JSON configuration writes', () => {
  test.each<[json: unknown, value: string]>([
    [undefined, 'absent'],
    [null, 'absent'],
    ['orders', '"orders"'],
    [7, '7'],
    [['${local.size}'], '["${local.size}"]'],
    ['${local.size}', '"M10"'],
    ['$${local.size}', '"${local.size}"'],
    ['{"not": "a template"}', JSON.stringify('{"not": "a template"}')],
    ['%{ if true }x%{ endif }', UNKNOWN],
  ])('%j is %s', (json, value) => {
    expect(inWords(evaluator.value(json, SCOPE))).toBe(value);
  });

  test('a chain of locals is evaluated to its end, unless it is longer than any that people write', () => {
    const chain = new Evaluator({
      body: () => undefined,
      bodiesOf: () => [],
      output: () => undefined,
      hasBlock: () => false,
      local: (name) => (name === 'l0' ? 'end' : `\${local.l${Number(name.slice(1)) - 1}}`),
    });
    expect(inWords(chain.value('${local.l5}', SCOPE))).toBe('"end"');
    expect(inWords(chain.value('${local.l5000}', SCOPE))).toBe(UNKNOWN);
  });

  test('a known value that grows eightfold with each local ends', () => {
    const growing = new Evaluator({
      body: () => undefined,
      bodiesOf: () => [],
      output: () => undefined,
      hasBlock: () => false,
      local: (name) => {
        const before = `\${local.l${Number(name.slice(1)) - 1}}`;
        return name === 'l0' ? 'a' : before.repeat(8);
      },
    });
    expect(inWords(growing.value('${local.l1}', SCOPE))).toBe('"aaaaaaaa"');
    expect(inWords(growing.value('${local.l6}', SCOPE))).toBe(UNKNOWN);
  });

  test('an unknown value that doubles with each local ends', () => {
    const doubling = new Evaluator({
      body: () => undefined,
      bodiesOf: () => [],
      output: () => undefined,
      hasBlock: () => false,
      local: (name) => {
        const next = `\${local.l${Number(name.slice(1)) + 1}}`;
        return `${next}${next}`;
      },
    });
    expect(inWords(doubling.value('${local.l0}', SCOPE))).toBe(UNKNOWN);
  });
});
