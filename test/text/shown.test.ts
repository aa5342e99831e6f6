import { shown } from '../../src/text/shown';

class Team {
  readonly name = 'shop';
}

test.each<[unknown, string]>([
  ['shop', '"shop"'],
  ['${TfToken[TOKEN.0]}', 'a token'],
  [7, '7'],
  [Number.NaN, 'NaN'],
  [null, 'null'],
  [undefined, 'undefined'],
  [[1], 'a list'],
  [() => 1, 'a function'],
  [{ password: 'secret' }, 'an object'],
  [Object.create(null), 'an object'],
  [new Map(), 'a Map'],
  [new Date(0), 'a Date'],
  [/x/, 'a RegExp'],
  [new Error('x'), 'an Error'],
  [new Team(), 'a Team'],
  [new (class extends Team {})(), 'an object'],
  [{ constructor: { name: 7 } }, 'an object'],
])('%j is shown as %s', (value, expected) => {
  expect(shown(value)).toBe(expected);
});
