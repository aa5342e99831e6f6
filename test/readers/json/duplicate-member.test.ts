import * as fc from 'fast-check';
import { duplicateMember } from '../../../src/readers/json/duplicate-member';

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":{"b":1,"c":[{"d":1},{"d":1,"d":2}]}}', 'a.c[1].d'],
  ['[[],[0,{"a":1,"a":1}]]', '[1][1].a'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['{"a\\"":1,"b":"\\\\","a\\"":2}', 'a"'],
  [' { "a" : { "x" : "}" } , "b" : [ "a" , "a" ] , "a" : null } ', 'a'],
  ['{"__proto__":1,"__proto__":2}', '__proto__'],
])('%s has %s twice', (text, path) => {
  expect(duplicateMember(text)).toBe(path);
});

test.each([
  '{"a":"a","b":{"a":1},"c":[{"a":1},{"a":1}]}',
  '["a","a"]',
  '{"a":"\\"b\\":1","b":1}',
  '{"a":"{\\"b\\":1,","b":1,"c":{}}',
  '"a"',
  '1',
  '{}',
])('%s has none', (text) => {
  expect(duplicateMember(text)).toBeUndefined();
});

test('what JSON.stringify writes has none', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('', ' '), (value, indent) => {
      expect(duplicateMember(JSON.stringify(value, null, indent))).toBeUndefined();
    }),
  );
});
