import { type TerraformResource, TerraformStack } from 'cdktf';
import type { ForecastOptions } from '../forecast';
import type { ForecastJson } from '../report/forecast/forecast-json';
import { rooms } from './rooms';

/** What there is to restore of a cluster: what `atlas-backup forecast --format json` prints of it. */
export type ClusterForecast = ForecastJson;

/**
 * The forecast of a cluster, as what its stack synthesizes at this moment says it: with schedules, copies and policies
 * that were declared until now, raw resources and overrides included.
 */
export function forecastOf(resource: TerraformResource, options: ForecastOptions): ClusterForecast {
  const { Forecaster, restoreTargets } = rooms.forecast();
  const { forecastJson } = rooms.forecastJson();
  const { readSynth } = rooms.readers();
  const { after } = readSynth(TerraformStack.of(resource).toTerraform());
  const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  const cluster = after.clusters.find((one) => one.address === address);
  if (cluster === undefined)
    throw new Error(`${resource.node.path}: the stack synthesizes no cluster ${address}`);
  return forecastJson(new Forecaster(after, options).forecastOf(cluster), {
    targets: restoreTargets(cluster, after.clusters),
  });
}
