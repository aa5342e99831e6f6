/** What a check needs. It is loaded with the first check, so that importing the library stays cheap. */
export { Forecaster, forecastJson, restoreTargets } from '../forecast';
export { readSynth } from '../readers';
export { toPretty } from '../report';
export { review } from '../review';
export { nearest, rules } from '../rules';
