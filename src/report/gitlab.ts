import { printable, printableJson } from '../text/printable';
import type { Finding } from '../review';
import { shownOf } from './apply/shown';
import { configuredRows, fileOf } from './configured';
import { Fingerprints } from './fingerprint';
import { byReason } from './groups';
import { impactGroups } from './impact';
import { locationOf } from './location';
import { notReviewedLines } from './not-reviewed';
import type { Report } from './report';
import type { Reviewed } from './reviewed';
import { ENDED_FIX, endedInWords, nameOf, placeOf, reasonOf } from './words';

/**
 * An issue of GitLab's code quality report.
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** An issue without its fingerprint, and what identifies it in an input. */
interface Entry extends Omit<Issue, 'fingerprint'> {
  readonly key: Pick<Finding, 'address' | 'attribute'>;
}

const SEVERITIES = { error: 'critical', warning: 'major', info: 'minor' } as const;

/**
 * The report as code quality of GitLab: a list of issues that a merge request shows, compared with those of its target
 * branch. The list has no other place for what is not a finding, so everything else is an issue as well: what keeps the
 * review from being complete is a blocker, and what does not fail a run is an info.
 */
export function toGitlab(report: Report): string {
  return [...toGitlabParts(report)].join('');
}

/** The same in parts, to be written one after the other: the issues are created while they are written. */
export function* toGitlabParts(report: Report): Iterable<string> {
  const fingerprints = new Fingerprints();
  let before = '[\n';
  for (const { path, entries } of entriesOf(report))
    for (const { key, ...issue } of entries) {
      const fingerprint = fingerprints.of({ rule: issue.check_name, ...key }, { path });
      yield `${before}${written({ ...issue, fingerprint })}`;
      before = ',\n';
    }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** The replacement for a report that could not be made: a blocker, since an empty list would mean that nothing was found. */
export function failedIssues(sentence: string, path = '-'): string {
  const key = { address: '', attribute: undefined };
  const { key: own, ...issue } = entry('atlas-backup', 'blocker', sentence, path, key);
  const fingerprint = new Fingerprints().of({ rule: issue.check_name, ...own }, { path: '' });
  return `[\n${written({ ...issue, fingerprint })}\n]\n`;
}

function written({ description, check_name, fingerprint, severity, location }: Issue): string {
  return printableJson(JSON.stringify({ description, check_name, fingerprint, severity, location }));
}

/** The entries of each input, and then those of the run, with the path that identifies them. */
function* entriesOf(report: Report): Iterable<{ readonly path: string; readonly entries: Iterable<Entry> }> {
  for (const one of report.unreadable ?? [])
    yield {
      path: one.path,
      entries: [entry('not-read', 'blocker', `could not be read: ${one.reason}`, one.path)],
    };
  for (const reviewed of report.inputs)
    yield { path: reviewed.path, entries: entriesOfInput(reviewed, report) };
  yield { path: '', entries: entriesOfRun(report) };
}

function* entriesOfInput(reviewed: Reviewed, { baseline }: Report): Iterable<Entry> {
  const { path, review, apply } = reviewed;
  for (const { rule, message } of review.crashes)
    yield entry(rule, 'blocker', `the rule failed, so the review is incomplete: ${message}`, path);
  for (const finding of review.findings)
    yield ofFinding(
      finding,
      reviewed,
      SEVERITIES[finding.severity],
      `${finding.message}. Fix: ${finding.fix}`,
    );
  const shown = shownOf(apply);
  if (shown !== undefined) {
    const { heading, steps, notReached, left, safe, harms } = shown;
    const parts = [
      ...steps.map(({ number, outcome, text }) => `${number}. ${outcome}: ${text}`),
      ...notReached,
      ...left.map((text) => `left: ${text}`),
      ...safe.map((text) => `safe: ${text}`),
      ...harms,
    ];
    yield entry('apply', 'major', `${heading}: ${parts.join('; ')}`, path);
  }
  for (const finding of review.acknowledged)
    yield ofFinding(
      finding,
      reviewed,
      'info',
      `acknowledged ${finding.severity}: ${finding.message}. Reason: ${reasonOf(finding.acknowledgement)}`,
    );
  for (const finding of review.known)
    yield ofFinding(
      finding,
      reviewed,
      'info',
      `known from ${baseline?.path ?? 'the baseline'}, ${finding.severity}: ${finding.message}`,
    );
  for (const { names, sentences } of impactGroups(reviewed))
    yield entry('impact', 'info', `impact on ${names}: ${sentences.join('; ')}`, path, { address: names });
  for (const waiting of byReason(review.unchecked))
    yield {
      ...entry(
        'unchecked',
        'info',
        `unchecked: ${waiting.reason} (${waiting.rules.join(', ')} at ${placeOf(waiting)})`,
        path,
        { address: waiting.address, attribute: waiting.reason },
      ),
      location: placed(reviewed, waiting.address),
    };
  for (const line of notReviewedLines(reviewed))
    yield entry('not-reviewed', 'info', line, path, { address: line });
}

function* entriesOfRun({ calendar, baseline, configured, failOn, inputs }: Report): Iterable<Entry> {
  const first = inputs[0]?.path ?? '-';
  for (const one of calendar?.ended ?? [])
    if (calendar !== undefined)
      yield entry(
        'acknowledgement-ended',
        'major',
        `${endedInWords(one, calendar)}. Reason: ${reasonOf(one)}. Fix: ${ENDED_FIX}`,
        one.input ?? configured?.file ?? first,
        { address: `${one.rule} ${one.covers ?? ''}` },
      );
  for (const { rule, place } of baseline?.unanswered ?? [])
    yield entry(
      'stale-in-baseline',
      'info',
      `stale entry, to be removed from the baseline: ${rule} ${place}`,
      baseline?.path ?? first,
      { address: `${rule} ${place}` },
    );
  const rows = configured === undefined ? [] : configuredRows(configured, failOn);
  if (configured !== undefined && rows.length > 0)
    yield entry(
      'configuration',
      'info',
      [`configuration ${fileOf(configured)}`, ...rows.map(({ label, text }) => `${label} ${text}`)].join(
        '; ',
      ),
      configured.file ?? first,
    );
}

function ofFinding(
  finding: Finding,
  reviewed: Reviewed,
  severity: Issue['severity'],
  description: string,
): Entry {
  const { rule, address, attribute } = finding;
  return {
    ...entry(rule, severity, `${description} (${placeOf(finding)})`, reviewed.path, { address, attribute }),
    location: placed(reviewed, address),
  };
}

function entry(
  check: string,
  severity: Issue['severity'],
  description: string,
  path: string,
  { address = '', attribute }: Partial<Entry['key']> = {},
): Entry {
  return {
    description: plain(description),
    check_name: plain(check),
    severity,
    location: at(path, undefined),
    key: { address, attribute },
  };
}

function placed(reviewed: Reviewed, address: string): Issue['location'] {
  const { file, line } = locationOf(reviewed, address);
  return at(file ?? reviewed.path, line);
}

/** A path as GitLab has it: relative to the root of the repository. It requires a line; the first one means the file. */
function at(path: string, line: number | undefined): Issue['location'] {
  const name = nameOf({ path }).replace(/^(?:\.\/+)+/, '');
  return { path: plain(name), lines: { begin: line ?? 1 } };
}

/**
 * A text that GitLab shows unchanged. Some versions show a description as HTML, and all of them replace `%{word}` by a
 * style.
 */
function plain(text: string): string {
  return printable(text).replaceAll(/<(?=[a-z/!?])|%(?=\{)/gi, (one) =>
    one === '<' ? '\\u003c' : '\\u0025',
  );
}
