import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformIterator, TerraformOutput, TerraformStack, type App } from 'cdktf';
import {
  AtlasCluster,
  type AtlasClusterProps,
  AtlasDefaults,
  AtlasProject,
  type AtlasProjectProps,
  BackupSchedule,
  ClusterSnapshots,
  EncryptionAtRest,
  FlexCluster,
  FreeCluster,
  MongodbatlasProvider,
  RestoreJob,
  Retention,
  SnapshotCopies,
  SnapshotExport,
} from '../../src';
import { KmsEncryptionAtRest, S3SnapshotExport } from '../../src/aws';
import { readSynth } from '../../src/readers';
import { review } from '../../src/review/review';
import { rules } from '../../src/rules';
import { nonconformities } from '../support/conformity';
import { type Synthesized, bodiesOf, messageOf, synthesized } from '../support/synthesized';

/*
 * What a production cluster needs besides its backups: settings, defaults, keys, several providers and several clusters.
 */

const organizationId = '5f0000000000000000000001';
const project = (stack: TerraformStack, props: Partial<AtlasProjectProps> = {}): AtlasProject =>
  new AtlasProject(stack, 'shop', { organizationId, ...props });

function cluster(stack: TerraformStack, props: Partial<AtlasClusterProps> = {}): AtlasCluster {
  return new AtlasCluster(stack, 'orders', {
    project: props.project ?? project(stack),
    cloudProvider: 'AWS',
    instanceSize: 'M30',
    regions: ['EU_CENTRAL_1'],
    ...props,
  } as AtlasClusterProps);
}

/** A synthesized stack that the provider accepts. */
function accepted(build: (stack: TerraformStack) => void): Synthesized {
  const json = synthesized(build);
  expect(nonconformities(json)).toEqual([]);
  return json;
}

const only = (json: Synthesized, type: string): unknown => Object.values(bodiesOf(json, type))[0];

test('the provider of a stack has the versions that are set, for all its aliases', () => {
  const json = synthesized((stack) => {
    new MongodbatlasProvider(stack, 'other', { alias: 'other', version: '~> 2.18' });
    cluster(stack);
  });
  expect(json.terraform.required_providers['mongodbatlas']).toMatchObject({
    source: 'mongodb/mongodbatlas',
    version: '~> 2.18',
  });
});

test('a cluster has settings, labels and timeouts', () => {
  const json = accepted((stack) => {
    const orders = cluster(stack, {
      versionReleaseSystem: 'CONTINUOUS',
      advancedConfiguration: { minimumEnabledTlsProtocol: 'TLS1_2', oplogMinRetentionHours: 24 },
      labels: { owner: 'orders' },
      timeouts: { create: '4h' },
    });
    new TerraformOutput(stack, 'uri', { value: orders.connectionStrings.standardSrv });
    new TerraformOutput(stack, 'id', { value: orders.clusterId });
  });
  expect(only(json, 'advanced_cluster')).toMatchObject({
    version_release_system: 'CONTINUOUS',
    advanced_configuration: { minimum_enabled_tls_protocol: 'TLS1_2', oplog_min_retention_hours: 24 },
    labels: { owner: 'orders' },
    timeouts: { create: '4h' },
  });
  expect(json.output).toMatchObject({
    uri: { value: expect.stringMatching(/connection_strings\.standard_srv}$/) as string },
    id: { value: expect.stringMatching(/cluster_id}$/) as string },
  });
});

test('a misspelt setting is rejected', () => {
  expect(
    messageOf(() =>
      synthesized((stack) => cluster(stack, { advancedConfiguration: { oplogSizeMB: 1000 } as never })),
    ),
  ).toBe(
    'stack/orders: AtlasCluster: there is no prop "advancedConfiguration.oplogSizeMB"; did you mean "oplogSizeMb"?',
  );
});

test('a project has settings, limits and restrictions', () => {
  const json = accepted((stack) => {
    project(stack, {
      settings: { dataExplorer: false, extendedStorageSizes: true },
      limits: { 'atlas.project.deployment.clusters': 40 },
      regionUsageRestrictions: 'GOV_REGIONS_ONLY',
      defaultAlerts: false,
    });
  });
  expect(only(json, 'project')).toMatchObject({
    is_data_explorer_enabled: false,
    is_extended_storage_sizes_enabled: true,
    limits: [{ name: 'atlas.project.deployment.clusters', value: 40 }],
    region_usage_restrictions: 'GOV_REGIONS_ONLY',
    with_default_alerts_settings: false,
  });
});

describe('the verbs of a cluster', () => {
  test('add copies, exports, snapshots and restores', () => {
    const json = accepted((stack) => {
      const shop = project(stack);
      const orders = cluster(stack, { project: shop, pointInTimeRestore: true });
      orders.addBackupSchedule('Backups', BackupSchedule.production());
      orders.addSnapshotCopies('Copies', [{ region: 'EU_WEST_1', frequencies: ['daily'] }]);
      orders.exportSnapshotsTo(
        SnapshotExport.toAws(stack, 'archive', {
          project: shop,
          bucketName: 'shop-archive',
          iamRoleId: '66bb0000000000000000000d',
        }),
      );
      orders.takeSnapshot('Before', { keepDays: 30 });
      const drill = new AtlasCluster(stack, 'drill', {
        project: shop,
        cloudProvider: 'AWS',
        instanceSize: 'M30',
        regions: ['EU_CENTRAL_1'],
      });
      drill.addBackupSchedule('Backups', BackupSchedule.development());
      const { latest } = ClusterSnapshots.fromCluster(stack, 'snapshots', orders);
      drill.restoreFrom('Newest', { snapshot: latest });
      drill.restoreFrom('Moment', { source: orders, at: new Date('2026-08-01T12:00:00Z') });
    });
    const schedules = bodiesOf(json, 'cloud_backup_schedule');
    expect(schedules['orders/Backups']).toMatchObject({
      policy_item_hourly: { frequency_interval: 6, retention_unit: 'days', retention_value: 7 },
      copy_settings: [{ region_name: 'EU_WEST_1', frequencies: ['DAILY'] }],
      auto_export_enabled: true,
    });
    expect(Object.keys(schedules)).toEqual(['drill/Backups', 'orders/Backups']);
    expect(Object.keys(bodiesOf(json, 'cloud_backup_snapshot'))).toEqual(['orders/Before']);
    expect(bodiesOf(json, 'cloud_backup_snapshot_restore_job')).toMatchObject({
      'drill/Newest': { delivery_type_config: { automated: true } },
      'drill/Moment': {
        delivery_type_config: { point_in_time: true, point_in_time_utc_seconds: 1_785_585_600 },
      },
    });
  });
});

describe.each([
  ['production', BackupSchedule.production(), true],
  ['development', BackupSchedule.development(), false],
] as const)('the items for %s', (_, items, pointInTimeRestore) => {
  test('have nothing that a rule reports', () => {
    const json = accepted((stack) => {
      cluster(stack, { pointInTimeRestore }).addBackupSchedule('Backups', items);
    });
    const { findings } = review(readSynth(json), rules);
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe('AtlasDefaults', () => {
  test('are used for props that are not set, the inner ones before the outer ones', () => {
    const json = accepted((stack) => {
      AtlasDefaults.of(stack.node.root).set({
        organizationId,
        tags: { team: 'platform', stage: 'none' },
        instanceSize: 'M40',
        schedule: BackupSchedule.development(),
      });
      AtlasDefaults.of(stack).set({ tags: { stage: 'production' }, terminationProtection: false });
      AtlasDefaults.of(stack).set({ retainBackupsOnDeletion: false });
      // What is left out, or undefined, stays.
      AtlasDefaults.of(stack).set({ instanceSize: undefined, terminationProtection: undefined } as never);
      const shop = new AtlasProject(stack, 'shop', { clusterTags: { project: 'shop' } });
      const orders = new AtlasCluster(stack, 'orders', {
        project: shop,
        cloudProvider: 'AWS',
        regions: ['EU_CENTRAL_1'],
        tags: { team: 'orders' },
      });
      orders.addBackupSchedule('Backups');
      new FlexCluster(stack, 'reports', { project: shop, cloudProvider: 'AWS', region: 'EU_CENTRAL_1' });
      new FreeCluster(stack, 'trial', { project: shop, cloudProvider: 'AWS', region: 'EU_CENTRAL_1' });
      expect(AtlasDefaults.of(shop).values).toMatchObject({
        instanceSize: 'M40',
        tags: { team: 'platform', stage: 'production' },
      });
    });
    expect(only(json, 'project')).toMatchObject({
      org_id: organizationId,
      tags: { team: 'platform', stage: 'production' },
    });
    expect(bodiesOf(json, 'advanced_cluster')).toMatchObject({
      orders: {
        termination_protection_enabled: false,
        retain_backups_enabled: false,
        tags: { team: 'orders', stage: 'production', project: 'shop' },
        replication_specs: [{ region_configs: [{ electable_specs: { instance_size: 'M40' } }] }],
      },
      trial: { tags: { team: 'platform', stage: 'production', project: 'shop' } },
    });
    expect(only(json, 'flex_cluster')).toMatchObject({
      termination_protection_enabled: false,
      tags: { team: 'platform', stage: 'production', project: 'shop' },
    });
    expect(only(json, 'cloud_backup_schedule')).toMatchObject({
      policy_item_daily: { retention_unit: 'days', retention_value: 7 },
    });
  });

  test('are overridden by props', () => {
    const json = accepted((stack) => {
      AtlasDefaults.of(stack).set({ instanceSize: 'M40', terminationProtection: false });
      cluster(stack, { terminationProtection: true });
    });
    expect(only(json, 'advanced_cluster')).toMatchObject({
      termination_protection_enabled: true,
      replication_specs: [{ region_configs: [{ electable_specs: { instance_size: 'M30' } }] }],
    });
  });
});

describe('a provider with an alias', () => {
  const alias = (stack: TerraformStack): MongodbatlasProvider =>
    new MongodbatlasProvider(stack, 'other', { alias: 'other' });

  test('of a project is that of everything in the project', () => {
    const json = accepted((stack) => {
      const shop = project(stack, { provider: alias(stack), maintenanceWindow: { on: 'sunday', hour: 3 } });
      shop.grantOwner({ teamId: '65f0000000000000000000a1' });
      const orders = cluster(stack, { project: shop });
      orders.addBackupSchedule('Backups', BackupSchedule.development());
      orders.takeSnapshot('Once', { keepDays: 3 });
      SnapshotExport.toGoogleCloud(stack, 'e', {
        project: shop,
        bucketName: 'attic',
        roleId: '66bb0000000000000000000d',
      });
    });
    const resources = Object.values(json.resource ?? {}).flatMap((bodies) => Object.values(bodies));
    expect(resources).toHaveLength(7);
    expect(resources.filter((body) => body['provider'] !== 'mongodbatlas.other')).toEqual([]);
  });

  test('of a project outside the stack is that of its clusters, grants, lookups and schedules', () => {
    const json = accepted((stack) => {
      const shop = AtlasProject.fromProjectId(stack, 'shop', '65f000000000000000000001', {
        provider: alias(stack),
        clusterTags: { team: 'orders' },
      });
      shop.grantOwner({ username: 'someone@shop.test' });
      cluster(stack, { project: shop }).addBackupSchedule('Backups', BackupSchedule.development());
      const named = AtlasCluster.fromName(stack, 'named', {
        project: shop,
        clusterName: 'carts',
        cloudProvider: 'AWS',
      });
      const schedule = new BackupSchedule(stack, 'b', { cluster: named, ...BackupSchedule.development() });
      new SnapshotCopies(stack, 'copies', { schedule, to: ['EU_WEST_1'] });
      ClusterSnapshots.fromCluster(stack, 'snapshots', named);
    });
    const all = [...Object.values(json.resource ?? {}), ...Object.values(json.data ?? {})].flatMap((bodies) =>
      Object.values(bodies),
    );
    expect(all).toHaveLength(6);
    expect(all.filter((body) => body['provider'] !== 'mongodbatlas.other')).toEqual([]);
    expect(only(json, 'advanced_cluster')).toMatchObject({ tags: { team: 'orders' } });
  });

  test('is not that of what is in another stack', () => {
    const others: TerraformStack[] = [];
    synthesized((stack) => {
      const other = new TerraformStack(stack.node.scope as App, 'other');
      new MongodbatlasProvider(other, 'atlas');
      others.push(other);
      const orders = cluster(stack, { project: project(stack, { provider: alias(stack) }) });
      new BackupSchedule(other, 'Backups', { cluster: orders, ...BackupSchedule.development() });
    });
    const [schedule] = Object.values(
      bodiesOf(others[0]?.toTerraform() as Synthesized, 'cloud_backup_schedule'),
    );
    expect(schedule).not.toHaveProperty('provider');
  });
});

describe('encryption at rest', () => {
  test('with AWS KMS creates the role, and clusters wait for it', () => {
    const json = accepted((stack) => {
      new AwsProvider(stack, 'aws', { region: 'eu-central-1' });
      const shop = project(stack);
      const encryption = new KmsEncryptionAtRest(stack, 'encryption', {
        project: shop,
        keyArn: 'arn:aws:kms:eu-central-1:111122223333:key/1',
        region: 'EU_CENTRAL_1',
        roleName: 'atlas-encryption',
      });
      new TerraformOutput(stack, 'role', { value: encryption.role.arn });
      cluster(stack, { project: shop, encryptionAtRest: encryption });
    });
    expect(only(json, 'encryption_at_rest')).toMatchObject({
      aws_kms_config: [
        {
          enabled: true,
          customer_master_key_id: 'arn:aws:kms:eu-central-1:111122223333:key/1',
          region: 'EU_CENTRAL_1',
          role_id: expect.stringMatching(/^\$\{mongodbatlas_cloud_provider_access_authorization\./) as string,
        },
      ],
      depends_on: [expect.stringMatching(/^aws_iam_role_policy\./) as string],
    });
    expect(only(json, 'advanced_cluster')).toMatchObject({
      encryption_at_rest_provider: 'AWS',
      depends_on: [expect.stringMatching(/^mongodbatlas_encryption_at_rest\./) as string],
    });
    expect(JSON.stringify(Object.values(json.resource?.['aws_iam_role_policy'] ?? {}))).toContain(
      String.raw`\"Action\":[\"kms:Encrypt\",\"kms:Decrypt\",\"kms:DescribeKey\"]`,
    );
  });

  test('with Azure and Google Cloud names keys and roles by their ids', () => {
    const json = accepted((stack) => {
      const shop = project(stack);
      EncryptionAtRest.withAzure(stack, 'azure', {
        project: shop,
        keyIdentifier: 'https://vault.vault.azure.net/keys/atlas/1',
        keyVaultName: 'vault',
        resourceGroupName: 'atlas',
        subscriptionId: 's',
        tenantId: 't',
        roleId: '66bb0000000000000000000d',
        searchNodes: true,
      });
      EncryptionAtRest.withGoogleCloud(stack, 'google', {
        project: shop,
        keyVersionId: 'projects/p/locations/l/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1',
        roleId: '66bb0000000000000000000d',
      });
    });
    expect(bodiesOf(json, 'encryption_at_rest')).toMatchObject({
      azure: {
        azure_key_vault_config: [{ enabled: true, key_vault_name: 'vault' }],
        enabled_for_search_nodes: true,
      },
      google: { google_cloud_kms_config: [{ enabled: true, role_id: '66bb0000000000000000000d' }] },
    });
  });
});

test('an S3 export shows its bucket and its role', () => {
  const json = accepted((stack) => {
    new AwsProvider(stack, 'aws', { region: 'eu-central-1' });
    const { bucket, role } = new S3SnapshotExport(stack, 'archive', {
      project: project(stack),
      bucketName: 'shop-archive',
    });
    new TerraformOutput(stack, 'bucket', { value: bucket.arn });
    new TerraformOutput(stack, 'role', { value: role.arn });
  });
  expect(JSON.stringify(json.output)).toMatch(/aws_s3_bucket\.\w+\.arn.*aws_iam_role\.\w+\.arn/);
});

describe('forEach', () => {
  const several = (stack: TerraformStack): AtlasCluster => {
    const regions = TerraformIterator.fromMap({ eu: 'EU_CENTRAL_1', us: 'US_EAST_1' });
    return cluster(stack, {
      name: `orders-${regions.key}`,
      regions: [regions.value as string],
      forEach: regions,
    });
  };

  test('creates a schedule with copies and a snapshot for each cluster', () => {
    const json = accepted((stack) => {
      const orders = several(stack);
      orders.addBackupSchedule('Backups', BackupSchedule.production());
      orders.addSnapshotCopies('Copies', [{ region: 'EU_WEST_1', frequencies: ['daily'] }]);
      orders.takeSnapshot('Once', { keepDays: 3 });
      new TerraformOutput(stack, 'all', { value: orders.resource.fqn });
    });
    const [address] = Object.keys(json.resource?.['mongodbatlas_advanced_cluster'] ?? {});
    const each = `\${mongodbatlas_advanced_cluster.${address ?? ''}}`;
    expect(only(json, 'advanced_cluster')).toMatchObject({
      for_each: { eu: 'EU_CENTRAL_1', us: 'US_EAST_1' },
    });
    expect(only(json, 'cloud_backup_schedule')).toMatchObject({
      for_each: each,
      cluster_name: '${each.value.name}',
      project_id: '${each.value.project_id}',
      copy_settings: [{ zone_id: '${each.value.replication_specs.0.zone_id}' }],
    });
    expect(only(json, 'cloud_backup_snapshot')).toMatchObject({
      for_each: each,
      cluster_name: '${each.value.name}',
    });
    const { after } = readSynth(json);
    expect(after.clusters.map(({ schedules }) => schedules.length)).toEqual([1, 1]);
  });

  test('leaves restores and connection strings to single clusters', () => {
    expect(
      messageOf(() =>
        synthesized((stack) => {
          const orders = several(stack);
          RestoreJob.pointInTime(stack, 'r', { source: orders, target: orders, at: 1_790_000_000 });
        }),
      ),
    ).toBe(
      'stack/r: RestoreJob: a restore needs a single cluster, and this one has forEach: create one restore for each cluster, with AtlasCluster.fromName()',
    );
    expect(messageOf(() => synthesized((stack) => several(stack).forecast()))).toContain(
      'stack/orders/Resource: forecast: there is one for each cluster of forEach',
    );
    expect(messageOf(() => synthesized((stack) => several(stack).connectionStrings))).toContain(
      'stack/orders: connectionStrings: there is one for each cluster',
    );
  });
});

test('a retention of the items for production is a Retention', () => {
  expect(BackupSchedule.production().daily?.keep).toEqual(Retention.days(14));
});
