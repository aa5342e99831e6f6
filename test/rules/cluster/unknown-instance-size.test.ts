import { CLOUD_PROVIDERS } from '../../../src/atlas/cloud-provider';
import { instanceSizes } from '../../../src/atlas/instance-sizes';
import { clusterUnknownInstanceSize } from '../../../src/rules/cluster/unknown-instance-size';
import {
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  region,
  serverlessInstance,
  shards,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { type ExpectedFinding, testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const first = 'replication_specs[0].region_configs[0]';
const attribute = `${first}.electable_specs.instance_size`;

const withSpecs = (replicationSpecs: unknown) => ({
  resources: together(project(), cluster({ replication_specs: replicationSpecs })),
});
const on = (provider: string, size: string) =>
  withSpecs([{ region_configs: [region(size, { provider_name: provider })] }]);
type Set = Pick<ExpectedFinding, 'fix' | 'fixInCode'>;
/** The only size that comes near: it can be written exactly. */
const exactly = (size: string): Set => ({
  fix: `set instance_size = "${size}" in replication_specs[0].region_configs[0].electable_specs`,
  fixInCode: `set instanceSize: '${size}' in replicationSpecs[0].regionConfigs[0].electableSpecs`,
});
const oneOf = (sizes: string): Set => ({ fix: `set the instance size to ${sizes}` });

const unknownSize = (size: string, whose: string, set: Set) => ({
  at,
  attribute,
  problem: `cluster "orders" has the size ${size}, which ${whose}`,
  ...set,
});

testRule(clusterUnknownInstanceSize, [
  ...CLOUD_PROVIDERS.map((provider) => ({
    title: `every size of ${provider}`,
    resources: together(
      project(),
      ...instanceSizes(provider).map((size) =>
        cluster(
          { replication_specs: [{ region_configs: [region(size, { provider_name: provider })] }] },
          size.toLowerCase(),
        ),
      ),
    ),
  })),
  {
    title: 'a size that no provider has',
    ...on('AWS', 'M70'),
    findings: [unknownSize('M70', 'AWS does not offer', oneOf('M60 or M80'))],
  },
  {
    title: 'a size beyond the largest',
    ...on('AZURE', 'M500'),
    findings: [unknownSize('M500', 'Azure does not offer', exactly('M200'))],
  },
  {
    title: 'a size of another provider',
    ...on('GCP', 'M90'),
    findings: [unknownSize('M90', 'Google Cloud does not offer', oneOf('M80 or M140'))],
  },
  {
    title: 'a generation that the provider does not offer',
    ...on('AZURE', 'M40_GEN_2'),
    findings: [unknownSize('M40_GEN_2', 'Azure does not offer', exactly('M40'))],
  },
  {
    title: 'an NVMe size that the provider does not offer',
    ...on('AZURE', 'M40_NVME'),
    findings: [unknownSize('M40_NVME', 'Azure does not offer', exactly('M60_NVME'))],
  },
  {
    title: 'small letters',
    ...on('AWS', 'm10'),
    findings: [unknownSize('m10', 'AWS does not offer', exactly('M10'))],
  },
  {
    title: 'a word that is not a size',
    ...on('AWS', 'medium'),
    findings: [unknownSize('medium', 'AWS does not offer', oneOf('one such as M10, M30 or R40'))],
  },
  {
    title: 'M0 on a provider of dedicated clusters',
    ...on('AWS', 'M0'),
    findings: [unknownSize('M0', 'AWS does not offer', exactly('M10'))],
  },
  {
    title: 'one finding for a size that several shards have',
    resources: together(project(), cluster({ cluster_type: 'SHARDED', replication_specs: shards(3, 'M70') })),
    findings: [unknownSize('M70', 'AWS does not offer', oneOf('M60 or M80'))],
  },
  {
    title: 'a size of analytics nodes',
    ...withSpecs([
      { region_configs: [region('M40', { analytics_specs: { instance_size: 'M45', node_count: 1 } })] },
    ]),
    findings: [
      {
        at,
        attribute: first,
        problem: 'cluster "orders" has the size M45, which AWS does not offer',
        ...oneOf('M40 or M50'),
      },
    ],
  },
  {
    title: 'a size known only after apply',
    ...withSpecs(shards(1, '${terraform_data.size.output}')),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a size from a variable',
    ...withSpecs(shards(1, '${var.size}')),
    variables: { size: 'M70' },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [unknownSize('M70', 'AWS does not offer', oneOf('M60 or M80'))],
  },
  {
    title: 'a provider known only after apply, and a size that every provider has',
    ...on('${terraform_data.cloud.output}', 'M30'),
  },
  {
    title: 'a provider known only after apply, and a size that some have',
    ...on('${terraform_data.cloud.output}', 'M90'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a provider known only after apply, and a size that none has',
    ...on('${terraform_data.cloud.output}', 'M70'),
    findings: [unknownSize('M70', 'no cloud provider offers', oneOf('M60 or M80'))],
  },
  {
    title: 'regions known only after apply',
    ...withSpecs([{ region_configs: '${terraform_data.regions.output}' }]),
    unchecked: [`${at} replication_specs[0].region_configs`],
  },
  { title: 'a size left out', ...withSpecs([{ region_configs: [region(undefined)] }]) },
  {
    title: 'a cluster that exists',
    before: together(project(), cluster({ replication_specs: shards(1, 'M70') })),
    ...withSpecs(shards(1, 'M70')),
    findings: [unknownSize('M70', 'AWS does not offer', oneOf('M60 or M80'))],
  },
  {
    title: 'a deprecated cluster',
    resources: together(project(), deprecatedCluster({ provider_instance_size_name: 'M140' })),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'provider_instance_size_name',
        problem: 'cluster "archive" has the size M140, which Azure does not offer',
        ...oneOf('M90 or M200'),
      },
    ],
  },
  {
    title: 'clusters of other kinds',
    resources: together(
      project(),
      flexCluster(),
      serverlessInstance(),
      tenantCluster('FLEX', {}, 'flex'),
      tenantCluster('TENANT', {}, 'free'),
      tenantCluster('TENANT', {}, 'shared', 'M5'),
    ),
  },
]);
