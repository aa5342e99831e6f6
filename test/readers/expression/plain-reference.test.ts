import fc from 'fast-check';
import { parseExpression, parseTemplate } from '../../../src/readers/expression/parse';

describe('a text that is one reference', () => {
  const word = fc.oneof(
    fc.constantFrom('true', 'false', 'null', 'for', 'resource', 'data', 'module', 'var', 'each', 'true-ish'),
    fc.stringMatching(/^[A-Za-z_][\w-]{0,8}$/),
  );
  const step = fc.oneof(
    word.map((name) => `.${name}`),
    fc.nat(99).map((index) => `[${index}]`),
    fc.constantFrom('[007]', '.0', '[*]', '.*', '["key"]', '[each.key]'),
  );
  const reference = fc
    .tuple(word, fc.array(step, { maxLength: 6 }))
    .map(([first, steps]) => first + steps.join(''));

  test('is read like any other expression', () => {
    fc.assert(
      fc.property(reference, (text) => {
        // In brackets the whole grammar reads it.
        const expected = parseExpression(`(${text})`);
        const actual = parseTemplate(`\${${text}}`);
        if (expected.kind === 'opaque') expect(actual.kind).toBe('opaque');
        else expect(actual).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test('is read at any depth', () => {
    for (const steps of [49, 50, 51, 99, 100, 101, 102, 300]) {
      const text = `a${'.b'.repeat(steps)}`;
      expect(parseTemplate(`\${${text}}`).kind).toBe(parseExpression(`(${text})`).kind);
    }
  });
});
