import { TerraformOutput, TerraformProvider, type TerraformStack } from 'cdktf';
import {
  AtlasCluster,
  AtlasProject,
  AzureSnapshotExport,
  GoogleCloudSnapshotExport,
  MongodbatlasProvider,
  Retention,
} from '../../src';
import { nonconformities } from '../support/conformity';
import { type Synthesized, messageOf, synthesized } from '../support/synthesized';

/** A provider without its bindings. */
class CloudProvider extends TerraformProvider {
  constructor(
    scope: TerraformStack,
    name: string,
    private readonly givenAlias?: string,
  ) {
    super(scope, givenAlias ?? name, {
      terraformResourceType: name,
      terraformProviderSource: `hashicorp/${name}`,
      terraformGeneratorMetadata: { providerName: name },
    });
  }

  override get alias(): string | undefined {
    return this.givenAlias;
  }
}

const azureProps = {
  storageAccountName: 'shoparchive',
  containerName: 'atlas-snapshots',
  resourceGroupName: 'backups',
  location: 'westeurope',
  tenantId: '00000000-0000-0000-0000-000000000001',
  servicePrincipalId: '00000000-0000-0000-0000-000000000002',
};
const googleProps = { bucketName: 'shop-archive', location: 'europe-west3' };

interface Export {
  readonly name: string;
  readonly provider: string;
  readonly create: (
    stack: TerraformStack,
    props: { readonly project: AtlasProject } & Readonly<Record<string, unknown>>,
  ) => AzureSnapshotExport | GoogleCloudSnapshotExport;
}

const azure: Export = {
  name: 'AzureSnapshotExport',
  provider: 'azurerm',
  create: (stack, props) => new AzureSnapshotExport(stack, 'archive', { ...azureProps, ...props }),
};
const google: Export = {
  name: 'GoogleCloudSnapshotExport',
  provider: 'google',
  create: (stack, props) => new GoogleCloudSnapshotExport(stack, 'archive', { ...googleProps, ...props }),
};

function made({ provider, create }: Export, props: object = {}): Synthesized {
  const json = synthesized((stack) => {
    new CloudProvider(stack, provider);
    const project = new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });
    const cluster = new AtlasCluster(stack, 'orders', {
      project,
      cloudProvider: 'AZURE',
      instanceSize: 'M30',
      regions: ['EUROPE_WEST'],
    });
    const schedule = cluster.addBackupSchedule('Backups', {
      daily: { keep: Retention.days(7) },
      monthly: { on: 1, keep: Retention.months(3) },
    });
    create(stack, { project, schedules: [schedule], ...props });
  });
  expect(nonconformities(json)).toEqual([]);
  return json;
}

/** The bodies of a type without their metadata. */
function bodies(json: Synthesized, type: string): readonly Readonly<Record<string, unknown>>[] {
  return Object.values(json.resource?.[type] ?? {}).map((body) =>
    Object.fromEntries(Object.entries(body).filter(([name]) => name !== '//')),
  );
}

const named = (type: string): string => `\${${type}.archive_`;

describe('AzureSnapshotExport', () => {
  test('creates a storage account and a container without public access, with soft delete', () => {
    const json = made(azure);
    expect(bodies(json, 'azurerm_storage_account')).toEqual([
      {
        name: 'shoparchive',
        resource_group_name: 'backups',
        location: 'westeurope',
        account_tier: 'Standard',
        account_replication_type: 'LRS',
        min_tls_version: 'TLS1_2',
        allow_nested_items_to_be_public: false,
        blob_properties: {
          delete_retention_policy: { days: 90 },
          container_delete_retention_policy: { days: 90 },
        },
      },
    ]);
    expect(bodies(json, 'azurerm_storage_container')).toEqual([
      {
        name: 'atlas-snapshots',
        storage_account_id: expect.stringMatching(
          /^\$\{azurerm_storage_account\.archive_\w+\.id\}$/,
        ) as string,
        container_access_type: 'private',
      },
    ]);
    expect(bodies(json, 'azurerm_storage_management_policy')).toEqual([]);
  });

  test('allows Atlas to sign for the account and to write to the container', () => {
    const json = made(azure);
    expect(bodies(json, 'azurerm_role_assignment')).toEqual([
      {
        scope: expect.stringMatching(
          /^\$\{azurerm_storage_account\.archive_\w+\.id\}\/blobServices\/default\/containers\/\$\{azurerm_storage_container\.archive_\w+\.name\}$/,
        ) as string,
        role_definition_name: 'Storage Blob Data Contributor',
        principal_id: azureProps.servicePrincipalId,
      },
      {
        scope: expect.stringMatching(/^\$\{azurerm_storage_account\.archive_\w+\.id\}$/) as string,
        role_definition_name: 'Storage Blob Delegator',
        principal_id: azureProps.servicePrincipalId,
      },
    ]);
  });

  test('authorizes the service principal, and waits for its roles', () => {
    const json = made(azure);
    const principal = {
      atlas_azure_app_id: '9f2deb0d-be22-4524-a403-df531868bac0',
      service_principal_id: azureProps.servicePrincipalId,
      tenant_id: azureProps.tenantId,
    };
    expect(bodies(json, 'mongodbatlas_cloud_provider_access_setup')).toMatchObject([
      { provider_name: 'AZURE', azure_config: [principal] },
    ]);
    expect(bodies(json, 'mongodbatlas_cloud_provider_access_authorization')).toMatchObject([
      {
        role_id: expect.stringContaining(named('mongodbatlas_cloud_provider_access_setup')) as string,
        azure: principal,
      },
    ]);
    expect(bodies(json, 'mongodbatlas_cloud_backup_snapshot_export_bucket')).toMatchObject([
      {
        cloud_provider: 'AZURE',
        bucket_name: 'atlas-snapshots',
        service_url: 'https://shoparchive.blob.core.windows.net',
        role_id: expect.stringContaining(named('mongodbatlas_cloud_provider_access_authorization')) as string,
        depends_on: [
          expect.stringContaining('azurerm_role_assignment.archive_Delegator') as string,
          expect.stringContaining('azurerm_role_assignment.archive_Contributor') as string,
        ],
      },
    ]);
  });

  test('expires exports, replicates and keeps deleted blobs as its props say', () => {
    const json = made(azure, {
      replication: 'GRS',
      expireAfterDays: 400,
      softDeleteDays: 30,
      atlasApplicationId: '00000000-0000-0000-0000-000000000003',
    });
    expect(bodies(json, 'azurerm_storage_account')).toMatchObject([
      {
        account_replication_type: 'GRS',
        blob_properties: {
          delete_retention_policy: { days: 30 },
          container_delete_retention_policy: { days: 30 },
        },
      },
    ]);
    expect(bodies(json, 'azurerm_storage_management_policy')).toMatchObject([
      {
        rule: [
          {
            enabled: true,
            filters: { blob_types: ['blockBlob'], prefix_match: ['atlas-snapshots'] },
            actions: { base_blob: { delete_after_days_since_modification_greater_than: 400 } },
          },
        ],
      },
    ]);
    expect(bodies(json, 'mongodbatlas_cloud_provider_access_setup')).toMatchObject([
      { azure_config: [{ atlas_azure_app_id: '00000000-0000-0000-0000-000000000003' }] },
    ]);
  });
});

describe('GoogleCloudSnapshotExport', () => {
  test('creates a bucket that is versioned, private and cleaned up', () => {
    expect(bodies(made(google), 'google_storage_bucket')).toEqual([
      {
        name: 'shop-archive',
        location: 'europe-west3',
        uniform_bucket_level_access: true,
        public_access_prevention: 'enforced',
        versioning: { enabled: true },
        lifecycle_rule: [
          { action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 7 } },
          { action: { type: 'Delete' }, condition: { days_since_noncurrent_time: 90 } },
        ],
      },
    ]);
  });

  test("allows Atlas' service account to write to the bucket, and waits for that", () => {
    const json = made(google);
    expect(bodies(json, 'mongodbatlas_cloud_provider_access_setup')).toMatchObject([
      { provider_name: 'GCP' },
    ]);
    expect(bodies(json, 'google_storage_bucket_iam_member')).toEqual([
      {
        bucket: expect.stringMatching(/^\$\{google_storage_bucket\.archive_\w+\.name\}$/) as string,
        role: 'roles/storage.objectUser',
        member: expect.stringMatching(
          /^serviceAccount:\$\{mongodbatlas_cloud_provider_access_authorization\.archive_\w+\.gcp\[0\]\.service_account_for_atlas\}$/,
        ) as string,
      },
    ]);
    expect(bodies(json, 'mongodbatlas_cloud_backup_snapshot_export_bucket')).toMatchObject([
      {
        cloud_provider: 'GCP',
        bucket_name: 'shop-archive',
        role_id: expect.stringContaining(named('mongodbatlas_cloud_provider_access_authorization')) as string,
        depends_on: [expect.stringContaining('google_storage_bucket_iam_member.archive_Writer')],
      },
    ]);
  });

  test('encrypts with a customer key, expires exports and names a project, if set', () => {
    const kmsKeyName = 'projects/p/locations/europe-west3/keyRings/r/cryptoKeys/k';
    const json = made(google, {
      googleProject: 'shop-backups',
      kmsKeyName,
      expireAfterDays: 400,
      noncurrentVersionDays: 30,
    });
    expect(bodies(json, 'google_storage_bucket')).toMatchObject([
      {
        project: 'shop-backups',
        encryption: { default_kms_key_name: kmsKeyName },
        lifecycle_rule: [
          { action: { type: 'AbortIncompleteMultipartUpload' } },
          { action: { type: 'Delete' }, condition: { days_since_noncurrent_time: 30 } },
          { action: { type: 'Delete' }, condition: { age: 400, with_state: 'LIVE' } },
        ],
      },
    ]);
  });
});

describe.each([azure, google])('$name', (exporting) => {
  const { name, provider, create } = exporting;

  test('exports the schedules, monthly', () => {
    expect(bodies(made(exporting), 'mongodbatlas_cloud_backup_schedule')).toMatchObject([
      { auto_export_enabled: true, export: { frequency_type: 'monthly' } },
    ]);
  });

  test('uses the given providers', () => {
    const json = synthesized((stack) => {
      new CloudProvider(stack, provider);
      const other = new CloudProvider(stack, provider, 'other');
      const atlasProvider = new MongodbatlasProvider(stack, 'atlas2', { alias: 'second' });
      const project = new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });
      create(stack, { project, provider: other, atlasProvider });
    });
    const providers = Object.entries(json.resource ?? {}).flatMap(([type, resources]) =>
      Object.values(resources).map((body) => [type.split('_')[0], body['provider']]),
    );
    expect(new Set(providers.filter(([, own]) => own !== undefined).map(String))).toEqual(
      new Set([`${provider},${provider}.other`, 'mongodbatlas,mongodbatlas.second']),
    );
    // Only the project has the default provider.
    expect(providers.filter(([, own]) => own === undefined)).toHaveLength(1);
  });

  test('shows its storage', () => {
    const { output } = synthesized((stack) => {
      new CloudProvider(stack, provider);
      const project = new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });
      const created = create(stack, { project });
      const types =
        created instanceof AzureSnapshotExport
          ? [created.storageAccount, created.container].map((one) => one.terraformResourceType)
          : [created.bucket.terraformResourceType];
      expect(types).toEqual(
        provider === 'azurerm'
          ? ['azurerm_storage_account', 'azurerm_storage_container']
          : ['google_storage_bucket'],
      );
      if (created instanceof GoogleCloudSnapshotExport)
        new TerraformOutput(stack, 'account', { value: created.serviceAccount });
    });
    if (exporting === google) expect(output?.['account']?.['value']).toMatch(/service_account_for_atlas\}$/);
  });

  test('needs a provider in the stack', () => {
    const message = messageOf(() =>
      synthesized((stack) => {
        const project = new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });
        create(stack, { project });
      }),
    );
    expect(message).toContain(`for the following providers: ${provider}`);
  });

  test('reports all props that are missing', () => {
    const message = messageOf(() =>
      synthesized((stack) => {
        const missing = Object.fromEntries(
          Object.keys({ ...azureProps, ...googleProps }).map((prop) => [prop, undefined]),
        );
        create(stack, { project: 'shop' as never, ...missing });
      }),
    );
    expect(message).toMatch(new RegExp(`^stack/archive: ${name}: "project" must be a project`));
    for (const prop of Object.keys(exporting === azure ? azureProps : googleProps))
      expect(message).toContain(`"${prop}" is missing`);
  });
});
