import {
  type Body,
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  region,
  schedule,
  scheduleOf,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { scheduleClusterWithoutBackup } from '../../../src/rules/schedule/cluster-without-backup';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const of = (body: Body) => ({ resources: together(project(), cluster(body), schedule()) });
const off = {
  at,
  attribute: 'cluster_name',
  problem: 'cluster "orders" has a backup schedule, but backups are disabled',
  fix: 'set backup_enabled = true on the cluster, or remove the backup schedule',
  fixInCode: 'set backupEnabled: true on the cluster, or remove the backup schedule',
};
const leftOut = {
  ...off,
  problem: 'cluster "orders" has a backup schedule, but no backups, which are off by default',
};
const unchecked = [`${at} cluster_name`];

testRule(scheduleClusterWithoutBackup, [
  { title: 'a cluster with backups', ...of({}) },
  { title: 'backup_enabled = false', ...of({ backup_enabled: false }), findings: [off] },
  {
    title: 'backup_enabled left out: at synth the cluster may exist',
    ...of({ backup_enabled: undefined }),
    atSynth: { unchecked },
    findings: [leftOut],
  },
  {
    title: 'backup_enabled left out of an existing cluster that has backups',
    before: together(project(), cluster()),
    ...of({ backup_enabled: undefined }),
    atSynth: { unchecked },
  },
  {
    title: 'backup_enabled left out of an existing cluster that has none',
    before: together(project(), cluster({ backup_enabled: undefined })),
    ...of({ backup_enabled: undefined }),
    atSynth: { unchecked },
    findings: [off],
  },
  {
    title: 'backup_enabled left out of a cluster that is imported',
    resources: together(
      cluster({ backup_enabled: undefined, project_id: '6f0000000000000000000001' }),
      schedule(),
    ),
    imports: ['mongodbatlas_advanced_cluster.orders'],
    only: 'synth',
    unchecked,
  },
  {
    title: 'backup_enabled left out of a cluster that is replaced',
    before: together(project(), cluster()),
    ...of({ backup_enabled: undefined }),
    replaced: ['mongodbatlas_advanced_cluster.orders'],
    atSynth: { unchecked },
    findings: [leftOut],
  },
  {
    title: 'backup_enabled left out of an M0 cluster that is upgraded',
    before: together(project(), tenantCluster('TENANT', {}, 'orders')),
    ...of({ backup_enabled: undefined }),
    atSynth: { unchecked },
    findings: [leftOut],
  },
  {
    title: 'backup_enabled left out of a Flex cluster that is upgraded',
    before: together(project(), tenantCluster('FLEX', { backup_enabled: true }, 'orders')),
    ...of({ backup_enabled: undefined }),
    atSynth: { unchecked },
  },
  {
    title: 'backup_enabled known only after apply',
    ...of({ backup_enabled: '${terraform_data.backup.output}' }),
    unchecked,
  },
  {
    title: 'backup_enabled from a variable',
    ...of({ backup_enabled: '${var.backup}' }),
    variables: { backup: false },
    atSynth: { unchecked },
    findings: [off],
  },
  {
    title: 'the kind of cluster is not known yet',
    ...of({
      backup_enabled: false,
      replication_specs: [
        {
          region_configs: [
            region('${terraform_data.size.output}', { provider_name: '${terraform_data.cloud.output}' }),
          ],
        },
      ],
    }),
    unchecked,
  },
  {
    title: 'a cluster by its name',
    resources: together(
      project(),
      cluster({ backup_enabled: false }),
      schedule({ project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'orders' }),
    ),
    findings: [off],
  },
  {
    title: 'a cluster as resource.TYPE.NAME, as Terraform also reads it',
    only: 'synth',
    resources: together(
      project(),
      cluster({ name: '${var.name}', backup_enabled: false }),
      schedule({ cluster_name: '${resource.mongodbatlas_advanced_cluster.orders.name}' }),
    ),
    variables: { name: null },
    findings: [
      {
        ...off,
        problem:
          'cluster mongodbatlas_advanced_cluster.orders has a backup schedule, but backups are disabled',
      },
    ],
  },
  {
    title: 'schedules with for_each over the clusters',
    only: 'synth',
    resources: together(
      project(),
      cluster({
        for_each: { orders: true, payments: false },
        name: '${each.key}',
        backup_enabled: '${each.value}',
      }),
      schedule({
        for_each: '${mongodbatlas_advanced_cluster.orders}',
        project_id: '${each.value.project_id}',
        cluster_name: '${each.value.name}',
      }),
    ),
    findings: [
      {
        at: `${at}["payments"]`,
        attribute: 'cluster_name',
        problem: 'cluster "payments" has a backup schedule, but backups are disabled',
        fix: 'set backup_enabled = true on the cluster, or remove the backup schedule',
        fixInCode: 'set backupEnabled: true on the cluster, or remove the backup schedule',
      },
    ],
  },
  {
    title: 'a cluster known only after apply',
    resources: together(
      project(),
      cluster({ backup_enabled: false }),
      schedule({ cluster_name: '${terraform_data.pick.output}' }),
    ),
    unchecked,
  },
  {
    title: 'a cluster outside this configuration',
    resources: together(
      project(),
      cluster({ backup_enabled: false }),
      schedule({ project_id: '6f0000000000000000000001', cluster_name: 'elsewhere' }),
    ),
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders cluster_name'],
  },
  {
    title: 'a cluster of a data source',
    resources: together(project(), scheduleOf('data.mongodbatlas_advanced_cluster.orders')),
    data: {
      mongodbatlas_advanced_cluster: {
        orders: { project_id: '6f0000000000000000000001', name: 'orders', backup_enabled: false },
      },
    },
    unchecked: ['mongodbatlas_cloud_backup_schedule.orders cluster_name'],
  },
  {
    title: 'a deprecated cluster with the legacy continuous backup',
    resources: together(
      project(),
      deprecatedCluster({ cloud_backup: false, backup_enabled: true }),
      scheduleOf('mongodbatlas_cluster.archive'),
    ),
    findings: [
      {
        ...off,
        problem: 'cluster "archive" has a backup schedule, but backups are disabled',
        fix: 'set cloud_backup = true on the cluster, or remove the backup schedule',
        fixInCode: 'set cloudBackup: true on the cluster, or remove the backup schedule',
      },
    ],
  },
  {
    title: 'other kinds of clusters have their own rules',
    resources: together(
      project(),
      flexCluster(),
      serverlessInstance(),
      tenantCluster('TENANT', { backup_enabled: false }),
      scheduleOf('mongodbatlas_flex_cluster.reports', undefined, 'flex'),
      scheduleOf('mongodbatlas_serverless_instance.queue', undefined, 'serverless'),
      scheduleOf('mongodbatlas_advanced_cluster.sandbox', undefined, 'free'),
    ),
  },
]);
