import { ABSENT, UNKNOWN_UNTIL_APPLY, known } from '../../../src/model/value';
import { toFlag, toNumber, toText } from '../../../src/readers/resource/conversions';
import { valueInWords } from '../../support/links';

describe('a value converted as Terraform converts it', () => {
  test.each<[json: unknown, text: string, number: string, flag: string]>([
    ['7', '"7"', '7', 'no boolean'],
    [' 7 ', '" 7 "', '7', 'no boolean'],
    ['7.5', '"7.5"', '7.5', 'no boolean'],
    ['seven', '"seven"', 'null', 'no boolean'],
    ['', '""', 'null', 'no boolean'],
    ['true', '"true"', 'null', 'true'],
    ['false', '"false"', 'null', 'false'],
    [7, '"7"', '7', 'no boolean'],
    [true, '"true"', 'no number', 'true'],
    [[], 'no text', 'no number', 'no boolean'],
    [{}, 'no text', 'no number', 'no boolean'],
  ])('%j', (json, text, number, flag) => {
    const inWords = (value: Parameters<typeof valueInWords>[0]): string =>
      valueInWords(value).replace(/^unknown until plan: it is not a (\w+)$/, 'no $1');
    expect(inWords(toText(known(json)))).toBe(text);
    expect(inWords(toNumber(known(json)))).toBe(number);
    expect(inWords(toFlag(known(json)))).toBe(flag);
  });

  test('a text that is not a number is kept unchanged', () => {
    expect(toNumber(known('fortnight'))).toEqual({ kind: 'known', value: NaN, written: 'fortnight' });
  });

  test('stays absent, unknown or sensitive', () => {
    for (const convert of [toText, toNumber, toFlag]) {
      expect(convert(ABSENT)).toBe(ABSENT);
      expect(convert(UNKNOWN_UNTIL_APPLY)).toBe(UNKNOWN_UNTIL_APPLY);
    }
    expect(toText(known(7, true))).toEqual({ kind: 'known', value: '7', sensitive: true });
    expect(toNumber(known('7', true))).toEqual({ kind: 'known', value: 7, sensitive: true });
    expect(toFlag(known('true', true))).toEqual({ kind: 'known', value: true, sensitive: true });
  });
});
