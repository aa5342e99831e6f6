import fc from 'fast-check';
import wrapAnsi from 'wrap-ansi';
import stringWidth from 'string-width';
import { columnsOf, wrapped } from '../../src/report/wrapping';

const words = fc.array(
  fc.oneof(fc.string({ unit: 'grapheme-ascii' }), fc.constantFrom('', ' ', 'a', 'b'.repeat(30))),
);

describe('a text in lines', () => {
  test('is what wrap-ansi makes of it', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 60 }), (parts, columns) => {
        const text = parts.join(' ');
        expect(wrapped(text, columns)).toBe(wrapAnsi(text, columns));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['as it is where it fits', 'no backups', 10, 'no backups'],
    ['broken at spaces', 'no backups at all', 10, 'no backups\nat all'],
    ['without the spaces around a line', '  no   backups   at all ', 12, 'no   backups\nat all'],
    [
      'with a long word on a line of its own',
      'at mongodbatlas_project.shop it is',
      10,
      'at\nmongodbatlas_project.shop\nit is',
    ],
    ['by the width of what is wide', 'バックアップ なし', 12, 'バックアップ\nなし'],
    [
      'with colours that end with each line',
      '\u001b[1mno backups\u001b[22m',
      5,
      '\u001b[1mno\u001b[22m\n\u001b[1mbackups\u001b[22m',
    ],
  ])('stands %s', (_, text, columns, lines) => {
    expect(wrapped(text, columns)).toBe(lines);
    expect(columnsOf(text)).toBe(stringWidth(text));
  });
});
