import { clusterNoSchedule } from '../../../src/rules/cluster/no-schedule';
import {
  cluster,
  deprecatedCluster,
  flexCluster,
  item,
  project,
  region,
  schedule,
  scheduleOf,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const withoutSchedule = (name = 'orders', type = 'mongodbatlas_advanced_cluster') => ({
  at: `${type}.${name}`,
  problem: `cluster "${name}" has backups but no schedule in this configuration, so Atlas' default policy applies`,
  fix: 'add a mongodbatlas_cloud_backup_schedule for the cluster, with every policy item that it needs',
  fixInCode: 'add new CloudBackupSchedule(...) for the cluster, with every policy item that it needs',
});
const ofUnknownCluster = schedule({ cluster_name: '${terraform_data.pick.output}' }, 'stray');

testRule(clusterNoSchedule, [
  { title: 'a cluster and its schedule', resources: together(project(), cluster(), schedule()) },
  {
    title: 'a schedule by its name',
    resources: together(
      project(),
      cluster(),
      schedule({ project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'orders' }),
    ),
  },
  { title: 'a cluster alone', resources: together(project(), cluster()), findings: [withoutSchedule()] },
  {
    title: 'a schedule of another cluster',
    resources: together(project(), cluster(), cluster({}, 'invoices'), schedule(undefined, 'invoices')),
    findings: [withoutSchedule()],
  },
  {
    title: 'a schedule that the plan deletes: the default policy does not come back',
    only: 'plan',
    before: together(project(), cluster(), schedule()),
    resources: together(project(), cluster()),
  },
  {
    title: 'a schedule that Terraform forgets stays in Atlas',
    only: 'plan',
    before: together(project(), cluster(), schedule()),
    resources: together(project(), cluster()),
    forgotten: ['mongodbatlas_cloud_backup_schedule.orders'],
  },
  {
    title: 'a schedule that skip_destroy keeps',
    only: 'plan',
    before: together(
      project(),
      cluster(),
      schedule({ policy_item_daily: item(1, 'days', 7), skip_destroy: true }),
    ),
    resources: together(project(), cluster()),
  },
  {
    title: 'a forgotten schedule of a cluster that is recreated',
    only: 'plan',
    before: together(project(), cluster(), schedule()),
    resources: together(project(), cluster()),
    forgotten: ['mongodbatlas_cloud_backup_schedule.orders'],
    replaced: [at],
    findings: [withoutSchedule()],
  },
  {
    title: 'a schedule that an update changes to another cluster: the provider updates the former one',
    only: 'plan',
    before: together(project(), cluster(), cluster({}, 'invoices'), schedule()),
    resources: together(
      project(),
      cluster(),
      cluster({}, 'invoices'),
      schedule({
        policy_item_daily: item(1, 'days', 7),
        cluster_name: '${mongodbatlas_advanced_cluster.invoices.name}',
      }),
    ),
  },
  {
    title: 'a schedule that an update changes to a cluster that is not known',
    only: 'plan',
    before: together(project(), cluster(), schedule()),
    resources: together(
      project(),
      cluster(),
      schedule({ policy_item_daily: item(1, 'days', 7), cluster_name: '${terraform_data.pick.output}' }),
    ),
    unchecked: [`${at} name`],
  },
  {
    title: 'a schedule of another cluster, whose project is not known yet',
    resources: together(
      project(),
      cluster(),
      schedule({ project_id: '${terraform_data.project.output}', cluster_name: 'invoices' }, 'stray'),
    ),
    findings: [withoutSchedule()],
  },
  {
    title: 'a schedule for a cluster that a data source reads after the apply',
    only: 'plan',
    resources: together(
      project(),
      cluster(),
      schedule(
        {
          project_id: '${data.mongodbatlas_advanced_cluster.read.project_id}',
          cluster_name: '${data.mongodbatlas_advanced_cluster.read.name}',
        },
        'stray',
      ),
    ),
    data: {
      mongodbatlas_advanced_cluster: {
        read: { project_id: '${terraform_data.project.output}', name: 'orders' },
      },
    },
    unchecked: [`${at} name`],
  },
  { title: 'backups off', resources: together(project(), cluster({ backup_enabled: false })) },
  {
    title: 'a new cluster without a setting for backups has none',
    resources: together(project(), cluster({ backup_enabled: undefined })),
  },
  {
    title: 'backups that the cluster has and the configuration does not set',
    before: together(project(), cluster()),
    resources: together(project(), cluster({ backup_enabled: undefined })),
    atSynth: {},
    findings: [withoutSchedule()],
  },
  {
    title: 'backups known only after apply',
    resources: together(project(), cluster({ backup_enabled: '${terraform_data.backup.output}' })),
    unchecked: [`${at} backup_enabled`],
  },
  {
    title: 'the kind of cluster is not known yet',
    resources: together(
      project(),
      cluster({
        replication_specs: [
          {
            region_configs: [
              region('${terraform_data.size.output}', { provider_name: '${terraform_data.cloud.output}' }),
            ],
          },
        ],
      }),
    ),
    unchecked: [`${at} replication_specs`],
  },
  {
    title: 'a schedule whose cluster is not known yet, in the same project',
    resources: together(
      project(),
      cluster(),
      schedule(
        {
          project_id: '${mongodbatlas_project.shop.id}',
          cluster_name: '${terraform_data.pick.output}',
        },
        'stray',
      ),
    ),
    unchecked: [`${at} name`],
  },
  {
    title: 'a schedule whose cluster is not known yet, in another project',
    resources: together(
      project(),
      project({}, 'archive'),
      cluster(),
      schedule(
        {
          project_id: '${mongodbatlas_project.archive.id}',
          cluster_name: '${terraform_data.pick.output}',
        },
        'stray',
      ),
    ),
    findings: [withoutSchedule()],
  },
  {
    title: 'a schedule whose cluster and project are not known yet',
    resources: together(
      project(),
      cluster(),
      schedule(
        { project_id: '${terraform_data.project.output}', cluster_name: '${terraform_data.pick.output}' },
        'stray',
      ),
    ),
    unchecked: [`${at} name`],
  },
  {
    title: 'a schedule whose cluster is not known yet, and one for this cluster',
    resources: together(project(), cluster(), schedule(), ofUnknownCluster),
  },
  {
    title: 'a targeted plan may leave the schedule out',
    resources: together(project(), cluster()),
    partial: 'targeted',
    atSynth: { findings: [withoutSchedule()] },
    unchecked: [`${at} name`],
  },
  {
    title: 'a refresh-only plan does not show what the configuration would create',
    resources: together(project(), cluster()),
    partial: 'refresh-only',
    atSynth: { findings: [withoutSchedule()] },
    unchecked: [`${at} name`],
  },
  {
    title: 'a deprecated cluster',
    resources: together(project(), deprecatedCluster({ cloud_backup: true })),
    findings: [withoutSchedule('archive', 'mongodbatlas_cluster')],
  },
  {
    title: 'a deprecated cluster and its schedule',
    resources: together(
      project(),
      deprecatedCluster({ cloud_backup: true }),
      scheduleOf('mongodbatlas_cluster.archive'),
    ),
  },
  {
    title: 'Flex clusters, which have no policy',
    resources: together(project(), flexCluster(), tenantCluster('FLEX', { backup_enabled: true })),
  },
]);
