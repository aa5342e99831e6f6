import { isSensitive, sensitiveMark } from '../../../src/readers/plan/marks';

test.each<[sentence: string, mark: unknown, value: unknown, expected: boolean]>([
  ['no mark', undefined, 'x', false],
  ['false', false, 'x', false],
  ['true', true, 'x', true],
  ['marks that mirror an object, with none true', { a: {}, b: [false] }, { a: {}, b: ['x'] }, false],
  ['a true one within an object', { a: { b: true } }, { a: { b: 'x' } }, true],
  ['a true one within a list', [false, { b: true }], ['x', { b: 'y' }], true],
  ['empty marks of what is not known yet', { a: [], b: {} }, {}, false],
  ['empty marks of what is null', { a: {} }, { a: null }, false],
  ['a mark that is a text', 'true', 'x', true],
  ['a mark that is a number', 1, 'x', true],
  ['a mark that is null', null, 'x', true],
  ['a mark that is a text, within an object', { a: 'yes' }, { a: 'x' }, true],
  ['a mark that is null, within a list', [null], ['x'], true],
  ['an object that marks a text', { a: {} }, { a: 'x' }, true],
  ['an object that marks a list', {}, ['x'], true],
  ['a list that marks an object', [], { a: 'x' }, true],
  ['a list that marks a text', [false], 'x', true],
  ['a list with fewer marks than values', [false], ['x', 'y'], true],
])('%s', (_, mark, value, expected) => {
  expect(isSensitive(mark, value)).toBe(expected);
});

test('marks nested without end count as sensitive', () => {
  let mark: unknown = false;
  let value: unknown = 'x';
  for (let depth = 0; depth < 100; depth += 1) [mark, value] = [[mark], [value]];
  expect(isSensitive(mark, value)).toBe(true);
});

test.each<[mark: unknown, value: unknown, expected: unknown]>([
  ['x', {}, true],
  [null, {}, true],
  [[], {}, true],
  [{ a: true }, { a: 1 }, { a: true }],
  [undefined, {}, undefined],
])('the mark %j of %j is taken for %j', (mark, value, expected) => {
  expect(sensitiveMark(mark, value)).toEqual(expected);
});
