import type { TerraformProvider, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { ATLAS_AZURE_APPLICATION_ID } from '../../atlas/cloud-provider';
import type { CloudBackupSnapshotExportBucketConfig } from '../../provider/cloud-backup-snapshot-export-bucket';
import { markCreationSite } from '../../synth/creation-site';
import { bindings } from '../binding/bindings-on-demand';
import { CloudResource } from '../binding/cloud-resource';
import { PropsValidator } from '../props/props';
import { type ProviderArgument, providerOf } from '../props/provider-prop';
import { SnapshotExport, type SnapshotExportBaseProps, baseSchemas } from './snapshot-export';

const REPLICATIONS = ['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'] as const;

/** Where Azure replicates a storage account, as the `azurerm` provider names it. */
export type AzureReplication = (typeof REPLICATIONS)[number];

/** Props of {@link AzureSnapshotExport}. */
export interface AzureSnapshotExportProps extends SnapshotExportBaseProps {
  /** The name of the storage account to create: 3 to 24 lower-case letters and digits, unique in Azure. */
  readonly storageAccountName: string;
  /** The name of the container to create: 3 to 63 characters. */
  readonly containerName: string;
  /** The name of the resource group of the storage account. */
  readonly resourceGroupName: string;
  /** The region of the storage account, as Azure names it: `westeurope`. */
  readonly location: string;
  /** The id of the Entra tenant. */
  readonly tenantId: string;
  /**
   * The object id of the service principal for Atlas' application in the tenant. A tenant has one for all projects:
   * create it once, with `az ad sp create --id 9f2deb0d-be22-4524-a403-df531868bac0`.
   */
  readonly servicePrincipalId: string;
  /**
   * The id of Atlas' application, for which the service principal is.
   * @default - 9f2deb0d-be22-4524-a403-df531868bac0
   */
  readonly atlasApplicationId?: string;
  /**
   * Where Azure replicates the storage account.
   * @default - LRS: three copies in one data center
   */
  readonly replication?: AzureReplication;
  /**
   * After how many days exports expire.
   * @default - they do not expire
   */
  readonly expireAfterDays?: number;
  /**
   * For how many days deleted and overwritten blobs, and a deleted container, can be restored: 1 to 365.
   * @default - 90
   */
  readonly softDeleteDays?: number;
  /**
   * The `azurerm` provider to use.
   * @default - the stack's default `azurerm` provider
   */
  readonly provider?: TerraformProvider;
  /**
   * The Atlas provider to use, in a stack with several.
   * @default - that of the project, if it is in the same stack; else the stack's default Atlas provider
   */
  readonly atlasProvider?: TerraformProvider;
}

const validator = new PropsValidator((prop) =>
  prop.object<AzureSnapshotExportProps>({
    ...baseSchemas(prop),
    storageAccountName: prop.identifier(),
    containerName: prop.identifier(),
    resourceGroupName: prop.identifier(),
    location: prop.identifier(),
    tenantId: prop.identifier(),
    servicePrincipalId: prop.identifier(),
    atlasApplicationId: prop.optional(prop.identifier()),
    replication: prop.optional(prop.oneOf(REPLICATIONS)),
    expireAfterDays: prop.optional(prop.number()),
    softDeleteDays: prop.optional(prop.number()),
    provider: prop.optional(prop.provider()),
    atlasProvider: prop.optional(prop.provider()),
  }),
);

/**
 * An export of snapshots to a container of Azure Blob Storage that it creates: without public access, with soft delete,
 * and with the roles that Atlas needs to write to it.
 *
 * It needs a construct for the `azurerm` provider in the stack, version 4.9 or later; its bindings are not needed.
 * @example
 * new AzureSnapshotExport(this, 'archive', {
 *   project,
 *   storageAccountName: 'shoparchive',
 *   containerName: 'atlas-snapshots',
 *   resourceGroupName: 'backups',
 *   location: 'westeurope',
 *   tenantId: '00000000-0000-0000-0000-000000000001',
 *   servicePrincipalId: '00000000-0000-0000-0000-000000000002',
 *   schedules: [backups],
 * });
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/export/
 */
export class AzureSnapshotExport extends SnapshotExport {
  /** The storage account: an `azurerm_storage_account`. */
  readonly storageAccount: TerraformResource;
  /** The container that exports are written to: an `azurerm_storage_container`. */
  readonly container: TerraformResource;

  /** @throws if the props are invalid */
  constructor(scope: Construct, id: string, props: AzureSnapshotExportProps) {
    validator.validate('AzureSnapshotExport', scope, id, props);
    const created: Storage[] = [];
    super(scope, id, 'AzureSnapshotExport', props, props.atlasProvider, (self) => {
      const made = storage(self, props);
      created.push(made);
      return made.config;
    });
    const [{ account, container }] = created as [Storage];
    this.storageAccount = account;
    this.container = container;
  }
}

/** The storage of an export. */
interface Storage {
  readonly account: CloudResource;
  readonly container: CloudResource;
  /** What the export names and waits for. */
  readonly config: Omit<CloudBackupSnapshotExportBucketConfig, 'projectId'>;
}

/** Creates the storage account, the container, and what Atlas needs to write to it. */
function storage(self: Construct, props: AzureSnapshotExportProps): Storage {
  const { storageAccountName, containerName, servicePrincipalId, provider } = props;
  const azure = provider === undefined ? {} : { provider };
  const account = storageAccount(self, props, azure);
  const container = new CloudResource(
    self,
    'Container',
    'azurerm_storage_container',
    {
      name: containerName,
      storage_account_id: account.reference('id'),
      container_access_type: 'private',
    },
    azure,
  );
  const role = (id: string, name: string, scope: string): CloudResource =>
    new CloudResource(
      self,
      id,
      'azurerm_role_assignment',
      { scope, role_definition_name: name, principal_id: servicePrincipalId },
      azure,
    );
  const roles = [
    role('Delegator', 'Storage Blob Delegator', account.reference('id')),
    role(
      'Contributor',
      'Storage Blob Data Contributor',
      // Versions of the provider differ in what the id of a container is.
      `${account.reference('id')}/blobServices/default/containers/${container.reference('name')}`,
    ),
  ];
  return {
    account,
    container,
    config: {
      cloudProvider: 'AZURE',
      bucketName: containerName,
      // The endpoint that the account reports ends with a slash, which Atlas does not expect.
      serviceUrl: `https://${storageAccountName}.blob.core.windows.net`,
      roleId: access(self, props),
      // Atlas immediately writes a file to the container, to test its access.
      dependsOn: roles,
    },
  };
}

function storageAccount(
  self: Construct,
  props: AzureSnapshotExportProps,
  azure: ProviderArgument,
): CloudResource {
  const { containerName, replication = 'LRS', expireAfterDays, softDeleteDays = 90 } = props;
  const account = new CloudResource(
    self,
    'StorageAccount',
    'azurerm_storage_account',
    {
      name: props.storageAccountName,
      resource_group_name: props.resourceGroupName,
      location: props.location,
      account_tier: 'Standard',
      account_replication_type: replication,
      min_tls_version: 'TLS1_2',
      allow_nested_items_to_be_public: false,
      blob_properties: {
        delete_retention_policy: { days: softDeleteDays },
        container_delete_retention_policy: { days: softDeleteDays },
      },
    },
    azure,
  );
  if (expireAfterDays !== undefined)
    new CloudResource(
      self,
      'Lifecycle',
      'azurerm_storage_management_policy',
      {
        storage_account_id: account.reference('id'),
        rule: [
          {
            name: 'exports',
            enabled: true,
            filters: { blob_types: ['blockBlob'], prefix_match: [containerName] },
            actions: { base_blob: { delete_after_days_since_modification_greater_than: expireAfterDays } },
          },
        ],
      },
      azure,
    );
  return account;
}

/** Authorizes the service principal in Atlas, and returns the id of the role. */
function access(self: Construct, props: AzureSnapshotExportProps): string {
  const { project, tenantId, servicePrincipalId, atlasProvider } = props;
  const { projectId } = project;
  const atlas = providerOf(self, atlasProvider, project);
  const principal = {
    atlasAzureAppId: props.atlasApplicationId ?? ATLAS_AZURE_APPLICATION_ID,
    servicePrincipalId,
    tenantId,
  };
  const { CloudProviderAccessSetup, CloudProviderAccessAuthorization } = bindings.cloudProviderAccess();
  const setup = new CloudProviderAccessSetup(self, 'Access', {
    projectId,
    providerName: 'AZURE',
    azureConfig: [principal],
    ...atlas,
  });
  const authorization = new CloudProviderAccessAuthorization(self, 'Authorization', {
    projectId,
    roleId: setup.roleId,
    azure: principal,
    ...atlas,
  });
  markCreationSite(setup, authorization);
  return authorization.roleId;
}
