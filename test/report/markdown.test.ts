import fc from 'fast-check';
import markdownIt from 'markdown-it';
import { MARKER, toMarkdown } from '../../src/report/markdown';
import { code, link, prose } from '../../src/report/markdown/text';
import {
  HOSTILE,
  RAW,
  SEED,
  anyText,
  everything,
  finding,
  many,
  report,
  reviewed,
  saying,
} from '../support/reports';

/** As GitHub reads it: with its tables, and addresses made links. */
const reader = markdownIt({ html: true, linkify: true });

describe('a report', () => {
  test('without a finding', () => {
    expect(toMarkdown(report([reviewed()]))).toBe(`<!-- atlas-backup report -->
## ✅ MongoDB Atlas backups: no errors, no warnings in 7 resources

7 resources: \`plan.json\`

<sub>cdktf-atlas-backup 0.1.0, facts as of 2026-08-21, rules as of 2026-08-21</sub>
`);
  });

  test('of one of everything', () => {
    expect(toMarkdown(everything)).toBe(`<!-- atlas-backup report -->
## ❌ MongoDB Atlas backups: incomplete, 1 input could not be read and 1 rule crashed; 1 error in 1 of 2 inputs

- **not read**: \`broken.json\`: it is not JSON
- **crash**: the rule \`own/breaks\` failed on \`plan.json\`: x is not a function

- **error**: weekly snapshots are kept 1 week, less than the 14 days of daily snapshots
- warning: loans can be deleted by one changed line

| errors | warnings | unchecked | crashed | kind | input |
| --: | --: | --: | --: | --- | --- |
| - | - | - | - | not read | \`broken.json\` |
| 1 | 1 | 2 | 1 | plan | \`plan.json\` |
| 0 | 0 | 0 | 0 | stack | \`staging/cdk.tf.json\` |

<details open>
<summary>What fails, why, and what to do: 1 finding</summary>

- **error**: weekly snapshots are kept 1 week, less than the 14 days of daily snapshots
  - rule: [\`schedule/retention-out-of-order\`](https://example.com/docs#weekly)
  - at: \`prod/orders/Backups\` (\`mongodbatlas_cloud_backup_schedule.orders\`)
  - in: \`plan.json\`
  - set by: \`policy_item_weekly\`
  - with: \`mongodbatlas_advanced_cluster.orders\`
  - why: Atlas requires it.
  - fix: keep weekly snapshots at least 14 days
  - error: \`INVALID_BACKUP_POLICY\`

</details>

<details>
<summary>What does not fail, why, and what to do: 1 finding</summary>

- **warning**: loans can be deleted by one changed line
  - rule: [\`cluster/no-termination-protection\`](https://example.com/docs#weekly)
  - at: \`mongodbatlas_advanced_cluster.loans\`
  - in: \`plan.json\`
  - why: Atlas requires it.
  - fix: keep weekly snapshots at least 14 days

</details>

<details>
<summary>Infos: 1 finding</summary>

- **info**: nobody can restore (\`project/no-one-can-restore\`)

</details>

<details>
<summary>Unchecked: 1 thing not known yet</summary>

- **unchecked**: pit\\_enabled is known only after apply
  - rules: \`pit/without-backup\`, \`pit/without-hourly-item\`
  - at: \`mongodbatlas_advanced_cluster.loans\` in \`plan.json\`

</details>

<details>
<summary>Acknowledged: 1 finding</summary>

- warning: hourly snapshots are kept 2 days
  - rule: [\`schedule/retention-out-of-order\`](https://example.com/docs#weekly)
  - at: \`mongodbatlas_cloud_backup_schedule.orders\` in \`plan.json\`
  - reason: a trial (storage, until 2027-01-31)

</details>

<details>
<summary>Known from <code>baseline.json</code>: 1 finding</summary>

- error: monthly snapshots are kept 1 week ([\`schedule/retention-out-of-order\`](https://example.com/docs#weekly) at \`mongodbatlas_cloud_backup_schedule.orders\`)

</details>

<details>
<summary>Stale, to be removed from <code>baseline.json</code>: 1 entry</summary>

- \`export/daily\` \`mongodbatlas_cloud_backup_schedule.gone export\`

</details>

- fails on errors, not on warnings

1 error, 1 warning, 1 info, 2 unchecked, 1 acknowledged, 1 known from the baseline, 1 rule crashed in 9 resources: \`plan.json\`, \`staging/cdk.tf.json\`

<sub>cdktf-atlas-backup 0.1.0, facts as of 2026-08-21, rules as of 2026-08-21</sub>
`);
  });

  test.each([
    ['❌', 'error', 'error'],
    ['⚠️', 'error', 'never'],
    ['⚠️', 'warning', 'error'],
    ['❌', 'warning', 'warning'],
    ['✅', 'info', 'warning'],
  ] as const)('says %s of an %s with --fail-on %s', (mark, severity, failOn) => {
    expect(toMarkdown(report([reviewed({ findings: [finding({ severity })] })], { failOn }))).toContain(
      `\n## ${mark} `,
    );
  });

  test('begins with the same line, whatever is in it, so that a comment can be found again', () => {
    for (const one of [report([reviewed()]), everything, many(3), saying('x')])
      expect(toMarkdown(one).split('\n')[0]).toBe(MARKER);
  });

  test('names the first of many inputs', () => {
    const inputs = Array.from({ length: 9 }, (_, index) => reviewed({}, { path: `${index}.json` }));
    expect(toMarkdown(report(inputs))).toContain(
      '63 resources: `0.json`, `1.json`, `2.json`, `3.json`, `4.json` and 4 more\n',
    );
  });
});

describe('a report that is too long for a comment', () => {
  const text = toMarkdown(many(5000));
  test('is cut to what GitHub takes', () => {
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.length).toBeGreaterThan(60_000);
  });

  test('says how much is left out, of each kind', () => {
    const [, errors = '', warnings = '', infos = ''] = text.split('<details');
    for (const part of [errors, warnings]) {
      const shown = part.match(/^ {2}- problem: /gm) ?? [];
      expect(shown.length).toBeGreaterThan(100);
      expect(part).toContain(`  - and ${1667 - shown.length} more\n\n</details>`);
    }
    // Eight of a cluster are one line.
    const shown = infos.match(/^- \*\*info\*\*: /gm) ?? [];
    expect(shown.length).toBeGreaterThan(20);
    expect(infos).toContain(`- and ${209 - shown.length} more\n\n</details>`);
  });

  test('says how many rules are left out where there is no room for all of them', () => {
    const findings = Array.from({ length: 300 }, (_, index) =>
      finding({ rule: `own/rule-${index}`, message: `${index} is wrong` }),
    );
    const all = toMarkdown(report([reviewed({ findings })]), { limit: 20_000 });
    const shown = all.match(/^ {2}- rule: /gm) ?? [];
    expect(shown.length).toBeGreaterThan(50);
    expect(all).toContain(`- and the findings of ${300 - shown.length} more rules\n\n</details>`);
    expect(all.length).toBeLessThanOrEqual(20_000);
  });

  test('keeps the highest severity, also in the last input', () => {
    const warnings = many(5000).inputs[0]!;
    const severe = reviewed({ findings: [finding({ message: 'the most severe' })] }, { path: 'last.json' });
    const both = toMarkdown(
      report([
        reviewed({ findings: warnings.review.findings.filter(({ severity }) => severity !== 'error') }),
        severe,
      ]),
    );
    expect(both.split('\n')[3]).toBe('- **error**: the most severe');
    expect(both).toContain('- **error**: the most severe\n');
  });

  test('keeps what is acknowledged where only the findings are many', () => {
    const [first] = many(5000).inputs;
    const inputs = [reviewed({ ...everything.inputs[0]!.review, findings: first!.review.findings })];
    const long = toMarkdown({ ...everything, inputs });
    expect(long).toContain('<summary>Acknowledged: 1 finding</summary>\n\n- warning: hourly snapshots');
    expect(long).toContain('- **not read**: `broken.json`');
    expect(long.length).toBeLessThanOrEqual(65_536);
  });

  test('keeps the short ones where one is very long', () => {
    const long = finding({ message: '<'.repeat(200_000), address: '|'.repeat(200_000) });
    const text = toMarkdown(report([reviewed({ findings: [long, finding({ message: 'short' })] })]));
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toContain('… (199400 more characters)');
    expect(text).toContain('  - problem: short\n');
  });

  test('fits into any limit', () => {
    for (const limit of [2_000, 5_000, 20_000])
      expect(toMarkdown(many(500), { limit }).length).toBeLessThanOrEqual(limit);
  });
});

describe('hostile text', () => {
  test.each([
    ['markup', '**a** _b_ [c](d) <e>', '\\*\\*a\\*\\* \\_b\\_ \\[c\\](d) &lt;e&gt;'],
    ['a mention', '@team a@b', '@&#8203;team a@&#8203;b'],
    [
      'references',
      '#1 GH-2 !3 $4 %5 ~6 &7',
      '#&#8203;1 GH-&#8203;2 !&#8203;3 \\$&#8203;4 %&#8203;5 \\~&#8203;6 &amp;&#8203;7',
    ],
    ['addresses', 'https://a www.b', 'https:&#8203;//a www&#8203;.b'],
    ['a picture of a word', ':x: 10:30', ':&#8203;x: 10:30'],
    ['cells', 'a|b', 'a\\|b'],
    ['a quick action of GitLab', '/merge a/b', '\\/merge a/b'],
    ['code', '`a`', '\\`a\\`'],
    ['lines', 'a\nb', 'a\\\\u000ab'],
  ])('%s in a sentence', (_, text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  test.each([
    ['an address', 'module.a["b-c"].d[0]', '`module.a["b-c"].d[0]`'],
    ['backticks', 'a`b', '<code>a&#96;b</code>'],
    ['cells', 'a|b', '<code>a&#124;b</code>'],
    ['markup', '<b>', '<code>&#60;b&#62;</code>'],
    ['other letters', 'ü', '<code>&#252;</code>'],
    ['lines', 'a\nb', '<code>a&#92;u000ab</code>'],
    ['nothing', '', '<code></code>'],
  ])('%s in code', (_, text, expected) => {
    expect(code(text)).toBe(expected);
  });

  test.each([
    ['a page', 'https://a.example/b#c', '[x](https://a.example/b#c)'],
    ['an address that ends early', 'https://a.example/) [y](z', 'x'],
    ['a script', 'javascript:alert(1)', 'x'],
  ])('%s in a link', (_, url, expected) => {
    expect(link('x', url)).toBe(expected);
  });

  test.each(HOSTILE.map((text) => [text]))('%j changes nothing but texts', (text) => {
    expect(shapeOf(saying(text))).toEqual(shapeOf(saying('plain')));
  });

  test('arbitrary text changes nothing but texts', () => {
    const plain = shapeOf(saying('plain'));
    fc.assert(
      fc.property(anyText, (text) => {
        expect(shapeOf(saying(text))).toEqual(plain);
      }),
      SEED,
    );
  });
});

/** The elements that a reader makes of a report, without their texts; it also holds what no report may have. */
function shapeOf(one: Parameters<typeof toMarkdown>[0]): readonly string[] {
  const text = toMarkdown(one);
  expect(text).not.toMatch(RAW);
  expect(withoutCode(text)).not.toMatch(REFERENCE);
  const shape = reader.parse(text, {}).flatMap(({ type, content, children }) => {
    if (type === 'html_block')
      return [content.replace(/(Known from |removed from |Configuration )<code>[^<]*<\/code>/g, '$1')];
    const inside = (children ?? []).filter(
      ({ type }) => type !== 'text' && type !== 'softbreak' && type !== 'text_special',
    );
    // Code is written in one of two ways, and a page is linked where its address is one.
    const names = inside.map(({ type, content }) => (type === 'html_inline' ? content : type));
    return [
      type,
      ...names
        .join(' ')
        .replaceAll('<code> </code>', 'code_inline')
        .replaceAll('link_open code_inline link_close', 'code_inline')
        .split(' '),
    ];
  });
  return shape;
}

/** What GitHub and GitLab turn into links, anywhere in a text. */
const REFERENCE = /[@#!$%&~][\w"]|GH-\d|:\w+:|:\/\/|www\./i;

/** The text as a reader has it, without code, in which nothing is a reference, and without our own links. */
function withoutCode(text: string): string {
  return text
    .replace(/`[^`]*`|<code>.*?<\/code>/g, '')
    .replace(/\]\([^)]*\)/g, '')
    .replace(/<!--.*?-->|<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt);/g, (entity) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>' })[entity] ?? entity)
    .replaceAll('&#8203;', '\u200b')
    .replace(/\\([^\w\s])/g, '$1');
}
