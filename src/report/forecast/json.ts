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
    clusters: each(clusters, ({ forecast, targets }) => forecastJson(forecast, { targets })),
  };
  yield* jsonParts(json);
  yield '\n';
}

/** Made one by one, while they are written. */
function* each<T, U>(all: Iterable<T>, make: (one: T) => U): Iterable<U> {
  for (const one of all) yield make(one);
}
