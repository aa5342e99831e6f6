import { type PlanReading, type SynthReading, readPlan, readSynth } from '../../src/readers';
import { review } from '../../src/review';
import { rules } from '../../src/rules';
import { synthOf } from '../support/configuration';
import { planOf } from '../support/plan-of';
import { type AttributeSchema, type BlockSchema, dataSourceSchema, resourceSchema } from '../support/schema';

/*
 * Findings name attributes of the real provider: no one can change what its schema does not have.
 */

/** Attributes that findings name although the schema does not have them, each with the reason. */
const NOT_IN_THE_SCHEMA: Readonly<Record<string, string>> = {
  'mongodbatlas_advanced_cluster replication_specs[0].num_shards': 'the rule reports that it has no effect',
};

/** What every block may have. */
const META: ReadonlySet<string> = new Set(['depends_on', 'lifecycle', 'count', 'for_each', 'provider']);

/** The type of a resource with its attribute, as `mongodbatlas_cluster paused`, and the rule that names it. */
const named = new Map<string, string>();

for (const rule of rules)
  for (const example of [...rule.examples.good, ...rule.examples.bad]) {
    const inputs: readonly (PlanReading | SynthReading)[] = [
      readPlan(planOf(example)),
      ...(rule.phase === 'synth' ? [readSynth(synthOf(example))] : []),
    ];
    for (const input of inputs) {
      const { findings, unchecked } = review(input, rules);
      for (const { rule: id, address, attribute } of [...findings, ...unchecked]) {
        const [, type] = /((?:data\.)?mongodbatlas_\w+)\./.exec(address) ?? [];
        // Its findings are attributes that the schema does not have.
        if (id === 'provider/unknown-attribute') continue;
        if (type !== undefined && attribute !== undefined) named.set(`${type} ${attribute}`, id);
      }
    }
  }

/** Whether a path such as `copy_settings[0].zone_id` leads to an attribute or a block. */
function has(block: BlockSchema | undefined, path: string): boolean {
  const [first = '', ...rest] = path.replaceAll(/\[\d+\]/g, '').split('.');
  const attribute = block?.attributes?.[first];
  if (attribute !== undefined) return hasWithin(attribute, rest);
  const nested = block?.block_types?.[first];
  if (nested !== undefined) return rest.length === 0 || has(nested.block, rest.join('.'));
  return META.has(first) && rest.length === 0;
}

function hasWithin({ nested_type: nested }: AttributeSchema, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return true;
  const attribute = nested?.attributes[first];
  return attribute !== undefined && hasWithin(attribute, rest);
}

test('findings name many attributes', () => {
  expect(named.size).toBeGreaterThan(50);
});

test('what findings name is in the schema of the provider', () => {
  const unknown = [...named].filter(([key]) => {
    const [type = '', path = ''] = key.split(' ');
    const isData = type.startsWith('data.');
    const block = isData ? dataSourceSchema(type.slice('data.'.length)) : resourceSchema(type);
    // A type that provider 2.x no longer has is what the rules about it report.
    if (block === undefined) return false;
    return !(key in NOT_IN_THE_SCHEMA) && !has(block, path);
  });
  expect(unknown).toEqual([]);
});

test('what is excepted is named, and is not in the schema', () => {
  for (const key of Object.keys(NOT_IN_THE_SCHEMA)) {
    const [type = '', path = ''] = key.split(' ');
    expect([key, named.has(key), has(resourceSchema(type), path)]).toEqual([key, true, false]);
  }
});
