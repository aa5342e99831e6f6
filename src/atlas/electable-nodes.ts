/**
 * How many nodes of a shard can be elected, over all its regions together.
 * @see https://www.mongodb.com/docs/atlas/cluster-config/multi-cloud-distribution/
 */
export const ELECTABLE_NODES: readonly number[] = [3, 5, 7];
