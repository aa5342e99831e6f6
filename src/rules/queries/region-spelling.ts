import type { CloudProvider } from '../../atlas';
import { CLOUD_PROVIDERS, CLOUD_PROVIDER_NAMES, isCloudProvider } from '../../atlas/cloud-provider';
import {
  isRegion,
  isSpelledAsRegion,
  providersOfRegion,
  regionInAtlas,
  regionNames,
} from '../../atlas/regions';
import type { Known, Place, Unknown, Value } from '../../model';
import { quote } from '../../model/value';
import { listed } from '../../text/list';
import { nearest } from '../../text/nearest';
import type { Fix } from '../fix/fix';
import { assign, fix, named } from '../fix/fix';

/** What is wrong with the name of a region. */
export interface WrongRegion {
  /** Whether no region of Atlas can have such a name. */
  readonly isImpossible: boolean;
  /** What is wrong, as the end of a sentence: `in the region "eu-central-1", but Atlas spells regions in ...`. */
  readonly problem: string;
  readonly fix: Fix;
}

/**
 * What is wrong with a region, by the lists of Atlas; why that is not known yet; or undefined where the name is one of
 * the provider's regions, or if the provider is not known.
 */
export function wrongRegion(
  provider: Value<string>,
  region: Known<string>,
  attribute: string,
  at: Place,
): WrongRegion | Unknown | undefined {
  if (region.value === '') return undefined;
  const known = provider.kind === 'known' && isCloudProvider(provider.value) ? provider.value : undefined;
  if (!isSpelledAsRegion(region.value)) {
    const instead = (known === undefined ? CLOUD_PROVIDERS : [known])
      .map((one) => regionInAtlas(one, region.value))
      .find((one) => one !== undefined);
    return {
      isImpossible: true,
      problem: `the region ${quote(region)}, but Atlas writes regions in capitals with underscores`,
      fix: renamed(attribute, instead, region, at),
    };
  }
  if (known !== undefined)
    return isRegion(known, region.value) ? undefined : notOf(known, region, attribute, at);
  if (provider.kind !== 'unknown') return undefined;
  const owners = providersOfRegion(region.value);
  if (owners.length === CLOUD_PROVIDERS.length) return undefined;
  if (owners.length > 0)
    return {
      ...provider,
      reason: `which cloud provider this region is of, is known only after ${provider.until}`,
    };
  return {
    isImpossible: false,
    problem: `the region ${quote(region)}, which Atlas lists for no cloud provider`,
    fix: fix`set ${named(attribute, at)} to a region that Atlas lists for the cloud provider`,
  };
}

function notOf(provider: CloudProvider, region: Known<string>, attribute: string, at: Place): WrongRegion {
  const owners = providersOfRegion(region.value).map((one) => CLOUD_PROVIDER_NAMES[one]);
  const elsewhere =
    owners.length === 0 || region.sensitive === true ? '' : `: it is one of ${listed(owners)}`;
  return {
    isImpossible: false,
    problem: `the region ${quote(region)}, which Atlas does not list for ${CLOUD_PROVIDER_NAMES[provider]}${elsewhere}`,
    fix: renamed(
      attribute,
      nearest(region.value.trim().toUpperCase(), regionNames(provider)),
      region,
      at,
      provider,
    ),
  };
}

/** The region that was probably intended, unless that would show a sensitive one. */
function renamed(
  attribute: string,
  instead: string | undefined,
  { sensitive }: Known<string>,
  at: Place,
  provider?: CloudProvider,
): Fix {
  if (instead !== undefined && sensitive !== true) return fix`set ${assign(attribute, instead, at)}`;
  return provider === undefined
    ? fix`set ${named(attribute, at)} to the name that Atlas has for the region, such as EU_CENTRAL_1`
    : fix`set ${named(attribute, at)} to a region that Atlas lists for ${CLOUD_PROVIDER_NAMES[provider]}`;
}
