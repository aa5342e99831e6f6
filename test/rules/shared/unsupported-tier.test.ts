import {
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  shards,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { sharedUnsupportedTier } from '../../../src/rules/shared/unsupported-tier';
import { clusterOfVariable } from '../../support/cluster-forms';
import { type ExpectedFinding, testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.sandbox';
const size = 'replication_specs[0].region_configs[0].electable_specs.instance_size';
const tenant = (name: string) => together(project(), tenantCluster('TENANT', {}, 'sandbox', name));

const unsupported = (name: string, address = at, attribute = size): ExpectedFinding => ({
  at: address,
  attribute,
  problem: `cluster "sandbox" has the size "${name}", which Atlas has not supported since 2026-01-22`,
  fix: 'use a mongodbatlas_flex_cluster, to which Atlas migrated such clusters, or an M10 or larger',
  fixInCode: 'use new FlexCluster(...), to which Atlas migrated such clusters, or an M10 or larger',
});

testRule(sharedUnsupportedTier, [
  { title: 'an M2', resources: tenant('M2'), findings: [unsupported('M2')] },
  { title: 'an M5', resources: tenant('M5'), findings: [unsupported('M5')] },
  { title: 'an M0', resources: tenant('M0') },
  { title: 'an M10', resources: together(project(), cluster()) },
  { title: 'a Flex cluster', resources: together(project(), flexCluster()) },
  {
    title: 'an M5 as the deprecated cluster',
    resources: together(
      project(),
      deprecatedCluster(
        {
          provider_name: 'TENANT',
          backing_provider_name: 'AWS',
          provider_region_name: 'EU_WEST_1',
          provider_instance_size_name: 'M5',
        },
        'sandbox',
      ),
    ),
    findings: [unsupported('M5', 'mongodbatlas_cluster.sandbox', 'provider_instance_size_name')],
  },
  {
    title: 'an M2 with the provider AWS',
    resources: together(project(), cluster({ replication_specs: shards(1, 'M2') }, 'sandbox')),
    findings: [unsupported('M2')],
  },
  {
    title: 'an M2 that exists and does not change',
    before: tenant('M2'),
    resources: tenant('M2'),
    findings: [unsupported('M2')],
  },
  { title: 'the last day of support', resources: tenant('M2'), asOf: '2026-01-21' },
  {
    title: 'the first day without support',
    resources: tenant('M2'),
    asOf: '2026-01-22',
    findings: [unsupported('M2')],
  },
  {
    title: 'a tenant size known only after apply',
    resources: tenant('${terraform_data.size.output}'),
    unchecked: [`${at} replication_specs`],
  },
  {
    title: 'a tenant size from a variable',
    resources: tenant('${var.size}'),
    variables: { size: 'M5' },
    atSynth: { unchecked: [`${at} replication_specs`] },
    findings: [unsupported('M5')],
  },
  {
    title: 'the size of a dedicated cluster known only after apply',
    resources: together(
      project(),
      cluster({ replication_specs: shards(1, '${terraform_data.size.output}') }),
    ),
  },
  {
    title: 'a provider from a variable, without a size',
    resources: together(project(), clusterOfVariable({}, 'sandbox')),
    variables: { provider: 'FLEX' },
    atSynth: { unchecked: [`${at} replication_specs`] },
  },
  { title: 'an M2 that the plan deletes', before: tenant('M2'), resources: project() },
]);
