import { type Content, type Markup, link, markup, page, table, terms } from '../html';
import { nameOf as nameOfInput } from '../words';
import type { ClusterEvidence, Evidence, Reported } from './evidence';
import { FRAMEWORKS, NO_CLAIM } from './frameworks';
import { NOT_SHOWN, NOT_SHOWN_IDS } from './not-shown';
import { GROUPS, LISTS, ROWS, ROW_IDS, type RowGroup } from './row-names';
import {
  DIGEST_NOTE,
  FRAMEWORK_NOTE,
  SUMMARY_HEADS,
  aboutOf,
  assumptionsOf,
  elsewhereInWords,
  inputNamed,
  isEmpty,
  kindOf,
  nameOf,
  notReviewedIn,
  notShownInWords,
  outcomeOf,
  provisionInWords,
  summaryOf,
  titleOf,
  topicsInWords,
  versionsOf,
} from './words';

/** Evidence as a self-contained page, which prints on A4. */
export function evidenceToHtml(evidence: Evidence): string {
  const { clusters, ofNoCluster, tool } = evidence;
  return page({
    title: titleOf(evidence),
    about: markup`<p>${aboutOf(evidence)}</p>`,
    body: [
      markup`<p class="note">${NO_CLAIM}</p>\n`,
      clusters.length === 0
        ? markup`<p>There are no clusters in these inputs.</p>\n`
        : table(
            SUMMARY_HEADS,
            clusters.map((cluster, index) => [
              markup`<a href="#cluster-${index + 1}">${nameOf(cluster)}</a>`,
              ...summaryOf(cluster),
            ]),
          ),
      inputs(evidence),
      notReviewed(evidence),
      stated(evidence),
      clusters.map((cluster, index) => section(cluster, index, evidence)),
      isEmpty(ofNoCluster)
        ? undefined
        : markup`<h2>What is of no cluster of these inputs</h2>\n${reported(ofNoCluster, evidence)}`,
      frameworks(),
      markup`<h2>Not shown</h2>
<p>No configuration shows this, so there is no row for it:</p>
${bullets(NOT_SHOWN_IDS.map((id) => NOT_SHOWN[id]))}`,
      assumed(evidence),
      markup`<h2>Versions</h2>\n${terms(versionsOf(evidence))}`,
    ],
    foot: `${tool.name} ${tool.version}, facts as of ${tool.factsAsOf}`,
    styles: STYLES,
  });
}

const STYLES = `body { max-width: 75rem; }
.note { padding: .6rem .85rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
dl > div { grid-template-columns: 13rem 1fr; }
th, td { overflow-wrap: break-word; }
td > a, td > code { display: inline-block; min-width: 9rem; overflow-wrap: anywhere; }
td > .digest { min-width: 16rem; word-break: break-all; }
@media (max-width: 34rem) { dl > div { grid-template-columns: 1fr; } }
@page { size: A4; margin: 15mm; }
@media print {
  .wide { overflow-x: visible; }
  table, .tag { font-size: 8pt; }
  td > a, td > code, td > .digest { min-width: 0; }
  tr, dl > div { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;

function bullets(items: readonly Content[]): Markup {
  return markup`<ul>\n${items.map((item) => markup`<li>${item}</li>\n`)}</ul>\n`;
}

function digest(sha256: string): Markup {
  return markup`<code class="digest">${sha256}</code>`;
}

function inputs({ inputs: all, otherFiles }: Evidence): Content {
  return [
    markup`<h2>Inputs</h2>\n`,
    table(
      ['input', 'is', 'SHA-256'],
      all.map((input) => [markup`<code>${nameOfInput(input)}</code>`, kindOf(input), digest(input.sha256)]),
    ),
    otherFiles.length === 0
      ? undefined
      : table(
          ['also read', 'as', 'SHA-256'],
          otherFiles.map(({ path, role, sha256 }) => [markup`<code>${path}</code>`, role, digest(sha256)]),
        ),
    markup`<p>${DIGEST_NOTE}</p>\n`,
  ];
}

function notReviewed(evidence: Evidence): Content {
  const elsewhere = elsewhereInWords(evidence);
  const lines: readonly Content[] = [
    ...notReviewedIn(evidence).map(({ path, line }) => markup`<code>${path}</code>: ${line}`),
    ...(elsewhere === undefined ? [] : [elsewhere]),
  ];
  return lines.length === 0 ? undefined : [markup`<h2>Not reviewed</h2>\n`, bullets(lines)];
}

function stated({ objectives }: Evidence): Content {
  if (objectives.length === 0)
    return markup`<p>No objectives are stated in these inputs or in the configuration.</p>\n`;
  return [
    markup`<h2>Objectives</h2>\n`,
    table(
      ['stated by', 'requires', 'clusters'],
      objectives.map(({ statedBy, requires, clusters, perhaps }) => [
        markup`<code>${statedBy}</code>`,
        requires.map(({ text }) => text).join('; '),
        perhaps === 0 ? clusters : `${clusters}, perhaps ${perhaps} more`,
      ]),
    ),
  ];
}

function section(cluster: ClusterEvidence, index: number, evidence: Evidence): Markup {
  const { address, constructPath, input, alsoIn, objectives } = cluster;
  return markup`<section id="cluster-${index + 1}">
<h2>${nameOf(cluster)}</h2>
<p class="about"><code>${address}</code>${
    constructPath === undefined ? undefined : markup` (<code>${constructPath}</code>)`
  } in <code>${inputNamed(evidence, input)}</code>${alsoIn.map(
    (other) =>
      markup`; also <code>${other.address}</code> in <code>${inputNamed(evidence, other.input)}</code>`,
  )}</p>
${(Object.keys(GROUPS) as RowGroup[]).map(
  (group) =>
    markup`<h3>${GROUPS[group]}</h3>\n${terms(
      ROW_IDS.filter((id) => ROWS[id].group === group).map((id) => [ROWS[id].label, cluster.rows[id].text]),
    )}`,
)}${
    objectives.length === 0
      ? undefined
      : markup`<h3>Objectives</h3>\n${table(
          ['stated by', 'requires', 'is'],
          objectives.map((one) => [markup`<code>${one.statedBy}</code>`, one.text, outcomeOf(one)]),
        )}`
  }${reported(cluster, evidence)}</section>
`;
}

function reported({ findings, acknowledgements, unknown }: Reported, evidence: Evidence): Content {
  return [
    findings.length === 0
      ? undefined
      : markup`<h3>Findings</h3>\n${table(
          ['severity', 'finding', 'rule', 'at'],
          findings.map(({ severity, message, rule, address }) => [
            markup`<span class="tag ${severity}">${severity}</span>`,
            message,
            markup`<code>${rule}</code>`,
            markup`<code>${address}</code>`,
          ]),
        )}`,
    acknowledgements.length === 0
      ? undefined
      : markup`<h3>Acknowledged findings</h3>\n${table(
          ['severity', 'finding', 'rule', 'reason', 'owner', 'until'],
          acknowledgements.map(({ severity, message, rule, reason, owner, until }) => [
            markup`<span class="tag ${severity}">${severity}</span>`,
            message,
            markup`<code>${rule}</code>`,
            reason,
            owner ?? 'no owner',
            until ?? 'no end',
          ]),
        )}`,
    unknown.length === 0
      ? undefined
      : markup`<h3>Not known</h3>\n${table(
          [LISTS.unknown, 'at', 'input'],
          unknown.map(({ reason, address, input }) => [
            reason,
            markup`<code>${address}</code>`,
            markup`<code>${inputNamed(evidence, input)}</code>`,
          ]),
        )}`,
  ];
}

function frameworks(): Content {
  return [
    markup`<h2>Frameworks</h2>\n<p>${FRAMEWORK_NOTE}</p>\n`,
    FRAMEWORKS.map(
      ({ name, document, source, provisions }) =>
        markup`<h3>${name}</h3>\n<p>${link(source, document)}</p>\n${table(
          ['section', 'about', 'speaks to it', 'not shown'],
          provisions.map((one) => [
            one.section,
            provisionInWords(one),
            topicsInWords(one),
            notShownInWords(one),
          ]),
        )}`,
    ),
  ];
}

function assumed(evidence: Evidence): Content {
  const all = assumptionsOf(evidence);
  return all.length === 0 ? undefined : [markup`<h2>Assumed</h2>\n`, bullets(all)];
}
