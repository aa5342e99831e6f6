import { adviceOf } from '../advice';
import { configuredRows, fileOf } from '../configured';
import type { Report } from '../report';
import { type Content, markup } from './markup';
import { terms } from './page';

/** The configuration of the run. */
export function configuration(report: Report): Content {
  const { configured, failOn } = report;
  if (configured === undefined) return undefined;
  return markup`<h2>Configuration <small><code>${fileOf(configured)}</code></small></h2>\n${terms(
    [...configuredRows(configured, failOn), ...adviceOf(report)].map(({ label, text }) => [label, text]),
  )}`;
}
