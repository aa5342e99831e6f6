import { clusterNvmeOnGoogleCloud } from '../../../src/rules/cluster/nvme-on-google-cloud';
import { cluster, deprecatedCluster, project, region, together } from '../../../src/rules/example';
import { type ExpectedFinding, testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const attribute = 'replication_specs[0].region_configs[0].electable_specs.instance_size';
const on = (provider: string, size: string) => ({
  resources: together(
    project(),
    cluster({ replication_specs: [{ region_configs: [region(size, { provider_name: provider })] }] }),
  ),
});
type Set = Pick<ExpectedFinding, 'fix' | 'fixInCode'>;
const MOVE = ', or move the cluster to AWS or Azure';
const to = (size: string, at = 0): Set => ({
  fix: `set instance_size = "${size}" in replication_specs[0].region_configs[${at}].electable_specs${MOVE}`,
  fixInCode: `set instanceSize: '${size}' in replicationSpecs[0].regionConfigs[${at}].electableSpecs${MOVE}`,
});
const finding = (size: string, set: Set) => ({
  at,
  attribute,
  problem: `cluster "orders" has the NVMe size ${size} on Google Cloud, which has no NVMe sizes`,
  ...set,
});

testRule(clusterNvmeOnGoogleCloud, [
  { title: 'NVMe on AWS', ...on('AWS', 'M40_NVME') },
  { title: 'NVMe on Azure', ...on('AZURE', 'M60_NVME') },
  { title: 'another size on Google Cloud', ...on('GCP', 'M40') },
  { title: 'NVMe on Google Cloud', ...on('GCP', 'M40_NVME'), findings: [finding('M40_NVME', to('M40'))] },
  {
    title: 'an NVMe size that Google Cloud does not have without NVMe either',
    ...on('GCP', 'M600_NVME'),
    findings: [finding('M600_NVME', { fix: `set the instance size to one without NVMe${MOVE}` })],
  },
  {
    title: 'an NVMe size of the second generation',
    ...on('GCP', 'M40_NVME_GEN_2'),
    findings: [finding('M40_NVME_GEN_2', to('M40'))],
  },
  {
    title: 'the second region is on Google Cloud',
    resources: together(
      project(),
      cluster({
        replication_specs: [
          {
            region_configs: [
              region('M40_NVME'),
              region('M40_NVME', { provider_name: 'GCP', region_name: 'WESTERN_EUROPE', priority: 6 }),
            ],
          },
        ],
      }),
    ),
    findings: [
      {
        ...finding('M40_NVME', to('M40', 1)),
        attribute: 'replication_specs[0].region_configs[1].electable_specs.instance_size',
      },
    ],
  },
  {
    title: 'a size known only after apply',
    ...on('GCP', '${terraform_data.size.output}'),
    unchecked: [`${at} ${attribute}`],
  },
  { title: 'a size known only after apply, on AWS', ...on('AWS', '${terraform_data.size.output}') },
  {
    title: 'a provider known only after apply',
    ...on('${terraform_data.cloud.output}', 'M40_NVME'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a provider known only after apply, and another size',
    ...on('${terraform_data.cloud.output}', 'M40'),
  },
  {
    title: 'a provider from a variable',
    ...on('${var.cloud}', 'M40_NVME'),
    variables: { cloud: 'GCP' },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [finding('M40_NVME', to('M40'))],
  },
  {
    title: 'a deprecated cluster',
    resources: together(
      project(),
      deprecatedCluster({ provider_name: 'GCP', provider_instance_size_name: 'M80_NVME' }),
    ),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'provider_instance_size_name',
        problem: 'cluster "archive" has the NVMe size M80_NVME on Google Cloud, which has no NVMe sizes',
        fix: 'set provider_instance_size_name = "M80", or move the cluster to AWS or Azure',
        fixInCode: "set providerInstanceSizeName: 'M80', or move the cluster to AWS or Azure",
      },
    ],
  },
]);
