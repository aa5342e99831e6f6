import type { CloudProvider, FlexRegion } from '../../atlas';
import { flexRegion, flexRegions } from '../../atlas/flex-regions';
import type { Cluster } from '../../model';
import { type Body, flexCluster, project, together } from '../example';
import { type Placement, listedFor, placementsOf } from './flex-placement';
import { type Problem, defineRule, unchecked } from '../rule';
import { kindNamed } from '../queries/names';
import { listed } from '../../text/list';

const inRegion = (region: string): Body => ({
  provider_settings: { backing_provider_name: 'AWS', region_name: region },
});

export const flexSnapshotsLeaveTheCountry = defineRule({
  id: 'flex/snapshots-leave-the-country',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a Flex cluster whose snapshots may be stored in another country',
  why: 'The region of a Flex cluster determines where Atlas stores its snapshots: in Australia, Germany, the USA, "Asia", and for most regions in Ireland.',
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
          title: 'Tokyo: the snapshots are stored in Ireland',
          resources: together(project(), flexCluster(inRegion('AP_NORTHEAST_1'))),
        },
        {
          title: 'Mumbai: the snapshots are stored in Asia, in a country that Atlas does not name',
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
            reason: `the provider of this region is known only after ${provider.until}`,
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
  const unclear = snapshots === 'Asia' ? `, in a country that Atlas does not name` : '';
  return {
    at: cluster,
    attribute,
    problem: name.sensitive
      ? `snapshots of ${kindNamed('flex', cluster)} are stored in another place than the cluster`
      : `${kindNamed('flex', cluster)} is in ${place} (${name.value}), but its snapshots are stored in ${snapshots}${unclear}`,
    fix: `make the cluster an M10 or larger, or choose ${listed(providers.flatMap(staying), 'or')}, if the snapshots must stay in the country`,
  };
}

/** The regions of a provider whose snapshots stay in the country. */
function staying(provider: CloudProvider): readonly string[] {
  return flexRegions(provider).filter((name) => {
    const region = flexRegion(provider, name);
    return region?.place === region?.snapshots;
  });
}
