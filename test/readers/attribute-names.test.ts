import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { GRANTING_TYPES } from '../../src/readers/access/role-grants';
import { type BuiltEstate, buildEstate } from '../../src/readers/estate/estate';
import { PlanModule } from '../../src/readers/plan/plan-configuration';
import { PlanResources } from '../../src/readers/plan/plan-resources';
import { RawResources } from '../../src/readers/plan/raw-resources';
import type { ModuleConfiguration } from '../../src/readers/resource/configuration';
import type { RawResource } from '../../src/readers/resource/raw-resource';
import { SynthInputs } from '../../src/readers/synth/synth';
import { review } from '../../src/review/review';
import { type Rule, rules } from '../../src/rules';
import { awsAccess, collectionRestoreOf, exportBucket, iamRole, project } from '../../src/rules/example';
import { formerAttributes } from '../../tools/attribute-table';
import { type Configuration, synthOf } from '../support/configuration';
import { planOf } from '../support/plan-of';
import { recorded } from '../support/recording-attributes';
import { type AttributeSchema, type AttributeSchemas, type BlockSchema, schema } from '../support/schema';

/** Attributes that earlier versions of the provider had, as `type path`. */
const FORMER: ReadonlySet<string> = new Set(
  formerAttributes().map(({ kind, type, path }) => `${kind === 'resource' ? '' : 'data.'}${type} ${path}`),
);

/** Attributes that are read although no version of the provider has them, each with the reason. */
const NOT_IN_THE_SCHEMA: Readonly<Record<string, string>> = {
  'data sources of clusters results.cloud_backup': 'what it read is asked for as of the resource',
  'data sources of clusters results.retain_backups_enabled': 'what it read is asked for as of the resource',
};

/** Types that are read although the provider's schema does not have them, each with the reason. */
const TYPES_NOT_IN_THE_SCHEMA: Readonly<Record<string, string>> = {
  mongodbatlas_cloud_provider_snapshot: 'provider 1.x had it for the legacy method',
};

/** One reader reads all resources, or all data sources, of a family: an attribute has to exist in one of them. */
const FAMILIES: Readonly<Record<string, RegExp>> = {
  clusters: /^mongodbatlas_(?:advanced_cluster|cluster|flex_cluster|serverless_instance)$/,
  'data sources of clusters':
    /^data\.mongodbatlas_(?:advanced_clusters?|clusters?|flex_clusters?|serverless_instances?|flex_(?:snapshot|restore_job)s?)$/,
};

/** What no example of a rule has. */
const BEYOND_THE_EXAMPLES: Configuration = {
  resources: {
    ...project(),
    mongodbatlas_cluster: {
      at_root: { provider_name: 'AWS', provider_region_name: 'X', provider_instance_size_name: 'M10' },
      in_specs: {
        replication_specs: [{ regions_config: [{ region_name: 'X' }] }],
        tags: [{ key: 'a', value: 'x' }],
        pinned_fcv: [{ version: '7.0', expiration_date: '2027-01-01T00:00:00Z' }],
      },
    },
    ...exportBucket({ iam_role_id: '${mongodbatlas_cloud_provider_access_authorization.attic.role_id}' }),
    ...awsAccess('${aws_iam_role.attic.arn}'),
    ...collectionRestoreOf('mongodbatlas_advanced_cluster.orders', 'mongodbatlas_advanced_cluster.orders', {
      collections: [{ source_namespace: 'shop.orders', target_namespace: 'shop.old' }],
      timeouts: { create: '5h' },
    }),
    ...iamRole({ inline_policy: [{ policy: '${data.aws_iam_policy_document.attic.json}' }] }),
    ...Object.fromEntries(
      GRANTING_TYPES.filter((type) => type !== 'mongodbatlas_project').map((type) => [
        type,
        { all: { teams: [{}], project_assignment: [{}], role_assignments: [{}] } },
      ]),
    ),
  },
  data: {
    aws_iam_policy_document: {
      attic: { statement: [{ effect: 'Allow', actions: ['s3:*'], resources: ['*'], condition: [{}] }] },
    },
  },
};

/** What data sources read is in plans alone. */
const READ_BY_DATA: Configuration = {
  resources: project(),
  data: { mongodbatlas_advanced_clusters: { all: { project_id: 'p', results: [{ name: 'orders' }] } } },
};

/** Every attribute that the readers, and the rules through them, ask for, as `type path`. */
const asked = new Set<string>();

beforeAll(() => {
  for (const rule of rules)
    for (const example of [...rule.examples.good, ...rule.examples.bad]) {
      judge(readSynthRecorded(synthOf(example)), rule);
      judge(readPlanRecorded(planOf(example)), rule);
    }
  readSynthRecorded(synthOf(BEYOND_THE_EXAMPLES));
  readPlanRecorded(planOf(READ_BY_DATA));
});

test('every attribute that is read from an Atlas resource exists in the schema of the provider', () => {
  const unknown = [...asked].filter((one) => {
    const [type = '', path = ''] = one.split(' ');
    return (
      /^(?:data\.)?mongodbatlas_/.test(type) &&
      !(type in TYPES_NOT_IN_THE_SCHEMA) &&
      !(`${familyOf(type)} ${path}` in NOT_IN_THE_SCHEMA) &&
      !typesLike(type).some((like) => FORMER.has(`${like} ${path}`) || exists(blockOf(like), path.split('.')))
    );
  });
  expect(unknown.sort()).toEqual([]);
});

test('what is listed as not in the schema is read, and is not in it', () => {
  const askedOf = new Set(
    [...asked].map((one) => {
      const [type = '', path = ''] = one.split(' ');
      return `${familyOf(type)} ${path}`;
    }),
  );
  for (const listed of Object.keys(NOT_IN_THE_SCHEMA)) expect(askedOf).toContain(listed);
  const types = new Set([...asked].map((one) => one.split(' ')[0]));
  for (const type of Object.keys(TYPES_NOT_IN_THE_SCHEMA)) {
    expect(types).toContain(type);
    expect(blockOf(type)).toBeUndefined();
  }
});

test('every attribute that the readers name is read here', () => {
  const names = new Set([...asked].map((one) => one.split(/[ .]/).at(-1)));
  expect([...namesInSource()].filter((name) => !names.has(name)).sort()).toEqual([]);
});

// --- what is asked ---

function record(raw: RawResource, path: string): void {
  asked.add(`${raw.mode === 'data' ? 'data.' : ''}${raw.type} ${path}`);
}

function build(
  resources: readonly RawResource[],
  configuration: ModuleConfiguration | undefined,
): BuiltEstate {
  return buildEstate([
    {
      resources: resources.map((raw) => recorded(raw, record)),
      configuration,
      providers: [],
      until: 'plan',
    },
  ]);
}

type Estates = Pick<Parameters<typeof review>[0], 'after'> & { readonly before?: BuiltEstate };

function readSynthRecorded(json: Record<string, unknown>): Estates {
  const { resources, configuration } = new SynthInputs([{ json }]).open(0).sides.after;
  return { after: build(resources, configuration) };
}

function readPlanRecorded(json: Record<string, unknown>): Estates {
  const { root_module } = json['configuration'] as { root_module: unknown };
  const root = new PlanModule(root_module, '', undefined, undefined, json['variables']);
  const resources = new PlanResources(new RawResources(root, new Map()));
  const changes = json['resource_changes'] as readonly unknown[] | undefined;
  if (changes === undefined) resources.addState(json['prior_state']);
  else resources.addChanges(changes);
  resources.addDataSources(json['prior_state']);
  return { before: build(resources.before, undefined), after: build(resources.after, root) };
}

/** A rule reads attributes of resources that the model has no type for. */
function judge({ before, after }: Estates, rule: Rule): void {
  review(
    before === undefined ? { kind: 'synth', after } : { kind: 'plan', before, after, partial: undefined },
    [rule],
  );
}

// --- what exists ---

function familyOf(type: string): string {
  return Object.entries(FAMILIES).find(([, types]) => types.test(type))?.[0] ?? type;
}

function typesLike(type: string): readonly string[] {
  const family = FAMILIES[familyOf(type)];
  if (family === undefined) return [type];
  return [
    ...Object.keys(schema.resource_schemas),
    ...Object.keys(schema.data_source_schemas).map((name) => `data.${name}`),
  ].filter((name) => family.test(name));
}

function blockOf(type: string): BlockSchema | undefined {
  return type.startsWith('data.')
    ? schema.data_source_schemas[type.slice('data.'.length)]?.block
    : schema.resource_schemas[type]?.block;
}

function exists(block: BlockSchema | undefined, [name = '', ...rest]: readonly string[]): boolean {
  const inner = block?.block_types?.[name];
  if (inner !== undefined) return rest.length === 0 || exists(inner.block, rest);
  return existsIn(block?.attributes ?? {}, [name, ...rest]);
}

function existsIn(attributes: AttributeSchemas, [name = '', ...rest]: readonly string[]): boolean {
  const attribute = attributes[name];
  return attribute !== undefined && (rest.length === 0 || existsIn(membersOf(attribute), rest));
}

/** The members of a nested attribute, or of a list of objects. */
function membersOf({ nested_type, type }: AttributeSchema): AttributeSchemas {
  if (nested_type !== undefined) return nested_type.attributes;
  const object = Array.isArray(type) ? (type as unknown[])[1] : undefined;
  return Array.isArray(object) && object[0] === 'object'
    ? Object.fromEntries(
        Object.entries(object[1] as object).map(([name, inner]) => [name, { type: inner as unknown }]),
      )
    : {};
}

// --- what the source names ---

const ASKING = new Set([
  'text',
  'computed',
  'number',
  'flag',
  'read',
  'written',
  'isSet',
  'texts',
  'textMap',
  'block',
  'blocks',
]);

/** The names that are written out where the readers ask for an attribute. */
function namesInSource(): ReadonlySet<string> {
  const root = join(__dirname, '..', '..', 'src', 'readers');
  const names = new Set<string>();
  for (const wing of ['access', 'cluster', 'estate', 'link'])
    for (const file of readdirSync(join(root, wing))) {
      const text = readFileSync(join(root, wing, file), 'utf8');
      collect(ts.createSourceFile(file, text, ts.ScriptTarget.Latest), names);
    }
  return names;
}

function collect(node: ts.Node, into: Set<string>): void {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const [name] = node.arguments;
    if (ASKING.has(node.expression.name.text) && name !== undefined && ts.isStringLiteral(name))
      into.add(name.text);
  }
  ts.forEachChild(node, (child) => {
    collect(child, into);
  });
}
