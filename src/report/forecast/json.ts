import { forecastJson, isoMoment } from '../../forecast';
import type { ForecastReport } from './forecast-report';

/** A forecast as JSON, format 1: members may be added to it, and never change. */
export function forecastToJson({ tool, at, since, clusters }: ForecastReport): string {
  const json = {
    format: '1',
    tool,
    at: isoMoment(at),
    since: since === undefined ? null : isoMoment(since),
    clusters: clusters.map(({ forecast, targets }) => forecastJson(forecast, { targets })),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
