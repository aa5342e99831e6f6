import fc from 'fast-check';
import { harmlessLine, isVisible, printable, printableJson } from '../../src/text/printable';
import { SEED, anyText } from '../support/reports';

test.each([
  ['plain text', 'orders-2 (EU) "a"', 'orders-2 (EU) "a"'],
  ['letters of any language', 'Bestellungen für Zürich, 注文', 'Bestellungen für Zürich, 注文'],
  ['a picture', 'a 🙂 b', 'a 🙂 b'],
  ['an escape sequence', '\u001b[31mred', '\\u001b[31mred'],
  ['a control of Latin 1', '\u009b2J', '\\u009b2J'],
  ['ends of lines', 'a\r\nb\u2028c\u2029d\u0085e', 'a\\u000d\\u000ab\\u2028c\\u2029d\\u0085e'],
  ['marks of direction', 'gpj.\u202eexe\u2069', 'gpj.\\u202eexe\\u2069'],
  ['what has no width', 'a\u200bb\ufeffc\u00add', 'a\\u200bb\\ufeffc\\u00add'],
  ['fillers without a shape', 'a\u3164b\u115fc', 'a\\u3164b\\u115fc'],
  ['tags, which nobody sees', 'a\u{e0041}b', 'a\\u{e0041}b'],
  ['half a surrogate', 'a\ud800b\udc00c', 'a\\ud800b\\udc00c'],
  ['marks that are drawn over a letter', 'a\u0301b\u0336c\u20dd', 'a\\u0301b\\u0336c\\u20dd'],
  ['selectors of variants', 'a\ufe0fb\u{e0100}', 'a\\ufe0fb\\u{e0100}'],
  ['joiners without a width', 'a\u034fb\u2060c\u180ed', 'a\\u034fb\\u2060c\\u180ed'],
  ['blanks that are no spaces', 'a\u2800b\u{1d159}c', 'a\\u2800b\\u{1d159}c'],
  ['a command of GitHub', '::error::no', ':\\u003aerror:\\u003ano'],
  ['its older form', 'x ##[error]no', 'x #\\u0023[error]no'],
  ['a command of Azure DevOps', '##vso[task.complete]', '#\\u0023vso[task.complete]'],
  ['a command of TeamCity', "##teamcity[message text='no']", "#\\u0023teamcity[message text='no']"],
  ['more of what begins a command', '::: ####[', ':\\u003a\\u003a #\\u0023\\u0023\\u0023['],
  ['the address of a bucket', 'on arn:aws:s3:::attic/*', 'on arn:aws:s3:::attic/*'],
  ['that of a role', 'arn:aws-cn:iam::111111111111:role/x', 'arn:aws-cn:iam::111111111111:role/x'],
  ['more colons than an ARN has', 'arn:aws:s3::::x::y', 'arn:aws:s3:::\\u003ax:\\u003ay'],
  ['a text that only resembles one', 'barn:aws:s3:::x', 'barn:aws:s3:\\u003a\\u003ax'],
  ['noncharacters', 'a\ufffeb\uffffc', 'a\\ufffeb\\uffffc'],
])('%s', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

/** What begins an ARN. */
const ARN = /arn:(?:&#8203;)?aws[a-z-]*:(?:&#8203;)?[a-z0-9-]*:{1,3}/g;

test('no text contains a command', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(printable(text).replaceAll(ARN, '')).not.toMatch(/::|##/);
    }),
    SEED,
  );
});

test('printable JSON has the same value, and nothing that is not visible', () => {
  fc.assert(
    fc.property(fc.dictionary(anyText, fc.array(anyText)), (data) => {
      for (const text of [JSON.stringify(data), JSON.stringify(data, undefined, 2)]) {
        expect(printableJson(text).replaceAll(ARN, '')).not.toMatch(/::|##/);
        expect(printableJson(text).replaceAll('\n', '')).not.toMatch(
          /[\p{Cc}\p{Cf}\p{M}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u,
        );
        expect(JSON.parse(printableJson(text))).toEqual(data);
      }
    }),
    SEED,
  );
});

test.each([
  ['a control of Latin 1', '"\u009b2J"', '"\\u009b2J"'],
  ['ends of lines in a text', '"a\u2028b\u2029c"', '"a\\u2028b\\u2029c"'],
  ['ends of lines between texts', '[\n  "a"\n]', '[\n  "a"\n]'],
  ['marks of direction', '"gpj.\u202eexe"', '"gpj.\\u202eexe"'],
  ['what has no width', '"a\u200bb\ufeffc"', '"a\\u200bb\\ufeffc"'],
  ['tags, as both halves of a pair', '"a\u{e0041}b"', '"a\\udb40\\udc41b"'],
  ['a picture', '"a 🙂 b"', '"a 🙂 b"'],
  ['a command', '"::error::no"', '":\\u003aerror:\\u003ano"'],
])('%s in JSON', (_, json, shown) => {
  expect(printableJson(json)).toBe(shown);
  expect(JSON.parse(printableJson(json))).toEqual(JSON.parse(json));
});

test.each([
  ['letters with marks over them', ' # Cafe\u0301', ' # Cafe\u0301'],
  ['what has no width', ' \ufeffresource\u200b', ' \ufeffresource\u200b'],
  ['tabs and the ends of lines of Windows', ' \ta\r', ' \ta\r'],
  ['comments with several hashes', ' ## Backups ###', ' ## Backups ###'],
  ['addresses with colons', ' cidr = ["::/0"] # a::b', ' cidr = ["::/0"] # a::b'],
  ['lines of a diff that are no command', '+::a', '+::a'],
  ['an escape sequence', ' \u001b[31m', ' \\u001b[31m'],
  ['marks of direction', ' a\u202eb\u2067c', ' a\\u202eb\\u2067c'],
  ['ends of lines', ' a\u2028b\u0085c', ' a\\u2028b\\u0085c'],
  ['a command of GitHub', '   ::error::no', '   :\\u003aerror::no'],
  ['one behind a return', ' a\r::error::no', ' a\r:\\u003aerror::no'],
  ['its older form', ' x ##[error]no', ' x #\\u0023[error]no'],
  ['behind another hash', ' ###[error]no', ' ##\\u0023[error]no'],
  ['a command of Azure DevOps', '+##vso[task.complete]', '+#\\u0023vso[task.complete]'],
])('%s in a line of a diff', (_, line, shown) => {
  expect(harmlessLine(line)).toBe(shown);
});

test.each([
  ['a word', 'moved', true],
  ['a single letter', '-', true],
  ['a word of another language', '\u091c\u093e\u0928\u092c\u0942\u091d\u0915\u0930', true],
  ['nothing', '', false],
  ['spaces of every kind', ' \t\n\u00a0\u2003\u3000', false],
  ['what has no width', '\u200b\u200d\ufeff\u2060', false],
  ['fillers and blanks', '\u3164\u2800\u115f', false],
  ['marks over nothing', '\u0301\u0336', false],
])('%s is visible or not', (_, text, seen) => {
  expect(isVisible(text)).toBe(seen);
});
