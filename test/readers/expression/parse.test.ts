import type { Expression, Step } from '../../../src/readers/expression/expression';
import { namesOf } from '../../../src/readers/expression/expression';
import { isTemplate, parseExpression, parseTemplate } from '../../../src/readers/expression/parse';
import { referencesOf } from '../../../src/readers/expression/references';
import { toExpression, written } from '../../../src/readers/expression/written';
import { nested } from '../../support/hostile';

/** An expression with all of its structure in parentheses. */
function inWords(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'template':
      return `template(${expression.parts.map(inWords).join(' ')})`;
    case 'name':
      return expression.name;
    case 'access':
      return `${inWords(expression.of)}${stepInWords(expression.step)}`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(inWords).join(', ')})`;
    case 'conditional':
      return `(${inWords(expression.condition)} ? ${inWords(expression.yes)} : ${inWords(expression.no)})`;
    case 'operation':
      return expression.operands.length === 1
        ? `(${expression.operator}${expression.operands.map(inWords).join('')})`
        : `(${expression.operands.map(inWords).join(` ${expression.operator} `)})`;
    case 'list':
      return `[${expression.items.map(inWords).join(', ')}]`;
    case 'object':
      return `{${expression.entries.map(([key, value]) => `${inWords(key)}=${inWords(value)}`).join(', ')}}`;
    case 'opaque':
      return `opaque(${expression.references.map(inWords).join(' ')})`;
  }
}

function stepInWords(step: Step): string {
  switch (step.kind) {
    case 'attribute':
      return `.${step.name}`;
    case 'index':
      return `[${inWords(step.index)}]`;
    case 'splat':
      return '[*]';
  }
}

describe('an expression', () => {
  test.each<[text: string, structure: string]>([
    // Literals.
    ['1', '1'],
    ['1.5', '1.5'],
    ['true', 'true'],
    ['null', 'null'],
    ['"a"', '"a"'],
    ['""', '""'],
    [String.raw`"a\"b\n\u00e9\\"`, JSON.stringify('a"b\né\\')],
    ['truest', 'truest'],
    ['null_resource.x', 'null_resource.x'],
    // References.
    ['a.b', 'a.b'],
    ['a-b.c_d', 'a-b.c_d'],
    ['a.b[0].c', 'a.b[0].c'],
    ['a["x.y"].c', 'a["x.y"].c'],
    ['a[each.key].c', 'a[each.key].c'],
    ['a[b[0]].c', 'a[b[0]].c'],
    ['a.*.b', 'a[*].b'],
    ['a[*].b', 'a[*].b'],
    ['a.0.b', 'a[0].b'],
    ['a.0.1', 'a[0][1]'],
    ['resource.a.b.c', 'a.b.c'],
    ['resource.a', 'a'],
    ['resource', 'resource'],
    ['resource(1)', 'resource(1)'],
    ['  a . b ', 'a.b'],
    ['a\n.b', 'a.b'],
    // Operators, by how strongly they bind.
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['1 * 2 + 3', '((1 * 2) + 3)'],
    ['1 - 2 - 3', '((1 - 2) - 3)'],
    ['(1 + 2) * 3', '((1 + 2) * 3)'],
    ['a == b && c != d || e', '(((a == b) && (c != d)) || e)'],
    ['a < 1 == true', '((a < 1) == true)'],
    ['!a.b', '(!a.b)'],
    ['--1', '(-(-1))'],
    ['-a[0]', '(-a[0])'],
    // Conditionals.
    ['a ? b : c', '(a ? b : c)'],
    ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
    ['a == 1 ? "x" : "y"', '((a == 1) ? "x" : "y")'],
    // Calls.
    ['f()', 'f()'],
    ['f(a, "b", [1])', 'f(a, "b", [1])'],
    ['f(a,)', 'f(a)'],
    ['f(g(a)).b', 'f(g(a)).b'],
    ['one(a[*].b)', 'one(a[*].b)'],
    // Lists and objects.
    ['[]', '[]'],
    ['[a, b,]', '[a, b]'],
    ['[a][0]', '[a][0]'],
    ['{}', '{}'],
    ['{a = 1, "b" : 2}', '{a=1, "b"=2}'],
    ['{a = 1\n b = 2}', '{a=1, b=2}'],
    ['{(a) = 1}', '{a=1}'],
    ['{__proto__ = 1}', '{__proto__=1}'],
    // Texts with interpolations.
    ['"a${b}"', 'template("a" b)'],
    ['"${b}"', 'b'],
    ['"a${"b${c}"}"', 'template("a" template("b" c))'],
    // What is not read: the references in it.
    ['[for x in a.b : x.c]', 'opaque(a.b x.c)'],
    ['{for k, v in a.b : k => v.c}', 'opaque(a.b v.c)'],
    ['a.b +', 'opaque(a.b)'],
    ['(a.b', 'opaque(a.b)'],
    ['a.b)', 'opaque(a.b)'],
    ['a.b c.d', 'opaque(a.b c.d)'],
    ['f(a.b...)', 'opaque(a.b)'],
    ['a.b @ c.d', 'opaque(a.b c.d)'],
    ['a.b + "c.d', 'opaque(a.b c.d)'],
    ['a.b + "c.d" +', 'opaque(a.b)'],
    ['a.b + "${c.d}" +', 'opaque(a.b c.d)'],
    ['a..b', 'opaque()'],
    ['', 'opaque()'],
    ['<<EOT', 'opaque()'],
    ['a.b[', 'opaque(a.b)'],
  ])('%s', (text, structure) => {
    expect(inWords(parseExpression(text))).toBe(structure);
  });
});

describe('a text of JSON configuration', () => {
  test.each<[text: string, structure: string]>([
    ['orders', '"orders"'],
    ['', '""'],
    ['${a.b}', 'a.b'],
    ['${ a.b }', 'a.b'],
    ['x-${a.b}', 'template("x-" a.b)'],
    ['${a.b}-${c.d}', 'template(a.b "-" c.d)'],
    ['${a.b}${c.d}', 'template(a.b c.d)'],
    ['${true}', 'true'],
    ['${null}', 'null'],
    ['${for}', 'opaque()'],
    ['${resource.a.b}', 'a.b'],
    ['${a["}"].b}', 'a["}"].b'],
    ['${"${a.b}"}', 'a.b'],
    ['${{a = 1}.a}', '{a=1}.a'],
    // Escaped, and so a literal.
    ['$${a.b}', '"${a.b}"'],
    ['%%{if}', '"%{if}"'],
    ['a$b', '"a$b"'],
    ['100%', '"100%"'],
    // Directives are not read.
    ['%{ if a.b }x%{ endif }', 'opaque(a.b)'],
    ['${a.b', 'opaque(a.b)'],
    ['${"a.b', 'opaque(a.b)'],
    ['${}', 'opaque()'],
  ])('%s', (text, structure) => {
    expect(inWords(parseTemplate(text))).toBe(structure);
  });

  test('is a template where it has an interpolation or a directive', () => {
    expect(['a', '$a', '{a}', '${a}', '%{a}', '$${a}'].map(isTemplate)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('the references in an expression', () => {
  test.each<[text: string, references: readonly string[]]>([
    ['a.b.c', ['a.b.c']],
    ['a', ['a']],
    ['a.b[c.d].e', ['a.b[c.d].e', 'c.d']],
    ['f(a.b, [c.d], {e = g.h, (i.j) = 1})', ['a.b', 'c.d', 'g.h', 'i.j']],
    ['a.b ? c.d : e.f', ['a.b', 'c.d', 'e.f']],
    ['a.b + -c.d', ['a.b', 'c.d']],
    ['f(a.b).c[d.e]', ['a.b', 'd.e']],
    ['"x-${a.b}"', ['a.b']],
    ['[for x in a.b : x]', ['a.b']],
    ['1', []],
  ])('%s', (text, references) => {
    expect(new Set(referencesOf(parseExpression(text)).map(inWords))).toEqual(new Set(references));
  });

  test('begin with names, without the keys between them', () => {
    expect(namesOf(parseExpression('a.b["k"].c[*].d'))).toEqual(['a', 'b', 'c', 'd']);
    expect(namesOf(parseExpression('f(a).b'))).toEqual([]);
  });
});

describe('what JSON configuration writes', () => {
  test.each<[json: unknown, kind: string, structure: string | undefined]>([
    [undefined, 'nothing', undefined],
    [null, 'constant', undefined],
    [7, 'constant', undefined],
    ['orders', 'constant', undefined],
    [['a', { b: 'c' }], 'constant', undefined],
    ['${a.b}', 'expression', 'a.b'],
    [['x', '${a.b}'], 'expression', '["x", a.b]'],
    [
      { k: { l: '${a.b}' }, m: null, n: 1, o: true },
      'expression',
      '{"k"={"l"=a.b}, "m"=null, "n"=1, "o"=true}',
    ],
  ])('%j is %s', (json, kind, structure) => {
    const how = written(json);
    expect(how.kind).toBe(kind);
    expect(how.kind === 'expression' ? inWords(how.expression) : undefined).toBe(structure);
  });
});

describe('what an unchecked input may contain', () => {
  const deep = (open: string, close: string, depth: number): string =>
    open.repeat(depth) + 'a.b' + close.repeat(depth);

  test.each<[title: string, text: string]>([
    ['parentheses in parentheses', deep('(', ')', 100_000)],
    ['more parentheses in parentheses than people write', deep('(', ')', 300)],
    ['more signs in a row than people write', `${'!'.repeat(300)}a.b`],
    ['lists in lists', deep('[', ']', 100_000)],
    ['objects in objects', deep('{a = ', '}', 50_000)],
    ['calls in calls', deep('f(', ')', 50_000)],
    ['signs in a row', `${'!'.repeat(100_000)}a.b`],
    ['conditionals in conditionals', `${'a ? b : '.repeat(10_000)}c`],
    ['a very long sum', Array.from({ length: 10_000 }, () => 'a.b').join(' + ')],
    ['texts in texts', deep('"${', '}"', 500)],
    ['a very long access', `a${'.b'.repeat(100_000)}`],
    ['a very long access with indexes', `a${'[0]'.repeat(100_000)}`],
  ])('%s', (_, text) => {
    expect(parseExpression(text).kind).toBe('opaque');
    expect(parseTemplate(`\${${text}}`).kind).toBe('opaque');
    expect(() => referencesOf(parseExpression(text))).not.toThrow();
  });

  test('values in values', () => {
    const json = nested(10_000, '{"a":[', ']}', '"${x.y}"');
    expect(written(json).kind).toBe('constant');
    expect(() => toExpression(json)).not.toThrow();
  });
});
