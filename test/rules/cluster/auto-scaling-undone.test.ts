import { clusterAutoScalingUndone } from '../../../src/rules/cluster/auto-scaling-undone';
import { cluster, deprecatedCluster, project, shards, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const attribute = 'replication_specs[0].region_configs[0].auto_scaling.compute_enabled';
const size = 'replication_specs[0].region_configs[0].electable_specs.instance_size';

const scaled = (body: object = {}, count = 1, enabled: unknown = true) =>
  together(
    project(),
    cluster({
      replication_specs: shards(count, 'M30', {
        auto_scaling: { compute_enabled: enabled, compute_max_instance_size: 'M60' },
      }),
      ...body,
    }),
  );
const undone = {
  at,
  attribute,
  problem:
    'cluster "orders" has compute auto-scaling, but the next apply sets the size that the configuration has',
  fix: 'set useEffectiveFields: true, or add its sizes to lifecycle.ignoreChanges',
};

testRule(clusterAutoScalingUndone, [
  { title: 'a cluster that is not scaled', resources: together(project(), cluster()) },
  { title: 'auto-scaling that is disabled', resources: scaled({}, 1, false) },
  { title: 'auto-scaling, which a plan does not show the lifecycle of', only: 'plan', resources: scaled() },
  {
    title: 'auto-scaling that the next apply reverts',
    only: 'synth',
    resources: scaled(),
    findings: [undone],
  },
  { title: 'effective fields', only: 'synth', resources: scaled({ use_effective_fields: true }) },
  {
    title: 'effective fields from a variable',
    only: 'synth',
    resources: scaled({ use_effective_fields: '${var.keep}' }),
    variables: { keep: true },
    unchecked: [`${at} use_effective_fields`],
  },
  {
    title: 'effective fields of several shards, where they have no effect',
    only: 'synth',
    resources: scaled({ cluster_type: 'SHARDED', use_effective_fields: true }, 2),
    findings: [
      {
        ...undone,
        fix: 'add the instanceSize, diskSizeGb and diskIops of all nodes to lifecycle.ignoreChanges of the cluster',
      },
    ],
  },
  ...[size, 'replication_specs[0].region_configs[0].electable_specs', 'replication_specs'].map((ignored) => ({
    title: `${ignored} under ignore_changes`,
    only: 'synth' as const,
    resources: scaled({ lifecycle: { ignore_changes: [ignored] } }),
  })),
  {
    title: 'everything under ignore_changes',
    only: 'synth',
    resources: scaled({ lifecycle: { ignore_changes: 'all' } }),
  },
  {
    title: 'something else under ignore_changes',
    only: 'synth',
    resources: scaled({ lifecycle: { ignore_changes: ['tags'] } }),
    findings: [undone],
  },
  {
    title: 'a switch known only after apply',
    only: 'synth',
    resources: scaled({}, 1, '${terraform_data.on.output}'),
  },
  {
    title: 'a deprecated cluster',
    only: 'synth',
    resources: together(project(), deprecatedCluster({ auto_scaling_compute_enabled: true })),
  },
]);
