import type { Snapshot } from '../../model';
import type { Building } from '../link/building';
import type { Linker } from '../link/linker';
import { type RawResource, resourceOf } from '../resource/raw-resource';
import { placeIn, stillBuilding } from './placement';

/** An on-demand snapshot of a cluster. */
export function buildSnapshot(raw: RawResource, linker: Linker): Building<Snapshot> {
  const { attributes } = raw;
  const { project, cluster } = linker.cluster.of(raw);
  const snapshot: Building<Snapshot> = {
    ...resourceOf(raw),
    clusterName: attributes.text('cluster_name'),
    cluster,
    clusterElsewhere: linker.cluster.elsewhere(raw, 'cluster_name', project, cluster),
    project: { kind: 'missing' },
    description: attributes.text('description'),
    retentionInDays: attributes.number('retention_in_days'),
    snapshotId: attributes.computed('snapshot_id'),
    createdAt: attributes.computed('created_at'),
    before: undefined,
    after: undefined,
  };
  placeIn(project, 'snapshots', snapshot);
  stillBuilding(cluster)?.snapshots.push(snapshot);
  return snapshot;
}
