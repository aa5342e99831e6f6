import { firstOf } from '../../text/list';
import { count } from '../../text/count';
import type { Finding } from '../../review';
import { HARM_HEADING, shownOf } from '../apply/shown';
import { type FindingRow, rowsOf } from '../finding-rows';
import { type Placed, byReason, bySeverity } from '../groups';
import { IMPACT_HEADING, IMPACT_NOTE, type ImpactGroup, impactGroups } from '../impact';
import { type Configured, FAILS, NOT_CONFIGURED } from '../configured';
import type { Report } from '../report';
import { type Verdict, verdictOf } from '../verdict';
import { ENDED_FIX, endedInWords, extent, nameOf, newerIn, reasonOf } from '../words';
import { type Section, fitted } from './fit';
import { code, link, prose } from './text';
import type { Reviewed } from '../reviewed';
import { notReviewedLines } from '../not-reviewed';

/** The first line, the same in every report: it finds an existing comment, which is then updated. */
export const MARKER = '<!-- atlas-backup report -->';

/** Options of the report as Markdown. */
export interface MarkdownOptions {
  /**
   * How many characters it may have. What does not fit is counted; the highest severity is kept.
   * @default - 65,536, the limit of a comment on GitHub
   */
  readonly limit?: number;
}

const GITHUB_LIMIT = 65_536;

/** The report as a comment on a pull request: the verdict, a table, and everything else folded below it. */
export function toMarkdown(report: Report, { limit = GITHUB_LIMIT }: MarkdownOptions = {}): string {
  const verdict = verdictOf(report);
  const head = `${MARKER}\n## ${MARKS[markOf(verdict)]} MongoDB Atlas backups: ${verdict.sentence}${newerIn(verdict.summary)}\n\n${about(report, verdict)}`;
  const file = report.configured === undefined ? '' : `, configuration: ${fileShown(report.configured)}`;
  const foot = `\n<sub>${prose(report.tool.name)} ${prose(report.tool.version)}, facts as of ${prose(report.tool.factsAsOf)}, rules as of ${prose(report.asOf)}${file}</sub>\n`;
  return `${head}${fitted(sectionsOf(report), limit - head.length - foot.length)}${foot}`;
}

const MARKS = { failed: '❌', doubtful: '⚠️', passed: '✅' } as const;

function markOf({ outcome, summary }: Verdict): keyof typeof MARKS {
  if (outcome !== 'passed') return 'failed';
  return summary.errors + summary.warnings > 0 ? 'doubtful' : 'passed';
}

/** Naming many files says less than their number. */
const MOST_NAMED = 5;

function about({ inputs }: Report, { summary, outcome }: Verdict): string {
  const names = firstOf(
    inputs.map((reviewed) => code(nameOf(reviewed))),
    MOST_NAMED,
  );
  const incomplete = outcome === 'incomplete' ? '**This review is incomplete.** ' : '';
  return `${incomplete}${extent(summary)}: ${names}\n`;
}

/** The sections of a report, one kind after the other. */
function sectionsOf(report: Report): readonly Section[] {
  return [
    failures(report),
    ended(report),
    overview(report),
    applyOf(report),
    impactOf(report),
    details(report),
    acknowledged(report),
    known(report),
    unchecked(report),
    notReviewed(report),
    unanswered(report),
    configuration(report),
  ];
}

/** Why the review is not complete. */
function failures({ inputs, unreadable = [] }: Report): Section {
  const crashes = inputs.flatMap((reviewed) => reviewed.review.crashes.map((crash) => ({ crash, reviewed })));
  return {
    head: '\n',
    total: unreadable.length + crashes.length,
    items: each([
      ...unreadable.map((one) => () => `- **not read**: ${code(nameOf(one))}: ${prose(one.reason)}\n`),
      ...crashes.map(
        ({ crash, reviewed }) =>
          () =>
            `- **crash**: the rule ${code(crash.rule)} failed on ${code(nameOf(reviewed))}: ${prose(crash.message)}\n`,
      ),
    ]),
    more: (left) => `- and ${left} more\n`,
    foot: '',
  };
}

function overview({ inputs }: Report): Section {
  const findings = bySeverity(inputs, ({ review }) => review.findings);
  const several = inputs.length > 1;
  const columns = ['', 'finding', 'cluster', ...(several ? ['in'] : [])];
  return {
    head: `\n${row(columns)}${row(columns.map(() => '---'))}`,
    total: findings.length,
    items: each(
      findings.map(({ finding, reviewed }) => () => {
        const { cluster, severity, message, address } = finding;
        return row([
          severity === 'error' ? '**error**' : severity,
          prose(message),
          code(cluster?.name ?? address),
          ...(several ? [code(nameOf(reviewed))] : []),
        ]);
      }),
    ),
    more: (left) => row(['', `and ${left} more`, ...columns.slice(2).map(() => '')]),
    foot: '',
  };
}

/** How far applies get, where they stop or may stop, and what they leave. */
function applyOf({ inputs }: Report): Section {
  const shown = inputs.flatMap((reviewed) => {
    const apply = shownOf(reviewed.apply);
    return apply === undefined ? [] : [{ apply, reviewed }];
  });
  const items = shown.flatMap(({ apply, reviewed }) => {
    const { heading, steps, notReached, left, safe, harms } = apply;
    const where = inputs.length > 1 ? ` (${code(nameOf(reviewed))})` : '';
    return [
      `\n### ${heading.charAt(0).toUpperCase()}${heading.slice(1)}${where}\n\n`,
      ...steps.map(({ number, outcome, text }) => `${number}. **${outcome}**: ${prose(text)}\n`),
      ...[...notReached, ...left.map((text) => `left: ${text}`)].map((text) => `- ${prose(text)}\n`),
      ...safe.map((text) => `- safe: ${prose(text)}\n`),
      ...(harms.length > 0 && steps.length > 0 ? [`\n${prose(HARM_HEADING)}:\n\n`] : []),
      ...harms.map((text) => `- ${prose(text)}\n`),
    ];
  });
  return {
    head: '',
    total: items.length,
    items: each(items.map((item) => () => item)),
    more: (left) => `- and ${left} more\n`,
    foot: '',
  };
}

/** What plans change about what can be restored. */
function impactOf({ inputs }: Report): Section {
  const groups = inputs.flatMap((reviewed) => impactGroups(reviewed));
  return {
    head: `\n### ${IMPACT_HEADING.charAt(0).toUpperCase()}${IMPACT_HEADING.slice(1)}\n\n`,
    total: groups.length,
    items: each(groups.map((group) => () => impactItem(group))),
    more: (left) => `- and ${left} more\n`,
    foot: `\n<sub>${prose(IMPACT_NOTE)}</sub>\n`,
  };
}

function impactItem({ names, sentences, before, now, after }: ImpactGroup): string {
  const [first = '', ...others] = sentences;
  const rows = [
    ...others,
    ...(before === undefined ? [] : [`before: ${before}`]),
    ...(now === undefined ? [] : [`right after apply: ${now}`]),
    ...(after === undefined ? [] : [`after: ${after}`]),
  ];
  return `- **${prose(names)}**: ${prose(first)}\n${rows.map((one) => `  - ${prose(one)}\n`).join('')}`;
}

function details({ inputs }: Report): Section {
  const findings = bySeverity(inputs, ({ review }) => review.findings);
  return folded(
    `Why, and what to do: ${count(findings.length, 'finding')}`,
    findings.map((placed) => () => detail(placed, inputs)),
  );
}

function detail({ finding, reviewed }: Placed<Finding>, inputs: readonly Reviewed[]): string {
  const lines = rowsOf(finding).flatMap((row) => [
    ...rowLine(row, finding),
    ...(row.is === 'place' && inputs.length > 1 ? [line('in', code(nameOf(reviewed)))] : []),
  ]);
  return `- **${finding.severity}**: ${prose(finding.message)}\n${lines.join('')}`;
}

function rowLine({ label, is, texts }: FindingRow, finding: Finding): readonly string[] {
  switch (is) {
    case 'rule':
      return [line(label, link(texts.map(code).join(''), finding.docs))];
    case 'place':
      return [line(label, place(finding))];
    case 'name':
    case 'names':
      return [line(label, texts.map(code).join(', '))];
    case 'sentence':
      return [line(label, texts.map(prose).join(' '))];
    // The rule is a link to it.
    case 'page':
      return [];
  }
}

function line(label: string, markdown: string): string {
  return `  - ${label}: ${markdown}\n`;
}

function acknowledged({ inputs }: Report): Section {
  const findings = bySeverity(inputs, ({ review }) => review.acknowledged);
  return folded(
    `Acknowledged: ${count(findings.length, 'finding')}`,
    findings.map(
      ({ finding }) =>
        () =>
          `- ${finding.severity}: ${prose(finding.message)}\n  - rule: ${link(code(finding.rule), finding.docs)}\n  - at: ${place(finding)}\n  - reason: ${prose(reasonOf(finding.acknowledgement))}\n`,
    ),
  );
}

function known({ inputs, baseline }: Report): Section {
  const findings = bySeverity(inputs, ({ review }) => review.known);
  const from = baseline === undefined ? 'the baseline' : baseline.path;
  return folded(
    `Known from ${escapedSummary(from)}: ${count(findings.length, 'finding')}`,
    findings.map(
      ({ finding }) =>
        () =>
          `- ${finding.severity}: ${prose(finding.message)} (${link(code(finding.rule), finding.docs)} at ${place(finding)})\n`,
    ),
  );
}

function notReviewed({ inputs }: Report): Section {
  const lines = inputs.flatMap((reviewed) => notReviewedLines(reviewed));
  return folded(
    'Not reviewed',
    lines.map((one) => () => `- ${prose(one)}\n`),
  );
}

function unchecked({ inputs }: Report): Section {
  const groups = inputs.flatMap(({ review }) => byReason(review.unchecked));
  return folded(
    `Unchecked: ${count(groups.length, 'thing')} not known yet`,
    groups.map(
      (group) => () =>
        `- **unchecked**: ${prose(group.reason)}\n  - at: ${place(group)}\n  - rules: ${group.rules.map(code).join(', ')}\n`,
    ),
  );
}

function unanswered({ baseline }: Report): Section {
  const entries = baseline?.unanswered ?? [];
  return folded(
    `Stale, to be removed from ${escapedSummary(baseline?.path ?? 'the baseline')}: ${count(entries.length, 'entry', 'entries')}`,
    entries.map(
      ({ rule, place: where }) =>
        () =>
          `- ${code(rule)} ${code(where)}\n`,
    ),
  );
}

/** Acknowledgements that have ended by the calendar. */
function ended({ calendar }: Report): Section {
  const all = calendar?.ended ?? [];
  return {
    head: '\n',
    total: all.length,
    items: each(
      all.map(
        (one) => () =>
          `- **ended**: ${prose(calendar === undefined ? '' : endedInWords(one, calendar))}\n  - reason: ${prose(reasonOf(one))}\n  - fix: ${prose(ENDED_FIX)}\n`,
      ),
    ),
    more: (left) => `- and ${left} more\n`,
    foot: '',
  };
}

/** How the configuration changes the rules. */
function configuration({ configured, failOn }: Report): Section {
  const { rulesOff, weakened, ownModules, ownModulesLeftOut } = configured ?? NOT_CONFIGURED;
  const counted = [
    ...(rulesOff.length === 0 ? [] : [`${count(rulesOff.length, 'rule')} off`]),
    ...(weakened.length === 0 ? [] : [`${count(weakened.length, 'rule')} weakened`]),
    ...(ownModules.length === 0 ? [] : [`${count(ownModules.length, 'module')} of own rules`]),
    ...(ownModulesLeftOut.length === 0
      ? []
      : [`${count(ownModulesLeftOut.length, 'module')} of own rules not loaded`]),
    ...(failOn === 'error' ? [] : [`fails ${FAILS[failOn]}`]),
  ];
  return folded(`Configuration ${fileShown(configured ?? NOT_CONFIGURED)}: ${counted.join(', ')}`, [
    ...rulesOff.map((rule) => () => `- off: ${code(rule)}\n`),
    ...weakened.map(
      ({ rule, from, to }) =>
        () =>
          `- weakened: ${code(rule)}, from ${from} to ${to}\n`,
    ),
    ...ownModules.map((path) => () => `- own rules loaded from ${code(path)}\n`),
    ...ownModulesLeftOut.map((path) => () => `- own rules not loaded from ${code(path)}\n`),
    ...(failOn === 'error' || configured === undefined ? [] : [() => `- fails ${FAILS[failOn]}\n`]),
  ]);
}

function fileShown(configured: Configured): string {
  return configured.file === undefined ? 'none' : escapedSummary(configured.file);
}

function place({
  constructPath,
  address,
}: {
  readonly constructPath: string | undefined;
  readonly address: string;
}): string {
  return constructPath === undefined ? code(address) : `${code(constructPath)} (${code(address)})`;
}

function folded(summary: string, items: readonly (() => string)[]): Section {
  return {
    head: `\n<details>\n<summary>${summary}</summary>\n\n`,
    total: items.length,
    items: each(items),
    more: (left) => `- and ${left} more\n`,
    foot: '\n</details>\n',
  };
}

/** A summary is HTML, where Markdown does not work: code needs an element. */
function escapedSummary(text: string): string {
  const shown = code(text);
  return shown.startsWith('`') ? `<code>${shown.slice(1, -1)}</code>` : shown;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/** Creates texts one by one, and only as many as are used. */
function* each(makers: readonly (() => string)[]): Iterable<string> {
  for (const make of makers) yield make();
}
