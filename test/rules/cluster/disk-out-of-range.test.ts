import { clusterDiskOutOfRange } from '../../../src/rules/cluster/disk-out-of-range';
import {
  type Body,
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  region,
  shards,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const specs = 'replication_specs[0].region_configs[0].electable_specs';
const attribute = `${specs}.disk_size_gb`;
const inCode = 'replicationSpecs[0].regionConfigs[0].electableSpecs.diskSizeGb';

const withDisk = (size: unknown, disk: unknown, provider: unknown = 'AWS', ofProject: Body = {}) =>
  together(
    project(ofProject),
    cluster({
      replication_specs: shards(1, 'M10', {
        provider_name: provider,
        electable_specs: { instance_size: size, node_count: 3, disk_size_gb: disk },
      }),
    }),
  );
const wrong = (problem: string, fix: string, severity?: 'error') => ({
  at,
  attribute,
  ...(severity === undefined ? {} : { severity }),
  problem: `cluster "orders" has a disk of ${problem}`,
  fix: `set ${attribute} ${fix}`,
  fixInCode: `set ${inCode} ${fix}`,
});
const withoutExtended = wrong(
  '2000 GB, but M40 supports at most 1024 GB without extended storage',
  'to at most 1024, or choose a larger instance size, or enable extended storage for the project',
);

testRule(clusterDiskOutOfRange, [
  { title: 'the smallest disk of AWS', resources: withDisk('M10', 10) },
  { title: 'the smallest disk of Azure', resources: withDisk('M10', 8, 'AZURE') },
  { title: 'the largest disk of M30', resources: withDisk('M30', 512) },
  { title: 'the largest disk of M40', resources: withDisk('M40', 1024) },
  { title: 'no disk', resources: withDisk('M10', undefined) },
  { title: 'a size whose disks are not documented', resources: withDisk('M30_GEN_2', 5000) },
  {
    title: 'a disk that is too small for any size',
    resources: withDisk('M10', 9),
    findings: [wrong('9 GB, but on AWS the smallest one has 10 GB', 'to at least 10', 'error')],
  },
  {
    title: 'a disk that is too small on Azure',
    resources: withDisk('M10', 7, 'AZURE'),
    findings: [wrong('7 GB, but on Azure the smallest one has 8 GB', 'to at least 8', 'error')],
  },
  {
    title: 'a disk that is too large for M10',
    resources: withDisk('M10', 129),
    findings: [
      wrong(
        '129 GB, but M10 supports at most 128 GB',
        'to at most 128, or choose a larger instance size',
        'error',
      ),
    ],
  },
  {
    title: 'a disk on which the tables differ by a gigabyte',
    resources: withDisk('M20', 256),
    findings: [
      wrong(
        '256 GB, but M20 supports at most 255 GB without extended storage',
        'to at most 255, or choose a larger instance size, or enable extended storage for the project',
      ),
    ],
  },
  {
    title: 'a disk that requires extended storage',
    resources: withDisk('M40', 2000),
    findings: [withoutExtended],
  },
  {
    title: 'extended storage, which the project enables',
    resources: withDisk('M40', 2000, 'AWS', { is_extended_storage_sizes_enabled: true }),
  },
  {
    title: 'a project that may enable extended storage',
    resources: withDisk('M40', 2000, 'AWS', {
      is_extended_storage_sizes_enabled: '${terraform_data.on.output}',
    }),
  },
  {
    title: 'a disk that no project can have',
    resources: withDisk('M40', 5000, 'AWS', { is_extended_storage_sizes_enabled: true }),
    findings: [
      wrong(
        '5000 GB, but M40 supports at most 4096 GB',
        'to at most 4096, or choose a larger instance size',
        'error',
      ),
    ],
  },
  {
    title: 'a disk that the cluster has already',
    before: withDisk('M40', 2000),
    resources: withDisk('M40', 2000),
    atSynth: { findings: [withoutExtended] },
  },
  { title: 'the disk of an NVMe size', resources: withDisk('M40_NVME', 380) },
  {
    title: 'another disk of an NVMe size',
    resources: withDisk('M40_NVME', 400),
    findings: [wrong('400 GB, but M40_NVME has one of 380 GB', 'to 380, or remove it')],
  },
  {
    title: 'disks that differ between kinds of nodes',
    resources: together(
      project(),
      cluster({
        replication_specs: [
          {
            region_configs: [
              region('M30', {
                electable_specs: { instance_size: 'M30', node_count: 3, disk_size_gb: 40 },
                analytics_specs: { instance_size: 'M30', node_count: 1, disk_size_gb: 80 },
              }),
            ],
          },
        ],
      }),
    ),
    findings: [
      {
        at,
        attribute: 'replication_specs[0].region_configs[0].analytics_specs.disk_size_gb',
        severity: 'error',
        problem: 'cluster "orders" has disks of 40 GB and of 80 GB, but all its nodes require equal ones',
        fix: 'set disk_size_gb = 40 in replication_specs[0].region_configs[0].analytics_specs',
        fixInCode: 'set diskSizeGb: 40 in replicationSpecs[0].regionConfigs[0].analyticsSpecs',
      },
    ],
  },
  {
    title: 'a disk from a variable',
    resources: withDisk('M10', '${var.disk}'),
    variables: { disk: 9 },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [wrong('9 GB, but on AWS the smallest one has 10 GB', 'to at least 10', 'error')],
  },
  {
    title: 'a size from a variable',
    resources: withDisk('${var.size}', 2000),
    variables: { size: 'M40' },
    atSynth: { unchecked: [`${at} ${specs}.instance_size`] },
    findings: [withoutExtended],
  },
  {
    title: 'a disk known only after apply, which a plan of HCL may also show where it is left out',
    inHcl: {},
    resources: withDisk('M10', '${terraform_data.disk.output}'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a deprecated cluster',
    resources: together(project(), deprecatedCluster({ disk_size_gb: 4 })),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'disk_size_gb',
        severity: 'error',
        problem: 'cluster "archive" has a disk of 4 GB, but on Azure the smallest one has 8 GB',
        fix: 'set disk_size_gb to at least 8',
        fixInCode: 'set diskSizeGb to at least 8',
      },
    ],
  },
  { title: 'a Flex cluster', resources: together(project(), flexCluster()) },
]);
