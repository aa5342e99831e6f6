// How long a forecast of an estate takes, beside reading the plan that it is computed from.
//   node bench/forecast.mjs [--clusters 10000] [--rounds 5]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { options } from './estate.mjs';

const { clusters, rounds } = options({ clusters: 10_000, rounds: 5 });
const here = import.meta.dirname;
const require = createRequire(import.meta.url);
const { readPlan } = require(join(here, '..', 'dist', 'readers', 'index.js'));
const { forecastJson, forecasts, impactsOf } = require(join(here, '..', 'dist', 'forecast', 'index.js'));

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
const file = join(folder, 'plan.json');
spawnSync(
  process.execPath,
  [join(here, 'gen-plan.mjs'), '--resources', 2 * clusters, '--changes', 'update', '--out', file].map(String),
);

const seconds = {};
const timed = (name, run) => {
  const start = process.hrtime.bigint();
  const result = run();
  (seconds[name] ??= []).push(Number(process.hrtime.bigint() - start) / 1e9);
  return result;
};
// Round after round, so that whatever else the machine does meets all of them alike.
for (let round = 0; round < rounds; round += 1) {
  const json = timed('reading the file', () => JSON.parse(readFileSync(file, 'utf8')));
  const plan = timed('reading the plan', () => readPlan(json));
  const all = timed('the forecast', () => forecasts(plan.after, { at: '2026-08-21' }));
  timed('its JSON', () => JSON.stringify(all.map((one) => forecastJson(one))));
  timed('the impact', () => impactsOf(plan.before, plan.after, '2026-08-21'));
}
const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
process.stdout.write(
  `| ${clusters.toLocaleString('en')} clusters with their schedules | seconds |\n| --- | --- |\n`,
);
for (const [name, values] of Object.entries(seconds))
  process.stdout.write(`| ${name} | ${median(values).toFixed(3)} |\n`);
