// npm run budget: counts what a review and a synth do, which is the same on every machine, and fails if any of it has grown.
//   node bench/budget.mjs [--write yes]     updates bench/budget.json, if the growth is intentional
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { counted } from './calls.mjs';
import { options } from './estate.mjs';

const { write } = options({ write: 'no' });
const here = import.meta.dirname;
const require = createRequire(import.meta.url);
const library = (...path) => require(join(here, '..', 'dist', ...path));
const { readPlan, readPlanBytes } = library('readers');
const { review } = library('review');
const { rules } = library('rules');
const { plannedImpacts } = library('report', 'forecast', 'impact-json.js');
const FORMATS = {
  json: library('report', 'json.js').toJson,
  pretty: library('report', 'pretty').toPretty,
  markdown: library('report', 'markdown').toMarkdown,
  sarif: library('report', 'sarif.js').toSarif,
  junit: library('report', 'junit.js').toJunit,
  github: library('report', 'github.js').toGithub,
  gitlab: library('report', 'gitlab.js').toGitlab,
  azure: library('report', 'azure.js').toAzure,
  html: library('report', 'html', 'report.js').toHtml,
};
const OWN = /\/dist\/(?!provider)/;

/** A further rule or attribute may cost this much; larger growth has to be intentional. */
const SLACK = 1.1;

const RESOURCES = 1000;

/** With four times the resources, each may cost 2 percent more: the whole then grows in proportion. */
const TIMES = 4;
const GROWTH = 1.02;

const perResource = {};
const put = (name, count, resources) => {
  perResource[name] = Math.round((count / resources) * 100) / 100;
};

await countReview();
await countSynth();
const growths = {
  'a plan with every tenth pair broken': await growth({ 'bad-every': 10 }),
  'a plan with every pair broken, all acknowledged': await growth(
    { 'bad-every': 1 },
    { acknowledged: (address) => address },
  ),
  'a plan with every pair broken, all acknowledged with *': await growth(
    { 'bad-every': 1 },
    { acknowledged: (address) => address.replace('.s_', '.*') },
  ),
  'a plan with modules and for_each': await growth({ 'bad-every': 10, shape: 'modules' }),
  'an update of everything': await growth({ 'bad-every': 10, changes: 'update' }),
  'a plan in which no name of a cluster is known': await growth({}, { prepare: withoutNames }),
};
judge();

/** What a review of a plan from a JSON configuration does for each of its resources. */
async function countReview() {
  const bytes = planOf(RESOURCES, { 'bad-every': 10, syntax: 'json' });
  const plan = await readPlanBytes(chunksOf(bytes));
  put('bytes of the plan that are kept', JSON.stringify(plan).length, RESOURCES);
  const visits = { count: 0 };
  const { value: report, calls } = await counted(() => {
    const reading = readPlan(plan);
    for (const list of ['clusters', 'schedules']) visited(reading.after, list, visits);
    return reportOf(reading);
  });
  put('resources visited by rules', visits.count, RESOURCES);
  put('attributes read', calledOf(calls, /\/readers\/plan\/plan-attributes\.js$/, 'read'), RESOURCES);
  put('links searched', calledOf(calls, /\/readers\/follow\/follow\.js$/, 'targets'), RESOURCES);
  for (const room of ['readers', 'rules', 'review', 'forecast'])
    put(`functions called in ${room}`, calls.in(new RegExp(`/dist/${room}/`)), RESOURCES);
  for (const [format, toText] of Object.entries(FORMATS))
    put(`bytes written as ${format}`, Buffer.byteLength(toText(report)), RESOURCES);
}

/** The calls of a function that is always called. */
function calledOf(calls, file, name) {
  const count = calls.of(file, name);
  // A renamed function would be counted as nothing.
  if (count === 0) throw new Error(`${name} in ${file} is not called: count the function that replaced it`);
  return count;
}

/** What the synth of an app with the constructs does for each of its resources. */
async function countSynth() {
  const { calls, resources, bytes } = await synthesized();
  put('calls of toTerraform in a synth', calls.of(/\/cdktf\/lib\//, 'toTerraform'), resources);
  const resolves = calls.of(/\/tokens\/private\/resolve\.js$/, 'resolve');
  // A renamed function would be counted as nothing.
  if (resolves === 0) throw new Error('CDKTF resolves by another function now: count that one');
  put('resolves of CDKTF in a synth', resolves, resources);
  put('functions called in a synth', calls.in(OWN), resources);
  put('bytes written as cdk.tf.json', bytes, resources);
}

async function synthesized() {
  const { App, TerraformStack } = require('cdktf');
  const atlas = library('index.js');
  const outdir = mkdtempSync(join(tmpdir(), 'budget-'));
  const { calls } = await counted(() => {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'shop');
    new atlas.MongodbatlasProvider(stack, 'atlas');
    const project = new atlas.AtlasProject(stack, 'project', { organizationId: '5f0000000000000000000001' });
    for (let index = 0; index < 50; index += 1) {
      const cluster = new atlas.AtlasCluster(stack, `cluster-${index}`, {
        project,
        cloudProvider: 'AWS',
        instanceSize: 'M10',
        regions: [{ region: 'EU_CENTRAL_1', nodes: 3 }],
        pointInTimeRestore: true,
      });
      const schedule = new atlas.BackupSchedule(stack, `backups-${index}`, {
        cluster,
        at: { hour: 1, minute: 30 },
        hourly: { everyHours: 6, keep: atlas.Retention.days(7) },
        daily: { keep: atlas.Retention.days(14) },
        weekly: { on: 'saturday', keep: atlas.Retention.weeks(8) },
        monthly: { on: 'last-day', keep: atlas.Retention.months(12) },
        restoreWindowDays: 7,
      });
      new atlas.SnapshotCopies(stack, `copies-${index}`, {
        schedule,
        to: [{ region: 'EU_NORTH_1', frequencies: ['daily'] }],
      });
    }
    app.synth();
  });
  const text = readFileSync(join(outdir, 'stacks', 'shop', 'cdk.tf.json'), 'utf8');
  rmSync(outdir, { recursive: true });
  const resources = Object.values(JSON.parse(text).resource)
    .map((named) => Object.keys(named).length)
    .reduce((one, other) => one + other);
  return { calls, resources, bytes: Buffer.byteLength(text) };
}

/** How many more functions are called for each resource if there are more resources, as a ratio. */
async function growth(given, { acknowledged, prepare = () => undefined } = {}) {
  const each = [];
  for (const resources of [RESOURCES, TIMES * RESOURCES]) {
    const plan = await readPlanBytes(chunksOf(planOf(resources, given)));
    prepare(plan);
    const acknowledgements =
      acknowledged === undefined
        ? []
        : review(readPlan(plan), rules).findings.map(({ rule, address }) => ({
            rule,
            address: acknowledged(address),
            reason: 'intentional',
          }));
    const { calls } = await counted(() => {
      const report = reportOf(readPlan(plan), { acknowledgements });
      for (const toText of Object.values(FORMATS)) toText(report);
    });
    each.push(calls.in(OWN) / resources);
  }
  return each[1] / each[0];
}

/** Clusters whose names come from elsewhere, and schedules of clusters that are named and not there. */
function withoutNames(plan) {
  for (const { type, name, change } of plan.resource_changes) {
    if (type === 'mongodbatlas_cloud_backup_schedule') change.after.cluster_name = `before-${name}`;
    if (type !== 'mongodbatlas_advanced_cluster') continue;
    delete change.after.name;
    change.after_unknown.name = true;
  }
  for (const { type, name, expressions } of plan.configuration.root_module.resources) {
    if (type === 'mongodbatlas_cloud_backup_schedule') {
      expressions.cluster_name = { constant_value: `before-${name}` };
      expressions.project_id = { references: ['mongodbatlas_project.p.id', 'mongodbatlas_project.p'] };
    }
    if (type === 'mongodbatlas_advanced_cluster')
      expressions.name = { references: ['random_pet.names.id', 'random_pet.names'] };
  }
}

function planOf(resources, given) {
  const args = Object.entries({ resources, ...given }).flatMap(([name, value]) => [
    `--${name}`,
    String(value),
  ]);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(here, 'gen-plan.mjs'), ...args], {
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`no plan was made: ${stderr}`);
  return stdout;
}

/** What the command reports of a plan. */
function reportOf(reading, options) {
  const reviewed = review(reading, rules, options);
  const { asOf } = reviewed;
  return {
    tool: { name: 'atlas-backup', version: '0', factsAsOf: asOf },
    asOf,
    inputs: [
      {
        path: 'plan.json',
        kind: 'plan',
        terraformVersion: '1',
        resources: reading.resources,
        review: reviewed,
        impact: plannedImpacts(reading.before, reading.after, asOf),
      },
    ],
    failOn: 'error',
    rules,
  };
}

/** Counts what is taken from a list of the estate. */
function visited(estate, list, visits) {
  const items = estate[list];
  const next = items[Symbol.iterator];
  items[Symbol.iterator] = function* () {
    for (const item of { [Symbol.iterator]: next.bind(items) }) {
      visits.count += 1;
      yield item;
    }
  };
}

async function* chunksOf(bytes) {
  for (let at = 0; at < bytes.length; at += 1 << 16) yield bytes.subarray(at, at + (1 << 16));
}

function judge() {
  const file = join(here, 'budget.json');
  const budget = JSON.parse(readFileSync(file, 'utf8'));
  const grown = Object.keys(perResource).filter((name) => !(perResource[name] <= budget[name] * SLACK));
  for (const [name, count] of Object.entries(perResource))
    console.log(`${name}: ${count} for each resource, of ${budget[name] ?? 'nothing'}`);
  if (write === 'yes') writeFileSync(file, `${JSON.stringify(perResource, null, 2)}\n`);
  else if (grown.length > 0) {
    console.error(`grown: ${grown.join(', ')}; if this is intentional, run npm run budget -- --write yes`);
    process.exitCode = 1;
  }
  for (const [name, times] of Object.entries(growths)) {
    console.log(
      `${TIMES} times the resources, functions called for each: ${times.toFixed(3)} times (${name})`,
    );
    if (times <= GROWTH) continue;
    console.error(`${name} costs more for each resource where there are more of them`);
    process.exitCode = 1;
  }
}
