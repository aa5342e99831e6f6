import { printable } from '../../src/report';

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
  ['what is no character', 'a\ufffeb\uffffc', 'a\\ufffeb\\uffffc'],
])('%s', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});
