import { App, type TerraformResource, TerraformStack } from 'cdktf';
import {
  AtlasCluster,
  AtlasProject,
  BackupCompliancePolicy,
  BackupSchedule,
  FlexCluster,
  FreeCluster,
  type IAtlasProject,
  OnDemandSnapshot,
  Retention,
  ServerlessInstance,
} from '../../src';
import { MONTHS, WEEKDAYS } from '../../src/atlas';
import { METADATA } from '../../src/model';
import { CONSTRUCT_OF, CONSTRUCT_PROPS } from '../../src/rules/fix/construct-props';

/*
 * The table of props that fixes are written with, against the constructs themselves: every prop is one that the
 * construct has, and what a fix writes for an attribute leads to that attribute in the synthesized JSON.
 */

type Json = Readonly<Record<string, unknown>>;
type Make = (
  stack: TerraformStack,
  project: IAtlasProject,
  props: Json,
) => { readonly resource: TerraformResource };

const place = { cloudProvider: 'AWS', region: 'EU_CENTRAL_1' } as const;
const cluster = (stack: TerraformStack, project: IAtlasProject, props: Json = {}): AtlasCluster =>
  new AtlasCluster(stack, 'orders', {
    project,
    cloudProvider: 'AWS',
    instanceSize: 'M30',
    regions: ['EU_CENTRAL_1'],
    ...props,
  });

/** Each construct with the props that it requires, and the given ones over them. */
const MAKE: ReadonlyMap<string, Make> = new Map<string, Make>([
  [
    'AtlasProject',
    (stack, _, props) =>
      new AtlasProject(stack, 'made', { organizationId: '5f0000000000000000000001', ...props }),
  ],
  ['AtlasCluster', cluster],
  ['FlexCluster', (stack, project, props) => new FlexCluster(stack, 'made', { project, ...place, ...props })],
  ['FreeCluster', (stack, project, props) => new FreeCluster(stack, 'made', { project, ...place, ...props })],
  [
    'ServerlessInstance',
    (stack, project, props) => new ServerlessInstance(stack, 'made', { project, ...place, ...props }),
  ],
  [
    'BackupSchedule',
    (stack, project, props) =>
      new BackupSchedule(stack, 'made', { cluster: cluster(stack, project), ...props }),
  ],
  [
    'BackupCompliancePolicy',
    (stack, project, props) =>
      new BackupCompliancePolicy(stack, 'made', {
        project,
        cannotBeUndone: { reason: 'a test' },
        contact: { email: 'officer@shop.test', firstName: 'Backup', lastName: 'Officer' },
        ...props,
      }),
  ],
  [
    'OnDemandSnapshot',
    (stack, project, props) =>
      new OnDemandSnapshot(stack, 'made', { cluster: cluster(stack, project), keepDays: 1, ...props }),
  ],
]);

/** Props that are lists of what the table has of one element. */
const LISTS: ReadonlySet<string> = new Set(['regions']);

/** A value for every attribute of the table, by the end of its path. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  authorized_email: 'someone@shop.test',
  authorized_user_first_name: 'Some',
  authorized_user_last_name: 'One',
  backing_provider_name: 'AZURE',
  backup_enabled: false,
  continuous_backup_enabled: true,
  copy_protection_enabled: true,
  database_edition: 'CORE',
  description: 'before the migration',
  encryption_at_rest_enabled: true,
  encryption_at_rest_provider: 'AZURE',
  compute_max_instance_size: 'M60',
  compute_min_instance_size: 'M30',
  compute_scale_down_enabled: false,
  disk_gb_enabled: true,
  disk_iops: 4000,
  disk_size_gb: 80,
  ebs_volume_type: 'PROVISIONED',
  frequency_interval: 4,
  instance_size: 'M40',
  is_collect_database_specifics_statistics_enabled: false,
  is_data_explorer_enabled: false,
  is_extended_storage_sizes_enabled: true,
  is_performance_advisor_enabled: false,
  is_realtime_performance_panel_enabled: false,
  is_schema_advisor_enabled: false,
  labels: { owner: 'orders' },
  mongo_db_major_version: '8.0',
  name: 'other',
  node_count: 5,
  oplog_min_retention_hours: 24,
  oplog_size_mb: 2000,
  org_id: '5f0000000000000000000002',
  paused: true,
  pit_enabled: true,
  provider_name: 'AZURE',
  provider_settings_backing_provider_name: 'AZURE',
  provider_settings_region_name: 'US_EAST_1',
  reference_hour_of_day: 3,
  reference_minute_of_hour: 30,
  region_name: 'US_EAST_1',
  region_usage_restrictions: 'GOV_REGIONS_ONLY',
  restore_window_days: 5,
  retain_backups_enabled: false,
  retention_in_days: 9,
  retention_unit: 'weeks',
  retention_value: 3,
  skip_destroy: true,
  tags: { team: 'orders' },
  termination_protection_enabled: false,
  update_snapshots: true,
  version_release_system: 'CONTINUOUS',
  with_default_alerts_settings: false,
};

describe.each([...CONSTRUCT_PROPS])('%s', (construct, table) => {
  const written = Object.entries(table.props).map(([prop, of]) =>
    typeof of === 'string'
      ? { prop, attributes: [of], value: sampleOf(of) }
      : { prop, attributes: of.of, value: valueOf(of.write(...of.of.map((one) => sampleOf(one) as never))) },
  );

  test.each(written)('$prop is $attributes', ({ prop, attributes, value }) => {
    const [outer = '', inner] = prop.split('.');
    // A prop within another one needs its siblings: they are written as well.
    const within = inner === undefined ? value : allWithin(outer, written);
    const props = { [outer]: LISTS.has(outer) ? [within] : within };
    const body = made(construct, props);
    expect(attributes.map((attribute) => [attribute, at(body, attribute)])).toEqual(
      attributes.map((attribute) => [attribute, sampleOf(attribute)]),
    );
  });

  for (const [attribute, always] of Object.entries(table.always ?? {}))
    test(`${attribute} is always ${JSON.stringify(always)}`, () => {
      const block = attribute.split('.')[0] ?? '';
      const { prop = '', value } =
        written.find(({ attributes }) => attributes.some((one) => one.startsWith(`${block}.`))) ?? {};
      const [outer = '', inner] = prop.split('.');
      const props = { [outer]: inner === undefined ? value : { [inner]: value } };
      expect(at(made(construct, props), attribute)).toBe(always);
    });

  test('leaves its name at its resource', () => {
    expect((made(construct, {})['//'] as Json)[METADATA]).toMatchObject({ construct });
  });
});

test.each([
  ['weekly.on', WEEKDAYS],
  ['yearly.in', MONTHS],
] as const)('%s has the names of the calendar, in their order', (prop, names) => {
  const written = CONSTRUCT_PROPS.get('BackupSchedule')?.props[prop];
  const write = typeof written === 'object' ? written.write : () => undefined;
  expect(names.map((_, index) => write(index + 1))).toEqual(names.map((name) => `'${name}'`));
  expect([write(0), write(names.length + 1)]).toEqual([undefined, undefined]);
});

test.each([...CONSTRUCT_OF])('a %s is made by %s', (type, construct) => {
  const { resource } = make(construct, {});
  expect(resource.terraformResourceType).toBe(type);
});

function make(construct: string, props: Json): { readonly resource: TerraformResource; readonly json: Json } {
  const stack = new TerraformStack(new App(), 'stack');
  const project = new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });
  const { resource } = MAKE.get(construct)?.(stack, project, props) ?? {};
  if (resource === undefined) throw new Error(`this test does not make a ${construct}`);
  return { resource, json: stack.toTerraform() as Json };
}

/** The resource of a construct in the synthesized JSON. */
function made(construct: string, props: Json): Json {
  const { resource, json } = make(construct, props);
  const types = json['resource'] as Readonly<Record<string, Readonly<Record<string, Json>>>>;
  return types[resource.terraformResourceType]?.[resource.friendlyUniqueId] ?? {};
}

/** The value at a path, in the first of a list; what has no attribute is a mark that the readers find. */
function at(body: Json, path: string): unknown {
  const marks = (body['//'] as Json)[METADATA] as Json;
  if (Object.hasOwn(marks, path)) return marks[path];
  return path.split('.').reduce<unknown>((value, step) => {
    const one: unknown = Array.isArray(value) ? value[0] : value;
    return (one as Json | undefined)?.[step];
  }, body);
}

function sampleOf(attribute: string): unknown {
  const name = attribute.split('.').at(-1) ?? '';
  if (!Object.hasOwn(SAMPLES, name)) throw new Error(`this test has no value for ${attribute}`);
  return SAMPLES[name];
}

/** What code of a prop stands for. */
function valueOf(code: string | undefined): unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  return new Function('Retention', `return ${code ?? 'undefined'};`)(Retention);
}

/** The props within another one, at any depth. */
function allWithin(
  outer: string,
  written: readonly { readonly prop: string; readonly value: unknown }[],
): Json {
  const all: Record<string, unknown> = {};
  for (const { prop, value } of written) {
    const [root, ...path] = prop.split('.');
    const last = path.pop();
    if (root !== outer || last === undefined) continue;
    let object = all;
    for (const step of path) object = (object[step] ??= {}) as Record<string, unknown>;
    object[last] = value;
  }
  return all;
}
