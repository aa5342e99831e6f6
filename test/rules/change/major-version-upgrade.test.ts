import { changeMajorVersionUpgrade } from '../../../src/rules/change/major-version-upgrade';
import {
  type Body,
  cluster,
  item,
  project,
  schedule,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const from = (before: unknown, after: unknown, body: Body = {}, old: Body = {}) => ({
  before: together(project(), cluster({ mongo_db_major_version: before, ...old })),
  resources: together(project(), cluster({ mongo_db_major_version: after, ...body })),
});

const problem =
  'cluster "orders" is upgraded from MongoDB 7.0 to 8.0: its snapshots can be restored only into MongoDB 7 or 8';
const fix =
  'take an on-demand snapshot after the upgrade. Before the next upgrade, export or restore the older snapshots you need';

testRule(changeMajorVersionUpgrade, [
  { title: 'the same version', ...from('7.0', '7.0', { tags: { team: 'orders' } }) },
  { title: 'a minor version up', ...from('8.0', '8.2') },
  {
    title: 'a major version up',
    ...from('7.0', '8.0'),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'mongo_db_major_version',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'written as a number without its minor part',
    ...from('7.0', '8'),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'mongo_db_major_version',
        problem:
          'cluster "orders" is upgraded from MongoDB 7.0 to 8: its snapshots can be restored only into MongoDB 7 or 8',
        fix,
      },
    ],
  },
  {
    title: 'two major versions up',
    ...from('6.0', '8.0'),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'mongo_db_major_version',
        problem:
          'cluster "orders" is upgraded from MongoDB 6.0 to 8.0: its snapshots can be restored only into MongoDB 6 or 7',
        fix: 'take an on-demand snapshot after the upgrade. Before the next upgrade, export or restore the older snapshots you need',
      },
    ],
  },
  {
    title: 'from 9 to 10',
    ...from('9.0', '10.0'),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'mongo_db_major_version',
        problem:
          'cluster "orders" is upgraded from MongoDB 9.0 to 10.0: its snapshots can be restored only into MongoDB 9 or 10',
        fix: 'take an on-demand snapshot after the upgrade. Before the next upgrade, export or restore the older snapshots you need',
      },
    ],
  },
  { title: 'a version down', ...from('8.0', '7.0') },
  { title: 'not set: the state decides', ...from('7.0', undefined) },
  {
    title: 'known after apply',
    ...from('7.0', '${terraform_data.x.output}'),
    unchecked: ['mongodbatlas_advanced_cluster.orders mongo_db_major_version'],
  },
  {
    title: 'from a variable',
    ...from('7.0', '${var.version}'),
    variables: { version: '8.0' },
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'mongo_db_major_version',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'with what the schedule keeps',
    before: together(
      project(),
      cluster({ mongo_db_major_version: '7.0' }),
      schedule({ policy_item_yearly: item(12, 'years', 5) }),
    ),
    resources: together(
      project(),
      cluster({ mongo_db_major_version: '8.0' }),
      schedule({ policy_item_yearly: item(12, 'years', 5) }),
    ),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'mongo_db_major_version',
        problem:
          'cluster "orders" is upgraded from MongoDB 7.0 to 8.0: its snapshots (up to 5 years of yearly ones) can be restored only into MongoDB 7 or 8',
        fix,
      },
    ],
  },
  { title: 'there were no backups', ...from('7.0', '8.0', {}, { backup_enabled: false }) },
  { title: 'the cluster is replaced', ...from('7.0', '8.0'), replaced: [orders] },
  {
    title: 'the deprecated resource',
    before: together(project(), {
      mongodbatlas_cluster: {
        orders: {
          project_id: '${mongodbatlas_project.shop.id}',
          name: 'orders',
          provider_name: 'AWS',
          provider_instance_size_name: 'M10',
          cloud_backup: true,
          mongo_db_major_version: '7.0',
        },
      },
    }),
    resources: together(project(), {
      mongodbatlas_cluster: {
        orders: {
          project_id: '${mongodbatlas_project.shop.id}',
          name: 'orders',
          provider_name: 'AWS',
          provider_instance_size_name: 'M10',
          cloud_backup: true,
          mongo_db_major_version: '8.0',
        },
      },
    }),
    findings: [
      {
        at: 'mongodbatlas_cluster.orders',
        attribute: 'mongo_db_major_version',
        problem,
        fix,
      },
    ],
  },
  {
    title: 'a Flex cluster that becomes dedicated',
    before: together(
      project(),
      tenantCluster('FLEX', { backup_enabled: true, mongo_db_major_version: '8.0' }),
    ),
    resources: together(project(), cluster({ mongo_db_major_version: '9.0' }, 'sandbox')),
  },
]);
