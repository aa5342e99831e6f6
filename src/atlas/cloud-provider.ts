/** A cloud provider, as Atlas and its Terraform provider write it. */
export type CloudProvider = 'AWS' | 'AZURE' | 'GCP';

export const CLOUD_PROVIDERS: readonly CloudProvider[] = ['AWS', 'AZURE', 'GCP'];

/** What a person calls each cloud provider. */
export const CLOUD_PROVIDER_NAMES: Readonly<Record<CloudProvider, string>> = {
  AWS: 'AWS',
  AZURE: 'Azure',
  GCP: 'Google Cloud',
};

/**
 * Atlas' application in Entra: an Azure tenant has a service principal for it.
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_provider_access#atlas_azure_app_id
 */
export const ATLAS_AZURE_APPLICATION_ID = '9f2deb0d-be22-4524-a403-df531868bac0';

export function isCloudProvider(text: string): text is CloudProvider {
  return text === 'AWS' || text === 'AZURE' || text === 'GCP';
}
