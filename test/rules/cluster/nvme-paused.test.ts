import { clusterNvmePaused } from '../../../src/rules/cluster/nvme-paused';
import { type Body, cluster, deprecatedCluster, project, shards, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const nvme = (body: Body) => cluster({ replication_specs: shards(1, 'M40_NVME'), ...body });
const withCluster = (body: Body) => ({ resources: together(project(), nvme(body)) });

const finding = {
  at,
  attribute: 'paused',
  problem: 'cluster "orders" is paused, which its NVMe size M40_NVME does not support',
  fix: 'remove paused, or set the instance size to one without NVMe',
};
const size = 'replication_specs[0].region_configs[0].electable_specs.instance_size';

testRule(clusterNvmePaused, [
  { title: 'NVMe that runs', ...withCluster({ paused: false }) },
  { title: 'NVMe with paused left out', ...withCluster({}) },
  { title: 'NVMe that is paused', ...withCluster({ paused: true }), findings: [finding] },
  {
    title: 'another size that is paused',
    ...withCluster({ paused: true, replication_specs: shards(1, 'M40') }),
  },
  {
    title: 'NVMe that the plan pauses',
    before: together(project(), nvme({})),
    ...withCluster({ paused: true }),
    findings: [finding],
  },
  {
    title: 'a paused cluster that becomes NVMe',
    before: together(project(), cluster({ paused: true })),
    ...withCluster({ paused: true }),
    findings: [finding],
  },
  {
    title: 'paused known only after apply',
    ...withCluster({ paused: '${terraform_data.paused.output}' }),
    unchecked: [`${at} paused`],
  },
  {
    title: 'paused from a variable',
    ...withCluster({ paused: '${var.paused}' }),
    variables: { paused: true },
    atSynth: { unchecked: [`${at} paused`] },
    findings: [finding],
  },
  {
    title: 'paused not known, without NVMe',
    ...withCluster({ paused: '${terraform_data.paused.output}', replication_specs: shards(1, 'M40') }),
  },
  {
    title: 'a size known only after apply',
    ...withCluster({ paused: true, replication_specs: shards(1, '${terraform_data.size.output}') }),
    unchecked: [`${at} ${size}`],
  },
  {
    title: 'a size known only after apply, of a cluster that runs',
    ...withCluster({ paused: false, replication_specs: shards(1, '${terraform_data.size.output}') }),
  },
  {
    title: 'a deprecated cluster',
    resources: together(
      project(),
      deprecatedCluster({ provider_instance_size_name: 'M60_NVME', paused: true }),
    ),
    findings: [
      {
        ...finding,
        at: 'mongodbatlas_cluster.archive',
        problem: 'cluster "archive" is paused, which its NVMe size M60_NVME does not support',
      },
    ],
  },
]);
