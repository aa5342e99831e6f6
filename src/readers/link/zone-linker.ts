import type { Cluster, Link, Shard } from '../../model';
import { linked } from '../../model/link';
import { is, knownItems } from '../../model/value';
import type { Follower } from '../follow/follow';
import type { Target } from '../follow/target';
import { only } from '../resource/only';
import type { KnownAfter, Place } from '../resource/raw-resource';
import { linkTo, unlinked } from './building';
import type { Clusters } from './clusters';

/** Finds the shard whose zone a copy setting names. */
export class ZoneLinker {
  constructor(
    private readonly clusters: Clusters,
    private readonly follower: Follower,
    private readonly until: KnownAfter,
  ) {}

  /** The shard by a known zone_id, else by the references in it. */
  at({ attributes, scope }: Place, link: Link<Cluster>): Link<Shard> {
    const zone = attributes.text('zone_id');
    const cluster = linked(link);
    const shards = cluster === undefined ? [] : knownItems(cluster.shards);
    if (zone.kind === 'known') {
      const shard = shards.find(({ zoneId }) => is(zoneId, zone.value));
      if (shard !== undefined) return linkTo(shard);
      const mayComeLater =
        cluster !== undefined &&
        (cluster.shards.kind !== 'known' || shards.some(({ zoneId }) => zoneId.kind !== 'known'));
      if (!mayComeLater) return { kind: 'outside', name: zone };
    }
    const targets = this.follower.targets(attributes.written('zone_id'), scope);
    if (zone.kind === 'absent' && targets.length === 0) return { kind: 'missing' };
    const shard = this.behind(targets) ?? (hasOneZone(cluster) ? shards[0] : undefined);
    return shard === undefined ? unlinked('zone_id is not known yet', this.until) : linkTo(shard);
  }

  private behind(targets: readonly Target[]): Shard | undefined {
    const target = only(targets);
    if (target?.kind !== 'resource') return undefined;
    const cluster = this.clusters.createdBy(target.resource);
    if (cluster === undefined) return undefined;
    const [attribute, step, zone, last] = target.path;
    // `replication_specs.*.zone_id[0]`, as the provider's documentation writes it.
    const index = step === '*' && zone === 'zone_id' ? last : step;
    if (attribute !== 'replication_specs' || typeof index !== 'number') return undefined;
    return knownItems(cluster.object.shards)[index];
  }
}

/** Only a Global Cluster has several zones. */
function hasOneZone(cluster: Cluster | undefined): boolean {
  if (cluster?.shards.kind !== 'known') return false;
  return cluster.shards.value.length === 1 || is(cluster.clusterType, 'SHARDED');
}
