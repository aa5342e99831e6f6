import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedLiteral } from '../../src/model';
import { applied, editsOf } from '../../src/source';
import { IN_ORDER } from '../../src/source/edit';
import { treeOf } from '../support/sources';

const CLUSTER = 'mongodbatlas_advanced_cluster.orders';
const SCHEDULE = 'mongodbatlas_cloud_backup_schedule.orders';

type Value = string | number | boolean;

/** The text of a file after an attribute of a resource is set, or why it is not. */
function set(text: string, address: string, attribute: string, value: Value): string {
  return setIn({ 'infra/main.tf': text }, address, attribute, value);
}

/** @param planned what the plan has: without it, what is written */
function setIn(
  files: Record<string, string>,
  address: string,
  attribute: string,
  value: Value,
  planned = plannedAs(Object.values(files).join('\n'), attribute),
): string {
  const edited = editsOf([{ address, attribute, value, planned }], treeOf(files));
  if ('reason' in edited) return edited.reason;
  const [edit] = edited.edits;
  return edit === undefined ? 'nothing' : applied(edit.file.text, edited.edits);
}

/** The literal that a text has for an attribute: that of the block that the last number in its path names. */
function plannedAs(text: string, attribute: string): PlannedLiteral {
  const name = attribute.split('.').at(-1) ?? '';
  const index = Number(/.*\[(\d+)\]/.exec(attribute)?.[1] ?? 0);
  const found = [...text.matchAll(new RegExp(`\\b${name}\\s*=\\s*("[^"]*"|[\\w.]+)`, 'g'))][index]?.[1];
  if (found === undefined || found === 'null') return { kind: 'absent' };
  return /^(?:"|\d|true|false)/.test(found)
    ? { kind: 'literal', value: JSON.parse(found) as Value }
    : { kind: 'unknown' };
}

function cluster(body: string): string {
  return `resource "mongodbatlas_advanced_cluster" "orders" {\n${body}}\n`;
}

describe('a literal is replaced', () => {
  test.each<[string, string, string, Value, string]>([
    ['a boolean', '  backup_enabled = false\n', 'backup_enabled', true, '  backup_enabled = true\n'],
    [
      'with its alignment and comment',
      '  name           = var.name\n  backup_enabled = false   # for now\n',
      'backup_enabled',
      true,
      '  name           = var.name\n  backup_enabled = true   # for now\n',
    ],
    ['with lines of Windows', '  pit_enabled = false\r\n', 'pit_enabled', true, '  pit_enabled = true\r\n'],
    ['null', '  pit_enabled = null\n', 'pit_enabled', true, '  pit_enabled = true\n'],
    ['a text', '  name = "a"\n', 'name', 'b"${c}', '  name = "b\\"$${c}\"\n'],
    ['a boolean in quotation marks', '  paused = "true"\n', 'paused', false, '  paused = false\n'],
    [
      'an attribute of an object in a list',
      '  replication_specs = [{\n    region_configs = [{ priority = 6, x = 1 }]\n  }]\n',
      'replication_specs[0].region_configs[0].priority',
      7,
      '  replication_specs = [{\n    region_configs = [{ priority = 7, x = 1 }]\n  }]\n',
    ],
    [
      'without an index where there is one',
      '  replication_specs = [{ region_configs = [{ electable_specs = { node_count = 2 } }] }]\n',
      'replication_specs.region_configs.electable_specs.node_count',
      3,
      '  replication_specs = [{ region_configs = [{ electable_specs = { node_count = 3 } }] }]\n',
    ],
  ])('%s', (_, before, attribute, value, after) => {
    expect(set(cluster(before), CLUSTER, attribute, value)).toBe(cluster(after));
  });

  test('in the block that the index names', () => {
    const items = (last: number): string => `resource "mongodbatlas_cloud_backup_schedule" "orders" {
  policy_item_weekly {
    retention_value = 1
  }
  policy_item_weekly {
    retention_value = ${last}
  }
}
`;
    expect(set(items(2), SCHEDULE, 'policy_item_weekly[1].retention_value', 4)).toBe(items(4));
  });

  test('in a module that is used once', () => {
    const files = {
      'infra/main.tf': 'module "eu" {\n  source = "./cluster"\n}\n',
      'infra/cluster/main.tf': cluster('  backup_enabled = false\n'),
    };
    expect(setIn(files, `module.eu.${CLUSTER}`, 'backup_enabled', true)).toBe(
      cluster('  backup_enabled = true\n'),
    );
  });
});

describe('what is not set is added', () => {
  test.each<[string, string, string]>([
    ['after the attributes', '  name = "a"\n', '  name = "a"\n  backup_enabled = true\n'],
    [
      'aligned with them',
      '  name                           = "a"\n\n  timeouts {\n  }\n',
      '  name                           = "a"\n  backup_enabled                 = true\n\n  timeouts {\n  }\n',
    ],
    ['before the blocks', '  timeouts {\n  }\n', '  backup_enabled = true\n  timeouts {\n  }\n'],
    ['indented like them', '\tname = "a" # x\n', '\tname = "a" # x\n\tbackup_enabled = true\n'],
    ['into an empty block', '', '  backup_enabled = true\n'],
    [
      'behind a value of several lines',
      '  tags = {\n    a = 1\n  }\n',
      '  tags = {\n    a = 1\n  }\n  backup_enabled = true\n',
    ],
    [
      'before longer values',
      '  name = "a"\n\n  tags = {\n    a = 1\n  }\n',
      '  name = "a"\n  backup_enabled = true\n\n  tags = {\n    a = 1\n  }\n',
    ],
    ['behind a heredoc', '  x = <<EOF\na = 1\nEOF\n', '  x = <<EOF\na = 1\nEOF\n  backup_enabled = true\n'],
    [
      'behind a comment that ends on another line',
      '  a = 1 /* b\n  c = 2 */\n  timeouts {}\n',
      '  a = 1 /* b\n  c = 2 */\n  backup_enabled = true\n  timeouts {}\n',
    ],
  ])('%s', (_, before, after) => {
    expect(set(cluster(before), CLUSTER, 'backup_enabled', true)).toBe(cluster(after));
  });

  test('with lines of Windows', () => {
    const text = cluster('  name = "a"\n').replaceAll('\n', '\r\n');
    expect(set(text, CLUSTER, 'backup_enabled', true)).toBe(
      cluster('  name = "a"\n  backup_enabled = true\n').replaceAll('\n', '\r\n'),
    );
  });
});

test.each<[string, string, string]>([
  ['a variable', 'backup_enabled = var.backup', 'backup_enabled is an expression'],
  ['a template', 'backup_enabled = "${var.backup}"', 'backup_enabled is an expression'],
  ['a condition', 'backup_enabled = true ? false : true', 'backup_enabled is an expression'],
  ['a value of each', 'for_each = var.all\n  backup_enabled = false', 'its block has count or for_each'],
  ['a counted block', 'count = 2\n  backup_enabled = false', 'its block has count or for_each'],
  ['a value that is there', 'backup_enabled = true', 'backup_enabled has this value already'],
  [
    'an attribute that is set twice',
    'backup_enabled = false\n  backup_enabled = false',
    'backup_enabled is set twice',
  ],
  ['a block of this name', 'backup_enabled {\n  }', 'backup_enabled is a block'],
])('%s is not changed', (_, body, reason) => {
  expect(set(cluster(`  ${body}\n`), CLUSTER, 'backup_enabled', true)).toBe(reason);
});

test.each<[string, string, string]>([
  [
    'a dynamic block',
    'dynamic "policy_item_daily" {\n    for_each = [1]\n    content {}\n  }',
    'policy_item_daily is a dynamic block',
  ],
  ['no block', '', 'policy_item_daily is not set'],
  [
    'a block without the attribute',
    'policy_item_daily {\n  }',
    'policy_item_daily.retention_value is not set',
  ],
  [
    'two blocks',
    'policy_item_daily {\n  }\n  policy_item_daily {\n  }',
    'policy_item_daily is there 2 times',
  ],
  ['a list that is an expression', 'policy_item_daily = var.items', 'policy_item_daily is an expression'],
  ['an item that is an expression', 'policy_item_daily = [var.item]', 'policy_item_daily is an expression'],
  ['a list from a loop', 'policy_item_daily = [for x in var.x : {}]', 'policy_item_daily is an expression'],
])('with %s it is not certain what to change', (_, body, reason) => {
  const text = `resource "mongodbatlas_cloud_backup_schedule" "orders" {\n  ${body}\n}\n`;
  expect(set(text, SCHEDULE, 'policy_item_daily.retention_value', 7)).toBe(reason);
});

test('blocks of a set have no order', () => {
  const text = `resource "mongodbatlas_cluster" "orders" {
  replication_specs {
    num_shards = 1
  }
  replication_specs {
    num_shards = 2
  }
}
`;
  expect(set(text, 'mongodbatlas_cluster.orders', 'replication_specs[1].num_shards', 1)).toBe(
    'replication_specs[1] is there 2 times, in no order',
  );
});

test.each([...IN_ORDER])('the schema has no sets of blocks in %s', (type) => {
  interface Block {
    readonly block_types?: Readonly<Record<string, { readonly nesting_mode: string; readonly block: Block }>>;
  }
  const { resource_schemas: schemas } = JSON.parse(
    readFileSync(join(__dirname, '..', '..', 'schema', 'mongodbatlas-2.20.1.json'), 'utf8'),
  ) as { readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>> };
  const modesIn = ({ block_types: inner = {} }: Block): readonly string[] =>
    Object.values(inner).flatMap(({ nesting_mode: mode, block }) => [mode, ...modesIn(block)]);
  const schema = schemas[type];
  if (schema === undefined) throw new Error('the schema does not have it');
  expect(modesIn(schema.block)).not.toContain('set');
});

test.each(['EU\u202eWEST', 'a\u001b[31m', 'a\nb', 'a\u200b'])('%j is not written', (value) => {
  expect(set(cluster('  name = "a"\n'), CLUSTER, 'name', value)).toBe(
    'the value of name has characters that are not visible',
  );
});

describe('a block is not changed', () => {
  const block = cluster('  backup_enabled = false\n');
  const shared = 'module "a" {\n  source = "./cluster"\n}\n';

  test.each<[string, Record<string, string>, string, string]>([
    ['that is not there', { 'infra/main.tf': '' }, CLUSTER, 'there is no block of it in the folder'],
    [
      'in JSON',
      { 'infra/a.tf.json': '{"resource":{"mongodbatlas_advanced_cluster":{"orders":{}}}}' },
      CLUSTER,
      'infra/a.tf.json is JSON',
    ],
    [
      'that is there twice',
      { 'infra/a.tf': block, 'infra/b.tf': block },
      CLUSTER,
      'it is written twice, in infra/a.tf and infra/b.tf',
    ],
    [
      'that is overridden',
      { 'infra/a.tf': block, 'infra/a_override.tf': block },
      CLUSTER,
      'infra/a_override.tf overrides its block',
    ],
    [
      'of a module that is used twice',
      { 'infra/main.tf': `${shared}module "b" {\n  source = "./cluster"\n}\n`, 'infra/cluster/a.tf': block },
      `module.a.${CLUSTER}`,
      'the module is used 2 times',
    ],
    [
      'of a module with for_each',
      {
        'infra/main.tf': 'module "a" {\n  source = "./cluster"\n  for_each = var.x\n}\n',
        'infra/cluster/a.tf': block,
      },
      `module.a["x"].${CLUSTER}`,
      'module "a" has count or for_each',
    ],
    [
      'of a module in a module that is used twice',
      {
        'infra/main.tf': 'module "a" {\n  source = "./m"\n}\nmodule "b" {\n  source = "./m"\n}\n',
        'infra/m/main.tf': 'module "c" {\n  source = "./cluster"\n}\n',
        'infra/m/cluster/a.tf': block,
      },
      `module.a.module.c.${CLUSTER}`,
      'the module is used 2 times',
    ],
    [
      'of a module whose source is overridden',
      {
        'infra/main.tf': shared,
        'infra/a_override.tf': 'module "a" {\n  source = "./other"\n}\n',
        'infra/cluster/a.tf': block,
        'infra/other/a.tf': block,
      },
      `module.a.${CLUSTER}`,
      'infra/a_override.tf overrides the block of module "a"',
    ],
    [
      'of a module that is repeated in an override file',
      {
        'infra/main.tf': shared,
        'infra/override.tf': 'module "a" {\n  count = 1\n}\n',
        'infra/cluster/a.tf': block,
      },
      `module.a.${CLUSTER}`,
      'infra/override.tf overrides the block of module "a"',
    ],
    [
      'of a module that is repeated in an override file of JSON',
      {
        'infra/main.tf': shared,
        'infra/override.tf.json': '{"module":{"a":{"count":1}}}',
        'infra/cluster/a.tf': block,
      },
      `module.a.${CLUSTER}`,
      'infra/override.tf.json overrides the block of module "a"',
    ],
    [
      'of a module that another one is overridden to use',
      {
        'infra/main.tf': `${shared}module "b" {\n  source = "./other"\n}\n`,
        'infra/b_override.tf': 'module "b" {\n  source = "./cluster"\n}\n',
        'infra/cluster/a.tf': block,
        'infra/other/a.tf': '',
      },
      `module.a.${CLUSTER}`,
      'the module is used 2 times',
    ],
    [
      'outside of the folder',
      { 'infra/main.tf': 'module "a" {\n  source = "../cluster"\n}\n', 'cluster/a.tf': block },
      `module.a.${CLUSTER}`,
      'cluster/a.tf is outside of the folder',
    ],
    [
      'on one line',
      { 'infra/a.tf': 'resource "mongodbatlas_advanced_cluster" "orders" { name = "a" }\n' },
      CLUSTER,
      'backup_enabled is not set, and its block is not written line by line',
    ],
  ])('%s', (_, files, address, reason) => {
    expect(setIn(files, address, 'backup_enabled', true)).toBe(reason);
  });
});

describe('a plan that may be of other HCL', () => {
  const literal = (value: Value): PlannedLiteral => ({ kind: 'literal', value });

  test.each<[string, string, PlannedLiteral | undefined, string]>([
    [
      'has another number',
      'x = 30',
      literal(3),
      'infra/main.tf:2 has 30, but the plan has 3; create the plan again',
    ],
    [
      'has another text',
      'x = "a"',
      literal('b'),
      'infra/main.tf:2 has "a", but the plan has "b"; create the plan again',
    ],
    [
      'has a value that is not written',
      'name = "a"',
      literal(3),
      'infra/main.tf does not set x, but the plan has 3; set it yourself if that is a default, else create the plan again',
    ],
    [
      'has a value where null is written',
      'x = null',
      literal(3),
      'infra/main.tf:2 does not set x, but the plan has 3; set it yourself if that is a default, else create the plan again',
    ],
    [
      'has no value',
      'x = 30',
      { kind: 'absent' },
      'infra/main.tf:2 sets x, but the plan has no value for it; create the plan again',
    ],
    ['has a sensitive value', 'x = 30', { kind: 'sensitive' }, 'x is sensitive'],
    ['has a sensitive value that is not written', 'name = "a"', { kind: 'sensitive' }, 'x is sensitive'],
    ['does not know the value', 'x = 30', { kind: 'unknown' }, 'the plan does not show the value of x'],
    ['was not looked at', 'x = 30', undefined, 'the plan does not show the value of x'],
  ])('%s', (_, body, planned, reason) => {
    const fix = { address: CLUSTER, attribute: 'x', value: 5, ...(planned === undefined ? {} : { planned }) };
    expect(editsOf([fix], treeOf({ 'infra/main.tf': cluster(`  ${body}\n`) }))).toEqual({ reason });
  });

  test.each<[string, string, PlannedLiteral]>([
    ['as a text', 'x = "3"', literal(3)],
    ['as a number', 'x = 3.0', literal('3')],
    ['as an empty text', 'x = ""', { kind: 'absent' }],
  ])('has the same value, written %s', (_, body, planned) => {
    const files = { 'infra/main.tf': cluster(`  ${body}\n`) };
    expect(setIn(files, CLUSTER, 'x', 5, planned)).toBe(cluster('  x = 5\n'));
  });
});

test('a fix of several attributes is applied as a whole or not at all', () => {
  const text = cluster('  backup_enabled = false\n  pit_enabled = var.pit\n');
  const fixes = ['backup_enabled', 'pit_enabled'].map((attribute) => ({
    address: CLUSTER,
    attribute,
    value: true,
    planned: { kind: 'literal' as const, value: false },
  }));
  expect(editsOf(fixes, treeOf({ 'infra/main.tf': text }))).toEqual({
    reason: 'pit_enabled is an expression',
  });
});

test('several edits of a file are applied together, and equal ones once', () => {
  const tree = treeOf({ 'infra/main.tf': cluster('  backup_enabled = false\n  paused = true\n') });
  const edits = [
    { attribute: 'pit_enabled', value: true },
    { attribute: 'paused', value: false },
    { attribute: 'backup_enabled', value: true },
    { attribute: 'pit_enabled', value: true },
  ].flatMap(({ attribute, value }) => {
    const planned: PlannedLiteral =
      attribute === 'pit_enabled' ? { kind: 'absent' } : { kind: 'literal', value: !value };
    const edited = editsOf([{ address: CLUSTER, attribute, value, planned }], tree);
    return 'edits' in edited ? edited.edits : [];
  });
  expect(applied(edits[0]?.file.text ?? '', edits)).toBe(
    cluster('  backup_enabled = true\n  paused = false\n  pit_enabled = true\n'),
  );
  expect(edits.map(({ from, to }) => [from, to])).toEqual([
    [
      { line: 4, column: 1 },
      { line: 4, column: 1 },
    ],
    [
      { line: 3, column: 12 },
      { line: 3, column: 16 },
    ],
    [
      { line: 2, column: 20 },
      { line: 2, column: 25 },
    ],
    [
      { line: 4, column: 1 },
      { line: 4, column: 1 },
    ],
  ]);
});
