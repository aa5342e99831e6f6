import { clusterNoTerminationProtection } from '../../../src/rules/cluster/no-termination-protection';
import {
  type Body,
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  region,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const unprotected = { termination_protection_enabled: undefined };
const withCluster = (body: Body) => ({ resources: together(project(), cluster(body)) });
const finding = {
  at,
  attribute: 'termination_protection_enabled',
  problem: 'cluster "orders" has backups, but no termination protection against deletion',
  fix: 'set termination_protection_enabled = true',
  fixInCode: 'set terminationProtectionEnabled: true',
};

testRule(clusterNoTerminationProtection, [
  { title: 'protected', ...withCluster({}) },
  { title: 'left out', ...withCluster(unprotected), findings: [finding] },
  { title: 'off', ...withCluster({ termination_protection_enabled: false }), findings: [finding] },
  { title: 'no backups to lose', ...withCluster({ ...unprotected, backup_enabled: false }) },
  { title: 'no backups declared', ...withCluster({ ...unprotected, backup_enabled: undefined }) },
  {
    title: 'protection known only after apply',
    ...withCluster({ termination_protection_enabled: '${terraform_data.protect.output}' }),
    unchecked: [`${at} termination_protection_enabled`],
  },
  {
    title: 'protection from a variable',
    ...withCluster({ termination_protection_enabled: '${var.protect}' }),
    variables: { protect: false },
    atSynth: { unchecked: [`${at} termination_protection_enabled`] },
    findings: [finding],
  },
  {
    title: 'backups known only after apply',
    ...withCluster({ ...unprotected, backup_enabled: '${terraform_data.backup.output}' }),
    unchecked: [`${at} backup_enabled`],
  },
  {
    title: 'the kind of cluster is not known yet',
    ...withCluster({
      ...unprotected,
      replication_specs: [
        {
          region_configs: [
            region('${terraform_data.size.output}', { provider_name: '${terraform_data.cloud.output}' }),
          ],
        },
      ],
    }),
    unchecked: [`${at} replication_specs`],
  },
  {
    title: 'protection that the cluster has and the configuration does not set',
    before: together(project(), cluster()),
    ...withCluster(unprotected),
    only: 'plan',
  },
  {
    title: 'protection that an upgraded cluster has and the plan no longer shows',
    before: together(
      project(),
      tenantCluster('FLEX', { backup_enabled: true, termination_protection_enabled: true }, 'orders'),
    ),
    ...withCluster(unprotected),
    only: 'plan',
  },
  {
    title: 'protection that the replacement cluster does not have',
    before: together(project(), cluster()),
    ...withCluster(unprotected),
    replaced: [at],
    findings: [finding],
  },
  {
    title: 'a deprecated cluster',
    resources: together(project(), deprecatedCluster({ cloud_backup: true })),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'termination_protection_enabled',
        problem: 'cluster "archive" has backups, but no termination protection against deletion',
        fix: 'set termination_protection_enabled = true',
        fixInCode: 'set terminationProtectionEnabled: true',
      },
    ],
  },
  {
    title: 'Flex clusters',
    resources: together(project(), flexCluster(), tenantCluster('FLEX', { backup_enabled: true })),
  },
]);
