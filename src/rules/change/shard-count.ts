import { type Cluster, type Value, known, map } from '../../model';

/** How many shards a cluster has; a replica set counts as one. */
export function shardCount({ shards, type }: Pick<Cluster, 'shards' | 'type'>): Value<number> {
  if (type !== 'mongodbatlas_cluster') return map(shards, (all) => all.length);
  if (shards.kind !== 'known') return shards;
  let count = 0;
  for (const { numShards } of shards.value) {
    if (numShards.kind === 'unknown') return numShards;
    count += numShards.kind === 'known' ? numShards.value : 1;
  }
  return known(count);
}
