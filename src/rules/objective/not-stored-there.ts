import { type Block, type Value, block, fix, listing, resource } from '../fix/fix';
import type { Recovery } from '../../forecast';
import type { Cluster, Schedule } from '../../model';
import { knownRegions } from '../../model/shards';
import { firstZoneOf, fittingFrequencies } from '../copy/fitting-copy';
import { cluster, flexCluster, item, project, schedule, together } from '../example';
import { type Case, ceasing, compareWith, objectiveNamed, scheduleOrCluster } from './objectives';
import { type Result, defineRule } from '../rule';
import { clusterNamed } from '../queries/names';
import { listed } from '../../text/list';

const objectives = [
  { scope: 'stack/orders', statedBy: 'stack/orders', storedIn: ['AWS/EU_CENTRAL_1', 'AWS/EU_WEST_1'] },
];

export const objectiveNotStoredThere = defineRule({
  id: 'objective/not-stored-there',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'snapshots that are not stored where an objective requires them',
  why: 'The objective lists the places where snapshots must be stored, and no others are allowed. Atlas stores them in the highest-priority region and copies them to the regions of the copy settings; for a Flex cluster Atlas decides.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/snapshot-distribution/',
  facts: [],
  get examples() {
    return {
      good: [
        {
          objectives,
          resources: together(
            project(),
            cluster(),
            schedule({
              policy_item_daily: item(1, 'days', 7),
              copy_settings: [
                {
                  cloud_provider: 'AWS',
                  region_name: 'EU_WEST_1',
                  zone_id: '${mongodbatlas_advanced_cluster.orders.replication_specs[0].zone_id}',
                  frequencies: ['DAILY'],
                },
              ],
            }),
          ),
        },
      ],
      bad: [
        {
          title: 'no copy in a required region',
          objectives,
          resources: together(project(), cluster(), schedule({ policy_item_daily: item(1, 'days', 7) })),
        },
        {
          title: 'a Flex cluster whose snapshots Atlas stores elsewhere',
          objectives: [{ scope: 'stack/reports', statedBy: 'stack/reports', storedIn: ['Japan'] }],
          resources: together(
            project(),
            flexCluster({
              provider_settings: { backing_provider_name: 'AWS', region_name: 'AP_NORTHEAST_1' },
            }),
          ),
        },
      ],
    };
  },
  *check(context) {
    yield* compareWith('storedIn', context, judge);
  },
});

function judge(one: Case<'storedIn'>): Iterable<Result> | 'unknown' {
  const { recovery, needed } = one;
  const { policy, storage } = recovery;
  const isOpen = policy.kind === undefined || policy.mayHaveMoreItems || storage.unknown.length > 0;
  const places = placesOf(recovery);
  const missing = needed.filter((required) => !places.some((place) => isAt(place, required)));
  const others = places.filter((place) => !needed.some((required) => isAt(place, required)));
  if (others.length === 0 && missing.length === 0) return isOpen ? 'unknown' : [];
  if (others.length === 0 && isOpen) return 'unknown';
  return [...outside(one, others), ...(isOpen ? [] : lacking(one, missing))];
}

/** Where snapshots and their copies are. */
function placesOf({ storage }: Recovery): readonly string[] {
  return [...new Set([...storage.places, ...storage.copies.map(({ place }) => place)])];
}

/** Whether a place is the required one, which may not name the cloud provider. */
function isAt(place: string, required: string): boolean {
  return place === required || place.endsWith(`/${required}`);
}

function* outside(one: Case<'storedIn'>, others: readonly string[]): Iterable<Result> {
  if (others.length === 0) return;
  const { cluster: of, objective, needed, recovery, before } = one;
  const isCopy = others.every((place) => !recovery.storage.places.includes(place));
  const wasMet =
    before !== undefined &&
    placesOf(before).every((place) => needed.some((required) => isAt(place, required)));
  yield {
    at: isCopy ? scheduleOrCluster(one) : of,
    ...attributeOf(one, isCopy),
    problem: `snapshots of ${clusterNamed(of)} are stored in ${listed(others)}, but ${objectiveNamed(objective)} allows only ${listed(needed)}${ceasing(wasMet)}`,
    fix: isCopy
      ? `remove the copy settings for ${listed(others)}`
      : recovery.policy.kind === 'flex'
        ? `use a region whose snapshots Atlas stores in ${listed(needed, 'or')}, or make the cluster an M10 or larger`
        : `move its highest-priority region to ${listed(needed, 'or')}`,
    ...(isCopy ? { related: [of] } : {}),
  };
}

function* lacking(one: Case<'storedIn'>, missing: readonly string[]): Iterable<Result> {
  // A Flex cluster has its snapshots in one place: where that is not the one, `outside` has it.
  if (missing.length === 0 || one.recovery.policy.kind === 'flex') return;
  const { cluster: of, objective, needed, recovery, before } = one;
  const { schedule: own } = recovery.policy;
  const wasMet =
    before !== undefined &&
    needed.every((required) => placesOf(before).some((place) => isAt(place, required)));
  yield {
    at: own ?? of,
    ...(own === undefined ? {} : { attribute: 'copy_settings' }),
    problem: `no snapshots of ${clusterNamed(of)} are stored in ${listed(missing)}, which ${objectiveNamed(objective)} requires${ceasing(wasMet)}`,
    fix:
      own === undefined
        ? fix`add ${resource('mongodbatlas_cloud_backup_schedule', of)} with copy settings for ${listed(missing)}`
        : fix`add ${listing(missing.map((place) => copyTo(place, own, of)))}`,
    ...(own === undefined ? {} : { related: [of] }),
  };
}

/** A copy setting that copies what the schedule takes. */
function copyTo(place: string, schedule: Schedule, of: Cluster): Block {
  const [region = place, provider = providerOf(of)] = place.split('/').reverse();
  return block(
    'copy_settings',
    {
      ...(provider === undefined ? {} : { cloud_provider: provider }),
      region_name: region,
      zone_id: firstZoneOf(of),
      frequencies: fittingFrequencies(schedule),
    },
    schedule,
  );
}

/** Where an objective names none: a cluster copies within its cloud provider. */
function providerOf(of: Cluster): Value | undefined {
  const provider = knownRegions(of)[0]?.provider;
  return provider?.kind === 'known' ? provider : undefined;
}

function attributeOf({ recovery }: Case<'storedIn'>, isCopy: boolean): { readonly attribute: string } {
  if (isCopy) return { attribute: 'copy_settings' };
  return {
    attribute: recovery.policy.kind === 'flex' ? 'provider_settings.region_name' : 'replication_specs',
  };
}
