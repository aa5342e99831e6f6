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
  problem: 'the cluster orders has backups, and no termination protection against being deleted',
  fix: 'write termination_protection_enabled = true',
};

testRule(clusterNoTerminationProtection, [
  { title: 'protected', ...withCluster({}) },
  { title: 'left out', ...withCluster(unprotected), findings: [finding] },
  { title: 'off', ...withCluster({ termination_protection_enabled: false }), findings: [finding] },
  { title: 'no backups to lose', ...withCluster({ ...unprotected, backup_enabled: false }) },
  { title: 'no backups declared', ...withCluster({ ...unprotected, backup_enabled: undefined }) },
  {
    title: 'protection not known before apply',
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
    title: 'backups not known before apply',
    ...withCluster({ ...unprotected, backup_enabled: '${terraform_data.backup.output}' }),
    unchecked: [`${at} backup_enabled`],
  },
  {
    title: 'which kind of cluster it is, is not known yet',
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
    title: 'protection that a cluster has, and the configuration leaves out',
    before: together(project(), cluster()),
    ...withCluster(unprotected),
    only: 'plan',
  },
  {
    title: 'protection that an upgraded cluster has, and the plan shows no more',
    before: together(
      project(),
      tenantCluster('FLEX', { backup_enabled: true, termination_protection_enabled: true }, 'orders'),
    ),
    ...withCluster(unprotected),
    only: 'plan',
  },
  {
    title: 'protection goes where the cluster is replaced',
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
        problem: 'the cluster archive has backups, and no termination protection against being deleted',
        fix: 'write termination_protection_enabled = true',
      },
    ],
  },
  {
    title: 'Flex clusters',
    resources: together(project(), flexCluster(), tenantCluster('FLEX', { backup_enabled: true })),
  },
]);
