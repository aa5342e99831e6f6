export type { ForecastOfCluster, ForecastReport } from './forecast-report';
export { forecastToJsonParts } from './json';
export { forecastToMarkdown } from './markdown';
export { forecastToPretty } from './pretty';
