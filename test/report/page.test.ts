import { folded, link, markup, page, table, terms } from '../../src/report/html';

describe('a piece of HTML', () => {
  test('escapes texts, in elements and in attributes', () => {
    expect(markup`<p title="${'"><b>'}">${`<b>'&'`}</p>`.text).toBe(
      '<p title="&#34;&#62;&#60;b&#62;">&#60;b&#62;&#39;&#38;&#39;</p>',
    );
  });

  test('accepts unescaped pieces, numbers, lists, and undefined', () => {
    expect(markup`<p>${markup`<b>${1}</b>`}${undefined}${[markup`<i>a</i>`, '<']}</p>`.text).toBe(
      '<p><b>1</b><i>a</i>&#60;</p>',
    );
  });

  test('makes control characters visible', () => {
    expect(markup`${'a\u001b[31m\u202eb'}`.text).toBe('a\\u001b[31m\\u202eb');
  });
});

test.each([
  [
    'a page',
    'https://a.example/b?c="d',
    '<a href="https://a.example/b?c=&#34;d" rel="noopener noreferrer">x</a>',
  ],
  ['a script', 'javascript:alert(1)', 'x'],
  ['no address', 'nothing', 'x'],
])('a link to %s', (_, url, expected) => {
  expect(link(url, 'x').text).toBe(expected);
});

test('terms leave out those without anything to say', () => {
  expect(
    terms([
      ['rule', 'a<b'],
      ['fix', undefined],
    ]).text,
  ).toBe('<dl>\n<div><dt>rule</dt><dd>a&#60;b</dd></div>\n</dl>\n');
});

test('a table has a head', () => {
  expect(table(['a'], [['<b>'], [2]]).text).toBe(
    '<div class="wide"><table>\n<thead><tr><th scope="col">a</th></tr></thead>\n<tbody>\n<tr><td>&#60;b&#62;</td></tr>\n<tr><td>2</td></tr>\n</tbody>\n</table></div>\n',
  );
});

test('something folded is opened by its summary', () => {
  expect(folded('<a>', markup`<p>b</p>`).text).toBe(
    '<details><summary>&#60;a&#62;</summary>\n<p>b</p></details>\n',
  );
  expect(folded('a', 'b', { open: true }).text).toBe('<details open><summary>a</summary>\nb</details>\n');
});

describe('a page', () => {
  const text = page({
    title: 'a <b>',
    about: markup`<p>c</p>`,
    body: 'd <e>',
    foot: 'f',
    styles: '.x { color: red; }',
  });

  test('loads nothing and runs nothing', () => {
    expect(text).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    );
    expect(text).not.toMatch(/<script|<link|<img|<iframe|url\(|@import/);
  });

  test('has its title in the window and as its heading, its styles, and its foot', () => {
    expect(text).toContain('<title>a &#60;b&#62;</title>');
    expect(text).toContain('<h1>a &#60;b&#62;</h1>\n<div class="about"><p>c</p></div>');
    expect(text).toContain('<main>\nd &#60;e&#62;</main>\n<footer>f</footer>');
    expect(text).toContain('.x { color: red; }</style>');
  });

  test('is readable in the dark, on paper, and on a phone', () => {
    expect(text).toContain('@media (prefers-color-scheme: dark)');
    expect(text).toContain('@media print');
    expect(text).toContain('content="width=device-width, initial-scale=1"');
  });
});
