import { firstLineIn, shownLine } from '../../src/text/source-line';

test.each<[string, readonly unknown[], string | undefined]>([
  ['a line of the app', ['new Shop (/app/src/shop.ts:12:5)'], 'src/shop.ts:12'],
  ['a line of an Error', ['    at new Shop (/app/src/shop.ts:12:5)'], 'src/shop.ts:12'],
  ['a line of an Error without a function', ['    at /app/main.ts:3:1'], 'main.ts:3'],
  ['a line that is awaited', ['    at async main (/app/main.ts:7:1)'], 'main.ts:7'],
  ['a line without a function', ['/app/main.js:3:1'], 'main.js:3'],
  ['a line of a module', ['file:///app/main.mjs:3:1'], 'main.mjs:3'],
  [
    'the first line that is not in a library',
    ['new A (/app/node_modules/cdktf/lib/a.js:1:1)', 'new B (/app/b.ts:2:3)', 'main (/app/main.ts:9:1)'],
    'b.ts:2',
  ],
  [
    'the first line outside of this library',
    ['new AtlasCluster (/app/atlas/src/constructs/atlas-cluster.ts:1:1)', 'main (/app/main.ts:9:1)'],
    'main.ts:9',
  ],
  ['nothing from outside of the folder', ['new A (/other/a.ts:1:1)', 'node:internal/main:1:1'], undefined],
  ['nothing from a folder whose name begins alike', ['new A (/application/a.ts:1:1)'], undefined],
  ['nothing above the folder', ['new A (/app/../secret.ts:1:1)'], undefined],
  ['nothing without frames', [], undefined],
  ['nothing from what is not a frame', [1, null, 'x', {}, 'a'.repeat(5000)], undefined],
])('reads %s', (_, frames, expected) => {
  for (const folder of ['/app', '/app/']) {
    const source = firstLineIn(frames, folder, '/app/atlas/src');
    expect(source && shownLine(source)).toBe(expected);
  }
});

test('paths of Windows have slashes', () => {
  expect(firstLineIn(['at new Shop (C:\\app\\src\\shop.ts:12:5)'], 'C:\\app')).toEqual({
    file: 'src/shop.ts',
    line: 12,
  });
});

test('without a folder there is no line', () => {
  expect(firstLineIn(['at /app/main.ts:3:1'], undefined)).toBeUndefined();
});
