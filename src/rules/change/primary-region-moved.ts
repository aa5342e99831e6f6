import type { Cluster, Region, Schedule, Shard, Unknown } from '../../model';
import { primaryRegion } from '../../model/primary-region';
import { isDestroyed } from '../../model/resource';
import { is, show } from '../../model/value';
import { kindOf } from '../queries/deletion';
import { cluster, item, project, region, schedule, together } from '../example';
import { type Problem, defineRule, unchecked } from '../rule';
import { clusterNamed } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7) };
const inRegion = (name: string) =>
  cluster({ replication_specs: [{ region_configs: [region('M10', { region_name: name })] }] });

export const changePrimaryRegionMoved = defineRule({
  id: 'change/primary-region-moved',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'the primary region changes, and the region of the snapshots',
  why: 'Atlas stores snapshots in the highest-priority region. The next snapshot is a full copy in the new region, older ones stay in the old region, and Atlas rewrites copy settings that name the new region.',
  docs: 'https://www.mongodb.com/docs/atlas/scale-cluster/',
  facts: ['1.39', '8.9', '8.12', '8.13'],
  get examples() {
    return {
      good: [
        {
          title: 'a second region of lower priority',
          before: together(project(), inRegion('EU_CENTRAL_1'), schedule(items)),
          resources: together(
            project(),
            cluster({
              replication_specs: [
                { region_configs: [region('M10'), region('M10', { region_name: 'EU_WEST_1', priority: 6 })] },
              ],
            }),
            schedule(items),
          ),
        },
      ],
      bad: [
        {
          before: together(project(), inRegion('EU_CENTRAL_1'), schedule(items)),
          resources: together(project(), inRegion('EU_WEST_3'), schedule(items)),
        },
      ],
    };
  },
  *check({ before }) {
    for (const cluster of before.clusters) {
      const { after } = cluster;
      if (after === undefined || isDestroyed(cluster) || !is(cluster.backupEnabled, true)) continue;
      if (kindOf(cluster) !== 'dedicated' || kindOf(after) !== 'dedicated') continue;
      if (after.shards.kind === 'unknown') yield unchecked(after, 'replication_specs', after.shards);
      const found = new Set<string>();
      for (const [old, planned] of zonesOf(cluster, after)) {
        const [from, to] = [primaryRegion(old), primaryRegion(planned)];
        if (from === undefined || to === undefined || isUnknown(from)) continue;
        if (isUnknown(to)) {
          yield unchecked(after, 'replication_specs', to);
          continue;
        }
        const moved = differs(from, to);
        if (typeof moved === 'object') yield unchecked(after, to.attribute, moved);
        if (moved !== true) continue;
        const problem = problemOf(cluster, after, from, to);
        if (!found.has(problem.problem)) yield problem;
        found.add(problem.problem);
      }
    }
  },
});

/**
 * The shards that belong together before and after, one of each zone: by the zones' names if those are known and still
 * exist, otherwise by position. If their number changes, they cannot be matched.
 */
function* zonesOf(
  { shards: before }: Cluster,
  { shards: after }: Cluster,
): Iterable<readonly [Shard, Shard]> {
  if (before.kind !== 'known' || after.kind !== 'known') return;
  const [old, planned] = [byZone(before.value), byZone(after.value)];
  if (old !== undefined && planned !== undefined && [...old.keys()].some((name) => planned.has(name))) {
    for (const [name, shard] of old) {
      const other = planned.get(name);
      if (other !== undefined) yield [shard, other];
    }
    return;
  }
  if (before.value.length !== after.value.length) return;
  for (const [index, shard] of before.value.entries()) {
    const other = after.value[index];
    if (other !== undefined) yield [shard, other];
  }
}

/** The first shard of each zone, by name; undefined if a zone has none. */
function byZone(shards: readonly Shard[]): ReadonlyMap<string, Shard> | undefined {
  const zones = new Map<string, Shard>();
  for (const shard of shards) {
    if (shard.zoneName.kind !== 'known') return undefined;
    if (!zones.has(shard.zoneName.value)) zones.set(shard.zoneName.value, shard);
  }
  return zones;
}

function isUnknown(region: Region | Unknown): region is Unknown {
  return 'kind' in region;
}

/** Whether two regions are two places, or why that is not known yet. */
function differs(from: Region, to: Region): boolean | Unknown {
  for (const [old, planned] of [
    [from.provider, to.provider],
    [from.region, to.region],
  ] as const)
    if (old.kind === 'known' && planned.kind === 'known' && old.value !== planned.value) return true;
  if (to.region.kind === 'unknown') return to.region;
  return to.provider.kind === 'unknown' ? to.provider : false;
}

function problemOf(before: Cluster, after: Cluster, from: Region, to: Region): Problem {
  const copying = before.schedules.filter((schedule) => copiesTo(schedule, to));
  return {
    at: after,
    attribute: to.attribute,
    problem: `new snapshots of ${clusterNamed(after)} are stored in ${placeOf(to)} instead of ${placeOf(from)}, where older ones stay${copying.length === 0 ? '' : `; Atlas rewrites the copy settings for ${placeOf(to)}`}`,
    fix: `keep the highest-priority region, or acknowledge this finding if the move is intentional${copying.length === 0 ? '' : ', and change the copy settings as Atlas rewrites them'}`,
    ...(copying.length === 0 ? {} : { related: copying }),
  };
}

function copiesTo({ copySettings }: Schedule, { region }: Region): boolean {
  return (
    copySettings.kind === 'known' &&
    region.kind === 'known' &&
    copySettings.value.some(({ regionName }) => is(regionName, region.value))
  );
}

function placeOf({ provider, region }: Region): string {
  return `${show(provider)} ${show(region)}`;
}
