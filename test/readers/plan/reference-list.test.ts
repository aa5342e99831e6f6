import { type Expression, unwound } from '../../../src/readers/expression/expression';
import { readReferences } from '../../../src/readers/plan/reference-list';

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
