import { nameOf } from '../../model';
import { markup, type Markup, page, terms } from '../html';
import {
  type ForecastOfCluster,
  type ForecastReport,
  assumptionsOf,
  clustersByName,
  clustersInWords,
} from './forecast-report';
import { NO_CLUSTERS, TARGETS_LEFT_OUT, rowsOf, whenInWords } from './rows';
import { TIMELINE_STYLES, timelineOf } from './timeline';
import { snapshotsInWords } from './words';

/** A forecast as a self-contained page: for each cluster a timeline and the answers. */
export function forecastToHtml(report: ForecastReport): string {
  const { clusters, tool, leavesTargetsOut } = report;
  const assumptions = assumptionsOf(report).map(
    ({ assumption, of }) =>
      markup`<li>${of === undefined ? assumption : `${assumption} (${clustersInWords(of)})`}</li>\n`,
  );
  return page({
    title: 'What can be restored',
    about: markup`<p>${whenInWords(report)}</p>`,
    body: [
      clusters.length === 0 ? markup`<p>${NO_CLUSTERS}</p>\n` : clustersByName(report).map(sectionOf),
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

/** The labels of a forecast are longer than those of a finding. */
const STYLES = `section dl > div { grid-template-columns: 7.5rem 1fr; }
@media (max-width: 34rem) { section dl > div { grid-template-columns: 1fr; } }
`;

function sectionOf(one: ForecastOfCluster, index: number): Markup {
  const { cluster } = one.forecast;
  const name = nameOf(cluster);
  const place = cluster.constructPath ?? cluster.address;
  const picture = timelineOf(
    one.forecast,
    `timeline-${index + 1}`,
    `The snapshots of ${name} by age`,
    snapshotsInWords(one.forecast),
  );
  return markup`<section>
<h2>${name}${name === place ? undefined : markup` <small>${place}</small>`}</h2>
${picture === undefined ? undefined : markup`<div class="wide">${picture}</div>\n`}${terms(rowsOf(one))}</section>
`;
}
