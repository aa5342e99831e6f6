import { hclText, withoutDoubledSigns, withoutEscapes } from '../../src/text/hcl-text';

const TEXTS: readonly (readonly [title: string, text: string, written: string])[] = [
  ['a word', 'days', '"days"'],
  ['quotation marks and backslashes', 'a"b\\c', '"a\\"b\\\\c"'],
  ['signs of expressions', '${a} %{b} $c', '"$${a} %%{b} $c"'],
  ['line ends', 'a\nb\tc', '"a\\nb\\tc"'],
  ['escapes of JSON that HCL does not have', '\b\f\\b', '"\\u0008\\u000c\\\\b"'],
];

test.each(TEXTS)('HCL writes %s', (_, text, written) => {
  expect(hclText(text)).toBe(written);
});

test.each(TEXTS)('%s are the same when they are read again', (_, text, written) => {
  expect(withoutDoubledSigns(withoutEscapes(written.slice(1, -1)))).toBe(text);
});

test.each<[title: string, quoted: string, text: string]>([
  ['a character by four digits', 'a\\u00e4b', 'aäb'],
  ['a character by eight digits', 'a\\U0001F600\\U00000062', 'a😀b'],
  ['what is no character', 'a\\U00110000', 'a\\U00110000'],
  ['an escape that HCL does not have', 'a\\xb', 'a\\xb'],
  ['doubled signs, which belong to the template', '$${a}', '$${a}'],
])('%s', (_, quoted, text) => {
  expect(withoutEscapes(quoted)).toBe(text);
});
