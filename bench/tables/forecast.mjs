// What can be restored of many clusters, compared with reading the plan that it is computed from.
import { atlasBackup, script, table } from '../bench.mjs';

export const title = 'Forecast; time as a multiple of reading the plan';

const MOST = 10_000;

export async function rows(bench) {
  const clusters = Math.min(MOST, bench.largest / 2);
  const plan = bench.plan(2 * clusters);
  const reading = 'reading the plan';
  const measured = await bench.measure({
    [reading]: script('read-plan.mjs', plan),
    'forecast, json': atlasBackup('forecast', plan, '--format', 'json'),
    'forecast, pretty': atlasBackup('forecast', plan),
  });
  return table(
    ['process', `${clusters.toLocaleString('en')} clusters with their schedules`],
    Object.entries(measured).map(([name, of]) => [name, bench.figures(of, measured[reading])]),
  );
}
