import { App, type TerraformResource, TerraformStack } from 'cdktf';
import {
  AtlasCluster,
  AtlasProject,
  AzureSnapshotExport,
  BackupAlerts,
  BackupCompliancePolicy,
  BackupSchedule,
  CloudProviderSnapshots,
  ClusterSnapshots,
  CollectionRestoreJob,
  EncryptionAtRest,
  FlexCluster,
  FreeCluster,
  GoogleCloudSnapshotExport,
  type IAtlasProject,
  OnDemandSnapshot,
  RestoreJob,
  Retention,
  ServerlessInstance,
  SnapshotCopies,
  SnapshotExport,
} from '../../src';
import { S3SnapshotExport } from '../../src/aws';
import { MONTHS, WEEKDAYS } from '../../src/atlas/calendar';
import { METADATA } from '../../src/model/metadata';
import { referenceTo } from '../../src/rules/fix/fix';
import { CONSTRUCT_OF, CONSTRUCT_PROPS, newConstruct } from '../../src/rules/fix/construct-props';

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
    (stack, project, { to, ...props }) => {
      const schedule = new BackupSchedule(stack, 'made', { cluster: cluster(stack, project), ...props });
      // The copies of a schedule are another construct, and a number of snapshots requires a consent.
      const [copy] = (to ?? []) as readonly Json[];
      if (copy !== undefined)
        new SnapshotCopies(stack, 'copies', {
          schedule,
          to: [copy as never],
          ...('lastSnapshots' in copy ? { ownRetention: { reason: 'a test' } } : {}),
        });
      return schedule;
    },
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
  [
    'RestoreJob.automated',
    (stack, project, props) =>
      RestoreJob.automated(stack, 'made', { ...fromSnapshot(stack, project), target: other, ...props }),
  ],
  [
    'RestoreJob.pointInTime',
    (stack, _, props) =>
      RestoreJob.pointInTime(stack, 'made', { source: other, target: other, at: 1_800_000_000, ...props }),
  ],
  [
    'RestoreJob.download',
    (stack, project, props) =>
      RestoreJob.download(stack, 'made', { ...fromSnapshot(stack, project), ...props }),
  ],
  [
    'CollectionRestoreJob.fromSnapshot',
    (stack, project, props) =>
      CollectionRestoreJob.fromSnapshot(stack, 'made', {
        ...fromSnapshot(stack, project),
        target: other,
        collections: ['shop.orders'],
        ...props,
      }),
  ],
  [
    'CollectionRestoreJob.fromPointInTime',
    (stack, _, props) =>
      CollectionRestoreJob.fromPointInTime(stack, 'made', {
        source: other,
        at: 1_800_000_000,
        target: other,
        collections: ['shop.orders'],
        ...props,
      }),
  ],
  [
    'SnapshotExport.toAws',
    (stack, project, props) =>
      SnapshotExport.toAws(stack, 'made', { project, bucketName: 'shop-archive', iamRoleId: ID, ...props }),
  ],
  [
    'SnapshotExport.toAzure',
    (stack, project, props) =>
      SnapshotExport.toAzure(stack, 'made', {
        project,
        containerName: 'shop-archive',
        roleId: ID,
        serviceUrl: 'https://shop.blob.core.windows.net',
        ...props,
      }),
  ],
  [
    'SnapshotExport.toGoogleCloud',
    (stack, project, props) =>
      SnapshotExport.toGoogleCloud(stack, 'made', {
        project,
        bucketName: 'shop-archive',
        roleId: ID,
        ...props,
      }),
  ],
  [
    'S3SnapshotExport',
    (stack, project, props) =>
      new S3SnapshotExport(stack, 'made', { project, bucketName: 'shop-archive', ...props }),
  ],
  [
    'AzureSnapshotExport',
    (stack, project, props) =>
      new AzureSnapshotExport(stack, 'made', {
        project,
        storageAccountName: 'shoparchive',
        containerName: 'atlas-snapshots',
        resourceGroupName: 'backups',
        location: 'westeurope',
        tenantId: ID,
        servicePrincipalId: ID,
        ...props,
      }),
  ],
  [
    'GoogleCloudSnapshotExport',
    (stack, project, props) =>
      new GoogleCloudSnapshotExport(stack, 'made', {
        project,
        bucketName: 'shop-archive',
        location: 'europe-west3',
        ...props,
      }),
  ],
  [
    'BackupAlerts',
    (stack, project, props) => {
      const notify = [{ typeName: 'GROUP', roles: ['GROUP_OWNER'] }];
      const alerts = new BackupAlerts(stack, 'made', { project, notify, of: ['snapshot-late'], ...props });
      return { resource: alerts.resources[0] as TerraformResource };
    },
  ],
  [
    'CloudProviderSnapshots',
    (stack, project, props) =>
      new CloudProviderSnapshots(stack, 'made', {
        project,
        region: 'EUROPE_WEST',
        instanceSize: 'M10',
        ...props,
      }).cluster,
  ],
  [
    'EncryptionAtRest.withAws',
    (stack, project) =>
      EncryptionAtRest.withAws(stack, 'made', { project, keyId: 'key', region: 'US_EAST_1', roleId: ID }),
  ],
]);

const ID = '65f0000000000000000000aa';
const fromSnapshot = (stack: TerraformStack, project: IAtlasProject) => ({
  snapshot: ClusterSnapshots.fromSnapshotId(cluster(stack, project), ID),
});

/** A cluster that code of a fix refers to; it has a name and a project, and no stack. */
const other = {
  clusterKind: 'dedicated',
  clusterName: 'orders',
  projectId: '65f000000000000000000001',
} as unknown as AtlasCluster;
const toOther = referenceTo(
  { address: 'mongodbatlas_advanced_cluster.other', constructPath: 'shop/other' },
  'name',
);

/** Props that are lists of what the table has of one element. */
const LISTS: ReadonlySet<string> = new Set(['regions', 'to']);

/** What an attribute is where its sample refers to the other cluster. */
const REFERRED: Readonly<Record<string, string>> = {
  cluster_name: other.clusterName,
  project_id: other.projectId,
  target_cluster_name: other.clusterName,
  target_project_id: other.projectId,
};

/** A value for every attribute of the table, by the end of its path. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  cluster_name: toOther,
  project_id: toOther,
  target_cluster_name: toOther,
  target_project_id: toOther,
  authorized_email: 'someone@shop.test',
  authorized_user_first_name: 'Some',
  authorized_user_last_name: 'One',
  backing_provider_name: 'AZURE',
  backup_enabled: false,
  bucket_name: 'other-archive',
  cloud_provider: 'AWS',
  collection_suffix: '-restored',
  collections: [{ source_namespace: 'shop.carts', target_namespace: 'shop.old' }],
  database_suffix: '-restored',
  databases: [{ source_namespace: 'shop' }],
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
  frequencies: ['DAILY'],
  frequency_interval: 4,
  iam_role_id: '65f0000000000000000000bb',
  index_strategy: 'ALL_EXCEPT_TTL',
  instance_size: 'M40',
  is_collect_database_specifics_statistics_enabled: false,
  is_data_explorer_enabled: false,
  is_extended_storage_sizes_enabled: true,
  is_performance_advisor_enabled: false,
  is_realtime_performance_panel_enabled: false,
  is_schema_advisor_enabled: false,
  labels: { owner: 'orders' },
  last_number_of_snapshots: 3,
  mongo_db_major_version: '8.0',
  name: 'other',
  node_count: 5,
  notification: [{ type_name: 'GROUP' }],
  oplog_min_retention_hours: 24,
  oplog_size_mb: 2000,
  org_id: '5f0000000000000000000002',
  paused: true,
  pit_enabled: true,
  point_in_time_utc_seconds: 1_790_000_000,
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
  role_id: '65f0000000000000000000bb',
  service_url: 'https://other.blob.core.windows.net',
  should_copy_oplogs: true,
  skip_destroy: true,
  snapshot_id: '65f0000000000000000000bb',
  tags: { team: 'orders' },
  termination_protection_enabled: false,
  threshold: 20,
  update_snapshots: true,
  version_release_system: 'CONTINUOUS',
  with_default_alerts_settings: false,
  write_strategy: 'OVERWRITE_EXISTING',
};

describe.each([...CONSTRUCT_PROPS])('%s', (construct, table) => {
  const written = Object.entries(table.props).map(([prop, of]) =>
    typeof of === 'string'
      ? { prop, attributes: [of], value: givenAs(of) }
      : { prop, attributes: of.of, value: valueOf(of.write(...of.of.map((one) => sampleOf(one) as never))) },
  );

  test.each(written)('$prop is $attributes', ({ prop, attributes, value }) => {
    const [outer = '', inner] = prop.split('.');
    // A prop within another one needs its siblings: they are written as well.
    const within =
      outer === 'to'
        ? { region: sampleOf('region_name'), [inner ?? '']: value }
        : inner === undefined
          ? value
          : allWithin(outer, written);
    const props = { [outer]: LISTS.has(outer) ? [within] : within };
    const body = made(construct, props);
    expect(attributes.map((attribute) => [attribute, at(body, attribute)])).toEqual(
      attributes.map((attribute) => [attribute, expectedOf(construct, attribute)]),
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

test.each([
  ['onConflict', ['CREATE_NEW', 'OVERWRITE_EXISTING']],
  ['indexes', ['ALL', 'NONE', 'ALL_EXCEPT_TTL']],
] as const)('%s has a word for each of %s', (prop, values) => {
  const construct = 'CollectionRestoreJob.fromSnapshot';
  const written = CONSTRUCT_PROPS.get(construct)?.props[prop];
  if (typeof written !== 'object') throw new Error(`${prop} is not written`);
  const [attribute = ''] = written.of;
  const results = values.map((value) =>
    at(made(construct, { [prop]: valueOf(written.write(value)) }), attribute),
  );
  expect(results).toEqual(values);
  expect(written.write('SOMETHING_ELSE')).toBeUndefined();
});

test.each([...CONSTRUCT_OF])('a %s is made by %s', (type, construct) => {
  const factory = [...MAKE.keys()].find((name) => name.startsWith(`${construct}.`));
  const { resource } = make(factory ?? construct, {});
  expect(resource.terraformResourceType).toBe(type);
  expect(newConstruct(type)).toBe(
    factory === undefined
      ? `new ${construct}(...)`
      : `${construct === 'EncryptionAtRest' ? 'an' : 'a'} ${construct}`,
  );
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

/** What an attribute is expected to be where its sample is written. */
function expectedOf(construct: string, attribute: string): unknown {
  // It refers to the bucket that it makes.
  if (construct === 'S3SnapshotExport') return expect.stringMatching(/^\$\{aws_s3_bucket\.\w+\.bucket\}$/);
  return REFERRED[attribute.split('.').at(-1) ?? ''] ?? sampleOf(attribute);
}

/** A sample as the props of the bindings have it. */
function givenAs(attribute: string): unknown {
  return attribute === 'notification' ? [{ typeName: 'GROUP' }] : sampleOf(attribute);
}

/** What code of a prop stands for. */
function valueOf(code: string | undefined): unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  return new Function('Retention', 'ClusterSnapshots', 'other', `return ${code ?? 'undefined'};`)(
    Retention,
    ClusterSnapshots,
    other,
  );
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
