import { firstOf, listed } from '../../text/list';
import { count } from '../../text/count';
import { shownLine } from '../../text/source-line';
import type { AcknowledgedFinding, Finding } from '../../review';
import { HARM_HEADING, shownOf } from '../apply/shown';
import { type FindingRow, caseRowsOf, rowsOf, sharedRowsOf } from '../finding-rows';
import { type FirstLines, firstLinesOf, sharedByInputs } from '../first-screen';
import { type Placed, byReason, bySeverity, infosTogether, waitingTogether } from '../groups';
import { headlineOf } from '../headline';
import { inputTableOf } from '../input-table';
import { IMPACT_HEADING, IMPACT_NOTE, type ImpactGroup, impactGroups } from '../impact';
import { type Configured, FAILS, NOT_CONFIGURED } from '../configured';
import type { Report } from '../report';
import { type FindingCase, type SharedFindings, sharedFindings } from '../shared-findings';
import { type Verdict, isFailure, verdictOf } from '../verdict';
import { ENDED_FIX, counts, endedInWords, extent, nameOf, newerIn, reasonOf } from '../words';
import { type Chapter, type Section, fitted } from './fit';
import { code, link, prose } from './text';
import { type Reviewed, isClean, summaryOf } from '../reviewed';
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
  /**
   * Whether each finding is shown in full. Otherwise findings of one rule share what they have in common.
   * @default - false
   */
  readonly details?: boolean;
}

const GITHUB_LIMIT = 65_536;

/** The report as a comment on a pull request: first what fails, then the findings, and everything else folded below. */
export function toMarkdown(
  report: Report,
  { limit = GITHUB_LIMIT, details = false }: MarkdownOptions = {},
): string {
  const { run } = report;
  const verdict = verdictOf(report);
  const head = `${MARKER}\n## ${MARKS[markOf(verdict)]} MongoDB Atlas backups: ${headlineOf(report)}\n${run === undefined ? '' : `\nRun: ${prose(run)}\n`}`;
  const file = report.configured === undefined ? '' : `, configuration: ${fileShown(report.configured)}`;
  const foot = `\n<sub>${prose(report.tool.name)} ${prose(report.tool.version)}, facts as of ${prose(report.tool.factsAsOf)}, rules as of ${prose(report.asOf)}${file}</sub>\n`;
  return `${head}${fitted(sectionsOf(report, verdict, details), limit - head.length - foot.length)}${foot}`;
}

const MARKS = { failed: '❌', doubtful: '⚠️', passed: '✅' } as const;

function markOf({ outcome, summary }: Verdict): keyof typeof MARKS {
  if (outcome !== 'passed') return 'failed';
  return summary.errors + summary.warnings > 0 ? 'doubtful' : 'passed';
}

/** Naming many files says less than their number. */
const MOST_NAMED = 5;

/** Everything in one line, with the inputs. */
function about({ inputs }: Report, { summary }: Verdict): Section {
  const names = firstOf(
    inputs.map((reviewed) => code(nameOf(reviewed))),
    MOST_NAMED,
  );
  const said = isClean(summary) ? extent(summary) : `${counts(summary)} in ${extent(summary)}`;
  const line = `\n${said}: ${names}${newerIn(summary)}\n`;
  return { head: '', total: 1, items: [line], more: () => '', foot: '' };
}

/** The sections of a report, what people have to see first. */
function sectionsOf(report: Report, verdict: Verdict, details: boolean): readonly (Section | Chapter)[] {
  const shared = sharedByInputs(report);
  const lines = firstLinesOf(shared, report);
  return [
    failures(report),
    firstScreen(lines),
    inputTable(report),
    ...(details ? detailed(report) : findings(shared, lines, report)),
    impactOf(report),
    applyOf(report),
    ended(report),
    ...(details
      ? [acknowledgedEach(report), uncheckedEach(report)]
      : [infos(report), unchecked(report), acknowledged(report)]),
    notReviewed(report),
    known(report),
    unanswered(report),
    configuration(report),
    about(report, verdict),
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

/** One line for each group of errors and warnings. */
function firstScreen({ lines, more }: FirstLines): Section {
  return {
    head: '\n',
    total: lines.length,
    items: each(
      lines.map(
        ({ severity, subject, text }) =>
          () =>
            `- ${marked(severity)}: ${subject === undefined ? '' : `${prose(subject)}: `}${prose(text)}\n`,
      ),
    ),
    more: (left) => `- and ${left} more\n`,
    foot: more > 0 ? `- and ${more} more below\n` : '',
  };
}

/** A severity; errors stand out. */
function marked(severity: Finding['severity']): string {
  return severity === 'error' ? '**error**' : severity;
}

/** The inputs with what was found in each. */
function inputTable(report: Report): Section {
  const { columns = [], rows = [], more: clean = 0 } = inputTableOf(report) ?? {};
  const places = columns.map((_, index) => (index < columns.length - 2 ? '--:' : '---'));
  const rest = clean > 0 ? [`${count(clean, 'input')} without findings`] : [];
  return {
    head: `\n${row(columns)}${row(places)}`,
    total: rows.length,
    items: each(
      rows.map(
        ({ numbers, kind, name }) =>
          () =>
            row([...numbers.map((number) => String(number ?? '-')), kind, code(name)]),
      ),
    ),
    more: (left) => `\nand ${listed([`${left} more`, ...rest])}\n`,
    foot: rest.length > 0 ? `\nand ${rest.join('')}\n` : '',
  };
}

/** What fails the run, open; then the other errors and warnings, folded. */
function findings(
  shared: readonly SharedFindings[],
  { lines }: FirstLines,
  { failOn, inputs }: Report,
): readonly Chapter[] {
  const fails = ({ first }: SharedFindings): boolean => isFailure(first.severity, failOn);
  const sectionsOf = (groups: readonly SharedFindings[]): readonly Section[] =>
    groups.map((group) => sharedSection(group, inputs));
  // A single group has no line above, so it has to be visible.
  if (lines.length === 0) return [{ head: '\n', sections: sectionsOf(shared), more: moreGroups, foot: '' }];
  const failing = shared.filter(fails);
  const others = shared.filter((group) => !fails(group));
  const title = failing.length > 0 ? 'What does not fail, why, and what to do' : 'Why, and what to do';
  return [
    foldedSections(
      `What fails, why, and what to do: ${count(numberOf(failing), 'finding')}`,
      sectionsOf(failing),
      'open',
    ),
    foldedSections(`${title}: ${count(numberOf(others), 'finding')}`, sectionsOf(others)),
  ];
}

function numberOf(groups: readonly SharedFindings[]): number {
  return groups.reduce((sum, { count: number }) => sum + number, 0);
}

function foldedSections(summary: string, sections: readonly Section[], open?: 'open'): Chapter {
  return { head: foldHead(summary, open), sections, more: moreGroups, foot: FOLD_FOOT };
}

function moreGroups(left: number): string {
  return `- and the findings of ${count(left, 'more rule')}\n`;
}

/** Findings of one rule: what they share once, and then where each is. */
function sharedSection(group: SharedFindings, inputs: readonly Reviewed[]): Section {
  const { first, count: number, subject, summary, cases } = group;
  const [placed] = cases.flatMap(({ places }) => places);
  if (number === 1 && placed !== undefined) return whole(detail(placed, inputs));
  const rows = sharedRowsOf(group).flatMap((one) => rowLine(one, first));
  const head = `- **${first.severity}**: ${prose(subject)}: ${prose(summary)}\n${rows.join('')}`;
  const [only, ...others] = cases;
  if (only !== undefined && others.length === 0)
    return { ...placesIn(only.places, inputs), head: `${head}  - at:\n` };
  return {
    head,
    total: cases.length,
    items: each(cases.map((one) => () => caseItem(one, group, inputs))),
    more: andMore(2),
    foot: '',
  };
}

/** A text that is shown whole or not at all. */
function whole(text: string): Section {
  return { head: text, total: 0, items: [], more: () => '', foot: '' };
}

/** Where findings are, as a list below a row of an item. */
function placesIn(places: readonly Placed<Finding>[], inputs: readonly Reviewed[], indent = 4): Section {
  return {
    head: '',
    total: places.length,
    items: each(places.map((one) => () => `${' '.repeat(indent)}- ${placeIn(one, inputs)}\n`)),
    more: andMore(indent),
    foot: '',
  };
}

function andMore(indent: number): (left: number) => string {
  return (left) => `${' '.repeat(indent)}- and ${left} more\n`;
}

/** How many characters one of several cases may have, so that its places do not push the others out. */
const CASE_ROOM = 4_000;

/** Findings with one message and fix, of several such cases. */
function caseItem(one: FindingCase, group: SharedFindings, inputs: readonly Reviewed[]): string {
  const rows = caseRowsOf(one, group).flatMap((row) => rowLine(row, group.first).map((text) => `  ${text}`));
  const head = `  - problem: ${prose(one.message)}\n${rows.join('')}`;
  const [only, ...others] = one.places;
  if (only !== undefined && others.length === 0) return `${head}    - at: ${placeIn(only, inputs)}\n`;
  return fitted([{ ...placesIn(one.places, inputs, 6), head: `${head}    - at:\n` }], CASE_ROOM);
}

function placeIn({ finding, reviewed }: Placed<Finding>, inputs: readonly Reviewed[]): string {
  const line = finding.source === undefined ? '' : ` at ${code(shownLine(finding.source))}`;
  const input = inputs.length > 1 ? ` in ${code(nameOf(reviewed))}` : '';
  return `${place(finding)}${line}${input}`;
}

/** The infos of clusters, one line for each cluster, or for clusters with the same ones. */
function infos({ inputs }: Report): Section {
  const all = infosTogether(inputs);
  return folded(
    `Infos: ${count(summaryOf(inputs).infos, 'finding')}`,
    all.map((group) => () => {
      const { subjects, infos: said } = group;
      const names = subjects.length === 1 ? '' : `${firstOf(subjects.map(code), MOST_INFOS_NAMED)}: `;
      return `- **info**: ${names}${said.map(({ messages, rule }) => `${messages.map(prose).join('; ')} (${code(rule)})`).join('; ')}\n`;
    }),
  );
}

/** More names are in the other reports. */
const MOST_INFOS_NAMED = 50;

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

/** What plans change about what can be restored, each below its input. */
function impactOf({ inputs }: Report): Section {
  const items = inputs.flatMap((reviewed) => {
    const groups = impactGroups(reviewed);
    const heading = inputs.length > 1 && groups.length > 0 ? `${code(nameOf(reviewed))}:\n\n` : '';
    return groups.map(
      (group, index) => () => `${index === 0 && heading !== '' ? `\n${heading}` : ''}${impactItem(group)}`,
    );
  });
  return {
    head: `\n### ${IMPACT_HEADING.charAt(0).toUpperCase()}${IMPACT_HEADING.slice(1)}\n${inputs.length > 1 ? '' : '\n'}`,
    total: items.length,
    items: each(items),
    more: (left) => `- and ${left} more\n`,
    foot: `\n<sub>${prose(IMPACT_NOTE)}</sub>\n`,
  };
}

function impactItem({ names, sentences, states }: ImpactGroup): string {
  const [first = '', ...others] = sentences;
  const rows = [...others, ...states.map(([when, text]) => `${when}: ${text}`)];
  return `- **${prose(names)}**: ${prose(first)}\n${rows.map((one) => `  - ${prose(one)}\n`).join('')}`;
}

/** Each finding in full. */
function detailed({ inputs }: Report): readonly Section[] {
  const all = bySeverity(inputs, ({ review }) => review.findings);
  return [
    folded(
      `Why, and what to do: ${count(all.length, 'finding')}`,
      all.map((placed) => () => detail(placed, inputs)),
      'open',
    ),
  ];
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

/** Acknowledged findings, those of one rule with one reason together. */
function acknowledged({ inputs, rules }: Report): Chapter {
  const groups = sharedFindings(
    bySeverity(inputs, ({ review }) => review.acknowledged),
    { rules, also: ({ acknowledgement }) => reasonOf(acknowledgement) },
  );
  return foldedSections(
    `Acknowledged: ${count(numberOf(groups), 'finding')}`,
    groups.map((group) => acknowledgedSection(group, inputs)),
  );
}

function acknowledgedSection(
  { first, count: number, subject, summary, cases }: SharedFindings<AcknowledgedFinding>,
  inputs: readonly Reviewed[],
): Section {
  const rule = `  - rule: ${link(code(first.rule), first.docs)}\n`;
  const reason = `  - reason: ${prose(reasonOf(first.acknowledgement))}\n`;
  const places = cases.flatMap((one) => one.places);
  const [only] = places;
  if (number === 1 && only !== undefined) {
    const item = `- ${first.severity}: ${prose(first.message)}\n${rule}  - at: ${placeIn(only, inputs)}\n${reason}`;
    return whole(item);
  }
  return {
    ...placesIn(places, inputs),
    head: `- ${first.severity}: ${prose(subject)}: ${prose(summary)}\n${rule}${reason}  - at:\n`,
  };
}

function acknowledgedEach({ inputs }: Report): Section {
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

/** What is not known, each reason with its places. */
function unchecked({ inputs }: Report): Section {
  const groups = waitingTogether(inputs);
  return folded(
    `Unchecked: ${count(groups.length, 'thing')} not known yet`,
    groups.map(({ reason, rules, places }) => () => {
      const lines = places
        .slice(0, MOST_PLACES)
        .map(({ waiting, reviewed }) =>
          inputs.length > 1 ? `${place(waiting)} in ${code(nameOf(reviewed))}` : place(waiting),
        );
      const more = places.length - lines.length;
      const list = [...lines, ...(more > 0 ? [`and ${more} more`] : [])];
      const at =
        list.length === 1
          ? `  - at: ${list.join('')}\n`
          : `  - at:\n${list.map((one) => `    - ${one}\n`).join('')}`;
      return `- **unchecked**: ${prose(reason)}\n  - rules: ${rules.map(code).join(', ')}\n${at}`;
    }),
  );
}

/** More places of one reason are in the other reports. */
const MOST_PLACES = 50;

function uncheckedEach({ inputs }: Report): Section {
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

function folded(summary: string, items: readonly (() => string)[], open?: 'open'): Section {
  return {
    head: foldHead(summary, open),
    total: items.length,
    items: each(items),
    more: (left) => `- and ${left} more\n`,
    foot: FOLD_FOOT,
  };
}

function foldHead(summary: string, open?: 'open'): string {
  return `\n<details${open === undefined ? '' : ' open'}>\n<summary>${summary}</summary>\n\n`;
}

const FOLD_FOOT = '\n</details>\n';

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
