import type { Snapshot, SnapshotSource } from '../../model';
import type { Follower } from '../follow/follow';
import type { RawResource } from '../resource/raw-resource';

/** Where a restore job takes its snapshot from: a resource of this estate, a list that a data source reads, or elsewhere. */
export function snapshotSourceOf(
  { attributes, scope }: RawResource,
  snapshots: ReadonlyMap<RawResource, Snapshot>,
  follower: Follower,
): SnapshotSource {
  for (const resource of follower.resources(attributes.written('snapshot_id'), scope)) {
    const snapshot = snapshots.get(resource);
    if (snapshot !== undefined) return { kind: 'resource', snapshot };
    if (resource.mode === 'data' && resource.type.endsWith('_snapshots'))
      return { kind: 'list', address: resource.address };
  }
  return { kind: 'other' };
}
