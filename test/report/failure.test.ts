import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { type ReportFormat, failureAs } from '../../src/report/failure';
import { HOSTILE, RAW, SEED, anyText } from '../support/reports';

/*
 * The replacement for a report that could not be made. It must not look like a report without findings.
 */

const tool = { name: 'cdktf-atlas-backup', version: '0.1.0', factsAsOf: '2026-08-21' };
const reason = 'cannot read plan.json: there is no such file';
const failure = { tool, subject: 'review', reason } as const;

const written = (format: ReportFormat, own: Partial<Parameters<typeof failureAs>[1]> = {}): string =>
  failureAs(format, { ...failure, ...own });

test('in pretty', () => {
  expect(written('pretty')).toBe('there is no review: cannot read plan.json: there is no such file\n');
  expect(written('pretty', { subject: 'forecast' })).toMatch(/^there is no forecast: /);
});

test('in JSON, without counts and findings', () => {
  expect(JSON.parse(written('json'))).toEqual({ format: '1', tool, failure: { subject: 'review', reason } });
});

test('in Markdown, with the marker of the comment', () => {
  expect(written('markdown')).toBe(`<!-- atlas-backup report -->
## ❌ MongoDB Atlas backups: there is no review

cannot read plan.json: there is no such file

<sub>cdktf-atlas-backup 0.1.0, facts as of 2026-08-21</sub>
`);
});

test('in SARIF, as an unsuccessful run without results', () => {
  const { runs } = JSON.parse(written('sarif')) as { runs: readonly Record<string, unknown>[] };
  expect(runs[0]).not.toHaveProperty('results');
  expect(runs[0]?.['invocations']).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: `there is no review: ${reason}` } }],
    },
  ]);
});

test('in JUnit, as an error', () => {
  expect(written('junit')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="MongoDB Atlas backups" tests="1" failures="0" errors="1" skipped="0">
  <testsuite name="review" tests="1" failures="0" errors="1" skipped="0">
    <testcase name="review: not done" classname="atlas-backup.review">
      <error message="there is no review: ${reason}" type="not done"/>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('in the log of GitHub, as an error', () => {
  expect(written('github')).toBe(`::error title=atlas-backup::there is no review: ${reason}\n`);
});

test('in GitLab, as a blocker: an empty list would mean that nothing was found', () => {
  expect(JSON.parse(written('gitlab'))).toEqual([
    {
      description: `there is no review: ${reason}`,
      check_name: 'atlas-backup',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}:1$/) as string,
      severity: 'blocker',
      location: { path: 'standard input', lines: { begin: 1 } },
    },
  ]);
});

test('in the log of Azure Pipelines, as an error of a step that failed', () => {
  expect(written('azure')).toBe(
    `##vso[task.logissue type=error;]atlas-backup: there is no review: ${reason}\n##vso[task.complete result=Failed;]\n`,
  );
});

test('in HTML', () => {
  expect(written('html')).toContain(`<p class="failure"><strong>There is no review.</strong> ${reason}</p>`);
});

const FORMATS: readonly ReportFormat[] = [
  'pretty',
  'json',
  'markdown',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'azure',
  'html',
];

/** A report without its own markup and commands. */
function said(format: ReportFormat, text: string): string {
  switch (format) {
    case 'github':
      return text.replace(/^::error title=atlas-backup::/, '');
    case 'azure':
      return text
        .replace(/^##vso\[task\.logissue type=error;\]atlas-backup: /, '')
        .replace(/\n##vso\[task\.complete result=Failed;\]\n$/, '');
    case 'markdown':
      return text.replace(/^## /m, '');
    case 'html':
      return text.replace(/<style>[\s\S]*<\/style>/, '');
    default:
      return text;
  }
}

function expectHarmless(text: string): void {
  for (const format of FORMATS) {
    const report = written(format, { reason: text });
    if (format !== 'json') expect(report).not.toMatch(RAW);
    const rest = said(format, report).replaceAll(
      /arn:(?:&#8203;)?aws[a-z-]*:(?:&#8203;)?[a-z0-9-]*:{1,3}/g,
      '',
    );
    expect([format, rest]).toEqual([format, expect.not.stringMatching(/::|##/)]);
  }
  expect(JSON.parse(written('json', { reason: text }))).toMatchObject({ failure: { reason: text } });
  expect(() => JSON.parse(written('sarif', { reason: text })) as unknown).not.toThrow();
  expect(JSON.parse(written('gitlab', { reason: text }))).toHaveLength(1);
  expect(written('azure', { reason: text }).split('\n')).toHaveLength(3);
  expect(() => new SaxesParser().write(written('junit', { reason: text })).close()).not.toThrow();
  expect(written('html', { reason: text }).match(/<[a-z]+/g)).toEqual(written('html').match(/<[a-z]+/g));
}

test.each(HOSTILE.map((text) => [text]))('%j stays text', expectHarmless);

test('arbitrary text stays text', () => {
  fc.assert(fc.property(anyText, expectHarmless), SEED);
});
