import fc from 'fast-check';
import { jsonParts } from '../../src/report/json-text';
import { printableJson } from '../../src/text/printable';

describe('the text of JSON', () => {
  test('is that of JSON.stringify, without what a log could take for a command', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, NaN, [undefined], '\u2028', '\ud800'));
    const list = fc
      .tuple(fc.array(value, { maxLength: 3 }), fc.constantFrom(0, 1, 50, 99, 100, 101))
      .map(([some, times]) => Array.from({ length: times }, () => some).flat());
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(value, list)), (data) => {
        const text = printableJson(JSON.stringify(data, undefined, 2));
        expect([...jsonParts(data)].join('')).toBe(text);
        const lazy = Object.entries(data).map(([name, one]) => [
          name,
          Array.isArray(one) ? one.values() : one,
        ]);
        expect([...jsonParts(Object.fromEntries(lazy) as Record<string, unknown>)].join('')).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  test('comes in parts with at most a hundred items of a list', () => {
    const data = { list: Array.from({ length: 1050 }, () => 'x'.repeat(94)) };
    const parts = [...jsonParts(data)];
    expect(parts.join('')).toBe(JSON.stringify(data, undefined, 2));
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(11_000);
  });
});
