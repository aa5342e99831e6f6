import type { Value } from '../../model';
import { ABSENT, is, knownValue } from '../../model/value';
import { type ClusterFacts, readCluster } from '../cluster/cluster';
import { CLUSTER_TYPES } from '../cluster/cluster-types';
import type { Target } from '../follow/target';
import { type RawResource, isRead } from '../resource/raw-resource';

/**
 * What a data source says of the cluster that it reads, alone or in a list; undefined if it reads none, or none of that
 * name.
 */
export function clusterReadBy(
  target: Target,
  name: Value<string>,
): Pick<ClusterFacts, 'kind' | 'name'> | undefined {
  if (target.kind !== 'resource' || target.resource.mode !== 'data') return undefined;
  const { resource, path } = target;
  const type = clusterTypeOf(resource.type);
  if (type === undefined) return undefined;
  const [member, index] = path;
  const list = member === 'results' ? resource.attributes.blocks(member) : ABSENT;
  if (list.kind !== 'known') {
    const read = readCluster({ ...resource, type });
    return isOther(read.name, name) ? undefined : read;
  }
  const clusters = list.value.map((attributes) => readCluster({ ...resource, type, attributes }));
  if (typeof index === 'number') return clusters[index];
  return clusters.find((read) => is(read.name, knownValue(name)));
}

/**
 * The resources that a data source is as good as, if it read clusters of Atlas: one for each cluster that it has, with the
 * type of the resource that makes such a cluster.
 */
export function clustersIn(resource: RawResource): readonly RawResource[] {
  const type = isRead(resource) ? clusterTypeOf(resource.type) : undefined;
  if (type === undefined || SNAPSHOTS.test(resource.type)) return [];
  const list = resource.attributes.blocks('results');
  if (list.kind !== 'known') return [{ ...resource, type }];
  return list.value.map((attributes, index) => ({
    ...resource,
    type,
    attributes,
    address: `${resource.address}.results[${index}]`,
  }));
}

/** Data sources that name a cluster, and have something else of it. */
const SNAPSHOTS = /snapshot|restore_job/;

function isOther(one: Value<string>, other: Value<string>): boolean {
  return one.kind === 'known' && other.kind === 'known' && one.value !== other.value;
}

/** The cluster resource that a data source corresponds to: `mongodbatlas_flex_snapshots` names a Flex cluster. */
function clusterTypeOf(dataSource: string): string | undefined {
  if (dataSource.startsWith('mongodbatlas_flex_')) return 'mongodbatlas_flex_cluster';
  const single = dataSource.replace(/s$/, '');
  return CLUSTER_TYPES.has(single) ? single : undefined;
}
