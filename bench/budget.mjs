// npm run budget: counts what a review does, which no machine changes, and fails where any of it has grown.
//   node bench/budget.mjs [--write yes]     writes bench/budget.json anew, where more is meant to be done
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { options } from './estate.mjs';

const { write } = options({ write: 'no' });
const here = import.meta.dirname;
const require = createRequire(import.meta.url);
const library = (room) => require(join(here, '..', 'dist', room));
const { PlanAttributes } = library('readers/plan-attributes.js');
const { Follower } = library('readers/follow.js');
const { readPlan, readPlanBytes } = library('readers');
const { review } = library('review');
const { rules } = library('rules');
const { toJson } = library('report');

/** A further rule or attribute may cost this much; what costs more has to be meant. */
const SLACK = 1.1;

const RESOURCES = 1000;
const counts = {
  'attributes read': 0,
  'references followed': 0,
  'clusters and schedules that rules look at': 0,
};
counting(PlanAttributes.prototype, 'read', 'attributes read');
counting(Follower.prototype, 'targets', 'references followed');

const { stdout } = spawnSync(
  process.execPath,
  [join(here, 'gen-plan.mjs'), '--resources', RESOURCES, '--bad-every', 10, '--syntax', 'json'].map(String),
  { maxBuffer: 1 << 30 },
);
const plan = await readPlanBytes(chunksOf(stdout));
counts['bytes of the plan that are kept'] = JSON.stringify(plan).length;
const reading = readPlan(plan);
for (const list of ['clusters', 'schedules']) counted(reading.after, list);
const reviewed = review(reading, rules);
counts['bytes of the report'] = toJson({
  tool: { name: 'atlas-backup', version: '0', factsAsOf: reviewed.asOf },
  asOf: reviewed.asOf,
  inputs: [
    {
      path: 'plan.json',
      kind: 'plan',
      terraformVersion: '1',
      resources: reading.resources,
      review: reviewed,
    },
  ],
  failOn: 'error',
  rules,
}).length;

const file = join(here, 'budget.json');
const measured = Object.fromEntries(
  Object.entries(counts).map(([name, count]) => [name, Math.round((count / RESOURCES) * 100) / 100]),
);
const budget = JSON.parse(readFileSync(file, 'utf8'));
const grown = Object.keys(measured).filter((name) => !(measured[name] <= budget[name] * SLACK));
for (const [name, count] of Object.entries(measured))
  console.log(`${name}: ${count} for each resource, of ${budget[name] ?? 'nothing'}`);
if (write === 'yes') writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`);
else if (grown.length > 0) {
  console.error(`grown: ${grown.join(', ')}; where that is meant, run node bench/budget.mjs --write yes`);
  process.exitCode = 1;
}

/** Counts the calls of a method. */
function counting(prototype, method, name) {
  const own = prototype[method];
  prototype[method] = function (...given) {
    counts[name] += 1;
    return own.apply(this, given);
  };
}

/** Counts what is taken from a list of the estate. */
function counted(estate, list) {
  const items = estate[list];
  const next = items[Symbol.iterator];
  items[Symbol.iterator] = function* () {
    for (const item of { [Symbol.iterator]: next.bind(items) }) {
      counts['clusters and schedules that rules look at'] += 1;
      yield item;
    }
  };
}

async function* chunksOf(bytes) {
  for (let at = 0; at < bytes.length; at += 1 << 16) yield bytes.subarray(at, at + (1 << 16));
}
