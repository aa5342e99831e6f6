import {
  childModule,
  keyInAddress,
  lastCall,
  withoutKeys,
} from '../../../src/readers/resource/module-address';

describe('the last call in the address of a module', () => {
  test.each<[address: string, parent: string, name: string, key: string | number | undefined]>([
    ['module.a', '', 'a', undefined],
    ['module.a.module.b', 'module.a', 'b', undefined],
    ['module.a[0]', '', 'a', 0],
    ['module.a["x"].module.b[1]', 'module.a["x"]', 'b', 1],
    ['module.a["x.module.y"].module.b', 'module.a["x.module.y"]', 'b', undefined],
    ['module.a.module.b["x.y"]', 'module.a', 'b', 'x.y'],
    [String.raw`module.a["x\"].y"]`, '', 'a', 'x"].y'],
    ['module.a["[0]"]', '', 'a', '[0]'],
    [String.raw`module.a["\u00e9"]`, '', 'a', 'é'],
    [String.raw`module.a["\x"]`, '', 'a', String.raw`\x`],
    ['module.a["__proto__"]', '', 'a', '__proto__'],
  ])('%s', (address, parent, name, key) => {
    expect(lastCall(address)).toEqual({ parent, name, key });
  });

  test('is none for the root, and for what is longer than any address', () => {
    expect(lastCall('')).toBeUndefined();
    expect(lastCall('module.a.'.repeat(1_000))).toBeUndefined();
  });
});

test.each([
  ['module.a["x.y"].module.b[0]', 'module.a.module.b'],
  ['module.a', 'module.a'],
  ['', ''],
])('%s is %s without keys', (address, block) => {
  expect(withoutKeys(address)).toBe(block);
});

test('a module is called in the root, or in another module', () => {
  expect(childModule('', 'a')).toBe('module.a');
  expect(childModule('module.a[0]', 'b')).toBe('module.a[0].module.b');
});

test.each<[key: string | number | undefined, written: string]>([
  [undefined, ''],
  [0, '[0]'],
  ['a', '["a"]'],
  ['a"b', String.raw`["a\"b"]`],
])('%j in an address is %s', (key, written) => {
  expect(keyInAddress(key)).toBe(written);
});
