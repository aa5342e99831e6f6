import type { Cluster, ProviderRequirement } from '../../model';
import { show } from '../../model/value';
import { cluster, project, shards, together } from '../example';
import { type Result, defineRule, unchecked } from '../rule';
import { assign, fix, named } from '../fix/fix';
import { clusterNamed } from '../queries/names';

const sharded = { cluster_type: 'SHARDED' };

const REGION_DISK_SIZE = 'replication_specs.region_configs.electable_specs.disk_size_gb';

export const clusterMisleadingNumShards = defineRule({
  id: 'cluster/misleading-num-shards',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'num_shards or disk_size_gb where provider 2.x does not support it',
  why: 'Provider 2.x creates one shard for each element of replication_specs. It silently drops num_shards there, and rejects disk_size_gb at the root of an advanced_cluster.',
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
          title: 'one replication spec is one shard, whatever its num_shards',
          resources: together(
            project(),
            cluster({ ...sharded, replication_specs: shards(1).map((spec) => ({ ...spec, num_shards: 3 })) }),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    // Each input requires its own provider.
    const before2 = new Set(after.providers.filter(isBefore2).map(({ origin }) => origin));
    for (const cluster of after.clusters)
      if (cluster.type === 'mongodbatlas_advanced_cluster' && !before2.has(cluster.origin)) {
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
        problem: `num_shards = ${show(numShards)} in ${spec} of ${clusterNamed(cluster)} has no effect: each replication spec creates one shard`,
        fix:
          numShards.value > 1
            ? fix`repeat that replication spec ${show(numShards)} times, and remove ${named(`${spec}.num_shards`)}`
            : fix`remove ${named(`${spec}.num_shards`)}`,
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
      problem: `${clusterNamed(cluster)} sets disk_size_gb = ${show(rootDiskSizeGb)} at its root, where an advanced_cluster does not support it`,
      fix: fix`remove ${named('disk_size_gb')}, and set ${assign(REGION_DISK_SIZE, rootDiskSizeGb)} of every region`,
    };
}

/** Whether the configuration requires a provider before 2.0, which supports both. */
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
