import { CLOUD_PROVIDERS, type CloudProvider } from './cloud-provider';
import { REGION_TABLE } from './region-table';

/** Whether Atlas lists the region for the provider; in Atlas' own spelling, such as EU_CENTRAL_1. */
export function isRegion(provider: CloudProvider, region: string): boolean {
  return REGIONS[provider].has(region);
}

const namesOf = (provider: CloudProvider): ReadonlySet<string> =>
  new Set(REGION_TABLE[provider].map(([atlas]) => atlas));

const REGIONS: Readonly<Record<CloudProvider, ReadonlySet<string>>> = {
  AWS: namesOf('AWS'),
  AZURE: namesOf('AZURE'),
  GCP: namesOf('GCP'),
};

/** The names of a provider's regions. */
export function regionNames(provider: CloudProvider): readonly string[] {
  return [...REGIONS[provider]];
}

/** Whether a text is spelled as regions of Atlas are: in capitals, digits and underscores. */
export function isSpelledAsRegion(text: string): boolean {
  return /^[A-Z0-9_]+$/.test(text);
}

/** A region in Atlas' spelling, from that of the cloud provider or from one in lower case; undefined for any other text. */
export function regionInAtlas(provider: CloudProvider, text: string): string | undefined {
  const capitals = text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  if (isRegion(provider, capitals)) return capitals;
  const ownName = text.trim().toLowerCase();
  const rows = REGION_TABLE[provider].filter(([, cloud]) => cloud === ownName);
  return (rows.find(([, , isGovernment]) => isGovernment !== true) ?? rows[0])?.[0];
}

/** The providers that have a region of that name. */
export function providersOfRegion(region: string): readonly CloudProvider[] {
  return CLOUD_PROVIDERS.filter((provider) => isRegion(provider, region));
}

/** Whether a region is one for governments. */
export function isGovernmentRegion(provider: CloudProvider, region: string): boolean {
  return REGION_TABLE[provider].some(([atlas, , isGovernment]) => atlas === region && isGovernment === true);
}
