import { forecastJson, isoMoment } from '../../forecast';
import { jsonParts } from '../json-text';
import type { ForecastReport } from './forecast-report';

/**
 * A forecast as JSON, format 1: members may be added to it, and never change. It comes in parts, to be written one after
 * the other.
 */
export function* forecastToJsonParts({ tool, at, since, clusters }: ForecastReport): Iterable<string> {
  const json = {
    format: '1',
    tool,
    at: isoMoment(at),
    since: since === undefined ? null : isoMoment(since),
    clusters: clusters.map(({ forecast, targets }) => forecastJson(forecast, { targets })),
  };
  yield* jsonParts(json);
  yield '\n';
}
