export type { ForecastOfCluster, ForecastReport } from './forecast-report';
export { forecastToJson } from './json';
export { forecastToMarkdown } from './markdown';
export { forecastToPretty } from './pretty';
