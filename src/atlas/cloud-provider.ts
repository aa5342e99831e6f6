/** A cloud provider, as Atlas and its Terraform provider write it. */
export type CloudProvider = 'AWS' | 'AZURE' | 'GCP';

export const CLOUD_PROVIDERS: readonly CloudProvider[] = ['AWS', 'AZURE', 'GCP'];

/** What a person calls each cloud provider. */
export const CLOUD_PROVIDER_NAMES: Readonly<Record<CloudProvider, string>> = {
  AWS: 'AWS',
  AZURE: 'Azure',
  GCP: 'Google Cloud',
};

export function isCloudProvider(text: string): text is CloudProvider {
  return text === 'AWS' || text === 'AZURE' || text === 'GCP';
}
