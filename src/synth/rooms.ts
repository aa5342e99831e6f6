/** What a check needs. It is loaded with the first check, so that importing the library stays cheap. */
export { Forecaster, restoreTargets } from '../forecast';
export { readSynth } from '../readers';
export { toPretty } from '../report';
export { forecastJson } from '../report/forecast/forecast-json';
export { review } from '../review';
export { rules } from '../rules';
export { currentId } from '../rules/former-ids';
