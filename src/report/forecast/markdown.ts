import { nameOf } from '../../model/cluster-name';
import { prose, runInHeading } from '../markdown/text';
import { type ForecastReport, assumptionsOf, clustersByName, clustersInWords } from './forecast-report';
import { NO_CLUSTERS, TARGETS_LEFT_OUT, rowsOf, whenInWords } from './rows';

/** A forecast as Markdown: a table for each cluster. */
export function forecastToMarkdown(report: ForecastReport): string {
  const blocks = clustersByName(report).map((one) => {
    const { cluster } = one.forecast;
    const rows = rowsOf(one).map(([question, answer]) => `| ${question} | ${prose(answer)} |`);
    return [
      `### ${prose(nameOf(cluster))}`,
      '',
      `at ${prose(cluster.constructPath ?? cluster.address)}`,
      '',
      '| | |',
      '|---|---|',
      ...rows,
    ].join('\n');
  });
  const assumptions = assumptionsOf(report).map(
    ({ assumption, of }) =>
      `- ${prose(of === undefined ? assumption : `${assumption} (${clustersInWords(of)})`)}`,
  );
  return `${[
    `## What can be restored${runInHeading(report)}`,
    whenInWords(report),
    ...(blocks.length === 0 ? [NO_CLUSTERS] : blocks),
    ...(report.leavesTargetsOut ? [TARGETS_LEFT_OUT] : []),
    ...(assumptions.length === 0 ? [] : ['Assumed:', assumptions.join('\n')]),
  ].join('\n\n')}\n`;
}
