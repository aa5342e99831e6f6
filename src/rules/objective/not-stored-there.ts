import type { Recovery } from '../../forecast';
import { cluster, flexCluster, item, project, schedule, together } from '../example';
import { type Case, ceasing, heldAgainst, scheduleOrCluster } from './objectives';
import { type Result, defineRule } from '../rule';
import { called } from '../queries/names';
import { listed } from '../../text/list';

const objectives = [
  { scope: 'stack/orders', statedBy: 'stack/orders', storedIn: ['AWS/EU_CENTRAL_1', 'AWS/EU_WEST_1'] },
];

export const objectiveNotStoredThere = defineRule({
  id: 'objective/not-stored-there',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a place that was asked for holds no copy, or one outside the allowed places does',
  why: 'A team has stated where its snapshots have to be, and may be. Atlas keeps them in the region of the highest priority, and wherever copy settings put copies; those of a Flex cluster where Atlas decides.',
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
          title: 'no copy in a region that was asked for',
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
    yield* heldAgainst('storedIn', context, judge);
  },
});

function judge(one: Case<'storedIn'>): Iterable<Result> | 'unknown' {
  const { recovery, needed } = one;
  const { policy, storage } = recovery;
  const isOpen = policy.kind === undefined || policy.mayHaveMoreItems || storage.unknown.length > 0;
  const places = placesOf(recovery);
  const missing = needed.filter((asked) => !places.some((place) => isAt(place, asked)));
  const others = places.filter((place) => !needed.some((asked) => isAt(place, asked)));
  if (others.length === 0 && missing.length === 0) return isOpen ? 'unknown' : [];
  if (others.length === 0 && isOpen) return 'unknown';
  return [...outside(one, others), ...(isOpen ? [] : lacking(one, missing))];
}

/** Where snapshots and their copies are. */
function placesOf({ storage }: Recovery): readonly string[] {
  return [...new Set([...storage.places, ...storage.copies.map(({ place }) => place)])];
}

/** Whether a place is the one that is asked for, which may leave the cloud provider out. */
function isAt(place: string, asked: string): boolean {
  return place === asked || place.endsWith(`/${asked}`);
}

function* outside(one: Case<'storedIn'>, others: readonly string[]): Iterable<Result> {
  if (others.length === 0) return;
  const { cluster: of, objective, needed, recovery, before } = one;
  const isCopy = others.every((place) => !recovery.storage.places.includes(place));
  const wasMet =
    before !== undefined && placesOf(before).every((place) => needed.some((asked) => isAt(place, asked)));
  yield {
    at: isCopy ? scheduleOrCluster(one) : of,
    ...attributeOf(one, isCopy),
    problem: `snapshots of ${called(of)} are in ${listed(others)}, outside ${listed(needed)}, where ${objective.statedBy} allows them${ceasing(wasMet)}`,
    fix: isCopy
      ? `remove the copy_settings for ${listed(others)}`
      : recovery.policy.kind === 'flex'
        ? `choose a region whose snapshots Atlas stores in ${listed(needed, 'or')}, or make the cluster an M10 or larger, whose snapshots stay in its region`
        : `move its region of the highest priority to ${listed(needed, 'or')}`,
    ...(isCopy ? { related: [of] } : {}),
  };
}

function* lacking(one: Case<'storedIn'>, missing: readonly string[]): Iterable<Result> {
  // Where a Flex cluster has its snapshots in a wrong place, that is said already.
  if (missing.length === 0 || one.recovery.policy.kind === 'flex') return;
  const { cluster: of, objective, needed, recovery, before } = one;
  const { schedule: own } = recovery.policy;
  const wasMet =
    before !== undefined && needed.every((asked) => placesOf(before).some((place) => isAt(place, asked)));
  yield {
    at: own ?? of,
    ...(own === undefined ? {} : { attribute: 'copy_settings' }),
    problem: `no snapshots of ${called(of)} are in ${listed(missing)}, where ${objective.statedBy} asks for them${ceasing(wasMet)}`,
    fix:
      own === undefined
        ? `add a mongodbatlas_cloud_backup_schedule with copy_settings for ${listed(missing)}`
        : `add copy_settings with region_name = ${listed(missing.map((place) => `"${place.replace(/^.*\//, '')}"`))}`,
    ...(own === undefined ? {} : { related: [of] }),
  };
}

function attributeOf({ recovery }: Case<'storedIn'>, isCopy: boolean): { readonly attribute: string } {
  if (isCopy) return { attribute: 'copy_settings' };
  return {
    attribute: recovery.policy.kind === 'flex' ? 'provider_settings.region_name' : 'replication_specs',
  };
}
