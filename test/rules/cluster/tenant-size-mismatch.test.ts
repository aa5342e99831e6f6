import { readSynth } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { rules } from '../../../src/rules';
import { clusterTenantSizeMismatch } from '../../../src/rules/cluster/tenant-size-mismatch';
import {
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  scheduleOf,
  shards,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { synthOf } from '../../support/configuration';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const config = 'replication_specs[0].region_configs[0]';
const inCode = 'replicationSpecs[0].regionConfigs[0]';

const ofSize = (size: unknown, provider: unknown = 'AWS') =>
  together(project(), cluster({ replication_specs: shards(1, size as string, { provider_name: provider }) }));
const freeOnAws = {
  at,
  attribute: `${config}.provider_name`,
  problem: 'cluster "orders" has the size M0 and the provider "AWS", but M0 requires TENANT',
  fix: `set provider_name = "TENANT" and backing_provider_name = "AWS" in ${config}, and remove backup_enabled, or set instance_size = "M10" in ${config}.electable_specs`,
  fixInCode: `set providerName: 'TENANT' and backingProviderName: 'AWS' in ${inCode}, and remove backupEnabled, or set instanceSize: 'M10' in ${inCode}.electableSpecs`,
};

testRule(clusterTenantSizeMismatch, [
  { title: 'an M0', resources: together(project(), tenantCluster('TENANT')) },
  { title: 'an M10 on AWS', resources: ofSize('M10') },
  { title: 'an M0 on AWS', resources: ofSize('M0'), findings: [freeOnAws] },
  {
    title: 'TENANT with M10',
    resources: together(project(), tenantCluster('TENANT', {}, 'sandbox', 'M10')),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sandbox',
        attribute: `${config}.electable_specs.instance_size`,
        problem: 'cluster "sandbox" has the provider TENANT and the size M10, but TENANT has only M0',
        fix: `set ${config}.provider_name to AWS, AZURE or GCP, or set instance_size = "M0" in ${config}.electable_specs`,
        fixInCode: `set ${inCode}.providerName to AWS, AZURE or GCP, or set instanceSize: 'M0' in ${inCode}.electableSpecs`,
      },
    ],
  },
  {
    title: 'M2 and M5, for which another rule is',
    resources: together(project(), tenantCluster('TENANT', {}, 'sandbox', 'M5')),
  },
  {
    title: 'a provider from a variable',
    resources: ofSize('M0', '${var.cloud}'),
    variables: { cloud: 'AWS' },
    atSynth: { unchecked: [`${at} ${config}.provider_name`] },
    findings: [freeOnAws],
  },
  {
    title: 'a size from a variable',
    resources: together(project(), tenantCluster('TENANT', {}, 'sandbox', '${var.size}')),
    variables: { size: 'M0' },
    atSynth: {
      unchecked: [`mongodbatlas_advanced_cluster.sandbox ${config}.electable_specs.instance_size`],
    },
  },
  {
    title: 'a deprecated cluster',
    resources: together(project(), deprecatedCluster({ provider_instance_size_name: 'M0' })),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'provider_name',
        problem: 'cluster "archive" has the size M0 and the provider "AZURE", but M0 requires TENANT',
        fix: 'set provider_name = "TENANT" and backing_provider_name = "AZURE", or set provider_instance_size_name = "M10"',
        fixInCode:
          "set providerName: 'TENANT' and backingProviderName: 'AZURE', or set providerInstanceSizeName: 'M10'",
      },
    ],
  },
  { title: 'a Flex cluster', resources: together(project(), flexCluster()) },
  { title: 'a size that is left out', resources: ofSize(undefined) },
]);

test('what the cluster should be is open, so rules about M0 say nothing of it or of its schedule', () => {
  const resources = together(
    project(),
    cluster({ backup_enabled: true, replication_specs: shards(1, 'M0') }),
    scheduleOf(at),
  );
  const { findings } = review(readSynth(synthOf({ resources })), rules);
  expect(findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)).toEqual([
    'cluster/tenant-size-mismatch',
  ]);
});
