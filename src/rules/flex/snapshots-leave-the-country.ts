import { type CloudProvider, type FlexRegion, flexRegion, flexRegions } from '../../atlas';
import type { Cluster } from '../../model';
import { type Body, flexCluster, project, together } from '../example';
import { type Placement, listedFor, placementsOf } from './flex-placement';
import { type Problem, defineRule, unchecked } from '../rule';
import { called } from '../queries/names';
import { listed } from '../../text/list';

const inRegion = (region: string): Body => ({
  provider_settings: { backing_provider_name: 'AWS', region_name: region },
});

export const flexSnapshotsLeaveTheCountry = defineRule({
  id: 'flex/snapshots-leave-the-country',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'snapshots of a Flex cluster that are stored in another place than the cluster',
  why: 'Atlas decides by the location of a Flex cluster where its snapshots are stored: in Australia, Germany, the USA, "Asia", and for most locations in Ireland.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/',
  prevents: 'residency breach',
  facts: ['F11', 'F12', 'F13', 'F14', 'F15', 'F16', '5.9'],
  get examples() {
    return {
      good: [
        {
          title: 'Frankfurt: the snapshots stay in Germany',
          resources: together(project(), flexCluster(inRegion('EU_CENTRAL_1'))),
        },
      ],
      bad: [
        {
          title: 'Tokyo: the snapshots go to Ireland',
          resources: together(project(), flexCluster(inRegion('AP_NORTHEAST_1'))),
        },
        {
          title: 'Mumbai: the snapshots are somewhere in Asia',
          resources: together(project(), flexCluster(inRegion('AP_SOUTH_1'))),
        },
      ],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters)
      for (const placement of placementsOf(cluster)) {
        if ('unchecked' in placement) {
          yield placement;
          continue;
        }
        const { provider } = placement.region;
        const leaving = listedFor(placement).find(({ place, snapshots }) => place !== snapshots);
        if (leaving === undefined) continue;
        if (provider.kind === 'unknown')
          yield unchecked(cluster, placement.attribute, {
            ...provider,
            reason: `which provider's region this is, is known after ${provider.until}`,
          });
        else yield stored(cluster, placement, leaving);
      }
  },
});

function stored(
  cluster: Cluster,
  { name, attribute, providers }: Placement,
  { place, snapshots }: FlexRegion,
): Problem {
  const unclear =
    snapshots === 'Asia'
      ? `: Atlas does not say where, so it cannot be shown that they stay in ${place}`
      : '';
  return {
    at: cluster,
    attribute,
    problem: name.sensitive
      ? `snapshots of ${called(cluster)}, a Flex cluster, are stored in another place than the cluster`
      : `snapshots of ${called(cluster)}, a Flex cluster in ${place} (${name.value}), are stored in ${snapshots}${unclear}`,
    fix: `if they must not leave the country, make the cluster an M10 or larger, whose snapshots stay in its region, or choose ${listed(providers.flatMap(staying), 'or')}`,
  };
}

/** The regions of a provider whose snapshots stay in the country. */
function staying(provider: CloudProvider): readonly string[] {
  return flexRegions(provider).filter((name) => {
    const region = flexRegion(provider, name);
    return region?.place === region?.snapshots;
  });
}
