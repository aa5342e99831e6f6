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
import { restoreUnsupportedTarget } from '../../../src/rules/restore/unsupported-target';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const attribute = 'delivery_type_config.target_cluster_name';
const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const sandbox = 'mongodbatlas_advanced_cluster.sandbox';
const reports = 'mongodbatlas_flex_cluster.reports';
const queue = 'mongodbatlas_serverless_instance.queue';
const later = '${terraform_data.later.output}';
const given = (from: string, into: string, ...resources: Resources[]) => ({
  resources: together(project(), cluster(), ...resources, restoreOf(from, into)),
});
const found = (problem: string, fix = 'restore it into a dedicated cluster') => ({
  at,
  attribute,
  problem: `a snapshot of ${problem}`,
  fix,
});
const elsewhere = (type: string, body: Body = {}) => ({
  [type]: { elsewhere: { project_id: '5f00000000000000000000aa', name: 'elsewhere', ...body } },
});

testRule(restoreUnsupportedTarget, [
  { title: 'into another M10', ...given(orders, practice, cluster({}, 'practice')) },
  { title: 'into itself', ...given(orders, orders) },

  // into an M0
  {
    title: 'into an M0',
    ...given(orders, sandbox, tenantCluster('TENANT')),
    findings: [found('cluster "orders" cannot be restored into cluster "sandbox\", an M0 cluster')],
  },
  {
    title: 'a point in time into an M0',
    resources: together(
      project(),
      cluster({ pit_enabled: true }),
      tenantCluster('TENANT'),
      pointInTimeRestoreOf(orders, sandbox),
    ),
    findings: [found('cluster "orders" cannot be restored into cluster "sandbox\", an M0 cluster')],
  },
  {
    title: 'a Flex cluster into an M0 of the deprecated resource',
    ...given(reports, 'mongodbatlas_cluster.sandbox', flexCluster(), {
      mongodbatlas_cluster: {
        sandbox: {
          project_id: '${mongodbatlas_project.shop.id}',
          name: 'sandbox',
          provider_name: 'TENANT',
          backing_provider_name: 'AWS',
          provider_instance_size_name: 'M0',
        },
      },
    }),
    findings: [found('cluster "reports" cannot be restored into cluster "sandbox\", an M0 cluster')],
  },
  {
    title: 'into an M0 of the same name in another project',
    ...given(orders, sandbox, project({}, 'bank'), {
      mongodbatlas_advanced_cluster: {
        sandbox: {
          ...tenantCluster('TENANT')['mongodbatlas_advanced_cluster']?.['sandbox'],
          project_id: '${mongodbatlas_project.bank.id}',
          name: 'orders',
        },
      },
    }),
    findings: [found(`cluster ${orders} cannot be restored into cluster ${sandbox}, an M0 cluster`)],
  },

  // into a paused cluster
  {
    title: 'into a paused cluster',
    ...given(orders, practice, cluster({ paused: true }, 'practice')),
    findings: [
      found(
        'cluster "orders" cannot be restored into cluster "practice\" while it is paused',
        '1. set paused = false on cluster "practice", and apply; 2. apply the restore',
      ),
    ],
  },
  {
    title: 'into a cluster that is paused by hand',
    only: 'plan',
    before: together(project(), cluster(), cluster({ paused: true }, 'practice')),
    ...given(orders, practice, cluster({}, 'practice')),
    findings: [
      found(
        'cluster "orders" cannot be restored into cluster "practice\" while it is paused',
        '1. set paused = false on cluster "practice", and apply; 2. apply the restore',
      ),
    ],
  },
  {
    title: 'into a cluster that the same plan wakes up is reported by another rule',
    before: together(project(), cluster(), cluster({ paused: true }, 'practice')),
    ...given(orders, practice, cluster({ paused: false }, 'practice')),
  },
  {
    title: 'of a paused cluster',
    ...given(orders, practice, cluster({ paused: true }), cluster({}, 'practice')),
  },
  {
    title: 'into a cluster whose paused is known after apply',
    ...given(orders, practice, cluster({ paused: later }, 'practice')),
    unchecked: [`${at} ${attribute}`],
  },

  // into a Flex cluster
  {
    title: 'a Flex cluster into a Flex cluster',
    ...given(reports, 'mongodbatlas_flex_cluster.other', flexCluster(), flexCluster({}, 'other')),
  },
  { title: 'a Flex cluster into an M10', ...given(reports, orders, flexCluster()) },
  {
    title: 'an M10 into a Flex cluster',
    ...given(orders, reports, flexCluster()),
    findings: [
      found(
        'cluster "orders", a dedicated cluster, cannot be restored into cluster "reports\", a Flex cluster',
      ),
    ],
  },
  {
    title: 'an M10 into a Flex cluster that is written as an advanced_cluster',
    ...given(orders, sandbox, tenantCluster('FLEX')),
    findings: [
      found(
        'cluster "orders", a dedicated cluster, cannot be restored into cluster "sandbox\", a Flex cluster',
      ),
    ],
  },
  {
    title: 'a Serverless instance into a Flex cluster',
    ...given(queue, reports, flexCluster(), serverlessInstance()),
    findings: [
      found(
        'cluster "queue", a Serverless instance, cannot be restored into cluster "reports\", a Flex cluster',
      ),
    ],
  },
  {
    title:
      'a Flex cluster that the same plan makes an M10 into a Flex cluster: its snapshots are there already',
    only: 'plan',
    before: together(project(), tenantCluster('FLEX'), flexCluster()),
    resources: together(project(), cluster({}, 'sandbox'), flexCluster(), restoreOf(sandbox, reports)),
  },

  // into a Serverless instance
  {
    title: 'a Serverless instance into another one',
    ...given(
      queue,
      'mongodbatlas_serverless_instance.other',
      serverlessInstance(),
      serverlessInstance({}, 'other'),
    ),
  },
  { title: 'a Serverless instance into an M10', ...given(queue, orders, serverlessInstance()) },
  {
    title: 'an M10 into a Serverless instance',
    ...given(orders, queue, serverlessInstance()),
    findings: [
      found(
        'cluster "orders", a dedicated cluster, cannot be restored into cluster "queue\", a Serverless instance',
      ),
    ],
  },
  {
    title: 'a Flex cluster into a Serverless instance that is written as an advanced_cluster',
    ...given(reports, sandbox, flexCluster(), tenantCluster('SERVERLESS')),
    findings: [
      found(
        'cluster "reports", a Flex cluster, cannot be restored into cluster "sandbox\", a Serverless instance',
      ),
    ],
  },

  // what is not known
  {
    title: 'into a cluster whose kind is known after apply',
    ...given(orders, practice, cluster({ replication_specs: later }, 'practice')),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a cluster whose kind is known after apply into an M10',
    ...given(orders, practice, cluster({ replication_specs: later }), cluster({}, 'practice')),
  },
  {
    title: 'a cluster whose kind is known after apply into a Flex cluster',
    ...given(orders, reports, cluster({ replication_specs: later }), flexCluster()),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'into a size from a variable',
    ...given(orders, sandbox, tenantCluster('TENANT', {}, 'sandbox', '${var.size}')),
    variables: { size: 'M0' },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [found('cluster "orders" cannot be restored into cluster "sandbox\", an M0 cluster')],
  },
  {
    title: 'a target that is not known',
    resources: together(
      project(),
      cluster({ name: '${terraform_data.one.output}' }),
      cluster({ name: '${terraform_data.other.output}' }, 'practice'),
      restoreOf(orders, practice, {
        delivery_type_config: {
          automated: true,
          target_cluster_name: `\${${orders}.name}\${${practice}.name}`,
          target_project_id: `\${${practice}.project_id}`,
        },
      }),
    ),
    unchecked: [`${at} ${attribute}`],
  },

  // outside
  {
    title: 'into a Flex cluster outside',
    ...given(orders, 'data.mongodbatlas_flex_cluster.elsewhere'),
    data: elsewhere('mongodbatlas_flex_cluster'),
    findings: [
      found(
        'cluster "orders", a dedicated cluster, cannot be restored into cluster "elsewhere\", a Flex cluster',
      ),
    ],
  },
  {
    title: 'a Flex cluster outside into a Serverless instance',
    ...given('data.mongodbatlas_flex_cluster.elsewhere', queue, serverlessInstance()),
    data: elsewhere('mongodbatlas_flex_cluster'),
    findings: [
      found(
        'cluster "elsewhere", a Flex cluster, cannot be restored into cluster "queue\", a Serverless instance',
      ),
    ],
  },
  {
    title: 'into a cluster that is only named',
    resources: together(
      project(),
      cluster(),
      restoreOf(orders, practice, {
        delivery_type_config: {
          automated: true,
          target_cluster_name: 'elsewhere',
          target_project_id: '5f00000000000000000000aa',
        },
      }),
    ),
    unchecked: [
      'mongodbatlas_cloud_backup_snapshot_restore_job.undo delivery_type_config.target_cluster_name',
    ],
  },

  // what the job does
  {
    title: 'a download has no target',
    resources: together(
      project(),
      cluster(),
      restoreOf(orders, sandbox, { delivery_type_config: { download: true } }),
    ),
  },
  {
    title: 'a job that has run: the clusters may have changed since',
    only: 'plan',
    before: given(orders, practice, cluster({}, 'practice')).resources,
    ...given(orders, practice, cluster({ paused: true }, 'practice')),
  },
  {
    title: 'a job that is recreated',
    only: 'plan',
    before: given(orders, practice, cluster({}, 'practice')).resources,
    ...given(orders, practice, cluster({ paused: true }, 'practice')),
    replaced: [at],
    findings: [
      found(
        'cluster "orders" cannot be restored into cluster "practice\" while it is paused',
        '1. set paused = false on cluster "practice", and apply; 2. apply the restore',
      ),
    ],
  },
  {
    title: 'a job that is imported has run',
    only: 'synth',
    ...given(orders, sandbox, tenantCluster('TENANT')),
    imports: [at],
  },
]);
