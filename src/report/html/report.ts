import { count } from '../../text/count';
import { cut } from '../../text/cut';
import { grouped } from '../../text/group';
import { firstOf } from '../../text/list';
import { naturallySorted } from '../../text/natural-order';
import { shownLine } from '../../text/source-line';
import type { AcknowledgedFinding, Finding } from '../../review';
import { HARM_HEADING, shownOf } from '../apply/shown';
import { adviceOf } from '../advice';
import { configuredRows, fileOf } from '../configured';
import { type FindingRow, caseRowsOf, rowsOf, sharedRowsOf } from '../finding-rows';
import { firstLinesOf, sharedByInputs } from '../first-screen';
import { TIMELINE_STYLES, impactTimeline } from '../forecast/timeline';
import { type Placed, bySeverity, infosTogether, waitingTogether } from '../groups';
import { NOUNS, headlineOf } from '../headline';
import { IMPACT_HEADING, IMPACT_NOTE, type ImpactGroup, impactGroups } from '../impact';
import { inputTableOf } from '../input-table';
import { notReviewedLines } from '../not-reviewed';
import type { Report } from '../report';
import { type Reviewed, summaryOf } from '../reviewed';
import { type FindingCase, type SharedFindings, sharedFindings } from '../shared-findings';
import { isFailure, verdictOf } from '../verdict';
import { ENDED_FIX, counts, endedInWords, extent, inInput, nameOf, newerIn, reasonOf } from '../words';
import { type Content, type Markup, link, markup } from './markup';
import { cards, folded, page, table, terms } from './page';

/**
 * The report as a page: what fails first, then the findings with what they share, what plans change and how far they get,
 * and everything else folded.
 */
export function toHtml(report: Report): string {
  const { inputs, tool, run } = report;
  const { outcome, summary } = verdictOf(report);
  const shared = sharedByInputs(report);
  return page({
    title: 'MongoDB Atlas backups',
    run,
    about: markup`<p>${counts(summary)} in ${extent(summary)} of ${count(inputs.length, 'input')}${newerIn(summary)}</p>`,
    body: [
      markup`<p class="verdict ${outcome}">${
        outcome === 'incomplete'
          ? capital(headlineOf(report))
          : markup`<strong>${OUTCOMES[outcome]}</strong> ${headlineOf(report)}`
      }</p>\n`,
      failures(report),
      firstScreen(shared, report),
      inputTable(report),
      findings(shared, report),
      inputs.map((reviewed, index) => changes(reviewed, index, report)),
      ended(report),
      infos(report),
      unchecked(report),
      notReviewed(report),
      acknowledged(report),
      known(report),
      unanswered(report),
      configuration(report),
    ],
    foot: `${tool.name} ${tool.version}, facts as of ${tool.factsAsOf}, rules as of ${report.asOf}`,
    styles: STYLES + TIMELINE_STYLES,
  });
}

/** The headline of an incomplete review says so itself. */
const OUTCOMES = { passed: 'Passed.', failed: 'Failed.' } as const;

const CLUSTER_COLUMNS = ['clusters', 'findings'] as const;

const STYLES = `.verdict { padding: .6rem .85rem; border-radius: 8px; border: 1px solid currentColor; margin: 1rem 0; }
.verdict.passed { color: var(--passed); background: var(--passed-back); }
.verdict.failed, .verdict.incomplete { color: var(--error); background: var(--error-back); }
.first { list-style: none; padding: 0; }
.first li { display: grid; grid-template-columns: 5.25rem 1fr; padding: .2rem 0; align-items: baseline; }
.first .tag { justify-self: start; }
.finding > summary { list-style: none; display: grid; grid-template-columns: auto 1fr auto; gap: .1rem .6rem; align-items: baseline; }
.finding > summary::-webkit-details-marker { display: none; }
.finding > summary::after { content: "▸" / ""; color: var(--soft); grid-column: 3; grid-row: 1; }
.finding[open] > summary::after { content: "▾" / ""; }
.finding > summary .place { grid-column: 2; color: var(--soft); }
.finding > summary strong { font-weight: 600; }
.finding.error { border-left: 4px solid var(--error); }
.finding.warning { border-left: 4px solid var(--warning); }
.finding.info { border-left: 4px solid var(--info); }
.places { margin: .25rem 0 .85rem; }
.places li { padding: .1rem 0; content-visibility: auto; contain-intrinsic-size: auto 1.5rem; }
@media print { .places li { content-visibility: visible; } }
${cards('clusters', CLUSTER_COLUMNS, 1, '34rem')}@media (max-width: 34rem) { .clusters td { grid-column: 1 / -1; } }
`;

function tag(severity: Finding['severity']): Markup {
  return markup`<span class="tag ${severity}">${severity}</span>`;
}

function list(items: readonly Content[], name?: string): Content {
  return items.length === 0
    ? undefined
    : markup`<ul${name === undefined ? undefined : markup` class="${name}"`}>\n${items.map((item) => markup`<li>${item}</li>\n`)}</ul>\n`;
}

/** A heading, which begins with a capital letter. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Why the review is not complete. */
function failures({ inputs, unreadable = [] }: Report): Content {
  const crashes = inputs.flatMap((reviewed) =>
    reviewed.review.crashes.map(
      ({ rule, message }) =>
        markup`the rule <code>${rule}</code> failed on <code>${nameOf(reviewed)}</code>: ${message}`,
    ),
  );
  const notRead = unreadable.map(
    (one) => markup`<code>${nameOf(one)}</code> could not be read: ${one.reason}`,
  );
  return list([...notRead, ...crashes]);
}

/** One line for each group of errors and warnings. */
function firstScreen(shared: readonly SharedFindings[], { inputs }: Report): Content {
  const { lines, more } = firstLinesOf(shared, { inputs });
  return list(
    [
      ...lines.map(
        ({ severity, subject, text }, index) =>
          markup`${tag(severity)}<a href="#${anchor(index)}">${subject === undefined ? text : `${subject}: ${text}`}</a>`,
      ),
      ...(more > 0 ? [`and ${more} more below`] : []),
    ],
    'first',
  );
}

/** The inputs with what was found in each. */
function inputTable(report: Report): Content {
  const inputs = inputTableOf(report);
  if (inputs === undefined) return undefined;
  const { columns, rows, more } = inputs;
  return [
    table(
      columns,
      rows.map(({ numbers, kind, name }) => [
        ...numbers.map((number) => number ?? '-'),
        kind,
        markup`<code>${name}</code>`,
      ]),
    ),
    more > 0 ? markup`<p>and ${count(more, 'input')} without findings</p>\n` : undefined,
  ];
}

/** The errors and warnings. */
function findings(shared: readonly SharedFindings[], report: Report): Content {
  const { errors, warnings, infos: other } = summaryOf(report.inputs);
  if (errors + warnings === 0) return other > 0 ? undefined : markup`<p>No findings.</p>\n`;
  return markup`<section>
<h2>Findings</h2>
${clusters(shared, report)}${shared.map((group, index) => sharedFinding(group, report.inputs, anchor(index), isFailure(group.first.severity, report.failOn)))}</section>
`;
}

function anchor(index: number): string {
  return `finding-${index + 1}`;
}

/** Naming many clusters says less than their number. */
const MOST_NAMED = 5;

/** The clusters with links to their findings, those with the same ones together; undefined for a single cluster. */
function clusters(shared: readonly SharedFindings[], { inputs }: Report): Content {
  const found = new Map<
    string,
    { readonly name: string; readonly at: Reviewed; readonly groups: Set<number> }
  >();
  const numbers = new Map(inputs.map((reviewed, index) => [reviewed, index]));
  for (const [index, { cases }] of shared.entries())
    for (const { finding, reviewed } of cases.flatMap(({ places }) => places)) {
      const { cluster } = finding;
      const key = cluster === undefined ? '' : `${numbers.get(reviewed) ?? 0} ${cluster.address}`;
      const one = found.get(key) ?? {
        name: cluster?.name ?? 'without a cluster',
        at: reviewed,
        groups: new Set(),
      };
      found.set(key, one);
      one.groups.add(index);
    }
  if (found.size < 2) return undefined;
  const named = grouped(found.values(), ({ name }) => name);
  const rows = [...found.values()].map(({ name, at, groups }) => ({
    name: named.get(name)?.length === 1 ? cut(name) : inInput(cut(name), at, inputs),
    groups: [...groups].sort((one, other) => one - other),
  }));
  const alike = [...grouped(rows, ({ groups }) => groups.join()).values()];
  return table(
    CLUSTER_COLUMNS,
    alike
      .sort(([one], [other]) => worstFirst(one?.groups ?? [], other?.groups ?? []))
      .map((row) => [
        firstOf(
          naturallySorted(row, ({ name }) => name).map(({ name }) => name),
          MOST_NAMED,
        ),
        (row[0]?.groups ?? []).map((index) => {
          const finding = shared[index]?.first;
          return finding === undefined
            ? undefined
            : markup`<div>${tag(finding.severity)} <a href="#${anchor(index)}">${finding.rule}</a></div>`;
        }),
      ]),
    'clusters',
  );
}

/** Groups are in the order of their severities; of two that begin alike, the longer list is worse. */
function worstFirst(one: readonly number[], other: readonly number[]): number {
  for (const [place, index] of one.entries()) {
    const counterpart = other[place];
    if (counterpart === undefined) return -1;
    if (index !== counterpart) return index - counterpart;
  }
  return other.length - one.length;
}

/** Findings of one rule: what they share once, and then where each is. */
function sharedFinding(
  group: SharedFindings,
  inputs: readonly Reviewed[],
  id: string | undefined,
  isOpen: boolean,
  said?: Content,
): Markup {
  const { first, count: number, subject, summary, cases } = group;
  const [placed] = cases.flatMap(({ places }) => places);
  const isOne = number === 1 && placed !== undefined;
  const { severity, message, address, constructPath } = first;
  const head = isOne
    ? markup`<strong>${message}</strong><span class="place"><code>${constructPath ?? address}</code></span>`
    : markup`<strong>${subject}: ${summary}</strong>`;
  const attributes = [id === undefined ? undefined : markup` id="${id}"`, isOpen ? markup` open` : undefined];
  const rows = (isOne ? rowsOf(first) : sharedRowsOf(group)).flatMap((row) => termsOf(row, first));
  const input: (readonly [string, Content])[] =
    isOne && inputs.length > 1 ? [['in', markup`<code>${nameOf(placed.reviewed)}</code>`]] : [];
  return markup`<details class="finding ${severity}"${attributes}><summary>${tag(severity)}${head}</summary>
${said}${terms([...rows, ...input])}${isOne ? undefined : places(group, inputs)}</details>
`;
}

/** Where findings of one rule are, each case with what is its own. */
function places(group: SharedFindings, inputs: readonly Reviewed[]): Content {
  const { cases, first } = group;
  const [only, ...others] = cases;
  if (only !== undefined && others.length === 0)
    return list(
      only.places.map((one) => placeOf(one, inputs)),
      'places',
    );
  return list(
    cases.map((one) => caseOf(one, group, first, inputs)),
    'places',
  );
}

function caseOf(
  one: FindingCase,
  group: SharedFindings,
  first: Finding,
  inputs: readonly Reviewed[],
): Content {
  const rows = caseRowsOf(one, group).flatMap((row) => termsOf(row, first));
  const [only, ...others] = one.places;
  const at =
    only !== undefined && others.length === 0
      ? markup` ${placeOf(only, inputs)}\n`
      : list(one.places.map((place) => placeOf(place, inputs)));
  return [one.message, at, rows.length === 0 ? undefined : terms(rows)];
}

/** Where a finding is: its construct or address, its line if that is known, and its input if there are several. */
function placeOf({ finding, reviewed }: Placed<Finding>, inputs: readonly Reviewed[]): Content {
  const { address, constructPath, source, related } = finding;
  return [
    constructPath === undefined
      ? markup`<code>${address}</code>`
      : markup`<code>${constructPath}</code> (<code>${address}</code>)`,
    source === undefined ? undefined : markup` at <code>${shownLine(source)}</code>`,
    related.length === 0 ? undefined : [' with', related.map((one) => markup` <code>${one}</code>`)],
    inputs.length > 1 ? markup` in <code>${nameOf(reviewed)}</code>` : undefined,
  ];
}

function termsOf(
  { label, is, texts }: FindingRow,
  { address, constructPath }: Finding,
): readonly (readonly [term: string, said: Content])[] {
  const codes = texts.map((one) => markup`<code>${one}</code>`);
  switch (is) {
    case 'place':
      return [
        [label, markup`<code>${address}</code>`],
        ...(constructPath === undefined
          ? []
          : [['construct', markup`<code>${constructPath}</code>`] as const]),
      ];
    case 'rule':
    case 'name':
      return [[label, codes]];
    case 'names':
      return [[label, codes.map((one) => markup`${one} `)]];
    case 'sentence':
      return [[label, texts]];
    case 'page':
      return [[label, texts.map((url) => link(url, url))]];
  }
}

/** What a plan changes about what can be restored, and how far its apply gets. */
function changes(reviewed: Reviewed, index: number, { inputs }: Report): Content {
  const parts = [impact(reviewed, index), apply(reviewed)].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  const { kind, terraformVersion, resources } = reviewed;
  const said = [
    `a ${NOUNS[kind]}`,
    ...(terraformVersion === undefined ? [] : [`Terraform ${terraformVersion}`]),
    count(resources, 'resource'),
  ].join(', ');
  return [
    inputs.length > 1
      ? markup`<h2><code>${nameOf(reviewed)}</code> <small>${said}</small></h2>\n`
      : markup`<h2>What this plan changes</h2>\n`,
    parts,
  ];
}

/** What the plan changes about what can be restored, in each state. */
function impact(reviewed: Reviewed, index: number): Content {
  const groups = impactGroups(reviewed);
  if (groups.length === 0) return undefined;
  return markup`<section>
<h3>${capital(IMPACT_HEADING)}</h3>
<p>${IMPACT_NOTE}</p>
${groups.map((group, place) => impactOf(group, `input-${index + 1}-impact-${place + 1}`))}</section>
`;
}

function impactOf({ impacts, names, place, sentences, states }: ImpactGroup, id: string): Markup {
  const [first] = impacts;
  const picture = first === undefined ? undefined : impactTimeline(first, id);
  return markup`<h4>${names}${place === undefined ? undefined : markup` <small><code>${place}</code></small>`}</h4>
${list(sentences)}${picture}${terms(states)}`;
}

/** How far the apply gets, where it stops or may stop, and what it leaves. */
function apply(reviewed: Reviewed): Content {
  const shown = shownOf(reviewed.apply);
  if (shown === undefined) return undefined;
  const { heading, steps, notReached, left, safe, harms } = shown;
  return markup`<section>
<h3>${capital(heading)}</h3>
${
  steps.length === 0
    ? undefined
    : markup`<ol>\n${steps.map(({ outcome, text }) => markup`<li><strong>${outcome}</strong> ${text}</li>\n`)}</ol>\n`
}${list(notReached)}${terms([
    ['left', list(left)],
    ['safe', list(safe)],
  ])}${harms.length > 0 && steps.length > 0 ? markup`<h4>${HARM_HEADING}</h4>\n` : undefined}${list(harms)}</section>
`;
}

/** Acknowledgements that have ended by the calendar. */
function ended({ calendar }: Report): Content {
  if (calendar === undefined || calendar.ended.length === 0) return undefined;
  return markup`<h2>Acknowledgements that have ended</h2>\n${list(
    calendar.ended.map(
      (one) => `${endedInWords(one, calendar)}. Reason: ${reasonOf(one)}. Fix: ${ENDED_FIX}`,
    ),
  )}`;
}

/** The infos of clusters, those of one in one line. */
function infos({ inputs }: Report): Content {
  const all = infosTogether(inputs);
  if (all.length === 0) return undefined;
  return folded(
    `Infos: ${count(summaryOf(inputs).infos, 'finding')}`,
    list(
      all.map(({ subjects, infos: said }) => [
        subjects.length === 1 ? undefined : `${subjects.map((one) => cut(one)).join(', ')}: `,
        said.map(({ messages, rule }, index) => [
          index === 0 ? undefined : '; ',
          markup`${messages.join('; ')} (<code>${rule}</code>)`,
        ]),
      ]),
    ),
  );
}

function unchecked({ inputs }: Report): Content {
  const waiting = waitingTogether(inputs);
  if (waiting.length === 0) return undefined;
  const things = waiting.reduce((sum, { places: all }) => sum + all.length, 0);
  return folded(
    `Unchecked: ${count(things, 'thing')} not known yet`,
    table(
      ['not known', 'rules that need it', 'at'],
      waiting.map(({ reason, rules, places: all }) => [
        reason,
        rules.map((rule) => markup`<code>${rule}</code> `),
        all.map(({ waiting: { constructPath, address }, reviewed }) => [
          markup`<code>${constructPath ?? address}</code> `,
          inputs.length > 1 ? markup`in <code>${nameOf(reviewed)}</code> ` : undefined,
        ]),
      ]),
    ),
  );
}

function notReviewed({ inputs }: Report): Content {
  const lines = inputs.flatMap((reviewed) =>
    notReviewedLines(reviewed).map((line) => (inputs.length > 1 ? `${nameOf(reviewed)}: ${line}` : line)),
  );
  return lines.length === 0 ? undefined : folded('Not reviewed', list(lines));
}

function acknowledged({ inputs, rules }: Report): Content {
  const all = sharedFindings<AcknowledgedFinding>(
    bySeverity(inputs, ({ review }) => review.acknowledged),
    { rules, also: ({ acknowledgement }) => reasonOf(acknowledgement) },
  );
  return apart('Acknowledged', all, inputs, ({ first }) => {
    const reason = reasonOf(first.acknowledgement);
    return markup`<p><strong>Acknowledged:</strong> ${reason}</p>\n`;
  });
}

function known({ inputs, rules, baseline }: Report): Content {
  const all = sharedFindings(
    bySeverity(inputs, ({ review }) => review.known),
    { rules },
  );
  return apart(`Known from ${baseline?.path ?? 'the baseline'}`, all, inputs, () => undefined);
}

/** Findings that do not fail the run, folded. */
function apart<F extends Finding>(
  title: string,
  groups: readonly SharedFindings<F>[],
  inputs: readonly Reviewed[],
  said: (group: SharedFindings<F>) => Content,
): Content {
  if (groups.length === 0) return undefined;
  const number = groups.reduce((sum, { count: own }) => sum + own, 0);
  return folded(
    `${title}: ${count(number, 'finding')}`,
    groups.map((group) => sharedFinding(group, inputs, undefined, false, said(group))),
  );
}

function unanswered({ baseline }: Report): Content {
  if (baseline === undefined || baseline.unanswered.length === 0) return undefined;
  const { path, unanswered: entries } = baseline;
  return folded(
    `Stale, to be removed from ${path}: ${count(entries.length, 'entry', 'entries')}`,
    list(entries.map(({ rule, place }) => markup`<code>${rule}</code> <code>${place}</code>`)),
  );
}

/** The configuration of the run. */
function configuration(report: Report): Content {
  const { configured, failOn } = report;
  if (configured === undefined) return undefined;
  return markup`<h2>Configuration <small><code>${fileOf(configured)}</code></small></h2>\n${terms(
    [...configuredRows(configured, failOn), ...adviceOf(report)].map(({ label, text }) => [label, text]),
  )}`;
}
