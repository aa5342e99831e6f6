import {
  type Body,
  type Resources,
  cluster,
  flexCluster,
  pointInTimeRestoreOf,
  project,
  restoreOf,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { restorePitNotEnabled } from '../../../src/rules/restore/pit-not-enabled';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const base = together(project(), cluster({}, 'practice'));
const clusters = (body: Body) => together(base, cluster(body));
const given = (body: Body) => ({
  resources: together(clusters(body), pointInTimeRestoreOf(orders, practice)),
});
const of = (source: string, ...resources: Resources[]) => ({
  resources: together(base, ...resources, pointInTimeRestoreOf(source, practice)),
});
const off = (state: string) => ({
  at,
  attribute: 'cluster_name',
  problem: `cluster "orders" is restored to a point in time, but its point-in-time restore is ${state}`,
  fix: 'restore a snapshot of the cluster instead',
});
const ofKind = (name: string) => ({
  at,
  attribute: 'cluster_name',
  problem: `${name} does not support point-in-time restore`,
  fix: 'restore a snapshot of the cluster instead',
});

testRule(restorePitNotEnabled, [
  { title: 'continuous backup on', ...given({ pit_enabled: true }) },
  { title: 'continuous backup off', ...given({ pit_enabled: false }), findings: [off('disabled')] },
  {
    title: 'not set on a create',
    ...given({}),
    atSynth: { unchecked: [`${at} cluster_name`] },
    findings: [off('off by default')],
  },
  {
    title: 'not set on a cluster that has it',
    only: 'plan',
    before: clusters({ pit_enabled: true }),
    ...given({}),
  },
  {
    title: 'not set on a cluster that has none',
    only: 'plan',
    before: clusters({}),
    ...given({}),
    findings: [off('disabled')],
  },
  {
    title: 'disabled in the same plan',
    before: clusters({ pit_enabled: true }),
    ...given({ pit_enabled: false }),
    findings: [off('disabled')],
  },
  {
    title: 'known after apply',
    ...given({ pit_enabled: '${terraform_data.later.output}' }),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'from a variable',
    ...given({ pit_enabled: '${var.pit}' }),
    variables: { pit: false },
    atSynth: { unchecked: [`${at} cluster_name`] },
    findings: [off('disabled')],
  },
  {
    title: 'a job that has run: the cluster may have changed since',
    only: 'plan',
    before: given({ pit_enabled: true }).resources,
    ...given({ pit_enabled: false }),
  },
  {
    title: 'an automated restore needs no oplogs',
    resources: together(clusters({ pit_enabled: false }), restoreOf(orders, practice)),
  },
  {
    title: 'the deprecated cluster resource',
    ...of('mongodbatlas_cluster.old', {
      mongodbatlas_cluster: {
        old: {
          project_id: '${mongodbatlas_project.shop.id}',
          name: 'orders',
          provider_name: 'AWS',
          provider_instance_size_name: 'M10',
          cloud_backup: true,
          pit_enabled: false,
        },
      },
    }),
    findings: [off('disabled')],
  },
  {
    title: 'a Flex cluster',
    ...of('mongodbatlas_flex_cluster.reports', flexCluster()),
    findings: [ofKind('Flex cluster "reports"')],
  },
  {
    title: 'a Flex cluster as an advanced_cluster',
    ...of('mongodbatlas_advanced_cluster.sandbox', tenantCluster('FLEX')),
    findings: [ofKind('Flex cluster "sandbox"')],
  },
  {
    title: 'an M0 cluster',
    ...of('mongodbatlas_advanced_cluster.sandbox', tenantCluster('TENANT')),
    findings: [ofKind('M0 cluster "sandbox"')],
  },
  {
    title: 'a Serverless instance',
    ...of('mongodbatlas_serverless_instance.queue', serverlessInstance()),
    findings: [ofKind('Serverless instance "queue"')],
  },
  {
    title: 'a cluster whose kind is known after apply, with continuous backup',
    ...given({ pit_enabled: true, replication_specs: '${terraform_data.later.output}' }),
  },
  {
    title: 'a cluster outside',
    ...of('data.mongodbatlas_advanced_cluster.elsewhere'),
    data: {
      mongodbatlas_advanced_cluster: {
        elsewhere: { project_id: '5f00000000000000000000aa', name: 'elsewhere' },
      },
    },
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'a Flex cluster outside',
    ...of('data.mongodbatlas_flex_cluster.elsewhere'),
    data: {
      mongodbatlas_flex_cluster: {
        elsewhere: { project_id: '5f00000000000000000000aa', name: 'elsewhere' },
      },
    },
    findings: [ofKind('Flex cluster "elsewhere"')],
  },
  {
    title: 'a cluster that is only named',
    resources: together(
      base,
      restoreOf(orders, practice, {
        project_id: '5f00000000000000000000aa',
        cluster_name: 'elsewhere',
        snapshot_id: undefined,
        delivery_type_config: {
          point_in_time: true,
          point_in_time_utc_seconds: 1_790_000_000,
          target_cluster_name: 'practice',
          target_project_id: `\${${practice}.project_id}`,
        },
      }),
    ),
    unchecked: ['mongodbatlas_cloud_backup_snapshot_restore_job.undo cluster_name'],
  },
  {
    title: 'a cluster that is not known',
    resources: together(
      clusters({ name: '${terraform_data.one.output}' }),
      cluster({ name: '${terraform_data.other.output}' }, 'other'),
      pointInTimeRestoreOf(orders, practice),
      restoreOf(orders, practice, {
        cluster_name: `\${${orders}.name}\${mongodbatlas_advanced_cluster.other.name}`,
        snapshot_id: undefined,
        delivery_type_config: {
          point_in_time: true,
          point_in_time_utc_seconds: 1_790_000_000,
          target_cluster_name: 'practice',
          target_project_id: `\${${practice}.project_id}`,
        },
      }),
    ),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'a delivery type that is known only after apply, without continuous backup',
    resources: together(
      clusters({ pit_enabled: false }),
      pointInTimeRestoreOf(orders, practice, { point_in_time: '${terraform_data.later.output}' }),
    ),
    unchecked: [`${at} delivery_type_config`],
  },
  {
    title: 'a delivery type that is known only after apply, with continuous backup',
    resources: together(
      clusters({ pit_enabled: true }),
      pointInTimeRestoreOf(orders, practice, { point_in_time: '${terraform_data.later.output}' }),
    ),
  },
]);
