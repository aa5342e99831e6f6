import { type Cluster, type ProviderRequirement, show } from '../../model';
import { cluster, project, shards, together } from '../example';
import { type Result, defineRule, unchecked } from '../rule';
import { called } from '../queries/names';

const sharded = { cluster_type: 'SHARDED' };

export const clusterMisleadingNumShards = defineRule({
  id: 'cluster/misleading-num-shards',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'num_shards or disk_size_gb where provider 2.x has no such attribute',
  why: 'An advanced_cluster of provider 2.x has one shard for each element of replication_specs: it drops num_shards there without a word, and refuses disk_size_gb at the root.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/guides/2.0.0-upgrade-guide',
  prevents: 'wrong topology',
  facts: ['T-8'],
  get examples() {
    return {
      good: [
        {
          title: 'three replication specs are three shards',
          resources: together(project(), cluster({ ...sharded, replication_specs: shards(3) })),
        },
      ],
      bad: [
        {
          title: 'one replication spec is one shard, whatever its num_shards says',
          resources: together(
            project(),
            cluster({ ...sharded, replication_specs: shards(1).map((spec) => ({ ...spec, num_shards: 3 })) }),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    if (after.providers.some(isBefore2)) return;
    for (const cluster of after.clusters)
      if (cluster.type === 'mongodbatlas_advanced_cluster') {
        yield* misleadingNumShards(cluster);
        yield* misleadingDiskSize(cluster);
      }
  },
});

function* misleadingNumShards(cluster: Cluster): Iterable<Result> {
  const { shards } = cluster;
  if (shards.kind === 'unknown') yield unchecked(cluster, 'replication_specs', shards);
  if (shards.kind !== 'known') return;
  for (const [index, { numShards }] of shards.value.entries()) {
    if (numShards.kind === 'absent') continue;
    const spec = `replication_specs[${index}]`;
    if (numShards.kind === 'unknown') yield unchecked(cluster, `${spec}.num_shards`, numShards);
    if (numShards.kind === 'known')
      yield {
        at: cluster,
        attribute: `${spec}.num_shards`,
        problem: `num_shards = ${show(numShards)} in ${spec} of ${called(cluster)} is dropped: one replication spec makes one shard`,
        fix:
          numShards.value > 1
            ? `write that replication spec ${show(numShards)} times, and remove num_shards`
            : 'remove num_shards',
      };
  }
}

function* misleadingDiskSize(cluster: Cluster): Iterable<Result> {
  const { rootDiskSizeGb } = cluster;
  if (rootDiskSizeGb.kind === 'unknown') yield unchecked(cluster, 'disk_size_gb', rootDiskSizeGb);
  if (rootDiskSizeGb.kind === 'known')
    yield {
      at: cluster,
      attribute: 'disk_size_gb',
      problem: `the cluster ${called(cluster)} has disk_size_gb = ${show(rootDiskSizeGb)} at its root, where an advanced_cluster has no such attribute`,
      fix: `write disk_size_gb = ${show(rootDiskSizeGb)} in the electable_specs of every region`,
    };
}

/** Whether the configuration asks for a provider before 2.0, where both are real. */
function isBefore2({ constraint }: ProviderRequirement): boolean {
  return (
    constraint.kind === 'known' &&
    constraint.value
      .split(',')
      .map((term) => term.trim())
      .some(
        (term) => /^(?:=|~>|<=)?\s*v?1\.\d/.test(term) || /^<\s*v?(?:[01](?:\.|$)|2(?:\.0){0,2}$)/.test(term),
      )
  );
}
