import type { Cluster, Region, Shard } from './cluster';
import { type Value, known, knownItems, knownValue, map } from './value';

/** The regions of a cluster that are known, in configuration order. */
export function knownRegions({ shards }: Pick<Cluster, 'shards'>): readonly Region[] {
  return (knownValue(shards) ?? []).flatMap(({ regions }) => knownValue(regions) ?? []);
}

/** The shards that a cluster has before the plan: those that are known. */
export function shardsBefore({ before }: Pick<Cluster, 'before'>): readonly Shard[] {
  return before === undefined ? [] : knownItems(before.shards);
}

/** How many shards a cluster has; a replica set counts as one. */
export function shardCount({ shards, type }: Pick<Cluster, 'shards' | 'type'>): Value<number> {
  // An advanced_cluster has a shard for each replication spec; the deprecated resource counts them in num_shards.
  if (type !== 'mongodbatlas_cluster') return map(shards, (all) => all.length);
  if (shards.kind !== 'known') return shards;
  let count = 0;
  for (const { numShards } of shards.value) {
    if (numShards.kind === 'unknown') return numShards;
    count += knownValue(numShards) ?? 1;
  }
  return known(count);
}
