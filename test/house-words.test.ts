import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import ts from 'typescript';

/*
 * The words that docs/style.md does not use are looked for in messages, comments, names, pages and test titles. The
 * page's own table is the list.
 */

const root = join(__dirname, '..');

/** Everything that people write. */
const WRITTEN = [
  '{src,test,tools,examples}/**/*.ts',
  '{action,bench,tools,examples}/**/*.{cjs,js,mjs,py,rego}',
  '*.{cjs,js,md,mjs,yml}',
  '.ci/*',
  '.github/**/*.{md,yml}',
  'docs/**/*.md',
];

/** Generated, or about the words themselves. */
const LEFT_OUT = [
  'action/command/**',
  'docs/{api,rules}/**',
  'docs/{licences,style}.md',
  'src/provider/**',
  'test/house-words.test.ts',
];

/** Fields and values of the JSON reports: contracts, which stay. */
const CONTRACTS: ReadonlySet<string> = new Set(['fate', 'switched off', 'may be refused']);

interface Row {
  readonly words: readonly string[];
  readonly pattern: RegExp;
  /** Single words, which names are made of as well. */
  readonly inNames: ReadonlySet<string>;
  readonly write: string;
}

const rows: readonly Row[] = wordsOf(readFileSync(join(root, 'docs', 'style.md'), 'utf8'));

describe('the table of words', () => {
  test('is found in docs/style.md', () => {
    expect(rows.length).toBeGreaterThan(30);
  });

  test('finds a phrase, with words in the gap, but not its exceptions', () => {
    expect(hitsIn('Holds an input\n * against rules.')).toEqual(['Holds an input * against']);
    expect(hitsIn('"fortnights" is no unit; there is no unit, and it is no longer one')).toEqual(['is no']);
    expect(hitsIn('a wantsy cluster')).toEqual([]);
  });
});

const files = globSync(WRITTEN, { cwd: root, dot: true, ignore: LEFT_OUT }).sort();

test.each([
  'src/index.ts',
  'test/cli/fix.test.ts',
  'tools/prepare.mjs',
  'examples/adopting/own-rules.cjs',
  'action/review.mjs',
  'bench/tables/start.mjs',
  'bench/rivals/conftest/backups.rego',
  'jest.config.js',
  '.dependency-cruiser.cjs',
  'action.yml',
  '.ci/run',
  '.github/workflows/ci.yml',
  'docs/pipelines.md',
])('%s is read', (file) => {
  expect(files).toContain(file);
});

test('no text uses these words', () => {
  expect(files.flatMap(hitsOf)).toEqual([]);
});

/** The rows of the page's table of words. */
function wordsOf(page: string): readonly Row[] {
  const table = page.slice(page.indexOf('\n## Words'));
  return [...table.matchAll(/^\| (`[^|]*) \| ([^|]*) \|$/gm)].map(([, words = '', write = '']) => {
    const [, listed = '', exceptions = ''] = /^([^(]*)(.*)$/.exec(words) ?? [];
    const [own, fine] = [ticked(listed), ticked(exceptions)];
    return {
      words: own,
      pattern: new RegExp(
        `${fine.map((one) => `(?:${phrase(one)})|`).join('')}(${own.map(phrase).join('|')})`,
        'gi',
      ),
      inNames: new Set(own.filter((one) => !/[ …]/.test(one))),
      write,
    };
  });
}

function ticked(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}

/** A phrase as a pattern: `…` stands for up to five words, and a line of a comment may end within. */
function phrase(words: string): string {
  const gap = String.raw`(?:\s+(?:\*\s+|//\s+)?)`;
  const pattern = words
    .split(' ')
    .map((word) => (word === '…' ? `(?:[^\\s.;:]+${gap}){0,4}[^\\s.;:]+` : word))
    .join(gap);
  return `(?<![\\w-])${pattern}(?![\\w-])`;
}

/** What is found in a text, without the exceptions. */
function hitsIn(text: string): string[] {
  return rows.flatMap(({ pattern }) =>
    [...text.matchAll(pattern)].flatMap(([, hit]) => (hit === undefined ? [] : [hit.replace(/\s+/g, ' ')])),
  );
}

/** Any of the words, in a name as well. Most programs have none, and are not parsed. */
const anyWord = new RegExp(
  rows
    .flatMap(({ words }) => words)
    .map((words) => (/[ …]/.test(words) ? phrase(words) : words))
    .join('|'),
  'i',
);

/** What is found in a file: `src/a.ts:12: "goes", write: is deleted`. */
function hitsOf(file: string): readonly string[] {
  const source = readFileSync(join(root, file), 'utf8');
  if (!anyWord.test(source.replaceAll(String.raw`\n`, '\n'))) return [];
  const texts = /\.[cm]?[jt]s$/.test(file) ? textsOf(file, source) : [{ text: source, at: 0, isName: false }];
  const written = texts.filter(({ text }) => !CONTRACTS.has(text));
  return written.flatMap(({ text, at, isName }) =>
    rows.flatMap(({ pattern, inNames, write }) => {
      const hits = isName
        ? wordsInName(text)
            .filter((word) => inNames.has(word))
            .map((hit) => ({ hit, index: 0 }))
        : [...text.matchAll(pattern)].flatMap(({ 1: hit, index }) =>
            hit === undefined ? [] : [{ hit, index }],
          );
      return hits.map(
        ({ hit, index }) =>
          `${file}:${lineOf(source, at + index)}: "${hit.replace(/\s+/g, ' ')}", write: ${write}`,
      );
    }),
  );
}

function lineOf(source: string, at: number): number {
  return source.slice(0, at).split('\n').length;
}

/** `goesOn` as `goes` and `on`. */
function wordsInName(name: string): readonly string[] {
  return name.split(/[_$]|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase());
}

interface Text {
  readonly text: string;
  readonly at: number;
  readonly isName: boolean;
}

/**
 * The texts of a program: comments, names that it declares, and sentences in strings. Of a test only its titles: the
 * others are what it expects, which changes with what it tests.
 */
function textsOf(file: string, source: string): readonly Text[] {
  const texts: Text[] = [];
  const program = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const isTest = file.startsWith('test/');
  const visit = (node: ts.Node): void => {
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node)
    ) {
      if (node.text.includes(' ') && (!isTest || isTitle(node)))
        texts.push({ text: node.text, at: node.getStart(), isName: false });
    } else if (ts.isIdentifier(node) && isDeclared(node))
      texts.push({ text: node.text, at: node.getStart(), isName: true });
    ts.forEachChild(node, visit);
  };
  visit(program);
  for (const { 0: text, index } of source.matchAll(
    /\/\*[^]*?\*\/|(?<![:'"`\w])\/\/ [^\n]*(?:\n\s*\/\/ [^\n]*)*/g,
  ))
    texts.push({ text, at: index, isName: false });
  return texts;
}

function isDeclared({ parent }: ts.Identifier): boolean {
  return (
    ts.isVariableDeclaration(parent) ||
    ts.isFunctionLike(parent) ||
    ts.isClassLike(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent)
  );
}

/** The title of a test, of a row of a table or of an example. */
function isTitle(node: ts.Node): boolean {
  const whole = ts.isTemplateSpan(node.parent)
    ? node.parent.parent
    : ts.isTemplateExpression(node.parent)
      ? node.parent
      : node;
  const { parent } = whole;
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === 'title';
  return (
    ts.isCallExpression(parent) &&
    parent.arguments[0] === whole &&
    /^(?:test|describe|it)\b/.test(parent.expression.getText())
  );
}
