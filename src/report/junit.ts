import XMLBuilder from 'fast-xml-builder';
import type { Finding } from '../review';
import { plainRowsOf } from './finding-rows';
import { byReason } from './groups';
import { IMPACT_HEADING, IMPACT_NOTE, impactGroups } from './impact';
import { locationOf } from './location';
import { printable } from '../text/printable';
import { configuredRows, fileOf } from './configured';
import { notReviewedLines } from './not-reviewed';
import type { FailOn } from './fail-on';
import type { Report } from './report';
import { isFailure } from './verdict';
import { ENDED_FIX, endedInWords, extent, nameOf, placeOf, reasonOf } from './words';
import { type Reviewed, summaryOf } from './reviewed';

/** An XML element, as the builder expects it: attributes begin with `@`, children are lists. */
interface TestCase {
  readonly '@name': string;
  readonly '@classname': string;
  readonly '@file'?: string;
  readonly '@line'?: string;
  readonly failure?: Outcome;
  readonly error?: Outcome;
  readonly skipped?: Outcome;
}

interface Outcome {
  readonly '@message': string;
  readonly '@type'?: string;
  readonly '#text'?: string;
}

/**
 * The report as JUnit XML: a suite for each input, a case for each finding. What fails the run is a failure, what keeps
 * the review from being complete is an error, and everything else that people should see is skipped, with its message.
 */
export function toJunit(report: Report): string {
  const suites = [
    ...report.inputs.map((reviewed) => suite(reviewed, report)),
    ...notRead(report),
    ...unanswered(report),
    ...ended(report),
  ];
  return xmlOf(suites);
}

/** The replacement for a report that could not be made: one test case with an error. */
export function failedSuites(name: string, reason: string): string {
  return xmlOf([suiteOf(name, [{ ...named(name, 'not done'), error: outcome('not done', reason) }])]);
}

function xmlOf(suites: readonly Suite[]): string {
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    suppressBooleanAttributes: false,
    suppressEmptyNode: true,
    format: true,
    indentBy: '  ',
  });
  const xml: string = builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': 'MongoDB Atlas backups',
      ...counted(suites.flatMap(({ testcase }) => testcase)),
      testsuite: suites,
    },
  });
  return xml;
}

function suite(reviewed: Reviewed, { failOn, baseline, configured }: Report): Suite {
  const { review } = reviewed;
  const cases: TestCase[] = [
    // Some servers report a suite without a case as an error.
    { '@name': `review of ${extent(summaryOf([reviewed]))}`, '@classname': 'atlas-backup' },
    ...review.crashes.map(({ rule, message }) => ({
      ...named(rule, 'crash'),
      error: outcome('crash', `the rule ${rule} failed, so the review is incomplete: ${message}`),
    })),
    ...review.findings.map((finding) => ({
      ...caseOf(finding, reviewed),
      ...(isFailure(finding.severity, failOn)
        ? { failure: outcome(finding.severity, finding.message, explained(finding)) }
        : { skipped: outcome(undefined, `${finding.severity}: ${finding.message}; fix: ${finding.fix}`) }),
    })),
    ...review.acknowledged.map((finding) => ({
      ...caseOf(finding, reviewed),
      skipped: outcome(
        undefined,
        `acknowledged ${finding.severity}: ${finding.message}; reason: ${reasonOf(finding.acknowledgement)}`,
      ),
    })),
    ...review.known.map((finding) => ({
      ...caseOf(finding, reviewed),
      skipped: outcome(
        undefined,
        `known from ${baseline?.path ?? 'the baseline'}, ${finding.severity}: ${finding.message}`,
      ),
    })),
    ...byReason(review.unchecked).map((waiting) => ({
      ...named(waiting.rules.length === 1 ? (waiting.rules[0] ?? '') : 'unchecked', placeOf(waiting)),
      ...open(`unchecked: ${waiting.reason} (${waiting.rules.join(', ')})`, failOn),
    })),
    ...notReviewedLines(reviewed).map((line, index) => ({
      ...named('input', `not reviewed ${index + 1}`),
      ...open(line, failOn),
    })),
  ];
  return {
    ...propertiesOf(configured, failOn),
    ...suiteOf(nameOf(reviewed), cases),
    ...impactOf(reviewed),
  };
}

/** What could not be checked: it fails a run only with `unchecked`. */
function open(message: string, failOn: FailOn): Pick<TestCase, 'failure' | 'skipped'> {
  return failOn === 'unchecked'
    ? { failure: outcome('unchecked', message) }
    : { skipped: outcome(undefined, message) };
}

/** What the plan changes about what can be restored: it is not a case, since it neither passes nor fails. */
function impactOf(reviewed: Reviewed): Pick<Suite, 'system-out'> {
  const groups = impactGroups(reviewed);
  if (groups.length === 0) return {};
  const lines = groups.flatMap(({ names, sentences, states }) => [
    ...sentences.map((sentence) => `${names}: ${sentence}`),
    ...states.map(([when, text]) => `  ${when}: ${text}`),
  ]);
  return {
    'system-out': [`${IMPACT_HEADING} (${IMPACT_NOTE})`, ...lines].map((line) => printable(line)).join('\n'),
  };
}

/** Inputs that could not be read: they are not reviewed, so the report must not look like a pass. */
function notRead({ unreadable = [] }: Report): readonly Suite[] {
  return unreadable.map((one) =>
    suiteOf(nameOf(one), [{ ...named('input', 'not read'), error: outcome('not read', one.reason) }]),
  );
}

function unanswered({ baseline }: Report): readonly Suite[] {
  if (baseline === undefined || baseline.unanswered.length === 0) return [];
  return [
    suiteOf(
      baseline.path,
      baseline.unanswered.map(({ rule, place }) => ({
        ...named(rule, place),
        skipped: outcome(undefined, `stale entry: remove it from ${baseline.path}`),
      })),
    ),
  ];
}

/** The configuration of the run. Properties have to precede the test cases. */
function propertiesOf(configured: Report['configured'], failOn: Report['failOn']): Pick<Suite, 'properties'> {
  if (configured === undefined) return {};
  const rows = configuredRows(configured, failOn).map(({ label, text }) => [label, text] as const);
  return {
    properties: {
      property: [['configuration', fileOf(configured)] as const, ...rows].map(([name, value]) => ({
        '@name': name,
        '@value': printable(value),
      })),
    },
  };
}

/** Acknowledgements that have ended by the calendar. They are skipped cases: visible, but not failures. */
function ended({ calendar }: Report): readonly Suite[] {
  if (calendar === undefined || calendar.ended.length === 0) return [];
  return [
    suiteOf(
      'acknowledgements that have ended',
      calendar.ended.map((one) => ({
        ...named(one.rule, one.covers ?? 'everywhere'),
        skipped: outcome(
          undefined,
          `${endedInWords(one, calendar)}; reason: ${reasonOf(one)}; fix: ${ENDED_FIX}`,
        ),
      })),
    ),
  ];
}

interface Suite {
  readonly properties?: {
    readonly property: readonly { readonly '@name': string; readonly '@value': string }[];
  };
  readonly '@name': string;
  readonly '@tests': string;
  readonly '@failures': string;
  readonly '@errors': string;
  readonly '@skipped': string;
  readonly testcase: readonly TestCase[];
  readonly 'system-out'?: string;
}

function suiteOf(name: string, cases: readonly TestCase[]): Suite {
  return { '@name': printable(name), ...counted(cases), testcase: cases };
}

function counted(
  cases: readonly TestCase[],
): Omit<Suite, '@name' | 'testcase' | 'system-out' | 'properties'> {
  let failures = 0;
  let errors = 0;
  let skipped = 0;
  for (const one of cases) {
    if (one.failure !== undefined) failures += 1;
    if (one.error !== undefined) errors += 1;
    if (one.skipped !== undefined) skipped += 1;
  }
  return {
    '@tests': String(cases.length),
    '@failures': String(failures),
    '@errors': String(errors),
    '@skipped': String(skipped),
  };
}

function caseOf(finding: Finding, reviewed: Reviewed): TestCase {
  const { file, line } = locationOf(reviewed, finding.address);
  const { rule, address, attribute } = finding;
  return {
    ...named(rule, attribute === undefined ? address : `${address} ${attribute}`),
    ...(file === undefined ? {} : { '@file': printable(file) }),
    ...(line === undefined ? {} : { '@line': String(line) }),
  };
}

/** A case of a rule's area: servers read the text before the last dot as a package. */
function named(rule: string, place: string): Pick<TestCase, '@name' | '@classname'> {
  const [area = ''] = rule.split('/');
  return { '@name': printable(`${rule}: ${place}`), '@classname': printable(`atlas-backup.${area}`) };
}

function outcome(type: string | undefined, message: string, text?: string): Outcome {
  return {
    '@message': printable(message),
    ...(type === undefined ? {} : { '@type': type }),
    ...(text === undefined ? {} : { '#text': text }),
  };
}

function explained(finding: Finding): string {
  const lines = plainRowsOf(finding).map(([label, text]) => `  ${label.padEnd(6)} ${printable(text)}`);
  return [printable(finding.message), ...lines].join('\n');
}
