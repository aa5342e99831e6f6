// How time and memory grow with the plan. An exponent of 1 is growth in proportion. There are two: that of the whole
// process, and that of what is left once the same with 10 resources is taken off. The start, which is the same for every
// size, makes the growth of the whole look smaller.
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { atlasBackup, inMebibytes, inSeconds, resources, table } from '../bench.mjs';

export const title = 'Growth of a review; exponents of the whole process, and without the start';

const FEW = 10;

/** So that the largest plan of 50,000 resources has 10,000. */
const ACKNOWLEDGED = 0.2;

const formatted = (format, options) => (bench, size) =>
  atlasBackup('review', bench.plan(size, options), '--format', format);

const CASES = {
  'pretty, every tenth pair broken': formatted('pretty'),
  'json, every tenth pair broken': formatted('json'),
  'json, every pair broken': formatted('json', { badEvery: 1 }),
  'json, with modules and for_each': formatted('json', { shape: 'modules' }),
  'json, an update': formatted('json', { changes: 'update' }),
  'json, acknowledgements for a fifth of the resources': (bench, size) =>
    acknowledging(bench, size, 'fifth', (findings) => findings.slice(0, size * ACKNOWLEDGED)),
  'json, every finding acknowledged': (bench, size) =>
    acknowledging(bench, size, 'every', (findings) => findings),
  'json, acknowledgements with * for a fifth of the resources': (bench, size) =>
    acknowledging(bench, size, 'pattern', (findings) =>
      findings
        .slice(0, size * ACKNOWLEDGED)
        .map(({ rule, address }) => ({ rule, address: address.replace('.s_', '.*') })),
    ),
  'html, every pair broken': formatted('html', { badEvery: 1 }),
  'sarif, every pair broken': formatted('sarif', { badEvery: 1 }),
  'pretty, every pair broken': formatted('pretty', { badEvery: 1 }),
  'markdown, every pair broken': formatted('markdown', { badEvery: 1 }),
  'junit, every pair broken': formatted('junit', { badEvery: 1 }),
  'github, every pair broken': formatted('github', { badEvery: 1 }),
};

export async function rows(bench) {
  const largest = bench.sizes.at(-1);
  const smallest = Math.min(1000, largest / 10);
  const lines = [];
  for (const [name, command] of Object.entries(CASES)) {
    const measured = await bench.measure(
      Object.fromEntries([FEW, smallest, largest].map((size) => [String(size), command(bench, size)])),
    );
    const [few, small, large] = [FEW, smallest, largest].map((size) => measured[size]);
    const exponent = (figure) =>
      `${(Math.log(large[figure] / small[figure]) / Math.log(largest / smallest)).toFixed(2)}, ${(
        Math.log((large[figure] - few[figure]) / (small[figure] - few[figure])) / Math.log(largest / smallest)
      ).toFixed(2)}`;
    const figures = ({ seconds, mebibytes }) => `${inSeconds(seconds)}, ${inMebibytes(mebibytes)}`;
    lines.push(
      large === undefined
        ? [name, figures(small), `did not finish in ${bench.limit} s`, '-', '-']
        : [name, figures(small), figures(large), exponent('seconds'), exponent('mebibytes')],
    );
  }
  return table(['review', resources(smallest), resources(largest), 'time', 'memory'], lines);
}

/** A review of a plan with every pair broken, and of what it finds some is acknowledged in the configuration. */
function acknowledging(bench, size, name, chosen) {
  const plan = bench.plan(size, { badEvery: 1 });
  const report = bench.file('findings.json', '');
  const [program, ...args] = atlasBackup('review', plan, '--format', `json:${report}`);
  spawnSync(program, args);
  const { findings } = JSON.parse(readFileSync(report, 'utf8'));
  const acknowledgements = chosen(findings).map(({ rule, address }) => ({
    rule,
    address,
    reason: 'intentional',
    owner: 'platform',
  }));
  const configuration = bench.file(`acknowledged-${name}-${size}.json`, JSON.stringify({ acknowledgements }));
  return atlasBackup('review', plan, '--config', configuration, '--format', 'json');
}
