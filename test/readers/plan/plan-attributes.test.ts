import { PlanAttributes } from '../../../src/readers/plan/plan-attributes';
import type { BlockExpressions } from '../../../src/readers/plan/block-expressions';
import { valueInWords } from '../../support/links';
import { constant, refs } from '../../support/plan-sketch';

const EXPRESSIONS: BlockExpressions = { kind: 'expressions', expressions: {} };

interface Block {
  readonly values?: object;
  /** What is not known; left out for a state. */
  readonly unknown?: unknown;
  readonly sensitive?: unknown;
  readonly expressions?: object;
  readonly configuration?: BlockExpressions;
}

function attributes({ values, unknown = {}, sensitive, expressions, configuration }: Block): PlanAttributes {
  return new PlanAttributes(
    '',
    values,
    unknown,
    sensitive,
    configuration ?? (expressions === undefined ? EXPRESSIONS : { kind: 'expressions', expressions }),
    (expression) => JSON.stringify(expression).includes('var.null'),
  );
}

const AFTER_APPLY = 'unknown until apply';

describe('an attribute of a plan', () => {
  test.each<[title: string, block: Block, value: string]>([
    ['is known by its value', { values: { name: 'orders' } }, '"orders"'],
    ['is absent as null', { values: { name: null } }, 'absent'],
    ['is absent if it is missing', { values: {} }, 'absent'],
    ['is not a member of the prototype', { values: JSON.parse('{"a": 1}') as object }, 'absent'],
    ['is sensitive if it is marked', { values: { name: 's' }, sensitive: { name: true } }, 'sensitive "s"'],
    [
      'is sensitive if a part of it is',
      { values: { name: ['s'] }, sensitive: { name: [true] } },
      'sensitive ["s"]',
    ],
    ['is sensitive if everything is', { values: { name: 's' }, sensitive: true }, 'sensitive "s"'],
    // Marked unknown: computed because it is left out, or set to something that is not known yet.
    ['is absent if it is computed, and not set', { unknown: { name: true }, expressions: {} }, 'absent'],
    [
      'is unknown if it is set by a reference',
      { unknown: { name: true }, expressions: { name: refs('a.b.c') } },
      AFTER_APPLY,
    ],
    ['is unknown if everything is', { unknown: true, expressions: { name: refs('a.b.c') } }, AFTER_APPLY],
    [
      'is unknown if it is set by a reference of JSON configuration',
      { unknown: { name: true }, expressions: { name: constant('${a.b.c}', 'a.b.c') } },
      AFTER_APPLY,
    ],
    [
      'is unknown if it is set by a variable',
      { unknown: { name: true }, expressions: { name: refs('var.x') } },
      AFTER_APPLY,
    ],
    [
      'is absent if that variable is null',
      { unknown: { name: true }, expressions: { name: refs('var.null') } },
      'absent',
    ],
    [
      'is absent if that variable is null in JSON configuration',
      { unknown: { name: true }, expressions: { name: constant('${var.null}', 'var.null') } },
      'absent',
    ],
    [
      'is absent if it is set to an empty text, which the provider computes',
      { unknown: { name: true }, expressions: { name: constant('') } },
      'absent',
    ],
    [
      'is unknown if it is set by a function of nothing known',
      { unknown: { name: true }, expressions: { name: {} } },
      AFTER_APPLY,
    ],
    [
      'may be absent in a dynamic block, of which the plan shows nothing',
      { unknown: { name: true }, configuration: { kind: 'unclear' } },
      `${AFTER_APPLY}, or absent`,
    ],
    [
      'is absent in a constant that does not have it',
      { unknown: { name: true }, configuration: { kind: 'constant', value: {} } },
      'absent',
    ],
    [
      'is absent in a constant that has null',
      { unknown: { name: true }, configuration: { kind: 'constant', value: { name: null } } },
      'absent',
    ],
    [
      'is unknown in a constant that has it',
      { unknown: { name: true }, configuration: { kind: 'constant', value: { name: '${a.b}' } } },
      AFTER_APPLY,
    ],
  ])('%s', (_, block, value) => {
    expect(valueInWords(attributes(block).read('name'))).toBe(value);
  });

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s is none', (name) => {
    const block = attributes({ values: { name: 'x' }, unknown: { name: true } });
    expect(block.read(name)).toEqual({ kind: 'absent' });
    expect(block.blocks(name)).toEqual({ kind: 'absent' });
    expect(block.texts(name)).toEqual({ kind: 'absent' });
    expect(block.textMap(name)).toEqual({ kind: 'absent' });
    expect(block.isSet(name)).toBe(false);
    expect(block.mayHave(name)).toBe(false);
    expect(block.written(name)).toEqual({ kind: 'nothing' });
  });

  test('that only the provider sets is unknown in a plan, and absent in a state', () => {
    expect(attributes({ values: {} }).computed('id')).toEqual({ kind: 'unknown', until: 'apply' });
    const state = new PlanAttributes('', {}, undefined, undefined, { kind: 'unclear' }, () => false);
    expect(state.computed('id')).toEqual({ kind: 'absent' });
  });

  test.each<[title: string, configuration: BlockExpressions, isSet: boolean | undefined]>([
    ['an expression', { kind: 'expressions', expressions: { name: constant('x') } }, true],
    ['no expression', { kind: 'expressions', expressions: {} }, false],
    ['a constant', { kind: 'constant', value: { name: null } }, true],
    ['a constant without it', { kind: 'constant', value: {} }, false],
    ['a dynamic block', { kind: 'unclear' }, undefined],
  ])('is set by %s', (_, configuration, isSet) => {
    expect(attributes({ configuration }).isSet('name')).toBe(isSet);
  });
});

describe('blocks of a plan', () => {
  const zones = (block: Block): unknown => {
    const blocks = attributes(block).blocks('copy_settings');
    return blocks.kind === 'known'
      ? blocks.value.map((each) => `${each.path} ${valueInWords(each.read('zone_id'))}`)
      : valueInWords(blocks);
  };

  test.each<[title: string, block: Block, zones: unknown]>([
    [
      'a list',
      { values: { copy_settings: [{ zone_id: 'a' }, { zone_id: 'b' }] } },
      ['copy_settings[0] "a"', 'copy_settings[1] "b"'],
    ],
    ['a single object', { values: { copy_settings: { zone_id: 'a' } } }, ['copy_settings[0] "a"']],
    ['what is not an object', { values: { copy_settings: [7, null, 'x'] } }, []],
    ['none', { values: { copy_settings: [] } }, []],
    ['left out', { values: {} }, 'absent'],
    [
      'marks by position',
      {
        values: { copy_settings: [{}, { zone_id: 'b' }] },
        unknown: { copy_settings: [{ zone_id: true }, {}] },
        expressions: { copy_settings: [{ zone_id: refs('a.b.c') }, { zone_id: constant('b') }] },
      },
      [`copy_settings[0] ${AFTER_APPLY}`, 'copy_settings[1] "b"'],
    ],
    [
      'more values than blocks in the configuration: some of them are dynamic',
      {
        values: { copy_settings: [{}, {}] },
        unknown: { copy_settings: [{ zone_id: true }, { zone_id: true }] },
        expressions: { copy_settings: [{ zone_id: refs('a.b.c') }] },
      },
      [`copy_settings[0] ${AFTER_APPLY}, or absent`, `copy_settings[1] ${AFTER_APPLY}, or absent`],
    ],
    [
      'a dynamic block whose for_each is not known',
      { unknown: { copy_settings: true }, expressions: {} },
      AFTER_APPLY,
    ],
    [
      'a constant around the blocks',
      {
        values: { copy_settings: [{}] },
        unknown: { copy_settings: [{ zone_id: true }] },
        expressions: { copy_settings: constant([{ region_name: 'X' }]) },
      },
      ['copy_settings[0] absent'],
    ],
    [
      'a reference somewhere inside a nested attribute: no structure is left',
      {
        values: { copy_settings: [{}] },
        unknown: { copy_settings: [{ zone_id: true }] },
        expressions: { copy_settings: refs('a.b.c') },
      },
      [`copy_settings[0] ${AFTER_APPLY}, or absent`],
    ],
    [
      'a single nested attribute with expressions of its own',
      {
        values: { copy_settings: {} },
        unknown: { copy_settings: { zone_id: true } },
        expressions: { copy_settings: { region_name: constant('X') } },
      },
      ['copy_settings[0] absent'],
    ],
  ])('%s', (_, block, expected) => {
    expect(zones(block)).toEqual(expected);
  });

  test('that the provider computes are absent if they are not set', () => {
    expect(attributes({ unknown: { replication_specs: true } }).blocks('replication_specs')).toEqual({
      kind: 'absent',
    });
  });
});

describe('texts of a plan', () => {
  test('in a list, each known or not', () => {
    const block = attributes({
      values: { roles: ['a', null, 7] },
      unknown: { roles: [false, true, false] },
      expressions: { roles: refs('a.b.c') },
    });
    expect(block.texts('roles')).toEqual({
      kind: 'known',
      value: [
        { kind: 'known', value: 'a' },
        { kind: 'unknown', until: 'apply' },
        { kind: 'known', value: '7' },
      ],
    });
  });

  test('in a map, each known or not', () => {
    const block = attributes({
      values: { tags: JSON.parse('{"a": "x", "__proto__": "p"}') as object },
      unknown: { tags: { b: true } },
      sensitive: { tags: true },
    });
    const tags = block.textMap('tags');
    expect(
      tags.kind === 'known' ? [...tags.value].map(([key, text]) => [key, valueInWords(text)]) : tags,
    ).toEqual([
      ['a', 'sensitive "x"'],
      ['__proto__', 'sensitive "p"'],
      ['b', AFTER_APPLY],
    ]);
  });
});
