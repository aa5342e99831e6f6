import type { Cluster, Region } from '../../model';
import { knownValue } from '../../model/value';
import { kindAttribute } from './cluster-kind';
import { type Unchecked, unchecked } from '../rule';

/** The regions of a cluster in configuration order, with why some of them are not known yet. */
export function* regionsOf(cluster: Cluster): Iterable<Region | Unchecked> {
  const { shards } = cluster;
  const attribute = kindAttribute(cluster);
  if (shards.kind === 'unknown') yield unchecked(cluster, attribute, shards);
  for (const { regions } of knownValue(shards) ?? []) {
    if (regions.kind === 'unknown') yield unchecked(cluster, attribute, regions);
    if (regions.kind === 'known') yield* regions.value;
  }
}
