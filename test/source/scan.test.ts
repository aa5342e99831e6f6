import { scan } from '../../src/source/scan';
import { scanJson } from '../../src/source/json-scan';
import { Lines, type WrittenBlock } from '../../src/source/syntax';

/** The blocks of a text, each with its line, its labels and what it contains. */
function outline(text: string): readonly string[] {
  const lines = new Lines(text);
  const of = (blocks: readonly WrittenBlock[], indent: string): string[] =>
    blocks.flatMap((block) => [
      `${indent}${lines.lineOf(block.start)}: ${[block.type, ...block.labels].join(' ')}`,
      ...block.attributes.map(
        ({ name, value }) =>
          `${indent}  ${name} ${value.kind === 'literal' ? JSON.stringify(value.value) : value.kind}`,
      ),
      ...of(block.blocks, `${indent}  `),
    ]);
  return of(scan(text), '');
}

/** A body of a block, as the outline shows it. */
function bodyOf(body: string): readonly string[] {
  return outline(`resource "a" "b" {\n${body}\n}\n`).slice(1);
}

describe('blocks', () => {
  test('with labels, attributes and blocks in them, each at its line', () => {
    expect(
      outline(`# a comment
resource "mongodbatlas_cloud_backup_schedule" "orders" {
  project_id = var.project
  skip_destroy = true

  policy_item_daily {
    retention_value = 7 # days
  }
}

module "shop" { source = "./shop" }
locals {}
`),
    ).toEqual([
      '2: resource mongodbatlas_cloud_backup_schedule orders',
      '  project_id expression',
      '  skip_destroy true',
      '  6: policy_item_daily',
      '    retention_value 7',
      '11: module shop',
      '  source "./shop"',
      '12: locals',
    ]);
  });

  test('with labels without quotation marks, and lines of Windows', () => {
    expect(outline('\uFEFFresource a b {\r\n  x = "y"\r\n}\r\n')).toEqual(['1: resource a b', '  x "y"']);
  });

  test.each<[string, string]>([
    ['a line comment', '# resource "a" "c" {'],
    ['a line comment of C', '// resource "a" "c" {'],
    ['a comment of several lines', '/*\nresource "a" "c" {\n*/'],
    ['a text', 'x = "resource \\"a\\" \\"c\\" {"'],
    ['a heredoc', 'x = <<EOF\nresource "a" "c" {\nEOF'],
    ['an indented heredoc', 'x = <<-EOF\n    resource "a" "c" {\n    EOF'],
    ['a heredoc of another name', 'x = <<EOT\nEOF\nresource "a" "c" {\nEOT'],
    ['an expression within a text', 'x = "${join("}", ["{", "\\"{"])}{"'],
    ['an expression within a heredoc', 'x = <<EOF\n${join("\\n", ["EOF", "{"])}\nEOF'],
    ['a directive within a text', 'x = "%{ if var.x == "{" }{%{ endif }"'],
    ['a heredoc within a call', 'x = jsonencode({\n  a = <<EOF\n}\nEOF\n})'],
    ['signs that are no expression', 'x = "$${resource} %%{ $ % $1 {"'],
  ])('%s does not begin one', (_, text) => {
    expect(outline(`${text}\nresource "a" "b" {}\n`).filter((line) => line.includes('resource'))).toEqual([
      `${text.split('\n').length + 1}: resource a b`,
    ]);
  });
});

test.each<[string, string, string]>([
  ['a text', '"orders"', '"orders"'],
  ['a text with escapes', '"a\\n\\"b\\" $${c} %%{d} \\u00e4"', '"a\\n\\"b\\" ${c} %{d} ä"'],
  ['an empty text', '""', '""'],
  ['a number', '7', '7'],
  ['a negative number', '-1.5e3', '-1500'],
  ['true', 'true', 'true'],
  ['null', 'null', 'null'],
  ['a literal before a comment', 'true /* on */ # always', 'true'],
  ['a template', '"${var.name}-2"', 'expression'],
  ['a reference', 'var.enabled', 'expression'],
  ['a name that begins like a keyword', 'true_or_false', 'expression'],
  ['a condition that begins with a literal', 'true ? 1 : 2', 'expression'],
  ['a sum', '1 + 2', 'expression'],
  ['a text that is compared', '"a" == var.x', 'expression'],
  ['a literal in brackets', '(true)', 'expression'],
  ['a call over several lines', 'merge(\n  var.a,\n  { b = 1 },\n)', 'expression'],
  ['an object', '{ a = 1, "b" : 2\n c = [{}] }', 'object'],
  ['a list', '[{ a = 1 }, 2,\n]', 'list'],
  ['an empty list', '[]', 'list'],
  ['a list that is indexed', '[1, 2][0]', 'expression'],
  ['an object from a loop', '{ for k, v in var.x : k => v if k != "}" }', 'expression'],
  ['a list from a loop', '[for x in var.x : { y = x }]', 'expression'],
  ['an object with a key that is an expression', '{ (var.key) = 1 }', 'expression'],
  ['a heredoc', '<<EOF\n7\nEOF', 'expression'],
])('the value is %s', (_, value, expected) => {
  expect(bodyOf(`  x = ${value}\n  y = 1`)).toEqual([`  x ${expected}`, '  y 1']);
});

test.each<[string, string, string]>([
  ['a block that does not end', 'a {\n  b = 1\n', 'line 1: this block does not end'],
  ['a text that does not end', 'a = 1\nb = "c\n', 'line 2: this text does not end'],
  ['a heredoc that does not end', '\n\nb = <<EOF\nc', 'line 3: this text does not end'],
  ['an expression that does not end', 'a = "${b', 'line 1: this bracket does not end'],
  ['a comment that does not end', 'a = 1\n/* b', 'line 2: this comment does not end'],
  ['a bracket too many', 'a {}\n}', 'line 2: "}" cannot be here'],
  ['a bracket of another kind', 'a = (1]', 'line 1: "]" cannot be here'],
  ['a block without a brace', 'a "b"\n', 'line 1: the end of the line cannot be here'],
  ['something that is not HCL', '<html>', 'line 1: "<" cannot be here'],
  ['a diff', '<<<<<<< HEAD\na = 1\n', 'line 1: "<" cannot be here'],
  ['too many blocks in one another', 'a {'.repeat(1e5), 'line 1: its blocks are nested too deeply'],
])('%s is rejected with its line', (_, text, expected) => {
  expect(() => scan(text)).toThrow(expected);
});

test.each<[string, string]>([
  ['brackets', `a = ${'['.repeat(1e5)}${']'.repeat(1e5)}\n`],
  ['braces', `a = ${'{a='.repeat(1e5)}1${'}'.repeat(1e5)}\n`],
  ['templates', `a = ${'"${'.repeat(1e5)}1${'}"'.repeat(1e5)}\n`],
  ['brackets that do not end', `a = ${'['.repeat(2e5)}`],
  ['texts that do not end', `a = ${'"${'.repeat(2e5)}`],
  ['comments', `a = 1 ${'/**/'.repeat(2e5)}\n`],
  ['signs', `a = "${'$'.repeat(4e5)}"\n`],
  ['lines of a heredoc that are nearly its end', `a = <<EOF\n${'  EO\n'.repeat(1e5)}EOF\n`],
  ['blanks', `a = <<EOF\n${' '.repeat(4e5)}x\nEOF\n`],
  ['attributes', 'a = 1\n'.repeat(1e5)],
])('a long file of %s is read in time', (_, text) => {
  const start = performance.now();
  try {
    scan(text);
  } catch (error) {
    expect((error as Error).message).toMatch(/does not end$/);
  }
  expect(performance.now() - start).toBeLessThan(5000);
});

describe('JSON', () => {
  test('has members with their lines', () => {
    const text = `{
  "resource": [
    { "a": {
        "b": { "resource": { "a": 1 } },
        "c\\u0020": [{ "x": "y" }]
    } }
  ],
  "module": { "shop": { "source": "./shop" } }
}`;
    expect([...scanJson(text)].map(({ path, line, text: value }) => [path.join('/'), line, value])).toEqual([
      ['resource', 2, undefined],
      ['resource/a', 3, undefined],
      ['resource/a/b', 4, undefined],
      ['resource/a/b/resource', 4, undefined],
      ['resource/a/c ', 5, undefined],
      ['resource/a/c /x', 5, 'y'],
      ['module', 8, undefined],
      ['module/shop', 8, undefined],
      ['module/shop/source', 8, './shop'],
    ]);
  });

  test('that is none is rejected', () => {
    expect(() => [...scanJson('{ "a": }')]).toThrow('line 1: it is not JSON');
  });

  test('that is nested deeply is read in time', () => {
    expect([...scanJson(`${'{"a":'.repeat(5e4)}1${'}'.repeat(5e4)}`)]).toHaveLength(4);
  });
});
