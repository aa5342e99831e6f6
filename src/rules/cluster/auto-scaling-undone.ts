import type { Cluster, Region } from '../../model';
import { is, knownValue } from '../../model/value';
import { cluster, project, shards, together } from '../example';
import { assign, fix, named } from '../fix/fix';
import { perhapsOfKind } from '../queries/cluster-kind';
import { clusterNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';

const scaled = (body: object = {}) => ({
  replication_specs: shards(1, 'M30', {
    auto_scaling: { compute_enabled: true, compute_max_instance_size: 'M60' },
  }),
  ...body,
});

export const clusterAutoScalingUndone = defineRule({
  id: 'cluster/auto-scaling-undone',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'compute auto-scaling that the next apply reverts',
  why: 'Once Atlas has scaled a cluster, Terraform plans to scale it back to the size of the configuration, unless use_effective_fields or ignore_changes keeps the new size.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#use_effective_fields',
  prevents: 'drift, downtime',
  facts: ['11.20'],
  get examples() {
    return {
      good: [
        {
          title: 'with use_effective_fields',
          resources: together(project(), cluster(scaled({ use_effective_fields: true }))),
        },
        {
          title: 'with ignore_changes',
          resources: together(
            project(),
            cluster(
              scaled({
                lifecycle: {
                  ignore_changes: ['replication_specs[0].region_configs[0].electable_specs.instance_size'],
                },
              }),
            ),
          ),
        },
      ],
      bad: [{ only: 'synth' as const, resources: together(project(), cluster(scaled())) }],
    };
  },
  *check({ after, input }) {
    // A plan does not show what lifecycle ignores.
    if (input === 'plan') return;
    for (const cluster of perhapsOfKind('dedicated', after.clusters))
      if (cluster.type === 'mongodbatlas_advanced_cluster') yield* judge(cluster);
  },
});

/** One finding for each cluster: all its regions scale alike. */
function* judge(cluster: Cluster): Iterable<Result> {
  const shards = knownValue(cluster.shards) ?? [];
  const keepsSizes = shards.length === 1 ? cluster.useEffectiveFields : undefined;
  if (keepsSizes !== undefined && is(keepsSizes, true)) return;
  for (const { regions } of shards)
    for (const region of knownValue(regions) ?? []) {
      const scaling = scalingOf(region);
      if (scaling === undefined) continue;
      if (keepsSizes?.kind === 'unknown') {
        yield unchecked(cluster, 'use_effective_fields', keepsSizes);
        return;
      }
      yield {
        at: cluster,
        attribute: scaling,
        problem: `${clusterNamed(cluster)} has compute auto-scaling, but the next apply sets the size that the configuration has`,
        fix:
          keepsSizes === undefined
            ? fix`add the ${named('instance_size')}, ${named('disk_size_gb')} and ${named('disk_iops')} of all nodes to ${named('lifecycle.ignore_changes')} of the cluster`
            : fix`set ${assign('use_effective_fields', true)}, or add its sizes to ${named('lifecycle.ignore_changes')}`,
      };
      return;
    }
}

/** Where compute auto-scaling is enabled while Terraform manages the size that it changes. */
function scalingOf({ autoScaling, electable }: Region): string | undefined {
  if (autoScaling.kind !== 'known' || !is(autoScaling.value.computeEnabled, true)) return undefined;
  const size = electable.kind === 'known' ? electable.value.size : electable;
  if (size.kind === 'absent' || (size.kind === 'unknown' && size.isIgnored === true)) return undefined;
  return autoScaling.value.attributes.computeEnabled;
}
