import { hclText } from '../../src/text/hcl-text';

test.each<[string, string, string]>([
  ['a word', 'days', '"days"'],
  ['quotation marks and backslashes', 'a"b\\c', '"a\\"b\\\\c"'],
  ['signs of expressions', '${a} %{b} $c', '"$${a} %%{b} $c"'],
  ['line ends', 'a\nb\tc', '"a\\nb\\tc"'],
  ['escapes of JSON that HCL does not have', '\b\f\\b', '"\\u0008\\u000c\\\\b"'],
])('%s', (_, text, expected) => {
  expect(hclText(text)).toBe(expected);
});
