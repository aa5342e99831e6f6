import { type Expression, unwound } from '../../../src/readers/expression/expression';
import { addReferred, readReferences, referredBy } from '../../../src/readers/plan/reference-list';

function inWords(expression: Expression): string {
  const { base, steps } = unwound(expression);
  if (base.kind !== 'name') return base.kind;
  return steps.reduce((text, step) => {
    if (step.kind === 'attribute') return `${text}.${step.name}`;
    if (step.kind === 'splat') return `${text}[*]`;
    return `${text}[${step.index.kind === 'literal' ? JSON.stringify(step.index.value) : inWords(step.index)}]`;
  }, base.name);
}

test.each<[title: string, list: readonly unknown[], references: readonly string[]]>([
  ['nothing', [], []],
  ['a reference with its prefixes', ['a.b.c', 'a.b'], ['a.b.c']],
  ['two references', ['a.b.c', 'a.b', 'd.e.f', 'd.e'], ['a.b.c', 'd.e.f']],
  [
    'a reference that begins like the one before, but is another',
    ['a.bc.d', 'a.bc', 'a.b'],
    ['a.bc.d', 'a.b'],
  ],
  ['literal indexes', ['a.b.c[1].d', 'a.b.c[1]', 'a.b.c', 'a.b'], ['a.b.c[1].d']],
  ['literal keys', ['a.b["x.y"].c', 'a.b["x.y"]', 'a.b'], ['a.b["x.y"].c']],
  ['a key that is an expression, put back', ['a.this', 'each.key'], ['a.this[each.key]', 'each.key']],
  [
    'a number that is an expression, put back',
    ['a.this', 'count.index'],
    ['a.this[count.index]', 'count.index'],
  ],
  ['a key in a variable, put back', ['module.db', 'var.key'], ['module.db[var.key]', 'var.key']],
  ['a key of a data source, put back', ['data.a.b', 'each.key'], ['data.a.b[each.key]', 'each.key']],
  ['not after an attribute', ['a.this.name', 'a.this', 'each.key'], ['a.this.name', 'each.key']],
  ['not after a key', ['a.this[0]', 'a.this', 'each.key'], ['a.this[0]', 'each.key']],
  ['not after a variable', ['var.a', 'each.key'], ['var.a', 'each.key']],
  ['not before a resource', ['a.this', 'b.that.id', 'b.that'], ['a.this', 'b.that.id']],
  ['what is not a text', [7, null, {}, ['a.b'], 'a.b'], ['a.b']],
  ['names of prototypes', ['__proto__.constructor.x', '__proto__.constructor'], ['__proto__.constructor.x']],
  ['what cannot be read', ['a.b[', ''], ['opaque', 'opaque']],
])('%s', (_, list, references) => {
  expect(readReferences(list).map(inWords)).toEqual(references);
});

test.each<[title: string, lists: readonly (readonly unknown[])[], referred: readonly string[]]>([
  ['nothing', [[]], []],
  ['a resource, whatever is read of it', [['a.b.c[1].d', 'a.b.c[1]', 'a.b.c', 'a.b']], ['a.b']],
  ['an instance by its block', [['a.b["x.y"].c', 'a.b["x.y"]', 'a.b']], ['a.b']],
  ['a data source', [['data.a.b.c', 'data.a.b']], ['data.a.b']],
  ['a variable and a local', [['var.a.b', 'var.a', 'local.c']], ['var.a', 'local.c']],
  ['an output', [['module.m.out', 'module.m']], ['module.m.out']],
  [
    'a part of an output',
    [['module.m["k"].out.a', 'module.m["k"].out', 'module.m["k"]', 'module.m']],
    ['module.m["k"].out.a'],
  ],
  ['a module as a whole', [['module.m', 'each.key']], ['module.m', 'each.key']],
  [
    'an output, then its module as a whole',
    [
      ['module.m.out', 'module.m'],
      ['module.m', 'each.key'],
    ],
    ['module.m.out', 'module.m', 'each.key'],
  ],
  ['two resources', [['a.b.c', 'a.b', 'd.e.f', 'd.e']], ['a.b', 'd.e']],
  ['one that begins like the one before', [['a.bc.d', 'a.bc', 'a.b']], ['a.bc', 'a.b']],
  [
    'one resource several times, once',
    [
      ['a.b.c', 'a.b'],
      ['a.b.d', 'a.b'],
    ],
    ['a.b'],
  ],
  ['without its prefixes, itself', [['a.b.c']], ['a.b.c']],
  ['what is not a text', [[7, null, 'a.b', {}, ['a.c']]], ['a.b']],
])('what references lead to: %s', (_, lists, referred) => {
  const found: string[] = [];
  for (const list of lists) addReferred(list, found);
  expect(found).toEqual(referred);
});

test.each<[reference: string, leadsTo: unknown]>([
  ['mongodbatlas_project.p', 'mongodbatlas_project.p'],
  ['mongodbatlas_project.p.id', ['mongodbatlas_project', 'p', 'id']],
  ['mongodbatlas_project.p[0]', ['mongodbatlas_project', 'p']],
  ['data.mongodbatlas_project.p', ['data', 'mongodbatlas_project', 'p']],
  ['var.my_variable', ['var', 'my_variable']],
  ['module.my_module.out', ['module', 'my_module', 'out']],
  ['module.m["k.l"].out[0].a', ['module', 'm', 'out', 'a']],
  ['each.key', ['each', 'key']],
])('%s leads to a block by its name, or to what its names say', (reference, leadsTo) => {
  expect(referredBy(reference)).toEqual(leadsTo);
});
