import { readSources } from '../../../src/readers';
import { shownLine } from '../../../src/text/source-line';

const stack = (comment: unknown): unknown => ({
  resource: { mongodbatlas_project: { shop: { '//': comment } } },
});

const trace = ['new Shop (/app/src/shop.ts:12:5)'];

test.each<[string, unknown, string | undefined]>([
  [
    'the line of a stack trace of CDKTF',
    { metadata: { path: 'a/shop', stackTrace: trace } },
    'src/shop.ts:12',
  ],
  [
    'the line that a construct recorded',
    { atlasBackup: { source: { file: 'a/b.ts', line: 3 } } },
    'a/b.ts:3',
  ],
  [
    'the recorded line rather than a stack trace',
    { metadata: { stackTrace: trace }, atlasBackup: { source: { file: 'a.ts', line: 3 } } },
    'a.ts:3',
  ],
  ['nothing where there is neither', { metadata: { path: 'a/shop' } }, undefined],
  ['nothing without a comment', undefined, undefined],
  ...[
    { file: '/etc/passwd', line: 1 },
    { file: '../secret.ts', line: 1 },
    { file: 'a/../../secret.ts', line: 1 },
    { file: 'C:/a.ts', line: 1 },
    { file: 'a\\b.ts', line: 1 },
    { file: '', line: 1 },
    { file: 'a.ts', line: 0 },
    { file: 'a.ts', line: 1.5 },
    { file: 'a.ts', line: '1' },
    { file: 1, line: 1 },
    'a.ts:1',
  ].map((source): [string, unknown, undefined] => [
    `nothing from ${JSON.stringify(source)}`,
    { atlasBackup: { source } },
    undefined,
  ]),
])('reads %s', (_, comment, expected) => {
  const source = readSources(stack(comment), '/app').get('mongodbatlas_project.shop');
  expect(source && shownLine(source)).toBe(expected);
});
