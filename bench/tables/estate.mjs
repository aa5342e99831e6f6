// The table of many clusters, compared with reading the plan that they are in.
import { atlasBackup, script, table } from '../bench.mjs';

export const title = 'The table of an estate; time as a multiple of reading the plan';

const MOST = 5000;

export async function rows(bench) {
  const clusters = Math.min(MOST, bench.largest / 2);
  const plan = bench.plan(2 * clusters);
  const reading = 'reading the plan';
  const measured = await bench.measure({
    [reading]: script('read-plan.mjs', plan),
    'estate, json': atlasBackup('estate', plan, '--format', 'json'),
    'estate, pretty': atlasBackup('estate', plan),
    'estate, csv': atlasBackup('estate', plan, '--format', 'csv'),
  });
  return table(
    ['process', `${clusters.toLocaleString('en')} clusters with their schedules`],
    Object.entries(measured).map(([name, of]) => [name, bench.figures(of, measured[reading])]),
  );
}
