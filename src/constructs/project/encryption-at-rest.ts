import { Construct } from 'constructs';
import type { CloudProvider } from '../../atlas';
import type {
  EncryptionAtRest as EncryptionAtRestResource,
  EncryptionAtRestConfig,
} from '../../provider/encryption-at-rest';
import { AtlasChecks } from '../../synth/atlas-checks';
import { markCreationSite } from '../../synth/creation-site';
import { bindings } from '../binding/bindings-on-demand';
import type { Region } from '../props/names';
import type { IAtlasProject } from '../props/project';
import { PropsValidator } from '../props/props';
import { type ProviderProps, providerOf } from '../props/provider-prop';
import type { OrToken } from '../props/token';

/** Encryption at rest of a project, as clusters use it. */
export interface IEncryptionAtRest {
  /** The cloud provider that stores the key. */
  readonly cloudProvider: CloudProvider;
  /** The Terraform resource, which clusters wait for. */
  readonly resource: EncryptionAtRestResource;
}

/** Props of every {@link EncryptionAtRest}. */
export interface EncryptionAtRestBaseProps extends ProviderProps {
  /** The project whose clusters can use the key. A project has at most one configuration. */
  readonly project: IAtlasProject;
  /**
   * Whether search nodes are also encrypted with the key.
   * @default - no
   */
  readonly searchNodes?: OrToken<boolean>;
}

/** Props of {@link EncryptionAtRest.withAws}. */
export interface AwsEncryptionProps extends EncryptionAtRestBaseProps {
  /** The id or ARN of the KMS key. */
  readonly keyId: string;
  /** The AWS region of the key, as Atlas names it: `EU_CENTRAL_1`. */
  readonly region: Region<'AWS'>;
  /**
   * The id that Atlas assigned to a role that may use the key: `role_id` of the authorization, not of the setup, so that
   * the role is authorized first.
   */
  readonly roleId: string;
}

/** Props of {@link EncryptionAtRest.withAzure}. */
export interface AzureEncryptionProps extends EncryptionAtRestBaseProps {
  /** The address of the key: `https://vault.vault.azure.net/keys/name/version`. */
  readonly keyIdentifier: string;
  /** The name of the key vault. */
  readonly keyVaultName: string;
  /** The resource group of the key vault. */
  readonly resourceGroupName: string;
  /** The id of the subscription. */
  readonly subscriptionId: string;
  /** The id of the tenant. */
  readonly tenantId: string;
  /** The id that Atlas assigned to a service principal that may use the key. */
  readonly roleId: string;
}

/** Props of {@link EncryptionAtRest.withGoogleCloud}. */
export interface GoogleCloudEncryptionProps extends EncryptionAtRestBaseProps {
  /** The key version: `projects/.../locations/.../keyRings/.../cryptoKeys/.../cryptoKeyVersions/1`. */
  readonly keyVersionId: string;
  /** The id that Atlas assigned to a service account that may use the key. */
  readonly roleId: string;
}

const awsValidator = new PropsValidator((prop) =>
  prop.object<AwsEncryptionProps>({
    project: prop.project(),
    searchNodes: prop.optional(prop.flag()),
    keyId: prop.identifier(),
    region: prop.identifier(),
    roleId: prop.identifier(),
    provider: prop.optional(prop.provider()),
  }),
);

const azureValidator = new PropsValidator((prop) =>
  prop.object<AzureEncryptionProps>({
    project: prop.project(),
    searchNodes: prop.optional(prop.flag()),
    keyIdentifier: prop.identifier(),
    keyVaultName: prop.identifier(),
    resourceGroupName: prop.identifier(),
    subscriptionId: prop.identifier(),
    tenantId: prop.identifier(),
    roleId: prop.identifier(),
    provider: prop.optional(prop.provider()),
  }),
);

const googleCloudValidator = new PropsValidator((prop) =>
  prop.object<GoogleCloudEncryptionProps>({
    project: prop.project(),
    searchNodes: prop.optional(prop.flag()),
    keyVersionId: prop.identifier(),
    roleId: prop.identifier(),
    provider: prop.optional(prop.provider()),
  }),
);

/**
 * Encryption of disks and snapshots with your own key, for the clusters of a project. Snapshots that the key encrypts can
 * be restored only while the key exists. `KmsEncryptionAtRest` of `cdktf-atlas-backup/aws` also creates the role.
 * @example
 * const encryption = EncryptionAtRest.withAws(this, 'Encryption', { project, keyId, region: 'EU_CENTRAL_1', roleId });
 * new AtlasCluster(this, 'orders', { ..., encryptionAtRest: encryption });
 * @see https://www.mongodb.com/docs/atlas/security-kms-encryption/
 */
export class EncryptionAtRest extends Construct implements IEncryptionAtRest {
  /**
   * With a key of AWS KMS.
   * @throws if the props are invalid
   */
  static withAws(scope: Construct, id: string, props: AwsEncryptionProps): EncryptionAtRest {
    awsValidator.validate('EncryptionAtRest.withAws', scope, id, props);
    const { keyId, region, roleId } = props;
    return new EncryptionAtRest(scope, id, 'AWS', props, {
      awsKmsConfig: [{ enabled: true, customerMasterKeyId: keyId, region, roleId }],
    });
  }

  /**
   * With a key of Azure Key Vault.
   * @throws if the props are invalid
   */
  static withAzure(scope: Construct, id: string, props: AzureEncryptionProps): EncryptionAtRest {
    azureValidator.validate('EncryptionAtRest.withAzure', scope, id, props);
    const { keyIdentifier, keyVaultName, resourceGroupName, subscriptionId, tenantId, roleId } = props;
    return new EncryptionAtRest(scope, id, 'AZURE', props, {
      azureKeyVaultConfig: [
        {
          enabled: true,
          azureEnvironment: 'AZURE',
          keyIdentifier,
          keyVaultName,
          resourceGroupName,
          subscriptionId,
          tenantId,
          roleId,
        },
      ],
    });
  }

  /**
   * With a key of Google Cloud KMS.
   * @throws if the props are invalid
   */
  static withGoogleCloud(scope: Construct, id: string, props: GoogleCloudEncryptionProps): EncryptionAtRest {
    googleCloudValidator.validate('EncryptionAtRest.withGoogleCloud', scope, id, props);
    const { keyVersionId, roleId } = props;
    return new EncryptionAtRest(scope, id, 'GCP', props, {
      googleCloudKmsConfig: [{ enabled: true, keyVersionResourceId: keyVersionId, roleId }],
    });
  }

  /** The Terraform resource, for everything without a prop here. */
  readonly resource: EncryptionAtRestResource;

  /** For the factories, and for encryption that also creates its role. */
  protected constructor(
    scope: Construct,
    id: string,
    readonly cloudProvider: CloudProvider,
    { project, searchNodes, provider }: EncryptionAtRestBaseProps,
    key:
      | Omit<EncryptionAtRestConfig, 'projectId'>
      | ((self: Construct) => Omit<EncryptionAtRestConfig, 'projectId'>),
  ) {
    super(scope, id);
    AtlasChecks.of(this);
    const { EncryptionAtRest: Resource } = bindings.encryptionAtRest();
    this.resource = new Resource(this, 'Resource', {
      projectId: project.projectId,
      ...(searchNodes === undefined ? {} : { enabledForSearchNodes: searchNodes }),
      ...(typeof key === 'function' ? key(this) : key),
      ...providerOf(this, provider, project),
    });
    markCreationSite(this.resource);
  }
}
