import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Syntax, planOf } from './plan-of';
import { cases } from './real-cases';
import { schema } from './schema';
import { SCHEMA_FOLDER } from '../../tools/provider-schema';

/** What no rule looks at, or what the real provider has a default for that this project has no use for. */
const LEFT_OUT = new Set([
  'before_sensitive',
  'after_sensitive',
  'schema_version',
  'delete_on_create_timeout',
  'with_default_alerts_settings',
  'frequency_type',
  ...newerAttributes(),
]);

/** The names of attributes that the provider got after the version that the real plans are from. */
function newerAttributes(): string[] {
  const recorded = readFileSync(join(SCHEMA_FOLDER, 'merged-from', 'mongodbatlas-2.16.0.json'), 'utf8');
  const names = (text: string): string[] => [...text.matchAll(/"(\w+)":\{/g)].map(([, name = '']) => name);
  const known = new Set(names(JSON.stringify(JSON.parse(recorded))));
  return [...new Set(names(JSON.stringify(schema)))].filter((name) => !known.has(name));
}

describe('plans that the tests make are those of the real provider', () => {
  test.each(Object.entries(cases))('%s', (name, configuration) => {
    const real = JSON.parse(
      readFileSync(join(__dirname, '..', 'fixtures', 'plan-of', `${name}.json`), 'utf8'),
    ) as Plan;
    const made = planOf(configuration, 'json' satisfies Syntax) as unknown as Plan;
    expect(comparable(made)).toEqual(comparable(real));
  });
});

interface Plan {
  readonly resource_changes: readonly { readonly address: string }[];
  readonly configuration: {
    readonly root_module: { readonly resources: readonly { readonly address: string }[] };
  };
}

function comparable(plan: Plan): object {
  const byAddress = (rows: readonly { readonly address: string }[]): object =>
    Object.fromEntries(rows.map((row) => [row.address, reduced(row)]));
  return {
    changes: byAddress(plan.resource_changes),
    configuration: byAddress(plan.configuration.root_module.resources),
  };
}

/** Without what is left out, and without marks that mirror nothing but emptiness. */
function reduced(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(reduced);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .filter(([name]) => !LEFT_OUT.has(name))
      .map(([name, value]) => [name, name === 'after_unknown' ? marked(value) : reduced(value)]),
  );
}

function marked(mark: unknown): unknown {
  if (Array.isArray(mark)) {
    const marks = mark.map(marked);
    return marks.some((one) => one !== undefined) ? marks : undefined;
  }
  if (typeof mark !== 'object' || mark === null) return mark === true ? true : undefined;
  const entries = Object.entries(mark)
    .filter(([name]) => !LEFT_OUT.has(name))
    .map(([name, inner]) => [name, marked(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
