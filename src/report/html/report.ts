import { count } from '../../text/count';
import type { AcknowledgedFinding, Finding } from '../../review';
import { TIMELINE_STYLES, impactTimeline } from '../forecast/timeline';
import { HARM_HEADING, shownOf } from '../apply/shown';
import { type FindingRow, rowsOf } from '../finding-rows';
import { type Group, byCluster, byReason } from '../groups';
import { IMPACT_NOTE, type ImpactGroup, impactGroups } from '../impact';
import { configuredRows, fileOf } from '../configured';
import type { Report } from '../report';
import { isFailure, verdictOf } from '../verdict';
import { ENDED_FIX, endedInWords, extent, nameOf, newerIn, reasonOf } from '../words';
import { type Content, type Markup, link, markup } from './markup';
import { folded, page, table, terms } from './page';
import type { Reviewed } from '../reviewed';
import { notReviewedLines } from '../not-reviewed';

/** The report as a page: findings by cluster, then what was acknowledged, known and unchecked. */
export function toHtml(report: Report): string {
  const { inputs, tool } = report;
  const verdict = verdictOf(report);
  return page({
    title: 'MongoDB Atlas backups',
    about: markup`<p>${extent(verdict.summary)} in ${count(inputs.length, 'input')}</p>`,
    body: [
      markup`<p class="verdict ${verdict.outcome}"><strong>${OUTCOMES[verdict.outcome]}</strong> ${verdict.sentence}${newerIn(verdict.summary)}</p>\n`,
      failures(report),
      ended(report),
      inputs.map((reviewed, index) => new InputSections(reviewed, index, report).all()),
      unanswered(report),
      configuration(report),
    ],
    foot: `${tool.name} ${tool.version}, facts as of ${tool.factsAsOf}, rules as of ${report.asOf}`,
    styles: STYLES + TIMELINE_STYLES,
  });
}

const OUTCOMES = { passed: 'Passed.', failed: 'Failed.', incomplete: 'Incomplete.' } as const;

const STYLES = `.verdict { padding: .6rem .85rem; border-radius: 8px; border: 1px solid currentColor; margin: 1rem 0; }
.verdict.passed { color: var(--passed); background: var(--passed-back); }
.verdict.failed, .verdict.incomplete { color: var(--error); background: var(--error-back); }
.finding > summary { list-style: none; display: grid; grid-template-columns: auto 1fr auto; gap: .1rem .6rem; align-items: baseline; }
.finding > summary::-webkit-details-marker { display: none; }
.finding > summary::after { content: "▸" / ""; color: var(--soft); grid-column: 3; grid-row: 1; }
.finding[open] > summary::after { content: "▾" / ""; }
.finding > summary .place { grid-column: 2; color: var(--soft); }
.finding > summary strong { font-weight: 600; }
.finding.error { border-left: 4px solid var(--error); }
.finding.warning { border-left: 4px solid var(--warning); }
.finding.info { border-left: 4px solid var(--info); }
.cluster { content-visibility: auto; contain-intrinsic-size: auto 12rem; }
@media print { .cluster { content-visibility: visible; } }
`;

/** With more clusters than this, a table links to each of them. */
const FEWEST_LISTED = 2;

/** The part of the page about one input. */
class InputSections {
  private readonly groups: readonly Group<Finding>[];

  constructor(
    private readonly reviewed: Reviewed,
    private readonly index: number,
    private readonly report: Report,
  ) {
    this.groups = byCluster(reviewed.review.findings);
  }

  all(): Content {
    const { reviewed } = this;
    const { kind, terraformVersion, resources, review } = reviewed;
    const said = [
      kind === 'plan' ? 'a plan' : 'a synthesized stack',
      ...(terraformVersion === undefined ? [] : [`Terraform ${terraformVersion}`]),
      count(resources, 'resource'),
    ].join(', ');
    return [
      markup`<h2><code>${nameOf(reviewed)}</code> <small>${said}</small></h2>\n`,
      review.findings.length === 0 ? markup`<p>No findings.</p>\n` : undefined,
      this.apply(),
      this.impact(),
      this.contents(),
      this.groups.map((group, place) => this.cluster(group, place)),
      this.apart(
        'Acknowledged',
        review.acknowledged,
        (finding) => markup`<p><strong>Acknowledged:</strong> ${reasonOf(finding.acknowledgement)}</p>\n`,
      ),
      this.apart(`Known from ${this.report.baseline?.path ?? 'the baseline'}`, review.known, () => undefined),
      this.unchecked(),
      this.notReviewed(),
    ];
  }

  /** How far the apply gets, where it stops or may stop, and what it leaves. */
  private apply(): Content {
    const shown = shownOf(this.reviewed.apply);
    if (shown === undefined) return undefined;
    const { heading, steps, notReached, left, safe, harms } = shown;
    const list = (items: readonly string[]): Content =>
      items.length === 0
        ? undefined
        : markup`<ul>\n${items.map((item) => markup`<li>${item}</li>\n`)}</ul>\n`;
    return markup`<section>
<h3>${heading.charAt(0).toUpperCase()}${heading.slice(1)}</h3>
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

  /** What the plan changes about what can be restored, with before and after. */
  private impact(): Content {
    const groups = impactGroups(this.reviewed);
    if (groups.length === 0) return undefined;
    return markup`<section>
<h3>Impact on what can be restored</h3>
<p>${IMPACT_NOTE}</p>
${groups.map((group, place) => this.impactOf(group, place))}</section>
`;
  }

  private impactOf(
    { impacts, names, place, sentences, before, now, after }: ImpactGroup,
    index: number,
  ): Markup {
    const [first] = impacts;
    const picture =
      first === undefined ? undefined : impactTimeline(first, `input-${this.index + 1}-impact-${index + 1}`);
    return markup`<h4>${names}${place === undefined ? undefined : markup` <small><code>${place}</code></small>`}</h4>
<ul>
${sentences.map((sentence) => markup`<li>${sentence}</li>\n`)}</ul>
${picture === undefined ? undefined : markup`<div class="wide">${picture}</div>\n`}${terms([
      ['before', before],
      ['right then', now],
      ['after', after],
    ])}`;
  }

  private contents(): Content {
    const { groups } = this;
    if (groups.length < FEWEST_LISTED) return undefined;
    return table(
      ['cluster', 'errors', 'warnings', 'infos'],
      groups.map((group, place) => [
        markup`<a href="#${this.anchor(place)}">${titleOf(group)}</a>`,
        ...(['error', 'warning', 'info'] as const).map(
          (severity) => group.findings.filter((finding) => finding.severity === severity).length,
        ),
      ]),
    );
  }

  /** Everything about one cluster. */
  private cluster(group: Group<Finding>, place: number): Markup {
    const { cluster, findings } = group;
    const address =
      cluster === undefined || cluster.name === cluster.address
        ? undefined
        : markup` <small><code>${cluster.address}</code></small>`;
    return markup`<section class="cluster" id="${this.anchor(place)}">
<h3>${titleOf(group)}${address}</h3>
${findings.map((one) => this.finding(one))}</section>
`;
  }

  private anchor(place: number): string {
    return `input-${this.index + 1}-cluster-${place + 1}`;
  }

  private finding(finding: Finding, said?: Content): Markup {
    const { severity, message, address, constructPath } = finding;
    const open = said === undefined && isFailure(severity, this.report.failOn) ? ' open' : '';
    return markup`<details class="finding ${severity}"${OPEN[open]}><summary><span class="tag ${severity}">${severity}</span><strong>${message}</strong><span class="place"><code>${constructPath ?? address}</code></span></summary>
${said}${terms(rowsOf(finding).flatMap((row) => termsOf(row, finding)))}</details>
`;
  }

  /** Findings that do not fail the run, folded. */
  private apart<F extends Finding | AcknowledgedFinding>(
    title: string,
    findings: readonly F[],
    said: (finding: F) => Content,
  ): Content {
    if (findings.length === 0) return undefined;
    return folded(
      `${title}: ${count(findings.length, 'finding')}`,
      findings.map((finding) => this.finding(finding, said(finding) ?? '')),
    );
  }

  private notReviewed(): Content {
    const lines = notReviewedLines(this.reviewed);
    if (lines.length === 0) return undefined;
    return folded('Not reviewed', markup`<ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>`);
  }

  private unchecked(): Content {
    const waiting = byReason(this.reviewed.review.unchecked);
    if (waiting.length === 0) return undefined;
    return folded(
      `Unchecked: ${count(waiting.length, 'thing')} not known yet`,
      table(
        ['not known', 'at', 'rules that need it'],
        waiting.map(({ reason, address, constructPath, rules }) => [
          reason,
          markup`<code>${constructPath ?? address}</code>`,
          rules.map((rule) => markup`<code>${rule}</code> `),
        ]),
      ),
    );
  }
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

const OPEN: Readonly<Record<'' | ' open', Markup>> = { '': markup``, ' open': markup` open` };

function titleOf({ cluster }: Group<Finding>): string {
  return cluster?.name ?? 'Without a cluster';
}

/** Why the review is not complete. */
function failures({ inputs, unreadable = [] }: Report): Content {
  const crashes = inputs.flatMap((reviewed) =>
    reviewed.review.crashes.map(
      ({ rule, message }) =>
        markup`<li>the rule <code>${rule}</code> failed on <code>${nameOf(reviewed)}</code>: ${message}</li>\n`,
    ),
  );
  const notRead = unreadable.map(
    (one) => markup`<li><code>${nameOf(one)}</code> could not be read: ${one.reason}</li>\n`,
  );
  if (crashes.length + notRead.length === 0) return undefined;
  return markup`<h2>What is not reviewed</h2>\n<ul>\n${[...notRead, ...crashes]}</ul>\n`;
}

/** Acknowledgements that have ended by the calendar. */
function ended({ calendar }: Report): Content {
  if (calendar === undefined || calendar.ended.length === 0) return undefined;
  return markup`<h2>Acknowledgements that have ended</h2>\n<ul>\n${calendar.ended.map(
    (one) => markup`<li>${endedInWords(one, calendar)}. Reason: ${reasonOf(one)}. Fix: ${ENDED_FIX}</li>\n`,
  )}</ul>\n`;
}

/** The configuration of the run. */
function configuration({ configured, failOn }: Report): Content {
  if (configured === undefined) return undefined;
  return markup`<h2>Configuration <small><code>${fileOf(configured)}</code></small></h2>\n${terms(
    configuredRows(configured, failOn).map(({ label, text }) => [label, text]),
  )}`;
}

function unanswered({ baseline }: Report): Content {
  if (baseline === undefined || baseline.unanswered.length === 0) return undefined;
  const { path, unanswered: entries } = baseline;
  return folded(
    `Stale, to be removed from ${path}: ${count(entries.length, 'entry', 'entries')}`,
    markup`<ul>\n${entries.map(({ rule, place }) => markup`<li><code>${rule}</code> <code>${place}</code></li>\n`)}</ul>\n`,
  );
}
