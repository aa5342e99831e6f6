import { Order } from '../../../src/readers/follow/order';
import { PlanModule } from '../../../src/readers/plan/plan-configuration';
import { SynthModule } from '../../../src/readers/synth/synth-configuration';
import { type ModuleSketch, constant, planFrom, refs } from '../../support/plan-sketch';

/** `module.db.null_resource.a` as the order has it. */
function placeOf(address: string): { readonly module: string; readonly block: string } {
  const [, module = '', block = ''] = /^(?:(.*module\.[\w-]+(?:\[[^\]]*\])?)\.)?(.*)$/.exec(address) ?? [];
  return { module, block };
}

type Question = readonly [title: string, block: string, other: string, waits: boolean | undefined];

describe('the order in JSON configuration', () => {
  const order = new Order(
    new SynthModule({
      resource: {
        null_resource: {
          first: {},
          second: { triggers: { a: '${null_resource.first.id}' } },
          third: { triggers: { a: '${null_resource.second.id}' } },
          awaiting: { depends_on: ['null_resource.first'] },
          awaiting_template: { depends_on: ['${null_resource.first}'] },
          by_local: { triggers: { a: '${local.chain}' } },
          by_unknown_local: { triggers: { a: '${local.none}' } },
          by_variable: { triggers: { a: '${var.x}' } },
          by_module: { triggers: { a: '${module.elsewhere.id}' } },
          in_text: { triggers: { a: 'x-${upper(null_resource.first.id)}-y' } },
          in_for: { triggers: { a: '${[for x in null_resource.first.list : x]}' } },
          counted: { count: '${length(null_resource.first.list)}' },
          each: { for_each: { a: 1 }, triggers: { a: '${each.key}' } },
          longer: { triggers: { a: '${null_resource.firstly.id}' } },
          circle: { triggers: { a: '${null_resource.round.id}' } },
          round: { triggers: { a: '${null_resource.circle.id}' } },
          constructor: { triggers: { a: '${null_resource.__proto__.id}' } },
          by_data: { triggers: { a: '${data.http.page.body}' } },
          in_comment: { '//': { note: '${null_resource.first.id}' } },
        },
      },
      data: { http: { page: { url: '${null_resource.first.id}' } } },
      locals: { name: '${null_resource.first.id}', chain: '${local.name}', self: '${local.self}' },
    }),
  );
  const r = (name: string): string => `null_resource.${name}`;

  test.each<Question>([
    ['a reference', r('second'), r('first'), true],
    ['a chain of references', r('third'), r('first'), true],
    ['the other way round', r('first'), r('second'), false],
    ['no reference', r('first'), r('circle'), false],
    ['depends_on', r('awaiting'), r('first'), true],
    ['depends_on as CDKTF writes it', r('awaiting_template'), r('first'), true],
    ['locals', r('by_local'), r('first'), true],
    ['a local that does not exist', r('by_unknown_local'), r('first'), undefined],
    ['a variable', r('by_variable'), r('first'), false],
    ['a module whose inside is elsewhere', r('by_module'), r('first'), undefined],
    ['a reference within a text and a function', r('in_text'), r('first'), true],
    ['a reference within an expression that is not parsed', r('in_for'), r('first'), true],
    ['a reference in count', r('counted'), r('first'), true],
    ['a data source', r('by_data'), r('first'), true],
    ['not a comment', r('in_comment'), r('first'), false],
    ['not a name that begins with that of the other', r('longer'), r('first'), false],
    ['a block never waits for itself', r('each'), r('each'), false],
    ['a circle', r('circle'), r('first'), false],
    ['a circle waits for what is in it', r('circle'), r('round'), true],
    ['a name that every object has', r('constructor'), r('__proto__'), true],
    ['a block that does not exist', r('none'), r('first'), false],
  ])('%s', (_, block, other, waits) => {
    expect(order.waitsFor(placeOf(block), placeOf(other))).toBe(waits);
  });

  test('a long chain of references is followed to its end', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [
        `r${index}`,
        { triggers: { a: `\${null_resource.r${index + 1}.id}` } },
      ]),
    );
    const long = new Order(new SynthModule({ resource: { null_resource: chain } }));
    expect(long.waitsFor(placeOf(r('r0')), placeOf(r('r5000')))).toBe(true);
  });
});

describe('the order in a plan', () => {
  const A = 'null_resource.a';
  const B = 'null_resource.b';
  const sketch: ModuleSketch = {
    blocks: {
      [A]: {},
      [B]: { triggers: refs('null_resource.a.id') },
      'null_resource.keyed': { triggers: refs('null_resource.a', 'each.key') },
      'null_resource.by_local': { triggers: refs('local.x') },
      'null_resource.by_output': { triggers: refs('module.db.id') },
      'null_resource.by_other_output': { triggers: refs('module.db.fixed') },
      'null_resource.by_whole_module': { triggers: refs('module.db') },
      'null_resource.after_module': { dependsOn: ['module.db'] },
      'null_resource.nested': { block: [{ inner: refs('null_resource.a.id') }] },
      'null_resource.literal': { triggers: constant('null_resource.a') },
    },
    modules: {
      db: {
        inputs: { id: refs('null_resource.a.id') },
        variables: { id: undefined },
        blocks: {
          [A]: {},
          'null_resource.inner': { triggers: refs('var.id') },
          'null_resource.lonely': {},
        },
        outputs: { id: refs('null_resource.inner.id'), fixed: constant('x') },
        modules: { deep: { blocks: { 'null_resource.bottom': { triggers: refs('var.none') } } } },
      },
      awaiting: {
        dependsOn: ['null_resource.a'],
        blocks: { 'null_resource.x': {} },
        modules: { inside: { blocks: { 'null_resource.y': {} } } },
      },
      each: { forEach: refs('null_resource.a.list'), blocks: { 'null_resource.x': {} } },
    },
  };
  const plan = planFrom({ ...sketch, resources: [] }) as { configuration: { root_module: object } };
  const root = new PlanModule(plan.configuration.root_module, '', undefined, undefined, undefined);
  const order = new Order(root);

  test.each<Question>([
    ['a reference', B, A, true],
    ['the other way round', A, B, false],
    ['a reference with a key', 'null_resource.keyed', A, true],
    ['a reference in a nested block', 'null_resource.nested', A, true],
    ['not a literal', 'null_resource.literal', A, false],
    ['a local, which a plan does not show', 'null_resource.by_local', A, undefined],
    ['an output', 'null_resource.by_output', 'module.db.null_resource.inner', true],
    ['what the output waits for, through an input', 'null_resource.by_output', A, true],
    ['an output that is a constant', 'null_resource.by_other_output', 'module.db.null_resource.inner', false],
    ['all outputs of a whole module', 'null_resource.by_whole_module', 'module.db.null_resource.inner', true],
    [
      'what no output of a whole module waits for',
      'null_resource.by_whole_module',
      'module.db.null_resource.lonely',
      true,
    ],
    [
      'everything inside a module in depends_on',
      'null_resource.after_module',
      'module.db.null_resource.lonely',
      true,
    ],
    [
      'everything inside the modules in it, too',
      'null_resource.after_module',
      'module.db.module.deep.null_resource.bottom',
      true,
    ],
    ['an input', 'module.db.null_resource.inner', A, true],
    ['an instance of a module with a key', 'module.db["x"].null_resource.inner', A, true],
    [
      'a block of the same name in another module',
      'module.db.null_resource.inner',
      'module.db.null_resource.a',
      false,
    ],
    ['depends_on of a module call', 'module.awaiting.null_resource.x', A, true],
    [
      'depends_on of a module call, for the modules inside it',
      'module.awaiting.module.inside.null_resource.y',
      A,
      true,
    ],
    ['for_each of a module call', 'module.each["k"].null_resource.x', A, true],
    [
      'two instances of one block never wait for each other',
      'module.each["k"].null_resource.x',
      'module.each["l"].null_resource.x',
      false,
    ],
    ['a module that the configuration does not have', 'module.none.null_resource.x', A, undefined],
  ])('%s', (_, block, other, waits) => {
    expect(order.waitsFor(placeOf(block), placeOf(other))).toBe(waits);
  });

  test('without configuration, as for the state before a plan, it is not known', () => {
    expect(new Order(undefined).waitsFor(placeOf(B), placeOf(A))).toBeUndefined();
  });
});
