import type * as ForecastOf from '../../synth/forecast-of';
import type * as OnDemandSnapshot from '../backup/on-demand-snapshot';
import type * as Recovery from '../backup/recovery';
import type * as RestoreJob from './restore-job';

/* eslint-disable @typescript-eslint/no-require-imports */

/** What the methods of clusters and projects need, each loaded when it is first called: few stacks call them. */
export const verbs = {
  forecastOf: () => require('../../synth/forecast-of') as typeof ForecastOf,
  onDemandSnapshot: () => require('../backup/on-demand-snapshot') as typeof OnDemandSnapshot,
  recovery: () => require('../backup/recovery') as typeof Recovery,
  restoreJob: () => require('./restore-job') as typeof RestoreJob,
};
