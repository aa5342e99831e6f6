import { copyOplogsWithoutPit } from '../../../src/rules/copy/oplogs-without-pit';
import {
  type Body,
  cluster,
  copyTo,
  flexCluster,
  item,
  project,
  schedule,
  scheduleOf,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const attribute = 'copy_settings[0].should_copy_oplogs';
const unknown = '${terraform_data.x.output}';
const items = { policy_item_hourly: item(6, 'days', 3) };
const withOplogs: Body = { ...items, copy_settings: copyTo('EU_WEST_1', { should_copy_oplogs: true }) };

const withPit = (pit: unknown, body: Body = withOplogs) => ({
  resources: together(project(), cluster({ pit_enabled: pit }), schedule(body)),
});

const isFalse = {
  at,
  attribute,
  problem: 'the schedule copies the oplogs of cluster "orders", but point-in-time restore is disabled',
  fix: 'set pit_enabled = true on the cluster, or should_copy_oplogs = false in copy_settings[0]',
  fixInCode: 'set pitEnabled: true on the cluster, or shouldCopyOplogs: false in copySettings[0]',
};

testRule(copyOplogsWithoutPit, [
  { title: 'PIT is on', ...withPit(true) },
  { title: 'PIT is off', ...withPit(false), findings: [isFalse] },
  {
    title: 'PIT is off and no oplogs are copied',
    ...withPit(false, { ...items, copy_settings: copyTo('EU_WEST_1', { should_copy_oplogs: false }) }),
  },
  {
    title: 'PIT is off and should_copy_oplogs is not set',
    ...withPit(false, { ...items, copy_settings: copyTo('EU_WEST_1') }),
  },
  {
    title: 'PIT is not set on a cluster to be created; at synth it may be there already',
    ...withPit(undefined),
    findings: [
      {
        ...isFalse,
        problem:
          'the schedule copies the oplogs of cluster "orders", but point-in-time restore is off by default',
      },
    ],
    atSynth: { unchecked: [`${at} ${attribute}`] },
  },
  {
    title: 'PIT is not set on an imported cluster, which keeps what it has',
    ...withPit(undefined),
    imports: ['mongodbatlas_advanced_cluster.orders'],
    only: 'synth',
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'PIT is not set and on in the state',
    before: together(project(), cluster({ pit_enabled: true }), schedule(withOplogs)),
    ...withPit(undefined),
    only: 'plan',
  },
  {
    title: 'PIT is not known yet',
    ...withPit(unknown),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'PIT from a variable',
    ...withPit('${var.pit}'),
    variables: { pit: false },
    findings: [isFalse],
    atSynth: { unchecked: [`${at} ${attribute}`] },
  },
  {
    title: 'whether oplogs are copied is not known yet, and PIT is off',
    ...withPit(false, { ...items, copy_settings: copyTo('EU_WEST_1', { should_copy_oplogs: unknown }) }),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'whether oplogs are copied is not known yet, and PIT is on',
    ...withPit(true, { ...items, copy_settings: copyTo('EU_WEST_1', { should_copy_oplogs: unknown }) }),
  },
  {
    title: 'only the second of two settings copies oplogs',
    ...withPit(false, {
      ...items,
      copy_settings: [copyTo('EU_WEST_1'), copyTo('EU_WEST_3', { should_copy_oplogs: true })],
    }),
    findings: [
      {
        ...isFalse,
        attribute: 'copy_settings[1].should_copy_oplogs',
        problem: 'the schedule copies the oplogs of cluster "orders", but point-in-time restore is disabled',
        fix: 'set pit_enabled = true on the cluster, or should_copy_oplogs = false in copy_settings[1]',
        fixInCode: 'set pitEnabled: true on the cluster, or shouldCopyOplogs: false in copySettings[1]',
      },
    ],
  },
  {
    title: 'of the deprecated cluster resource',
    resources: together(
      project(),
      {
        mongodbatlas_cluster: {
          orders: {
            project_id: '${mongodbatlas_project.shop.id}',
            name: 'orders',
            provider_name: 'AWS',
            provider_instance_size_name: 'M10',
            provider_region_name: 'EU_CENTRAL_1',
            cloud_backup: true,
            pit_enabled: false,
          },
        },
      },
      scheduleOf('mongodbatlas_cluster.orders', withOplogs),
    ),
    findings: [
      {
        ...isFalse,
        fix: 'set pit_enabled = true on the cluster, or should_copy_oplogs = false in copy_settings[0]',
        fixInCode: 'set pitEnabled: true on the cluster, or shouldCopyOplogs: false in copySettings[0]',
      },
    ],
  },
  {
    title: 'a Flex cluster has its own rule',
    resources: together(
      project(),
      flexCluster(),
      scheduleOf('mongodbatlas_flex_cluster.reports', withOplogs),
    ),
  },
  {
    title: 'so have a Flex cluster written as advanced_cluster and an M0',
    resources: together(
      project(),
      tenantCluster('FLEX', { pit_enabled: false }),
      tenantCluster('TENANT', { pit_enabled: false }, 'tryout'),
      scheduleOf('mongodbatlas_advanced_cluster.sandbox', withOplogs),
      scheduleOf('mongodbatlas_advanced_cluster.tryout', withOplogs, 'tryout'),
    ),
  },
  {
    title: 'so has a Serverless instance',
    resources: together(
      project(),
      serverlessInstance(),
      scheduleOf('mongodbatlas_serverless_instance.queue', withOplogs),
    ),
  },
  {
    title: 'a cluster outside the configuration',
    resources: {
      mongodbatlas_cloud_backup_schedule: {
        orders: { project_id: '5f0000000000000000000002', cluster_name: 'orders', ...withOplogs },
      },
    },
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders copy_settings[0].should_copy_oplogs'],
  },
  {
    title: 'it is not known which cluster it is',
    resources: together(project(), cluster({ pit_enabled: false }), {
      mongodbatlas_cloud_backup_schedule: {
        orders: { project_id: '${mongodbatlas_project.shop.id}', cluster_name: unknown, ...withOplogs },
      },
    }),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'all copy settings not known yet',
    ...withPit(false, { ...items, dynamic: { copy_settings: { for_each: unknown, content: {} } } }),
    unchecked: [`${at} copy_settings`],
  },
]);
