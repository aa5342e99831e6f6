import { cut } from '../../src/text/cut';

test.each([
  ['a short name', 'orders', 'orders'],
  ['a name of 200 characters', 'x'.repeat(200), 'x'.repeat(200)],
  ['a longer name', 'x'.repeat(201), `${'x'.repeat(200)}… (1 more character)`],
  ['a pair of surrogates at the end', `${'x'.repeat(199)}😀`, `${'x'.repeat(199)}… (2 more characters)`],
])('%s', (_, text, expected) => {
  expect(cut(text)).toBe(expected);
});

test('another limit', () => {
  expect(cut('orders', 3)).toBe('ord… (3 more characters)');
});
