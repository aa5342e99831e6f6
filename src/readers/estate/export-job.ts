import type { ExportJob, Snapshot } from '../../model';
import type { Building } from '../link/building';
import type { Linker } from '../link/linker';
import { EXPORT_BUCKETS, refersToStateId } from '../link/state-id';
import { snapshotSourceOf } from '../link/snapshot-source';
import { type RawResource, resourceOf } from '../resource/raw-resource';
import { stillBuilding } from './placement';

/** An export of one snapshot; `snapshots` are those of the estate by address. */
export function buildExportJob(
  raw: RawResource,
  linker: Linker,
  snapshots: ReadonlyMap<RawResource, Snapshot>,
): Building<ExportJob> {
  const { attributes } = raw;
  const { project, cluster } = linker.cluster.of(raw);
  const job: Building<ExportJob> = {
    ...resourceOf(raw),
    clusterName: attributes.text('cluster_name'),
    cluster,
    project,
    snapshotId: attributes.text('snapshot_id'),
    snapshot: snapshotSourceOf(raw, snapshots, linker.follower),
    bucketId: attributes.text('export_bucket_id'),
    refersToStateId: refersToStateId(linker.follower, raw, 'export_bucket_id', EXPORT_BUCKETS),
    bucket: linker.bucket.at(raw),
    state: attributes.computed('state'),
    before: undefined,
    after: undefined,
  };
  stillBuilding(cluster)?.exportJobs.push(job);
  return job;
}
