import { changeNameReused } from '../../../src/rules/change/name-reused';
import { cluster, compliancePolicy, flexCluster, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const kept = { termination_protection_enabled: false };
const unkept = { ...kept, retain_backups_enabled: false };
const existing = together(project(), cluster(kept));
const again = (body: object, name = 'invoices') => cluster({ ...kept, name: 'orders', ...body }, name);

const fix = 'give the new cluster another name, such as "orders-2"';

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
          'orders is replaced under its own name, which its retained backups hold: Terraform deletes the old cluster, then Atlas refuses the name',
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
          'orders is replaced under its own name, which the compliance policy of shop holds: Terraform deletes the old cluster, then Atlas refuses the name',
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
          'orders is deleted at mongodbatlas_advanced_cluster.orders and created here under its old name, which its retained backups hold: Terraform deletes the old cluster, then Atlas refuses the name',
        fix: 'give the new cluster another name, such as "orders-2"; if it is the same cluster, write moved { from = mongodbatlas_advanced_cluster.orders, to = mongodbatlas_advanced_cluster.invoices } instead',
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
  { title: 'deleted for good', before: existing, resources: project() },
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
          'b is deleted at mongodbatlas_advanced_cluster.second and created here under its old name, which its retained backups hold: Terraform deletes the old cluster, then Atlas refuses the name',
        fix: 'give the new cluster another name, such as "b-2"; if clusters only changed places, address them by name, with for_each',
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
    title: 'a Flex cluster takes the name',
    before: existing,
    resources: together(project(), flexCluster({ name: 'orders' })),
    findings: [
      {
        at: 'mongodbatlas_flex_cluster.reports',
        attribute: 'name',
        problem:
          'orders is deleted at mongodbatlas_advanced_cluster.orders and created here under its old name, which its retained backups hold: Terraform deletes the old cluster, then Atlas refuses the name',
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
