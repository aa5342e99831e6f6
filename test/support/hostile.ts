import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';

/** The same cases on every machine; FUZZ_RUNS and FUZZ_SEED look further. */
export const seeded: { readonly seed: number; readonly numRuns: number } = {
  seed: Number(process.env['FUZZ_SEED'] ?? 20261125),
  numRuns: Number(process.env['FUZZ_RUNS'] ?? 200),
};

/** Every eighth of them; all with FUZZ_RUNS. */
export function sampled<T>(all: readonly T[]): readonly T[] {
  return process.env['FUZZ_RUNS'] === undefined ? all.filter((_, index) => index % 8 === 0) : all;
}

const plans = join(__dirname, '..', 'fixtures', 'plans');

/** The texts of real plans, without the largest, which only take time. */
export const realPlans: readonly string[] = readdirSync(plans)
  .sort()
  .map((name) => join(plans, name, 'plan.json'))
  .filter((path) => existsSync(path))
  .map((path) => readFileSync(path, 'utf8'))
  .filter((text) => text.length < 200_000);

/** A list in a list, and so on. */
export function nested(depth: number, open = '[', close = ']', inside = ''): unknown {
  return JSON.parse(open.repeat(depth) + inside + close.repeat(depth));
}

const TEXTS = [
  '',
  '${',
  '${}',
  '%{ for x in y }',
  '${mongodbatlas_advanced_cluster.orders.name}',
  '${var.x}${local.y}',
  '${each.value}',
  '$${x}',
  '__proto__',
  'constructor',
  'toString',
  'mongodbatlas_advanced_cluster',
  'mongodbatlas_cloud_backup_schedule.orders',
  'module.a.module.b[0].x',
  '[',
  'x["',
  '-1',
  '1e999',
  'NaN',
  '\u0000\u001b[2J\u202e',
  '\ud800',
  '<script>alert(1)</script>',
  '::error::x\n::warning::y',
  ']]>',
  '9'.repeat(400),
];

/** Anything that JSON can hold, with what is awkward more often than chance has it. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    -0,
    1.5,
    1e308,
    -1e308,
    2 ** 53,
    5e-324,
    [],
    {},
    [[]],
    [{}],
    [null],
    {
      a: { b: null },
    },
  ),
  fc.constantFrom(...TEXTS),
  fc.constantFrom(...TEXTS).map((text) => [text, text]),
  fc
    .constantFrom(...TEXTS)
    .map((text) => JSON.parse(`{${JSON.stringify(text)}: [${JSON.stringify(text)}]}`) as unknown),
  fc
    .constantFrom(
      ...[
        '{"__proto__": {"polluted": true}}',
        '{"constructor": {"prototype": {"polluted": true}}}',
        '[{"__proto__": []}]',
      ],
    )
    .map((text) => JSON.parse(text) as unknown),
  fc.constantFrom(60, 600).map((depth) => nested(depth)),
  fc.constantFrom(60, 600).map((depth) => nested(depth, '{"a":', '}', '1')),
);

interface Place {
  readonly owner: Record<string, unknown>;
  readonly key: string;
}

/** Every place of a value at which another one could stand. */
function placesOf(json: unknown): readonly Place[] {
  const places: Place[] = [];
  const open: unknown[] = [json];
  for (let owner = open.pop(); owner !== undefined; owner = open.pop()) {
    if (typeof owner !== 'object' || owner === null) continue;
    for (const key of Object.keys(owner)) {
      places.push({ owner: owner as Record<string, unknown>, key });
      open.push((owner as Record<string, unknown>)[key]);
    }
  }
  return places;
}

/** Real JSON in which some values are replaced by others, by values from elsewhere in it, or removed. */
export function mutated(texts: readonly string[]): fc.Arbitrary<unknown> {
  const mutation = fc.record({
    at: fc.nat(),
    from: fc.nat(),
    how: fc.constantFrom('replace', 'replace', 'remove', 'copy', 'repeat'),
    value: hostileJson,
  });
  return fc
    .record({ which: fc.nat(), mutations: fc.array(mutation, { minLength: 1, maxLength: 5 }) })
    .map(({ which, mutations }) => {
      const json: unknown = JSON.parse(texts[which % texts.length] ?? '');
      for (const { at, from, how, value } of mutations) {
        const places = placesOf(json);
        const place = places[at % places.length];
        const other = places[from % places.length];
        if (place === undefined || other === undefined) continue;
        const { owner, key } = place;
        if (how === 'remove' && Array.isArray(owner)) owner.splice(Number(key), 1);
        else if (how === 'remove') Reflect.deleteProperty(owner, key);
        else if (how === 'copy') owner[key] = structuredClone(other.owner[other.key]);
        else if (how === 'repeat' && Array.isArray(owner)) owner.push(structuredClone(owner[Number(key)]));
        else owner[key] = value;
      }
      return json;
    });
}
