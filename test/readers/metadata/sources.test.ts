import { readSources } from '../../../src/readers';

const stack = (stackTrace: unknown): unknown => ({
  resource: { mongodbatlas_project: { shop: { '//': { metadata: { path: 'a/shop', stackTrace } } } } },
});

test.each<[string, unknown, string | undefined]>([
  ['a line of the app', ['new Shop (/app/src/shop.ts:12:5)'], 'src/shop.ts:12'],
  ['a line without a function', ['/app/main.js:3:1'], 'main.js:3'],
  ['a line of a module', ['file:///app/main.mjs:3:1'], 'main.mjs:3'],
  [
    'the first line that is not in a library',
    ['new A (/app/node_modules/cdktf/lib/a.js:1:1)', 'new B (/app/b.ts:2:3)', 'main (/app/main.ts:9:1)'],
    'b.ts:2',
  ],
  ['nothing from outside of the folder', ['new A (/other/a.ts:1:1)', 'node:internal/main:1:1'], undefined],
  ['nothing above the folder', ['new A (/app/../secret.ts:1:1)'], undefined],
  ['nothing without a trace', undefined, undefined],
  ['nothing from what is not a trace', [1, null, 'x', {}], undefined],
])('reads %s', (_, trace, expected) => {
  const source = readSources(stack(trace), '/app').get('mongodbatlas_project.shop');
  expect(source && `${source.file}:${source.line}`).toBe(expected);
});
