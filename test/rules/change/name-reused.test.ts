import { changeNameReused } from '../../../src/rules/change/name-reused';
import {
  cluster,
  compliancePolicy,
  deprecatedCluster,
  flexCluster,
  project,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const kept = { termination_protection_enabled: false };
const unkept = { ...kept, retain_backups_enabled: false };
const existing = together(project(), cluster(kept));
const again = (body: object, name = 'invoices') => cluster({ ...kept, name: 'orders', ...body }, name);

const fix = 'set name = "orders-2" or another name';

testRule(changeNameReused, [
  { title: 'it stays', before: existing, resources: existing },
  {
    title: 'replaced under its own name',
    before: existing,
    resources: existing,
    replaced: [orders],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'name',
        problem:
          'cluster "orders" is recreated under the same name, which Atlas reserves while its backups are retained',
        fix,
      },
    ],
  },
  {
    title: 'replaced under a new name',
    before: existing,
    resources: together(project(), cluster({ ...kept, name: 'orders-2' })),
  },
  {
    title: 'replaced under its own name, with no backups kept',
    before: together(project(), cluster(unkept)),
    resources: together(project(), cluster(unkept)),
    replaced: [orders],
  },
  {
    title: 'replaced under its own name, and there were no backups',
    before: together(project(), cluster({ ...kept, backup_enabled: false })),
    resources: together(project(), cluster({ ...kept, backup_enabled: false })),
    replaced: [orders],
  },
  {
    title: 'replaced under its own name in a project with a compliance policy',
    before: together(project(), cluster(unkept), compliancePolicy()),
    resources: together(project(), cluster(unkept), compliancePolicy()),
    replaced: [orders],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'name',
        problem:
          'cluster "orders" is recreated under the same name, which Atlas reserves because of the backup compliance policy of project "shop"',
        fix,
      },
    ],
  },
  {
    title: 'deleted here and created there',
    before: existing,
    resources: together(project(), again({})),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.invoices',
        attribute: 'name',
        problem:
          'cluster "orders" is deleted at mongodbatlas_advanced_cluster.orders and created at mongodbatlas_advanced_cluster.invoices under the same name, which Atlas reserves while its backups are retained',
        fix: 'set name = "orders-2" or another name, or, if it is the same cluster, add a moved block with from = mongodbatlas_advanced_cluster.orders and to = mongodbatlas_advanced_cluster.invoices',
      },
    ],
  },
  {
    title: 'deleted here and created there, in another project',
    before: together(existing, project({}, 'bank')),
    resources: together(
      project(),
      project({}, 'bank'),
      again({ project_id: '${mongodbatlas_project.bank.id}' }),
    ),
  },
  {
    title: 'moved',
    before: existing,
    resources: together(project(), again({})),
    moved: { 'mongodbatlas_advanced_cluster.invoices': orders },
  },
  { title: 'deleted permanently', before: existing, resources: project() },
  { title: 'forgotten', before: existing, resources: project(), forgotten: [orders] },
  {
    title: 'two clusters change places',
    before: together(
      project(),
      cluster({ ...kept, name: 'a' }, 'first'),
      cluster({ ...kept, name: 'b' }, 'second'),
    ),
    resources: together(project(), cluster({ ...kept, name: 'b' }, 'first')),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.first',
        attribute: 'name',
        problem:
          'cluster "b" is deleted at mongodbatlas_advanced_cluster.second and created at mongodbatlas_advanced_cluster.first under the same name, which Atlas reserves while its backups are retained',
        fix: 'set name = "b-2" or another name, or, if clusters only changed places, address them by name with for_each',
      },
    ],
  },
  {
    title: 'the new name is known after apply',
    before: existing,
    resources: together(project(), again({ name: '${terraform_data.x.output}' })),
    unchecked: ['mongodbatlas_advanced_cluster.invoices name'],
  },
  {
    title: 'the new name is known after apply, in another project',
    before: together(existing, project({}, 'bank')),
    resources: together(
      project(),
      project({}, 'bank'),
      again({ name: '${terraform_data.x.output}', project_id: '${mongodbatlas_project.bank.id}' }),
    ),
  },
  {
    title: 'the new project is known after apply',
    before: existing,
    resources: together(project(), again({ project_id: '${terraform_data.x.output}' })),
    unchecked: ['mongodbatlas_advanced_cluster.invoices project_id'],
  },
  {
    title: 'the new project is known after apply, the name another',
    before: existing,
    resources: together(project(), again({ name: 'invoices', project_id: '${terraform_data.x.output}' })),
  },
  {
    title: 'its project is replaced, so the name is free in the new one',
    before: existing,
    resources: existing,
    replaced: ['mongodbatlas_project.shop', orders],
  },
  {
    title: 'the deprecated resource becomes an advanced_cluster',
    before: together(
      project(),
      deprecatedCluster(
        { ...kept, cloud_backup: true, name: 'orders', retain_backups_enabled: true },
        'orders',
      ),
    ),
    resources: together(project(), again({})),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.invoices',
        attribute: 'name',
        problem:
          'cluster "orders" is deleted at mongodbatlas_cluster.orders and created at mongodbatlas_advanced_cluster.invoices under the same name, which Atlas reserves while its backups are retained',
        fix: 'set name = "orders-2" or another name, or, if it is the same cluster, add a moved block with from = mongodbatlas_cluster.orders and to = mongodbatlas_advanced_cluster.invoices',
      },
    ],
  },
  {
    title: 'a Flex cluster takes the name',
    before: existing,
    resources: together(project(), flexCluster({ name: 'orders' })),
    findings: [
      {
        at: 'mongodbatlas_flex_cluster.reports',
        attribute: 'name',
        problem:
          'cluster "orders" is deleted at mongodbatlas_advanced_cluster.orders and created at mongodbatlas_flex_cluster.reports under the same name, which Atlas reserves while its backups are retained',
        fix,
      },
    ],
  },
  {
    title: 'a Flex cluster leaves its name free',
    before: together(project(), flexCluster({ name: 'orders' })),
    resources: together(project(), again({})),
  },
]);
