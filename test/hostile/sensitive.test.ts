import { readPlan, readSynth } from '../../src/readers';
import * as formats from '../../src/plan-review';
import { evidenceToJsonParts, gathered } from '../../src/report/evidence';
import type { Review, ReviewInput } from '../../src/review';
import { review } from '../../src/review/review';
import { rules } from '../../src/rules';
import { realPlans, sampled } from '../support/hostile';
import { realSynths } from '../support/real-synths';

type Json = unknown;
type Values = Record<string, Json>;

// Nothing in it is escaped by any format.
const TEXT = 'c4narytext';
const NUMBER = 98_765_431;

/** Every format that there is, without colour. */
const writers = Object.entries(formats).filter(([name]) =>
  /^to[A-Z]/.test(name),
) as unknown as readonly (readonly [string, (report: formats.Report) => string])[];

/** What all formats write of an input. */
function reportsOf(input: ReviewInput & { readonly resources: number }): string {
  const found: Review = review(input, rules);
  const report: formats.Report = {
    tool: { name: 'cdktf-atlas-backup', version: '0.0.0', factsAsOf: '2026-08-21' },
    asOf: found.asOf,
    inputs: [
      {
        path: 'plan.json',
        kind: input.kind,
        terraformVersion: undefined,
        resources: input.resources,
        review: found,
      },
    ],
    failOn: 'error',
    rules,
  };
  return [...writers.map(([, write]) => write(report)), evidenceOf(input, report)].join('\n');
}

/** All texts of the evidence of an input, with objectives that it misses. The other formats write the same texts. */
function evidenceOf(input: ReviewInput, { tool, asOf, inputs }: formats.Report): string {
  const evidence = gathered({
    tool,
    providerVersion: '2.20.1',
    run: undefined,
    asOf,
    otherFiles: [],
    configured: formats.NOT_CONFIGURED,
    estate: input.after,
    inputs: inputs.map((reviewed) => ({ reviewed, origin: undefined, sha256: '' })),
    objectives: [
      {
        statedBy: 'an audit',
        covers: {},
        needs: {
          worstLoss: 1,
          keepFor: { unit: 'years', value: 99 },
          storedIn: ['nowhere'],
          survivesClusterDeletion: true,
          survivesRegionLoss: true,
        },
      },
    ],
  });
  return [...evidenceToJsonParts(evidence)].join('');
}

function isObject(json: Json): json is Values {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** The leaves of a value that a secret could be. */
function leavesOf(json: Json, into: Set<Json>): void {
  if (Array.isArray(json)) for (const item of json) leavesOf(item, into);
  else if (isObject(json)) for (const item of Object.values(json)) leavesOf(item, into);
  else if (typeof json === 'string' || typeof json === 'number') into.add(json);
}

function canaryFor(leaf: Json): Json {
  return typeof leaf === 'string' ? TEXT : NUMBER;
}

/** A value with the canary in place of a leaf, and the marks that mirror where that was. */
function marked(json: Json, leaf: Json): readonly [value: Json, mark: Json] {
  if (json === leaf) return [canaryFor(leaf), true];
  if (Array.isArray(json)) {
    const parts = json.map((item) => marked(item, leaf));
    return [parts.map(([value]) => value), parts.map(([, mark]) => mark)];
  }
  if (!isObject(json)) return [json, false];
  const parts = Object.entries(json).map(([name, item]) => [name, ...marked(item, leaf)] as const);
  return [
    Object.fromEntries(parts.map(([name, value]) => [name, value])),
    Object.fromEntries(parts.filter(([, , mark]) => mark !== false).map(([name, , mark]) => [name, mark])),
  ];
}

function holds(json: Json, leaf: Json): boolean {
  const leaves = new Set<Json>();
  leavesOf(json, leaves);
  return leaves.has(leaf);
}

/** The plan with a leaf from a sensitive variable instead of a literal. */
function secretPlan(text: string, leaf: Json): Json {
  const plan = JSON.parse(text) as Values & { resource_changes?: { change: Values }[] };
  for (const { change } of plan.resource_changes ?? [])
    for (const side of ['before', 'after'])
      [change[side], change[`${side}_sensitive`]] = marked(change[side], leaf);
  hideInState(plan['prior_state'], leaf);
  const configuration = plan['configuration'] as { root_module?: Values } | undefined;
  if (configuration?.root_module !== undefined) hideInModule(configuration.root_module, leaf);
  const variables: Values = {
    ...(plan['variables'] as Values | undefined),
    canary: { value: canaryFor(leaf) },
  };
  return { ...plan, variables };
}

function hideInState(json: Json, leaf: Json): void {
  if (Array.isArray(json)) for (const item of json) hideInState(item, leaf);
  if (!isObject(json)) return;
  if (isObject(json['values']) && typeof json['mode'] === 'string')
    [json['values'], json['sensitive_values']] = marked(json['values'], leaf);
  else for (const item of Object.values(json)) hideInState(item, leaf);
}

function hideInModule(module: Values, leaf: Json): void {
  module['variables'] = { ...(module['variables'] as Values | undefined), canary: { sensitive: true } };
  for (const resource of (module['resources'] ?? []) as Values[])
    resource['expressions'] = hidden(resource['expressions'], leaf);
  for (const call of Object.values((module['module_calls'] ?? {}) as Record<string, Values>)) {
    call['expressions'] = {
      ...(hidden(call['expressions'], leaf) as Values),
      canary: { references: ['var.canary'] },
    };
    hideInModule(call['module'] as Values, leaf);
  }
}

/** Expressions in which each constant with the leaf in it is a reference to the variable instead. */
function hidden(json: Json, leaf: Json): Json {
  if (Array.isArray(json)) return json.map((item) => hidden(item, leaf));
  if (!isObject(json)) return json;
  if (Object.hasOwn(json, 'constant_value') && holds(json['constant_value'], leaf))
    return { references: ['var.canary'] };
  return Object.fromEntries(Object.entries(json).map(([name, item]) => [name, hidden(item, leaf)]));
}

function expectSecret(input: ReviewInput & { readonly resources: number }): void {
  const text = reportsOf(input);
  const at = [TEXT, String(NUMBER), NUMBER.toLocaleString('en')]
    .map((canary) => text.indexOf(canary))
    .find((found) => found !== -1);
  expect(at === undefined ? '' : text.slice(Math.max(0, at - 300), at + 100)).toBe('');
}

test('there are formats to look at', () => {
  expect(writers.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'toAzure',
      'toGithub',
      'toGitlab',
      'toHtml',
      'toJson',
      'toJunit',
      'toMarkdown',
      'toPretty',
      'toSarif',
    ]),
  );
});

test('the canary is seen where it is not sensitive', () => {
  const plan = realPlans.find((text) => text.includes('"fortnights"')) ?? '';
  expect(reportsOf(readPlan(JSON.parse(plan.replaceAll('"fortnights"', `"${TEXT}"`))))).toContain(TEXT);
});

test('a sensitive value is judged, and said to be sensitive', () => {
  const plan = realPlans.find((text) => text.includes('"fortnights"')) ?? '';
  const text = reportsOf(readPlan(secretPlan(plan, 'fortnights')));
  expect(text).toContain('(sensitive)');
  expect(text).not.toContain(TEXT);
});

test.each(sampled(realPlans).map((text, index) => [index, text] as const))(
  'no format shows what is sensitive in real plan %i, whichever value it is',
  (_, text) => {
    const plan = JSON.parse(text) as { resource_changes?: { change: Values }[] };
    const leaves = new Set<Json>();
    for (const { change } of plan.resource_changes ?? [])
      leavesOf([change['before'], change['after']], leaves);
    for (const leaf of leaves) expectSecret(readPlan(secretPlan(text, leaf)));
  },
);

test('no format shows what is sensitive where a whole resource is', () => {
  for (const text of sampled(realPlans)) {
    const plan = JSON.parse(text) as { resource_changes?: { change: Values }[] };
    const leaves = new Set<Json>();
    for (const { change } of plan.resource_changes ?? [])
      leavesOf([change['before'], change['after']], leaves);
    for (const leaf of leaves) {
      const secret = secretPlan(text, leaf) as typeof plan;
      for (const { change } of secret.resource_changes ?? []) {
        change['before_sensitive'] = true;
        change['after_sensitive'] = true;
      }
      expectSecret(readPlan(secret));
    }
  }
});

test('no format shows what is sensitive in a stack, whichever value it is', () => {
  for (const text of sampled(realSynths())) {
    const { resource } = JSON.parse(text) as { resource: Record<string, Record<string, Values>> };
    const leaves = new Set<Json>();
    for (const named of Object.values(resource))
      for (const body of Object.values(named)) leavesOf({ ...body, '//': undefined }, leaves);
    for (const leaf of leaves)
      for (const [written, more] of [
        ['${var.canary}', { variable: { canary: { sensitive: true, default: canaryFor(leaf) } } }],
        ['${sensitive(local.canary)}', { locals: { canary: canaryFor(leaf) } }],
      ] as const) {
        const stack = JSON.parse(text, (_, value: Json) => (value === leaf ? written : value)) as Values;
        expectSecret(readSynth({ ...stack, ...more }));
      }
  }
});
