import type { Delivery, Missing, RestoreJob, Snapshot, Unlinked, Value } from '../../model';
import { map } from '../../model/value';
import type { Building } from '../link/building';
import type { Linker } from '../link/linker';
import { snapshotSourceOf } from '../link/snapshot-source';
import type { Attributes } from '../resource/attributes';
import { type RawResource, blockPlace, resourceOf } from '../resource/raw-resource';
import { stillBuilding } from './placement';

/** A restore job, from one cluster into another; `snapshots` are those of the estate by their resources. */
export function buildRestoreJob(
  raw: RawResource,
  linker: Linker,
  snapshots: ReadonlyMap<RawResource, Snapshot>,
): Building<RestoreJob> {
  const { attributes } = raw;
  const { project, cluster: source } = linker.cluster.of(raw);
  const block = attributes.block('delivery_type_config');
  const ends = targetOf(raw, block, linker);
  const { target } = ends;
  const job: Building<RestoreJob> = {
    ...resourceOf(raw),
    clusterName: attributes.text('cluster_name'),
    source,
    clusterElsewhere: linker.cluster.elsewhere(raw, 'cluster_name', project, source),
    project,
    snapshotId: attributes.text('snapshot_id'),
    snapshot: snapshotSourceOf(raw, snapshots, linker.follower),
    delivery: map(block, readDelivery),
    ...ends,
    before: undefined,
    after: undefined,
  };
  stillBuilding(target)?.restoresInto.push(job);
  return job;
}

function targetOf(
  raw: RawResource,
  block: Value<Attributes>,
  linker: Linker,
): Pick<RestoreJob, 'target' | 'targetProject' | 'targetElsewhere'> {
  if (block.kind !== 'known') {
    const open: Missing | Unlinked =
      block.kind === 'absent'
        ? { kind: 'missing' }
        : { kind: 'unlinked', reason: 'delivery_type_config is not known yet', until: block.until };
    return { target: open, targetProject: open, targetElsewhere: undefined };
  }
  const place = blockPlace(block.value, raw);
  const targetProject = linker.project.at(place, 'target_project_id');
  const target = linker.cluster.at(place, 'target_cluster_name', targetProject, raw);
  const targetElsewhere = linker.cluster.elsewhere(place, 'target_cluster_name', targetProject, target);
  return { target, targetProject, targetElsewhere };
}

function readDelivery(block: Attributes): Delivery {
  return {
    automated: block.flag('automated'),
    download: block.flag('download'),
    pointInTime: block.flag('point_in_time'),
    targetClusterName: block.text('target_cluster_name'),
    targetProjectId: block.text('target_project_id'),
    pointInTimeUtcSeconds: block.number('point_in_time_utc_seconds'),
    oplogTs: block.number('oplog_ts'),
    oplogInc: block.number('oplog_inc'),
  };
}
