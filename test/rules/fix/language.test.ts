import { readPlan, readSynth } from '../../../src/readers';
import type { Finding } from '../../../src/review';
import { review } from '../../../src/review/review';
import { type Example, type Rule, rules } from '../../../src/rules';
import type { Body, Resources } from '../../../src/rules/example';
import { CONSTRUCT_OF } from '../../../src/rules/fix/construct-props';
import { synthOf } from '../../support/configuration';
import { planOf } from '../../support/plan-of';

/*
 * A fix is in the language of whoever wrote the resources: the bad examples of all rules, written with the generated
 * bindings, with the constructs of this library, and in HCL.
 */

/** What TypeScript does not have: an assignment, and a name with an underscore. */
const OF_TERRAFORM = / = |[a-z]+_[a-z]+/;

/** What HCL does not have: a member of an object, and a new object. */
const OF_TYPESCRIPT = /[a-z]\w*: (?:['"{[]|true\b|false\b|\d+(?!\d|\. ))|\bnew [A-Z]\w*\(|addOverride/;

/** Rules whose fixes in code have names of Terraform, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'change/schedule-not-reapplied': 'replaceTriggeredBy takes a reference as a text',
  'provider/unknown-attribute': 'addOverride() takes the names of Terraform, and no prop has a wrong one',
};

/** A finding of an example, with the addresses that its configuration has. */
interface Found {
  readonly finding: Finding;
  readonly addresses: readonly string[];
}

const examples = rules.flatMap((rule) => rule.examples.bad.map((example) => [rule, example] as const));
const atSynth = examples.filter(([{ phase }, { only }]) => phase === 'synth' && only !== 'plan');

test('at synth, fixes for generated bindings are TypeScript', () => {
  expect(terraformIn(atSynth.flatMap(([rule, example]) => foundAtSynth(rule, example)))).toEqual([]);
});

test('at synth, fixes for constructs are TypeScript, with names of Terraform only in overrides', () => {
  const found = atSynth.flatMap(([rule, example]) =>
    foundAtSynth(rule, { ...example, resources: byConstructs(example.resources) }),
  );
  expect(terraformIn(found, withoutOverrides)).toEqual([]);
});

test('in a plan with its cdk.tf.json, fixes of what the program has are TypeScript', () => {
  const found = examples
    .filter(([, { only }]) => only !== 'synth')
    .flatMap(([rule, example]) => foundWithProgram(rule, example));
  expect(terraformIn(found)).toEqual([]);
});

test('in a plan, fixes are HCL', () => {
  const found = examples
    .filter(([, { only }]) => only !== 'synth')
    .flatMap(([rule, example]) => findingsOf(rule, readPlan(planOf(example, 'hcl')), example));
  expect(found.length).toBeGreaterThan(200);
  expect(found.filter(({ fix }) => OF_TYPESCRIPT.test(fix)).map(shown)).toEqual([]);
});

test('what is excepted has names of Terraform', () => {
  const found = examples
    .filter(([{ id }]) => id in EXCEPTIONS)
    .flatMap(([rule, example]) =>
      rule.phase === 'synth' ? foundAtSynth(rule, example) : foundWithProgram(rule, example),
    );
  expect(found.map(({ finding: { rule } }) => rule).sort()).toEqual(Object.keys(EXCEPTIONS).sort());
  expect(found.every(({ finding: { fix } }) => OF_TERRAFORM.test(fix))).toBe(true);
});

/** The fixes with code of Terraform in them. An address is what Terraform calls a resource in any language. */
function terraformIn(found: readonly Found[], without = (fix: string) => fix): readonly string[] {
  expect(found.length).toBeGreaterThan(200);
  return found
    .filter(({ finding: { rule } }) => !(rule in EXCEPTIONS))
    .filter(({ finding: { fix }, addresses }) =>
      OF_TERRAFORM.test(addresses.reduce((text, address) => text.replaceAll(address, ''), without(fix))),
    )
    .map(({ finding }) => shown(finding));
}

/** A fix without the paths of overrides: `'copy_settings.0.zone_id'`. */
function withoutOverrides(fix: string): string {
  return fix.replaceAll(/'[a-z0-9_.]+'/g, '');
}

function shown({ rule, fix }: Finding): string {
  return `${rule}: ${fix}`;
}

function foundAtSynth(rule: Rule, example: Example): readonly Found[] {
  const addresses = addressesIn(example);
  return findingsOf(rule, readSynth(synthOf(example)), example).map((finding) => ({ finding, addresses }));
}

/** What is found in a plan with its cdk.tf.json, at resources that the program has: with the fix in code. */
function foundWithProgram(rule: Rule, example: Example): readonly Found[] {
  const own = addressesIn(example);
  const addresses = [...own, ...addressesIn({ resources: example.before ?? {} })];
  return findingsOf(rule, readPlan(planOf(example, 'hcl'), synthOf(example)), example)
    .filter(({ address }) => own.includes(address))
    .map(({ fixInCode, ...finding }) => ({
      finding: { ...finding, fix: fixInCode ?? finding.fix },
      addresses,
    }));
}

function addressesIn({ resources, data }: Pick<Example, 'resources' | 'data'>): readonly string[] {
  return Object.entries({ ...resources, ...data }).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
}

function findingsOf(
  rule: Rule,
  input: Parameters<typeof review>[0],
  { acknowledgements = [] }: Example,
): readonly Finding[] {
  // Rules about the review itself need the results of the others.
  const { findings } = review(input, rule.id.startsWith('review/') ? rules : [rule], { acknowledgements });
  return findings.filter((finding) => finding.rule === rule.id);
}

/** The resources as the constructs of this library mark them. */
function byConstructs(resources: Resources): Resources {
  return Object.fromEntries(
    Object.entries(resources).map(([type, named]) => [
      type,
      Object.fromEntries(
        Object.entries(named).map(([name, body]) => {
          const construct = constructOf(type, body);
          const metadata = (body['//'] as { metadata?: { atlasBackup?: object } } | undefined)?.metadata;
          const marks = { construct, ...metadata?.atlasBackup };
          return [
            name,
            construct === undefined
              ? body
              : { ...body, '//': { metadata: { ...metadata, atlasBackup: marks } } },
          ];
        }),
      ),
    ]),
  );
}

/** The construct that makes a resource, with its factory where it has several. */
function constructOf(type: string, body: Body): string | undefined {
  const construct = CONSTRUCT_OF.get(type);
  const delivery = body['delivery_type_config'] as Body | undefined;
  switch (construct) {
    case 'RestoreJob':
      return `RestoreJob.${delivery?.['download'] === true ? 'download' : delivery?.['point_in_time'] === true ? 'pointInTime' : 'automated'}`;
    case 'CollectionRestoreJob':
      return `CollectionRestoreJob.${body['snapshot_id'] === undefined ? 'fromPointInTime' : 'fromSnapshot'}`;
    case 'SnapshotExport':
      return `SnapshotExport.${body['cloud_provider'] === 'AZURE' ? 'toAzure' : body['cloud_provider'] === 'GCP' ? 'toGoogleCloud' : 'toAws'}`;
    default:
      return construct;
  }
}
