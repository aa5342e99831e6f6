import { type TerraformResource, TerraformStack } from 'cdktf';
import type { ForecastOptions } from '../forecast';
import type { ForecastJson } from '../report/forecast/forecast-json';
import { rooms } from './rooms';
import { openedStacks } from './stack-estate';
import { stacksTogether } from './stacks-together';

/** What could be restored of a cluster, as `atlas-backup forecast --format json` prints it. */
export type ClusterForecast = ForecastJson;

/**
 * The forecast of a cluster, from the JSON of the stacks of its app at this moment: with the schedules, copies, policies,
 * raw resources and overrides that were declared until now, in whichever stack.
 */
export function forecastOf(resource: TerraformResource, options: ForecastOptions): ClusterForecast {
  const { Forecaster, restoreTargets } = rooms.forecast();
  const { forecastJson } = rooms.forecastJson();
  const own = TerraformStack.of(resource);
  const [first, ...others] = stacksTogether(own);
  const { after, opened } = openedStacks(new Map(first === undefined ? [] : [first]), new Map(others));
  const origin = opened.find(({ stack }) => stack === own)?.origin;
  const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  const cluster = after.clusters.find((one) => one.address === address && one.origin === origin);
  if (cluster === undefined && resource.forEach !== undefined)
    throw new Error(
      `${resource.node.path}: forecast: there is one for each cluster of forEach: use atlas-backup forecast with the synthesized stack`,
    );
  if (cluster === undefined)
    throw new Error(`${resource.node.path}: the JSON of the stack does not contain ${address}`);
  return forecastJson(new Forecaster(after, options).forecastOf(cluster), {
    targets: restoreTargets(cluster, after),
  });
}
