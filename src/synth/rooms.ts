import type * as Forecast from '../forecast';
import type * as Sides from '../readers/estate/sides';
import type * as Sources from '../readers/metadata/sources';
import type * as SynthReader from '../readers/synth/synth';
import type * as Report from '../report';
import type * as ForecastJson from '../report/forecast/forecast-json';
import type * as Options from '../review/options-in-code';
import type * as Review from '../review/review';
import type * as FormerIds from '../rules/former-ids';
import type * as Rules from '../rules/list';

/* eslint-disable @typescript-eslint/no-require-imports */

/** The rooms that checks need, each loaded when it is first needed: importing the library stays cheap. */
export const rooms = {
  forecast: () => require('../forecast') as typeof Forecast,
  forecastJson: () => require('../report/forecast/forecast-json') as typeof ForecastJson,
  formerIds: () => require('../rules/former-ids') as typeof FormerIds,
  optionsInCode: () => require('../review/options-in-code') as typeof Options,
  report: () => require('../report') as typeof Report,
  review: () => require('../review/review') as typeof Review,
  rules: () => require('../rules/list') as typeof Rules,
  // Readers of plans are not needed.
  sides: () => require('../readers/estate/sides') as typeof Sides,
  sources: () => require('../readers/metadata/sources') as typeof Sources,
  synthReader: () => require('../readers/synth/synth') as typeof SynthReader,
};
