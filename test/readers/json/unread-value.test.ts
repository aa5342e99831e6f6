import * as fc from 'fast-check';
import { UnreadValue } from '../../../src/readers/json/unread-value';
import { seeded } from '../../support/hostile';

/** Whether bytes are one value of JSON, looked at in pieces of these sizes. */
function isValue(bytes: Uint8Array, sizes: readonly number[]): boolean {
  const value = new UnreadValue();
  let from = 0;
  for (let turn = 0; from < bytes.length; turn += 1) {
    const length = Math.min(from + (sizes[turn % sizes.length] ?? 1), bytes.length);
    const end = value.pass(bytes, from, length);
    if (end !== -1) return bytes.subarray(end).every((byte) => ' \n\r\t'.includes(String.fromCharCode(byte)));
    from = length;
  }
  return value.mayEnd;
}

function accepts(bytes: Uint8Array, sizes: readonly number[] = [1000]): boolean {
  try {
    return isValue(bytes, sizes);
  } catch {
    return false;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
const runs = { ...seeded, numRuns: Math.max(seeded.numRuns, 1000) };

test('a value is what JSON.parse takes for one, wherever its bytes are cut', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('', ' ', '\r\n\t'), sizes, (value, indent, cuts) => {
      expect(accepts(Buffer.from(JSON.stringify(value, null, indent)), cuts)).toBe(true);
    }),
    runs,
  );
});

test('it is invalid exactly if JSON.parse rejects it', () => {
  const pieces = fc.constantFrom(
    ...'{}[],:"\\ \n\t\u0000-+.0123eEutruefalsnl/é\u001f'.split(''),
    'true',
    'null',
    '"a"',
    '"a":',
    '\\u00e9',
    '1.5e-3',
  );
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.nat(),
      fc.nat({ max: 2 }),
      pieces,
      sizes,
      (value, at, cut, piece, cuts) => {
        const text = JSON.stringify(value);
        const place = at % (text.length + 1);
        const broken = text.slice(0, place) + piece + text.slice(place + cut);
        fc.pre(!/[\ud800-\udfff]/.test(broken));
        expect([broken, accepts(Buffer.from(broken), cuts)]).toEqual([broken, isJson(broken)]);
      },
    ),
    runs,
  );
});

test.each([
  ['', false],
  ['01', false],
  ['-', false],
  ['1.', false],
  ['1e', false],
  ['-0.0e+00', true],
  ['"\\x"', false],
  ['"\\u00g0"', false],
  ['"\t"', false],
  ['[1,]', false],
  ['{"a":1,}', false],
  ['{"a"}', false],
  ['{1:2}', false],
  ['[1}', false],
  ['nul', false],
  ['nulls', false],
  ['garbage', false],
])('%s', (text, expected) => {
  for (const cuts of [[1], [1000]]) expect(accepts(Buffer.from(text), cuts)).toBe(expected);
});

test('nesting a million deep overflows nothing', () => {
  const text = `${'[{"a":'.repeat(1e6)}1${'}]'.repeat(1e6)}`;
  expect(accepts(Buffer.from(text), [1 << 16])).toBe(true);
  expect(accepts(Buffer.from(text.slice(0, -1)), [1 << 16])).toBe(false);
});

test('bytes that are not UTF-8 are rejected, and a character may be split', () => {
  expect(accepts(Buffer.from('["é"]', 'latin1'), [1])).toBe(false);
  expect(accepts(Buffer.from('["\u00c3"]', 'latin1'), [1000])).toBe(false);
  for (const cut of [1, 2, 3, 4]) expect(accepts(Buffer.from('["é€😀"]'), [cut])).toBe(true);
});
