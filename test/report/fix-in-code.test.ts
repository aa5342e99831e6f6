import { toGithub } from '../../src/report/github';
import { toHtml } from '../../src/report/html/report';
import { toJson } from '../../src/report/json';
import { toJunit } from '../../src/report/junit';
import { toMarkdown } from '../../src/report/markdown';
import { toPretty } from '../../src/report/pretty';
import { toSarif } from '../../src/report/sarif';
import type { Report } from '../../src/report';
import { finding, report, reviewed } from '../support/reports';

const fixes = { fix: 'set backup_enabled = true', fixInCode: 'set backup: true' };
const both = report([reviewed({ findings: [finding(fixes)] })]);
const one = report([reviewed({ findings: [finding({ fix: fixes.fix })] })]);

/** Each format, and how it shows a fix in both languages. */
const formats: readonly (readonly [string, (of: Report) => string, string | RegExp])[] = [
  ['pretty', (of) => toPretty(of), '  fix    set backup_enabled = true\n  in TS  set backup: true\n'],
  ['junit', (of) => toJunit(of), '  fix    set backup_enabled = true\n  in TS  set backup: true\n'],
  [
    'markdown',
    (of) => toMarkdown(of),
    /- fix: set backup\\_enabled = true\n {2}- fix in TypeScript: set backup: true\n/,
  ],
  ['github', (of) => toGithub(of), 'fix: set backup_enabled = true%0Afix in TypeScript: set backup: true%0A'],
  ['html', (of) => toHtml(of), /<dt>fix in TypeScript<\/dt><dd>set backup: true<\/dd>/],
  ['json', (of) => toJson(of), '"fix": "set backup_enabled = true",\n      "fixInCode": "set backup: true",'],
  [
    'sarif',
    (of) => toSarif(of),
    /Fix: set backup_enabled = true; in TypeScript: set backup: true".*"fixInCode":"set backup: true"/,
  ],
];

describe.each(formats)('%s', (_, write, expected) => {
  test('shows a fix in both languages', () => {
    expect(write(both)).toMatch(expected);
  });

  test('shows one language where there is only one', () => {
    expect(write(one)).not.toMatch(/in TS|in TypeScript|fixInCode/);
  });
});
