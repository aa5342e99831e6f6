import { readSynth } from '../../../src/readers';

/** The addresses and names of the clusters that a block makes. */
function instances(
  block: object,
  more: { readonly [section: string]: unknown; readonly others?: object } = {},
): readonly string[] {
  const { others = {}, ...sections } = more;
  const { after } = readSynth({
    ...sections,
    resource: { mongodbatlas_advanced_cluster: { ...others, orders: block } },
  });
  return after.clusters
    .filter(({ address }) => address.includes('.orders'))
    .map(({ address, name }) => {
      const shown =
        name.kind === 'known' ? name.value : `unknown until ${name.kind === 'unknown' ? name.until : '?'}`;
      return `${address.replace('mongodbatlas_advanced_cluster.orders', '')} ${shown}`.trim();
    });
}

describe('the instances of a block', () => {
  test.each<[title: string, block: object, instances: readonly string[]]>([
    ['without count or for_each', { name: 'a' }, ['a']],
    ['with count', { count: 2, name: 'n${count.index}' }, ['[0] n0', '[1] n1']],
    ['with a count in a local', { count: '${local.two}', name: 'n${count.index}' }, ['[0] n0', '[1] n1']],
    ['with count 0', { count: 0, name: 'a' }, []],
    ['with a conditional count', { count: '${local.no ? 1 : 0}', name: 'a' }, []],
    ['with a count that is not known', { count: '${var.n}', name: 'a' }, ['a']],
    ['with a count that is not a number', { count: 'two', name: 'a' }, ['a']],
    ['with a negative count', { count: -1, name: 'a' }, ['a']],
    ['with half a count', { count: 1.5, name: 'a' }, ['a']],
    ['with a count that no memory could hold', { count: 1e9, name: 'a' }, ['a']],
    ['with a count that is a list', { count: [1, 2], name: 'a' }, ['a']],
    [
      'with for_each over a map',
      { for_each: { a: 'x', b: 'y' }, name: '${each.key}-${each.value}' },
      ['["a"] a-x', '["b"] b-y'],
    ],
    [
      'with for_each over a map of objects',
      { for_each: { a: { size: '${local.size}' } }, name: '${each.value.size}' },
      ['["a"] M10'],
    ],
    [
      'with for_each over a set',
      { for_each: '${toset(["a", "b", "a"])}', name: '${each.value}' },
      ['["a"] a', '["b"] b'],
    ],
    ['with for_each over a list in JSON', { for_each: ['a'], name: '${each.key}' }, ['["a"] a']],
    ['with for_each over a local', { for_each: '${local.map}', name: '${each.value}' }, ['["k"] v']],
    ['with an empty for_each', { for_each: {}, name: 'a' }, []],
    ['with a for_each that is not known', { for_each: '${var.all}', name: 'a' }, ['a']],
    ['with a key that is not known', { for_each: ['${var.key}'], name: 'a' }, ['a']],
    ['with a set of objects', { for_each: [{ a: 1 }], name: 'a' }, ['a']],
    ['with a for_each that is a text', { for_each: 'abc', name: 'a' }, ['a']],
    [
      'with keys of prototypes',
      { for_each: JSON.parse('{"__proto__": "p", "constructor": "c"}') as object, name: '${each.value}' },
      ['["__proto__"] p', '["constructor"] c'],
    ],
    [
      'with for_each over another resource',
      {
        for_each: '${mongodbatlas_advanced_cluster.tenants}',
        name: '${each.key}-${each.value.name}',
      },
      ['["a"] a-x', '["b"] b-y'],
    ],
    ['with for_each over itself', { for_each: '${mongodbatlas_advanced_cluster.orders}', name: 'a' }, ['a']],
  ])('%s', (_, block, expected) => {
    const made = instances(block, {
      locals: { two: 2, no: false, size: 'M10', map: { k: 'v' } },
      others: {
        tenants: { for_each: { a: 'x', b: 'y' }, name: '${each.value}' },
      },
    });
    expect(made).toEqual(expected);
  });

  test('in lists at every level, as JSON syntax allows', () => {
    const { after } = readSynth({
      resource: [
        { mongodbatlas_advanced_cluster: [{ a: [{ name: 'a' }] }, { b: { name: 'b' } }] },
        { mongodbatlas_flex_cluster: { c: { name: 'c' } } },
      ],
    });
    expect(after.clusters.map(({ address }) => address)).toEqual([
      'mongodbatlas_advanced_cluster.a',
      'mongodbatlas_advanced_cluster.b',
      'mongodbatlas_flex_cluster.c',
    ]);
  });

  test('exist already, if an import block brings them in', () => {
    const { after } = readSynth({
      resource: { mongodbatlas_advanced_cluster: { a: { name: 'a' }, b: { name: 'b' }, c: { name: 'c' } } },
      import: [
        { to: 'mongodbatlas_advanced_cluster.a', id: 'x' },
        { to: '${mongodbatlas_advanced_cluster.b}', id: 'y' },
        { id: 'z' },
        7,
      ],
    });
    expect(after.clusters.map(({ existence }) => existence)).toEqual(['existing', 'existing', 'unknown']);
  });
});
