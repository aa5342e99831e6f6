import { Evaluator } from '../../../src/readers/evaluate/evaluator';
import { ignoredPathsOf } from '../../../src/readers/synth/ignored-paths';
import { SynthAttributes } from '../../../src/readers/synth/synth-attributes';
import { valueInWords } from '../../support/links';

const evaluator = new Evaluator({
  body: () => undefined,
  bodiesOf: () => [],
  output: () => undefined,
  hasBlock: () => false,
  local: (name) => ({ regions: ['X', 'Y'], size: 'M10' })[name as 'size'],
});

function attributes(body: object): SynthAttributes {
  const scope = { module: '', configuration: undefined, block: undefined, key: undefined };
  return new SynthAttributes('', body, scope, evaluator, ignoredPathsOf(body));
}

const IGNORED = 'unknown until plan: ignore_changes lists it';

describe('blocks of JSON configuration', () => {
  const copies = (body: object): unknown => {
    const blocks = attributes(body).blocks('copy_settings');
    return blocks.kind === 'known'
      ? blocks.value.map((block) => `${block.path} ${valueInWords(block.read('region_name'))}`)
      : valueInWords(blocks);
  };
  const dynamic = (block: object, name = 'copy_settings'): object => ({ dynamic: { [name]: block } });

  test.each<[title: string, body: object, blocks: unknown]>([
    [
      'a list',
      { copy_settings: [{ region_name: 'X' }, { region_name: 'Y' }] },
      ['copy_settings[0] "X"', 'copy_settings[1] "Y"'],
    ],
    ['a single object', { copy_settings: { region_name: 'X' } }, ['copy_settings[0] "X"']],
    ['none', {}, 'absent'],
    ['null', { copy_settings: null }, 'absent'],
    ['what is not an object', { copy_settings: ['x', null] }, []],
    ['a template', { copy_settings: [{ region_name: '${local.size}' }] }, ['copy_settings[0] "M10"']],
    ['all of them in a variable', { copy_settings: '${var.copies}' }, 'unknown until plan'],
    [
      'a dynamic block over a list',
      dynamic({ for_each: ['X', 'Y'], content: { region_name: '${copy_settings.value}' } }),
      ['copy_settings[0] "X"', 'copy_settings[1] "Y"'],
    ],
    [
      'a dynamic block over a local',
      dynamic({ for_each: '${local.regions}', content: [{ region_name: '${copy_settings.value}' }] }),
      ['copy_settings[0] "X"', 'copy_settings[1] "Y"'],
    ],
    [
      'a dynamic block over a map, with an iterator',
      dynamic({
        for_each: { k: { r: 'X' } },
        iterator: 'it',
        content: { region_name: '${it.key}-${it.value.r}' },
      }),
      ['copy_settings[0] "k-X"'],
    ],
    [
      'a dynamic block after written ones',
      {
        copy_settings: [{ region_name: 'W' }],
        ...dynamic({ for_each: ['X'], content: { region_name: '${copy_settings.value}' } }),
      },
      ['copy_settings[0] "W"', 'copy_settings[1] "X"'],
    ],
    [
      'a dynamic block whose for_each is not known',
      dynamic({ for_each: '${var.regions}', content: { region_name: 'X' } }),
      'unknown until plan',
    ],
    ['a dynamic block over nothing', dynamic({ for_each: [], content: {} }), []],
    ['a dynamic block without for_each', dynamic({ content: { region_name: 'X' } }), []],
    [
      'several dynamic blocks',
      {
        dynamic: {
          copy_settings: [
            { for_each: ['X'], content: { region_name: '${copy_settings.value}' } },
            { for_each: ['Y'], content: { region_name: '${copy_settings.value}' } },
          ],
        },
      },
      ['copy_settings[0] "X"', 'copy_settings[1] "Y"'],
    ],
    [
      'a dynamic block with an iterator that every object has',
      dynamic({ for_each: ['X'], iterator: 'constructor', content: { region_name: '${constructor.value}' } }),
      ['copy_settings[0] "X"'],
    ],
  ])('%s', (_, body, blocks) => {
    expect(copies(body)).toEqual(blocks);
  });

  test('a dynamic block within a dynamic block knows the iterators of both', () => {
    const specs = attributes({
      dynamic: {
        replication_specs: {
          for_each: ['zone'],
          content: {
            dynamic: {
              region_configs: {
                for_each: ['X'],
                content: { region_name: '${replication_specs.value}-${region_configs.value}' },
              },
            },
          },
        },
      },
    }).blocks('replication_specs');
    const [spec] = specs.kind === 'known' ? specs.value : [];
    expect(
      valueInWords(
        spec!.block('region_configs').kind === 'known'
          ? spec!.at('region_configs[0].region_name')
          : { kind: 'absent' },
      ),
    ).toBe('"zone-X"');
  });
});

describe('the text of attributes', () => {
  const item = { interval: 6, unit: 'days' };

  test('is equal if their values are, whatever else the body has', () => {
    const [one, other, third] = [
      attributes({ hourly: item, daily: [{ unit: 'days' }], name: '${local.size}' }),
      attributes({ daily: [{ unit: 'days' }], hourly: { ...item } }),
      attributes({ daily: [{ unit: 'weeks' }], hourly: item }),
    ].map((body) => body.literals(['hourly', 'daily', 'weekly']));
    expect(one).toEqual(expect.any(String));
    expect(other).toBe(one);
    expect(third).not.toBe(one);
  });

  test('distinguishes an attribute from the next one', () => {
    const texts = [{ hourly: item }, { daily: item }].map((body) =>
      attributes(body).literals(['hourly', 'daily']),
    );
    expect(new Set(texts).size).toBe(2);
  });

  test.each<[title: string, body: object]>([
    ['a template', { hourly: { ...item, interval: '${local.size}' } }],
    ['a directive', { hourly: { ...item, unit: '%{ if true }days%{ endif }' } }],
    ['a value in a value, however deep', { hourly: { ...item, inner: { unit: 'days' } } }],
    ['dynamic blocks', { hourly: item, dynamic: { daily: { for_each: [1], content: item } } }],
    ['a value that ignore_changes lists', { hourly: item, lifecycle: { ignore_changes: ['hourly'] } }],
    ['everything ignored', { hourly: item, lifecycle: { ignore_changes: 'all' } }],
  ])('is not known with %s', (_, body) => {
    expect(attributes(body).literals(['hourly', 'daily'])).toBeUndefined();
  });
});

describe('what ignore_changes names is not known from the configuration', () => {
  const body = (ignore_changes: unknown): object => ({
    lifecycle: { ignore_changes },
    name: 'orders',
    tags: { a: 'x' },
    specs: [{ size: 'M10', nested: [{ deep: 1 }] }, { size: 'M20' }],
  });

  test.each<[ignore: unknown, path: string, value: string]>([
    [['name'], 'name', IGNORED],
    [['name'], 'specs[0].size', '"M10"'],
    [['specs[0].size'], 'specs[0].size', IGNORED],
    [['specs[0].size'], 'specs[1].size', '"M20"'],
    [['specs.0.size'], 'specs[0].size', IGNORED],
    [['specs[0].nested[0].deep'], 'specs[0].nested[0].deep', IGNORED],
    [['specs[0].nested.deep'], 'specs[0].nested[0].deep', IGNORED],
    [['specs'], 'specs[0].size', IGNORED],
    // An element of a list or map stands for the whole one.
    [['specs[1]'], 'specs[0].size', IGNORED],
    [['tags["a"]'], 'tags', IGNORED],
    ['all', 'name', IGNORED],
    [['all'], 'name', IGNORED],
    [[], 'name', '"orders"'],
    [7, 'name', '"orders"'],
    [[7, null], 'name', '"orders"'],
    [['__proto__'], 'name', '"orders"'],
    // What is not set may also not be there.
    [['disk'], 'disk', `${IGNORED}, or absent`],
    ['all', 'disk', `${IGNORED}, or absent`],
    [['name'], 'disk', 'absent'],
  ])('%j: %s is %s', (ignore, path, value) => {
    expect(valueInWords(attributes(body(ignore)).at(path))).toBe(value);
  });

  test('in a lifecycle block in a list', () => {
    expect(
      valueInWords(attributes({ lifecycle: [{ ignore_changes: ['name'] }], name: 'x' }).read('name')),
    ).toBe(IGNORED);
  });
});

describe('texts of JSON configuration', () => {
  test('in a list or map, each known or not', () => {
    const block = attributes({
      list: ['a', '${var.x}', 7, null],
      map: { a: '${local.size}', b: '${var.x}' },
      single: 'a',
    });
    const words = (values: ReturnType<typeof block.texts>): unknown =>
      values.kind === 'known' ? values.value.map(valueInWords) : valueInWords(values);
    expect(words(block.texts('list'))).toEqual(['"a"', 'unknown until plan', '"7"', 'absent']);
    expect(words(block.texts('single'))).toEqual(['"a"']);
    expect(words(block.texts('none'))).toBe('absent');
    const map = block.textMap('map');
    expect(
      map.kind === 'known' && [...map.value].map(([key, text]) => `${key} ${valueInWords(text)}`),
    ).toEqual(['a "M10"', 'b unknown until plan']);
  });

  test.each(['constructor', 'toString', '__proto__'])('%s is none', (name) => {
    const block = attributes({});
    expect(block.read(name)).toEqual({ kind: 'absent' });
    expect(block.blocks(name)).toEqual({ kind: 'absent' });
    expect(block.isSet(name)).toBe(false);
  });
});
