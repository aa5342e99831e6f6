import type { CollectionRestoreJob, RestoredNamespace, Snapshot, Value } from '../../model';
import { ABSENT, map } from '../../model/value';
import type { Building } from '../link/building';
import type { Linker } from '../link/linker';
import { snapshotSourceOf } from '../link/snapshot-source';
import type { Attributes } from '../resource/attributes';
import { type RawResource, resourceOf } from '../resource/raw-resource';

/** A restore of databases and collections; `snapshots` are those of the estate by address. */
export function buildCollectionRestoreJob(
  raw: RawResource,
  linker: Linker,
  snapshots: ReadonlyMap<RawResource, Snapshot>,
): Building<CollectionRestoreJob> {
  const { attributes } = raw;
  const { project, cluster: source } = linker.cluster.of(raw);
  const targetProject = linker.project.at(raw, 'target_project_id');
  const target = linker.cluster.at(raw, 'target_cluster_name', targetProject, raw);
  const timeouts = attributes.block('timeouts');
  return {
    ...resourceOf(raw),
    clusterName: attributes.text('cluster_name'),
    source,
    clusterElsewhere: linker.cluster.elsewhere(raw, 'cluster_name', project, source),
    project,
    targetClusterName: attributes.text('target_cluster_name'),
    target,
    targetElsewhere: linker.cluster.elsewhere(raw, 'target_cluster_name', targetProject, target),
    targetProjectId: attributes.text('target_project_id'),
    targetProject,
    writeStrategy: attributes.text('write_strategy'),
    indexStrategy: attributes.text('index_strategy'),
    snapshotId: attributes.text('snapshot_id'),
    snapshot: snapshotSourceOf(raw, snapshots, linker.follower),
    pointInTimeUtcSeconds: attributes.number('point_in_time_utc_seconds'),
    oplogTs: attributes.number('oplog_ts'),
    oplogInc: attributes.number('oplog_inc'),
    databases: readNamespaces(attributes, 'databases'),
    collections: readNamespaces(attributes, 'collections'),
    createTimeout: timeouts.kind === 'known' ? timeouts.value.text('create') : timeouts,
    before: undefined,
    after: undefined,
  };
}

function readNamespaces(attributes: Attributes, name: string): Value<readonly RestoredNamespace[]> {
  const namespaces = map(attributes.blocks(name), (members) =>
    members.map((member) => ({
      source: member.text('source_namespace'),
      target: member.computed('target_namespace'),
    })),
  );
  return namespaces.kind === 'known' && namespaces.value.length === 0 ? ABSENT : namespaces;
}
