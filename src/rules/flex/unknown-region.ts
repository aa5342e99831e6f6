import { CLOUD_PROVIDERS, CLOUD_PROVIDER_NAMES } from '../../atlas/cloud-provider';
import { flexRegion, flexRegions } from '../../atlas/flex-regions';
import type { Cluster } from '../../model';
import { quote, show } from '../../model/value';
import { type Body, flexCluster, project, together } from '../example';
import { type Placement, listedFor, placementsOf } from './flex-placement';
import { type Problem, defineRule, unchecked } from '../rule';
import { kindNamed } from '../queries/names';
import { listed } from '../../text/list';

const inRegion = (provider: string, region: string): Body => ({
  provider_settings: { backing_provider_name: provider, region_name: region },
});

export const flexUnknownRegion = defineRule({
  id: 'flex/unknown-region',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a region that Atlas does not list for Flex clusters',
  why: 'Atlas offers Flex clusters only in some regions of each provider. The list may have grown since this release.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/flex-limitations/',
  prevents: 'REGION_UNAVAILABLE',
  rejects: { action: 'create', isUncertain: true },
  facts: ['5.9'],
  get examples() {
    return {
      good: [
        {
          title: 'US_WEST_2 is a region of AWS',
          resources: together(project(), flexCluster(inRegion('AWS', 'US_WEST_2'))),
        },
      ],
      bad: [
        {
          title: 'US_WEST_2 is not a region of Azure',
          resources: together(project(), flexCluster(inRegion('AZURE', 'US_WEST_2'))),
        },
      ],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters)
      for (const placement of placementsOf(cluster)) {
        if ('unchecked' in placement) yield placement;
        else if (listedFor(placement).length === 0) yield notListed(cluster, placement);
        else if (placement.region.provider.kind === 'unknown')
          yield unchecked(cluster, placement.attribute, {
            ...placement.region.provider,
            reason: `the provider of this region is known only after ${placement.region.provider.until}`,
          });
      }
  },
});

function notListed(cluster: Cluster, { name, attribute, providers, region }: Placement): Problem {
  const [only, ...others] = region.provider.kind === 'known' && region.provider.sensitive ? [] : providers;
  const provider = others.length === 0 ? only : undefined;
  const unnamed = region.provider.kind === 'unknown' ? 'any provider' : quote(region.provider);
  return {
    at: cluster,
    attribute,
    problem: `${kindNamed('flex', cluster)} is in ${quote(name)}, which is not listed for Flex clusters on ${provider === undefined ? unnamed : CLOUD_PROVIDER_NAMES[provider]}`,
    fix:
      provider === undefined
        ? 'choose a region of AWS, Azure or Google Cloud that is listed for Flex clusters'
        : `choose ${listed(flexRegions(provider), 'or')}${elsewhere(name)}`,
  };
}

/** The providers that list the region for Flex clusters: a name identifies a region only together with its provider. */
function elsewhere(name: Placement['name']): string {
  const others = CLOUD_PROVIDERS.filter((provider) => flexRegion(provider, name.value) !== undefined);
  return others.length === 0
    ? ''
    : `; ${show(name)} is a Flex region of ${listed(others.map((provider) => CLOUD_PROVIDER_NAMES[provider]))}`;
}
