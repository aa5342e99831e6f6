import { nameOf } from '../../model/cluster-name';
import { createColors } from 'picocolors';
import { printable } from '../../text/printable';
import { runLine } from '../words';
import { wrapped } from '../wrapping';
import {
  type ForecastOfCluster,
  type ForecastReport,
  assumptionsOf,
  clustersByName,
  clustersInWords,
} from './forecast-report';
import { NO_CLUSTERS, TARGETS_LEFT_OUT, rowsOf, whenInWords } from './rows';

/** The widest question, with two spaces before and after it. */
const INDENT = 18;

/** A forecast for people. */
export function forecastToPretty(
  report: ForecastReport,
  { width = 80, colour = false }: { readonly width?: number; readonly colour?: boolean } = {},
): string {
  const paint = createColors(colour);
  const hung = new Map<string, string>();
  // Most answers are the same for many clusters.
  const hanging = (label: string, text: string, indent: number): string => {
    const key = `${label}${text}`;
    const known = hung.get(key);
    if (known !== undefined) return known;
    const lines = wrapped(printable(text), Math.max(width - indent, 24));
    const made = label + lines.replaceAll('\n', `\n${' '.repeat(indent)}`);
    hung.set(key, made);
    return made;
  };
  const clusterBlock = (one: ForecastOfCluster): string => {
    const { cluster } = one.forecast;
    const name = nameOf(cluster);
    const place = cluster.constructPath ?? cluster.address;
    const heading = name === place ? name : `${name} (${place})`;
    const rows = rowsOf(one).map(([question, answer]) =>
      hanging(`  ${paint.dim(question.padEnd(INDENT - 4))}  `, answer, INDENT),
    );
    return [paint.bold(printable(heading)), ...rows].join('\n');
  };
  const assumptions = assumptionsOf(report).map(({ assumption, of }) =>
    hanging('  - ', of === undefined ? assumption : `${assumption} (${clustersInWords(of)})`, 4),
  );
  return [
    `${paint.underline('What can be restored')} ${whenInWords(report)}${runLine(report)}`,
    ...(report.clusters.length === 0 ? [NO_CLUSTERS] : clustersByName(report).map(clusterBlock)),
    ...(report.leavesTargetsOut ? [wrapped(TARGETS_LEFT_OUT, width)] : []),
    ...(assumptions.length === 0 ? [] : [[paint.bold('assumed'), ...assumptions].join('\n')]),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}
