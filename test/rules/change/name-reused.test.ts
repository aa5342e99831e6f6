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

const imported = (to: string): string =>
  `import the existing cluster: add an import block with to = ${to} and id = "bef6d5b04e6e10d7884a584d-orders"`;
const forgotten = {
  at: 'mongodbatlas_advanced_cluster.invoices',
  attribute: 'name',
  problem:
    'Atlas rejects the creation of cluster "orders", which still exists: Terraform only forgets mongodbatlas_advanced_cluster.orders',
  fix: imported('mongodbatlas_advanced_cluster.invoices'),
};
const createdFirst = {
  at: orders,
  attribute: 'name',
  problem:
    'cluster "orders" is recreated under the same name with create_before_destroy: Atlas rejects the new cluster, and the old one stays',
};

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
    title: 'forgotten and created again at another address',
    before: existing,
    resources: together(project(), again({})),
    forgotten: [orders],
    findings: [forgotten],
  },
  {
    title: 'forgotten and created again, and there were no backups',
    before: together(project(), cluster({ ...kept, backup_enabled: false })),
    resources: together(project(), again({ backup_enabled: false })),
    forgotten: [orders],
    findings: [forgotten],
  },
  {
    title: 'forgotten and created again by another resource type',
    before: together(project(), deprecatedCluster({ name: 'orders' }, 'orders')),
    resources: together(project(), again({})),
    forgotten: ['mongodbatlas_cluster.orders'],
    findings: [
      {
        ...forgotten,
        problem:
          'Atlas rejects the creation of cluster "orders", which still exists: Terraform only forgets mongodbatlas_cluster.orders',
      },
    ],
  },
  {
    title: 'forgotten and imported at another address',
    before: together(existing, again({})),
    resources: together(project(), again({})),
    forgotten: [orders],
    imports: ['mongodbatlas_advanced_cluster.invoices'],
  },
  {
    title: 'forgotten, and another one is created under another name',
    before: existing,
    resources: together(project(), again({ name: 'orders-2' })),
    forgotten: [orders],
  },
  {
    title: 'forgotten, and another one is created in another project',
    before: together(existing, project({}, 'bank')),
    resources: together(
      project(),
      project({}, 'bank'),
      again({ project_id: '${mongodbatlas_project.bank.id}' }),
    ),
    forgotten: [orders],
  },
  {
    title: 'forgotten, and the new project is known after apply',
    before: existing,
    resources: together(project(), again({ project_id: '${terraform_data.x.output}' })),
    forgotten: [orders],
    unchecked: ['mongodbatlas_advanced_cluster.invoices project_id'],
  },
  {
    title: 'forgotten, and the new name is known after apply',
    before: existing,
    resources: together(project(), again({ name: '${terraform_data.x.output}' })),
    forgotten: [orders],
    unchecked: ['mongodbatlas_advanced_cluster.invoices name'],
  },
  {
    title: 'forgotten, and another name has the same first 23 characters',
    before: together(project(), cluster({ ...kept, name: 'customer-orders-archive-eu' })),
    resources: together(project(), again({ name: 'customer-orders-archive-us' })),
    forgotten: [orders],
    findings: [
      {
        ...forgotten,
        problem:
          'Atlas rejects the creation of cluster "customer-orders-archive-us": cluster "customer-orders-archive-eu", with the same first 23 characters, still exists: Terraform only forgets mongodbatlas_advanced_cluster.orders',
        fix: 'change name so that the first 23 characters differ',
      },
    ],
  },
  {
    title: 'recreated under its own name while the old one is left in Atlas',
    before: existing,
    resources: existing,
    replaced: [orders],
    forgotten: [orders],
    findings: [
      {
        ...forgotten,
        at: orders,
        fix: `${fix}, or create the plan without -replace`,
      },
    ],
  },
  {
    title: 'recreated under another name while the old one is left in Atlas',
    before: existing,
    resources: together(project(), cluster({ ...kept, name: 'orders-2' })),
    forgotten: [orders],
  },
  {
    title: 'a Flex cluster that is forgotten and created again',
    before: together(project(), flexCluster({ name: 'orders' })),
    resources: together(project(), flexCluster({ name: 'orders' }, 'again')),
    forgotten: ['mongodbatlas_flex_cluster.reports'],
    findings: [
      {
        at: 'mongodbatlas_flex_cluster.again',
        attribute: 'name',
        problem:
          'Atlas rejects the creation of cluster "orders", which still exists: Terraform only forgets mongodbatlas_flex_cluster.reports',
        fix: imported('mongodbatlas_flex_cluster.again'),
      },
    ],
  },
  {
    title:
      'a Flex cluster that is forgotten, and a dedicated one takes its name: an import cannot change the kind',
    before: together(project(), flexCluster({ name: 'orders' })),
    resources: together(project(), again({})),
    forgotten: ['mongodbatlas_flex_cluster.reports'],
    findings: [
      {
        ...forgotten,
        problem:
          'Atlas rejects the creation of cluster "orders", which still exists: Terraform only forgets mongodbatlas_flex_cluster.reports',
        fix,
      },
    ],
  },
  {
    title: 'with create_before_destroy under its own name',
    before: existing,
    resources: existing,
    replaced: [orders],
    createBeforeDestroy: [orders],
    findings: [{ ...createdFirst, fix: `${fix}, or create the plan without -replace` }],
  },
  {
    title: 'with create_before_destroy under its own name, and its backups would be lost',
    before: together(project(), cluster(unkept)),
    resources: together(project(), cluster(unkept)),
    replaced: [orders],
    createBeforeDestroy: [orders],
    findings: [
      {
        ...createdFirst,
        fix: `create the plan without -replace. To recreate the cluster and keep its backups: 1. set retain_backups_enabled = true and apply; 2. ${fix}`,
      },
    ],
  },
  {
    title: 'with create_before_destroy under its own name, and there were no backups',
    before: together(project(), cluster({ ...unkept, backup_enabled: false })),
    resources: together(project(), cluster({ ...unkept, backup_enabled: false })),
    replaced: [orders],
    createBeforeDestroy: [orders],
    findings: [{ ...createdFirst, fix: `${fix}, or create the plan without -replace` }],
  },
  {
    title: 'with create_before_destroy under a name with the same first 23 characters',
    before: together(project(), cluster({ ...kept, name: 'customer-orders-archive-eu' })),
    resources: together(project(), cluster({ ...kept, name: 'customer-orders-archive-us' })),
    createBeforeDestroy: [orders],
    findings: [
      {
        ...createdFirst,
        problem:
          'cluster "customer-orders-archive-eu" is recreated under a name with the same first 23 characters with create_before_destroy: Atlas rejects the new cluster, and the old one stays',
        fix: 'change name so that the first 23 characters differ, or keep its name unchanged',
      },
    ],
  },
  {
    title: 'with create_before_destroy under another name',
    before: existing,
    resources: together(project(), cluster({ ...kept, name: 'orders-2' })),
    createBeforeDestroy: [orders],
  },
  {
    title: 'with create_before_destroy in another project',
    before: together(existing, project({}, 'bank')),
    resources: together(
      project(),
      project({}, 'bank'),
      cluster({ ...kept, project_id: '${mongodbatlas_project.bank.id}' }),
    ),
    createBeforeDestroy: [orders],
  },
  {
    title: 'a Flex cluster with create_before_destroy under its own name',
    before: together(project(), flexCluster()),
    resources: together(project(), flexCluster()),
    replaced: ['mongodbatlas_flex_cluster.reports'],
    createBeforeDestroy: ['mongodbatlas_flex_cluster.reports'],
    findings: [
      {
        at: 'mongodbatlas_flex_cluster.reports',
        attribute: 'name',
        problem: createdFirst.problem.replace('"orders"', '"reports"'),
        fix: 'set name = "reports-2" or another name, or create the plan without -replace',
      },
    ],
  },
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
