export { forecastJson } from '../report/forecast/forecast-json';
/**
 * What the checks need once they run. It is loaded with the first synth, not with the library: importing it must not
 * cost what only a review needs.
 */
export { Forecaster, restoreTargets } from '../forecast';
export { readSynth } from '../readers';
export { toPretty } from '../report';
export { review } from '../review';
export { nearest, rules } from '../rules';
export { currentId } from '../rules/former-ids';
