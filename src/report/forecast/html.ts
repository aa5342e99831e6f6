import { count } from '../../text/count';
import { cut } from '../../text/cut';
import { firstOf } from '../../text/list';
import { nameOf } from '../../model/cluster-name';
import { type Content, type Markup, cards, folded, markup, page, table, terms } from '../html';
import {
  type ForecastOfCluster,
  type ForecastReport,
  assumptionsOf,
  clustersInWords,
} from './forecast-report';
import { type ForecastGroup, forecastGroups } from './groups';
import { NO_CLUSTERS, TARGETS_LEFT_OUT, overviewOf, rowsOf, targetRows, whenInWords } from './rows';
import { TIMELINE_STYLES, timelineOf } from './timeline';
import { snapshotsInWords } from './words';

/** A forecast as a self-contained page: for each cluster, or for equal ones together, a timeline and the answers. */
export function forecastToHtml(report: ForecastReport): string {
  const { tool, run, leavesTargetsOut } = report;
  const groups = forecastGroups(report);
  const assumptions = assumptionsOf(report).map(
    ({ assumption, of }) =>
      markup`<li>${of === undefined ? assumption : `${assumption} (${clustersInWords(of)})`}</li>\n`,
  );
  return page({
    title: 'What can be restored',
    run,
    about: markup`<p>${whenInWords(report)}</p>`,
    body: [
      groups.length === 0 ? markup`<p>${NO_CLUSTERS}</p>\n` : [contents(groups), groups.map(sectionOf)],
      leavesTargetsOut ? markup`<p>${TARGETS_LEFT_OUT}</p>\n` : undefined,
      assumptions.length === 0
        ? undefined
        : markup`<section>
<h2>Assumed</h2>
<ul>
${assumptions}</ul>
</section>
`,
    ],
    foot: markup`<p>${tool.name} ${tool.version}, facts as of ${tool.factsAsOf}</p>`,
    styles: TIMELINE_STYLES + STYLES,
  });
}

/** The columns of the table of contents. */
const COLUMNS = ['cluster', 'RPO', 'snapshots', 'restore window', 'survives'] as const;

/** With more sections than this, a table links to each of them. */
const FEWEST_LISTED = 2;

/** The labels of a forecast are longer than those of a finding. */
const STYLES = `section dl > div { grid-template-columns: 7.5rem 1fr; }
.cluster { content-visibility: auto; contain-intrinsic-size: auto 30rem; }
@media print { .cluster { content-visibility: visible; } }
@media (max-width: 34rem) { section dl > div { grid-template-columns: 1fr; } }
${cards('contents', COLUMNS, 1, '48rem')}`;

/** The sections with their most important answers. */
function contents(groups: readonly ForecastGroup[]): Content {
  if (groups.length < FEWEST_LISTED) return undefined;
  return table(
    COLUMNS,
    groups.map((group, index) => [
      markup`<a href="#${anchor(index)}">${namesOf(group)}</a>`,
      ...overviewOf(group.clusters[0].forecast),
    ]),
    'contents',
  );
}

function anchor(index: number): string {
  return `forecast-${index + 1}`;
}

/** Naming many clusters says less than their number. */
const MOST_NAMED = 3;

function namesOf({ clusters }: ForecastGroup): string {
  return firstOf(
    clusters.map(({ forecast }) => cut(nameOf(forecast.cluster))),
    MOST_NAMED,
  );
}

function sectionOf(group: ForecastGroup, index: number): Markup {
  const [first, ...others] = group.clusters;
  const names = namesOf(group);
  const picture = timelineOf(
    first.forecast,
    `timeline-${index + 1}`,
    `The snapshots of ${others.length === 0 ? names : 'each of these clusters'} by age`,
    snapshotsInWords(first.forecast),
  );
  const place = others.length === 0 ? placeOf(first) : undefined;
  return markup`<section class="cluster" id="${anchor(index)}">
<h2>${names}${place === undefined || place === names ? undefined : markup` <small>${place}</small>`}</h2>
${others.length === 0 ? undefined : members(group)}${picture}${terms(others.length === 0 ? rowsOf(first) : group.rows)}${others.length === 0 ? undefined : targets(group)}</section>
`;
}

function placeOf({ forecast: { cluster } }: ForecastOfCluster): string {
  return cluster.constructPath ?? cluster.address;
}

/** All clusters of a group, with what distinguishes them. */
function members({ clusters }: ForecastGroup): Markup {
  return folded(
    `${count(clusters.length, 'cluster')} with the same backups`,
    markup`<ul>
${clusters.map((one) => markup`<li>${cut(nameOf(one.forecast.cluster))} <code>${placeOf(one)}</code></li>\n`)}</ul>
`,
  );
}

/** Where the snapshots of each cluster of a group can be restored to. */
function targets({ clusters }: ForecastGroup): Content {
  const known = clusters.flatMap((one) =>
    one.targets === undefined || one.forecast.recovery.policy.kind === 'none'
      ? []
      : [{ one, targets: one.targets }],
  );
  if (known.length === 0) return undefined;
  return folded(
    'Where snapshots can be restored to',
    known.map(
      ({ one, targets: own }) =>
        markup`<h3>${cut(nameOf(one.forecast.cluster))}</h3>\n${terms(targetRows(own))}`,
    ),
  );
}
