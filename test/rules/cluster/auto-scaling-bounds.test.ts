import { clusterAutoScalingBounds } from '../../../src/rules/cluster/auto-scaling-bounds';
import {
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  shards,
  together,
} from '../../../src/rules/example';
import { inCamelCase, testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const scaling = 'replication_specs[0].region_configs[0].auto_scaling';
const min = `${scaling}.compute_min_instance_size`;
const max = `${scaling}.compute_max_instance_size`;

const down = (smallest: unknown, largest: unknown) => ({
  compute_scale_down_enabled: true,
  compute_min_instance_size: smallest,
  compute_max_instance_size: largest,
});
const scaled = (autoScaling: object, size = 'M30', count = 1) =>
  together(
    project(),
    cluster({
      use_effective_fields: true,
      ...(count > 1 ? { cluster_type: 'SHARDED' } : {}),
      replication_specs: shards(count, size, { auto_scaling: { compute_enabled: true, ...autoScaling } }),
    }),
  );
const wrong = (attribute: string, problem: string, fix: string) => ({
  at,
  attribute,
  problem: `cluster "orders" ${problem}`,
  fix,
  fixInCode: inCamelCase(fix).replace(/ = /g, ': '),
});

testRule(clusterAutoScalingBounds, [
  { title: 'bounds around the size', resources: scaled(down('M10', 'M60')) },
  { title: 'a size at both bounds in turn', resources: scaled(down('M30', 'M40')) },
  { title: 'a size at the largest', resources: scaled(down('M10', 'M30')) },
  { title: 'scaling up alone', resources: scaled({ compute_max_instance_size: 'M60' }) },
  {
    title: 'compute auto-scaling that is disabled',
    resources: scaled({ compute_enabled: false, ...down('M60', 'M30') }),
  },
  {
    title: 'no largest size',
    resources: scaled({}),
    findings: [
      wrong(
        max,
        'has compute auto-scaling without a largest size',
        `set ${max} to a size above that of the cluster, or set compute_enabled = false in ${scaling}`,
      ),
    ],
  },
  {
    title: 'no smallest size, although it is scaled down',
    resources: scaled({ compute_scale_down_enabled: true, compute_max_instance_size: 'M60' }),
    findings: [
      wrong(
        min,
        'is scaled down automatically, but without a smallest size',
        `set ${min} to a size up to that of the cluster, or set compute_scale_down_enabled = false in ${scaling}`,
      ),
    ],
  },
  {
    title: 'the smallest size above the largest',
    resources: scaled(down('M60', 'M30'), 'M40'),
    findings: [
      wrong(
        min,
        'has the smallest size M60 for auto-scaling, which is not below the largest, M30',
        `set ${min} to a size below M30`,
      ),
    ],
  },
  {
    title: 'equal bounds',
    resources: scaled(down('M30', 'M30')),
    findings: [
      wrong(
        min,
        'has the smallest size M30 for auto-scaling, which is not below the largest, M30',
        `set ${min} to a size below M30`,
      ),
    ],
  },
  {
    title: 'a size above the largest',
    resources: scaled(down('M10', 'M30'), 'M60'),
    findings: [
      wrong(
        max,
        'has the size M60, above the largest size for auto-scaling, M30',
        `set ${max} to at least M60`,
      ),
    ],
  },
  {
    title: 'a size below the smallest',
    resources: scaled(down('M40', 'M60')),
    findings: [
      wrong(
        min,
        'has the size M30, below the smallest size for auto-scaling, M40',
        `set ${min} to at most M30`,
      ),
    ],
  },
  {
    title: 'a smallest size that has no effect without scaling down',
    resources: scaled({ compute_min_instance_size: 'M40', compute_max_instance_size: 'M60' }),
  },
  {
    title: 'a largest size of another class',
    resources: scaled({ compute_max_instance_size: 'R60' }),
    findings: [
      wrong(
        max,
        'has the size M30, but its largest size for auto-scaling, R60, is of another class',
        `set ${max} to a General size, as M30 is`,
      ),
    ],
  },
  {
    title: 'a largest size of another generation',
    resources: scaled({ compute_max_instance_size: 'M60' }, 'M30_GEN_2'),
    findings: [
      wrong(
        max,
        'has the size M30_GEN_2, but its largest size for auto-scaling, M60, is of another generation',
        `set ${max} to a General size of generation 2, as M30_GEN_2 is`,
      ),
    ],
  },
  {
    title: 'M10 as the smallest size of a second generation',
    resources: scaled(down('M10', 'M60_GEN_2'), 'M30_GEN_2'),
  },
  {
    title: 'an NVMe size',
    resources: scaled({ compute_max_instance_size: 'M60_NVME' }, 'M40_NVME'),
    findings: [
      wrong(
        `${scaling}.compute_enabled`,
        'has the NVMe size M40_NVME and compute auto-scaling, which NVMe does not support',
        `set compute_enabled = false in ${scaling}`,
      ),
    ],
  },
  {
    title: 'one finding for shards with equal bounds',
    resources: scaled(down('M40', 'M60'), 'M30', 2),
    findings: [
      wrong(
        min,
        'has the size M30, below the smallest size for auto-scaling, M40',
        `set ${min} to at most M30`,
      ),
    ],
  },
  {
    title: 'a cluster with effective fields that was scaled',
    before: scaled(down('M10', 'M60')),
    resources: scaled(down('M40', 'M80')),
    atSynth: {
      findings: [
        wrong(
          min,
          'has the size M30, below the smallest size for auto-scaling, M40',
          `set ${min} to at most M30`,
        ),
      ],
    },
  },
  {
    title: 'a bound from a variable',
    resources: scaled(down('M10', '${var.largest}'), 'M60'),
    variables: { largest: 'M30' },
    atSynth: { unchecked: [`${at} ${max}`] },
    findings: [
      wrong(
        max,
        'has the size M60, above the largest size for auto-scaling, M30',
        `set ${max} to at least M60`,
      ),
    ],
  },
  {
    title: 'a switch from a variable',
    resources: scaled({ compute_enabled: '${var.on}', ...down('M10', 'M60') }),
    variables: { on: true },
    atSynth: { unchecked: [`${at} ${scaling}.compute_enabled`] },
  },
  {
    title: 'a deprecated cluster',
    resources: together(
      project(),
      deprecatedCluster({
        provider_instance_size_name: 'M60',
        auto_scaling_compute_enabled: true,
        provider_auto_scaling_compute_max_instance_size: 'M30',
      }),
    ),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'provider_auto_scaling_compute_max_instance_size',
        problem: 'cluster "archive" has the size M60, above the largest size for auto-scaling, M30',
        fix: 'set provider_auto_scaling_compute_max_instance_size to at least M60',
        fixInCode: 'set providerAutoScalingComputeMaxInstanceSize to at least M60',
      },
    ],
  },
  {
    title: 'analytics nodes with their own bounds',
    resources: together(
      project(),
      cluster({
        replication_specs: shards(1, 'M30', {
          analytics_specs: { instance_size: 'M60', node_count: 1 },
          analytics_auto_scaling: { compute_enabled: true, compute_max_instance_size: 'M40' },
        }),
      }),
    ),
    findings: [
      {
        at,
        attribute: 'replication_specs[0].region_configs[0].analytics_auto_scaling.compute_max_instance_size',
        problem: 'cluster "orders" has the size M60, above the largest size for auto-scaling, M40',
        fix: 'set replication_specs[0].region_configs[0].analytics_auto_scaling.compute_max_instance_size to at least M60',
        fixInCode:
          'set replicationSpecs[0].regionConfigs[0].analyticsAutoScaling.computeMaxInstanceSize to at least M60',
      },
    ],
  },
  { title: 'a Flex cluster', resources: together(project(), flexCluster()) },
]);
