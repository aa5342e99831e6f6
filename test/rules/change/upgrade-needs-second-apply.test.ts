import { changeUpgradeNeedsSecondApply } from '../../../src/rules/change/upgrade-needs-second-apply';
import {
  type Body,
  cluster,
  item,
  project,
  region,
  scheduleOf,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const sandbox = 'mongodbatlas_advanced_cluster.sandbox';
const later = '${terraform_data.x.output}';
const nightly = scheduleOf(sandbox, { policy_item_daily: item(1, 'days', 7) }, 'sandbox');
const free = (body: Body) => ({
  before: together(project(), tenantCluster('TENANT')),
  resources: together(project(), cluster(body, 'sandbox')),
});
const flex = (body: Body) => ({
  before: together(project(), tenantCluster('FLEX')),
  resources: together(project(), cluster(body, 'sandbox')),
});

const problem =
  'M0 cluster "sandbox" is upgraded to a dedicated cluster, but the same apply does not send pit_enabled';
const fix = '1. apply the upgrade without pit_enabled; 2. add it and apply again';

testRule(changeUpgradeNeedsSecondApply, [
  { title: 'an M0 becomes dedicated, with backups alone', ...free({}) },
  {
    title: 'an M0 becomes dedicated with point-in-time restore',
    ...free({ pit_enabled: true }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sandbox',
        attribute: 'pit_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a Flex cluster becomes dedicated with point-in-time restore',
    ...flex({ pit_enabled: true }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sandbox',
        attribute: 'pit_enabled',
        problem:
          'Flex cluster "sandbox" is upgraded to a dedicated cluster, but the same apply does not send pit_enabled',
        fix,
      },
    ],
  },
  {
    title: 'a Flex cluster becomes dedicated and encrypted',
    ...flex({ encryption_at_rest_provider: 'AWS' }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sandbox',
        attribute: 'encryption_at_rest_provider',
        problem:
          'Flex cluster "sandbox" is upgraded to a dedicated cluster, but the same apply does not send encryption_at_rest_provider',
        fix: '1. apply the upgrade without encryption_at_rest_provider; 2. add it and apply again',
      },
    ],
  },
  {
    title: 'explicitly no customer key',
    ...flex({ encryption_at_rest_provider: 'NONE', pit_enabled: false }),
  },
  {
    title: 'everything in one plan',
    before: together(project(), tenantCluster('TENANT')),
    resources: together(
      project(),
      cluster({ pit_enabled: true, encryption_at_rest_provider: 'AWS' }, 'sandbox'),
      nightly,
    ),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sandbox',
        attribute: 'pit_enabled',
        problem:
          'M0 cluster "sandbox" is upgraded to a dedicated cluster, but the same apply does not send pit_enabled, encryption_at_rest_provider and its backup schedule',
        fix: '1. apply the upgrade without pit_enabled, encryption_at_rest_provider and its backup schedule; 2. add them and apply again',
      },
    ],
  },
  {
    title: 'a schedule alone',
    before: together(project(), tenantCluster('TENANT')),
    resources: together(project(), cluster({}, 'sandbox'), nightly),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sandbox',
        attribute: 'replication_specs',
        problem:
          'M0 cluster "sandbox" is upgraded to a dedicated cluster, but the same apply does not send its backup schedule',
        fix: '1. apply the upgrade without its backup schedule; 2. add it and apply again',
      },
    ],
  },
  {
    title: 'point-in-time restore known after apply',
    ...free({ pit_enabled: later }),
    unchecked: ['mongodbatlas_advanced_cluster.sandbox pit_enabled'],
  },
  {
    title: 'a customer key known after apply',
    ...free({ encryption_at_rest_provider: later }),
    unchecked: ['mongodbatlas_advanced_cluster.sandbox encryption_at_rest_provider'],
  },
  {
    title: 'a customer key known after apply, with point-in-time restore',
    ...free({ pit_enabled: true, encryption_at_rest_provider: later }),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sandbox',
        attribute: 'pit_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'from a variable',
    ...free({ pit_enabled: '${var.pit}' }),
    variables: { pit: true },
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sandbox',
        attribute: 'pit_enabled',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'whether it becomes dedicated is known after apply',
    ...free({
      pit_enabled: true,
      replication_specs: [{ region_configs: [region(later, { provider_name: later })] }],
    }),
    unchecked: ['mongodbatlas_advanced_cluster.sandbox replication_specs'],
  },
  { title: 'the cluster is replaced', ...free({ pit_enabled: true }), replaced: [sandbox] },
  {
    title: 'an M0 stays an M0',
    before: together(project(), tenantCluster('TENANT')),
    resources: together(project(), tenantCluster('TENANT', { tags: { a: 'b' } })),
  },
  {
    title: 'a dedicated cluster gets point-in-time restore',
    before: together(project(), cluster({}, 'sandbox')),
    resources: together(project(), cluster({ pit_enabled: true }, 'sandbox')),
  },
  {
    title: 'the deprecated resource',
    before: together(project(), {
      mongodbatlas_cluster: {
        tryout: {
          project_id: '${mongodbatlas_project.shop.id}',
          name: 'tryout',
          provider_name: 'TENANT',
          backing_provider_name: 'AWS',
          provider_instance_size_name: 'M0',
        },
      },
    }),
    resources: together(project(), {
      mongodbatlas_cluster: {
        tryout: {
          project_id: '${mongodbatlas_project.shop.id}',
          name: 'tryout',
          provider_name: 'AWS',
          provider_instance_size_name: 'M10',
          cloud_backup: true,
          pit_enabled: true,
        },
      },
    }),
    findings: [
      {
        at: 'mongodbatlas_cluster.tryout',
        attribute: 'pit_enabled',
        problem:
          'M0 cluster "tryout" is upgraded to a dedicated cluster, but the same apply does not send pit_enabled',
        fix,
      },
    ],
  },
]);
