import { changeClusterDeletedWithItsSnapshots } from '../../../src/rules/change/cluster-deleted-with-its-snapshots';
import {
  type Body,
  cluster,
  compliancePolicy,
  deprecatedCluster,
  flexCluster,
  item,
  project,
  schedule,
  scheduleOf,
  together,
} from '../../../src/rules/example';
import type { Project, Value } from '../../../src/model';
import { ABSENT, known } from '../../../src/model/value';
import { importIdOf } from '../../../src/rules/queries/import-id';
import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { command } from '../../support/command';
import type { Configuration } from '../../support/configuration';
import { testFolder } from '../../support/folder';
import { planOf } from '../../support/plan-of';
import { testRule } from '../../support/rule-tester';

/* What a plan deletes at one address and creates at another: the fix keeps it, within a state and across two. */

const orders = 'mongodbatlas_advanced_cluster.orders';
const sales = 'mongodbatlas_advanced_cluster.sales';
const items = { policy_item_daily: item(1, 'days', 7) };
const unkept = { retain_backups_enabled: false, termination_protection_enabled: false };
const old = together(project(), cluster(unkept));
const again = (body: Body = {}, name = 'sales') => cluster({ ...unkept, name: 'orders', ...body }, name);
const deprecated = (body: Body = {}, name = 'orders') =>
  deprecatedCluster({ ...unkept, cloud_backup: true, name: 'orders', ...body }, name);
const lost = {
  at: orders,
  attribute: 'retain_backups_enabled',
  problem: 'deleting cluster "orders" also deletes all its snapshots',
};
const inOneState =
  'keep the cluster: add a moved block with from = mongodbatlas_advanced_cluster.orders and to =';
/** The id that the state of the example has. */
const projectId = 'bef6d5b04e6e10d7884a584d';
const twoApplies = '1. set retain_backups_enabled = true and apply; 2. delete the cluster';

testRule(changeClusterDeletedWithItsSnapshots, [
  {
    title: 'renamed in the configuration',
    before: old,
    resources: together(project(), again()),
    findings: [{ ...lost, fix: `${inOneState} mongodbatlas_advanced_cluster.sales` }],
  },
  {
    title: 'renamed in a program',
    before: old,
    resources: together(project(), again()),
    withSynth: true,
    findings: [
      {
        ...lost,
        fix: `${inOneState} mongodbatlas_advanced_cluster.sales`,
        fixInCode:
          "keep the cluster: add stack.addOverride('moved', [{ from: 'mongodbatlas_advanced_cluster.orders', to: 'mongodbatlas_advanced_cluster.sales' }])",
      },
    ],
  },
  {
    title: 'renamed together with its schedule',
    before: together(old, schedule(items)),
    resources: together(project(), again(), scheduleOf(sales, items, 'sales')),
    findings: [
      {
        ...lost,
        problem: 'deleting cluster "orders" also deletes up to 7 days of daily snapshots',
        fix: `${inOneState} mongodbatlas_advanced_cluster.sales, and one with from = mongodbatlas_cloud_backup_schedule.orders and to = mongodbatlas_cloud_backup_schedule.sales`,
      },
    ],
  },
  {
    title: 'renamed, and termination protection would stop the deletion',
    before: together(project(), cluster({ ...unkept, termination_protection_enabled: true })),
    resources: together(project(), again()),
    findings: [
      {
        at: orders,
        attribute: 'termination_protection_enabled',
        problem:
          'Atlas rejects the deletion of cluster "orders": termination_protection_enabled is true in the state',
        fix: `${inOneState} mongodbatlas_advanced_cluster.sales`,
      },
    ],
  },
  {
    title: 'renamed under a compliance policy',
    before: together(old, compliancePolicy()),
    resources: together(project(), again(), compliancePolicy()),
    findings: [
      {
        ...lost,
        problem:
          'Atlas may refuse to delete cluster "orders" and its snapshots, which the backup compliance policy of project "shop" protects',
        fix: `${inOneState} mongodbatlas_advanced_cluster.sales`,
      },
    ],
  },
  {
    title: 'the deprecated resource, renamed',
    before: together(project(), deprecated()),
    resources: together(project(), deprecated({}, 'sales')),
    findings: [
      {
        ...lost,
        at: 'mongodbatlas_cluster.orders',
        fix: 'keep the cluster: add a moved block with from = mongodbatlas_cluster.orders and to = mongodbatlas_cluster.sales',
      },
    ],
  },
  {
    title: 'the deprecated resource becomes an advanced_cluster',
    before: together(project(), deprecated()),
    resources: together(project(), again({}, 'orders')),
    findings: [
      {
        ...lost,
        at: 'mongodbatlas_cluster.orders',
        fix: 'keep the cluster: add a moved block with from = mongodbatlas_cluster.orders and to = mongodbatlas_advanced_cluster.orders',
      },
    ],
  },
  {
    title: 'an advanced_cluster becomes the deprecated resource, which no moved block does',
    before: old,
    resources: together(project(), deprecated()),
    findings: [
      {
        ...lost,
        fix: `keep the cluster: replace mongodbatlas_advanced_cluster.orders with a removed block with lifecycle { destroy = false }, and add an import block with to = mongodbatlas_cluster.orders and id = "${projectId}-orders"`,
      },
    ],
  },
  {
    title: 'a Flex cluster gets the name, which Atlas then reserves',
    before: old,
    resources: together(project(), flexCluster({ name: 'orders' })),
    findings: [
      {
        ...lost,
        fix: `${twoApplies}, and create mongodbatlas_flex_cluster.reports under another name, because Atlas reserves the name while the backups are kept`,
      },
    ],
  },
  {
    title: 'another cluster takes its address',
    before: old,
    resources: together(project(), cluster({ ...unkept, name: 'invoices' }), again()),
    findings: [
      {
        ...lost,
        problem: 'recreating cluster "orders", because its name changes, also deletes all its snapshots',
        fix: 'keep the cluster: give what this plan creates at mongodbatlas_advanced_cluster.orders another address, and add a moved block with from = mongodbatlas_advanced_cluster.orders and to = mongodbatlas_advanced_cluster.sales',
      },
    ],
  },
  {
    title: 'two clusters change places',
    before: together(
      project(),
      cluster({ ...unkept, name: 'a' }, 'first'),
      cluster({ ...unkept, name: 'b' }, 'second'),
    ),
    resources: together(project(), cluster({ ...unkept, name: 'b' }, 'first')),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.first',
        attribute: 'retain_backups_enabled',
        problem: 'recreating cluster "a", because its name changes, also deletes all its snapshots',
        fix: '1. set retain_backups_enabled = true and apply; 2. recreate the cluster',
      },
      {
        at: 'mongodbatlas_advanced_cluster.second',
        attribute: 'retain_backups_enabled',
        problem: 'deleting cluster "b" also deletes all its snapshots',
        fix: 'keep the cluster: if clusters only changed places, address them by name with for_each',
      },
    ],
  },
  {
    title: 'created in another project',
    before: together(old, project({}, 'bank')),
    resources: together(
      project(),
      project({}, 'bank'),
      again({ project_id: '${mongodbatlas_project.bank.id}' }),
    ),
    findings: [{ ...lost, fix: twoApplies }],
  },
  {
    title: 'created in a project that this plan creates',
    before: old,
    resources: together(
      project(),
      project({}, 'bank'),
      again({ project_id: '${mongodbatlas_project.bank.id}' }),
    ),
    findings: [{ ...lost, fix: twoApplies }],
  },
  {
    title: 'created in a project that is known after apply',
    before: old,
    resources: together(project(), again({ project_id: '${terraform_data.x.output}' })),
    findings: [
      {
        ...lost,
        fix: `if mongodbatlas_advanced_cluster.sales is the same cluster, keep it: add a moved block with from = mongodbatlas_advanced_cluster.orders and to = mongodbatlas_advanced_cluster.sales. If it is another one: ${twoApplies}`,
      },
    ],
  },
  {
    title: 'created under another name',
    before: old,
    resources: together(project(), again({ name: 'sales' })),
    findings: [{ ...lost, fix: twoApplies }],
  },
  {
    title: 'another cluster of the name is imported',
    before: old,
    resources: together(project(), again({ name: 'sales' })),
    imports: [sales],
    findings: [{ ...lost, fix: twoApplies }],
  },
]);

describe('an instance of a block that has others', () => {
  const plan = (reason: string, address = `${orders}["eu"]`): Record<string, unknown> => {
    const made = planOf({
      before: old,
      resources: together(project(), deprecated()),
    });
    const rows = made['resource_changes'] as readonly (Body & { readonly address: string })[];
    return {
      ...made,
      resource_changes: rows.map((row) =>
        row.address === orders ? { ...row, address, index: 'eu', action_reason: reason } : row,
      ),
    };
  };
  const removed = (address: string): string =>
    `replace ${address} with a removed block with lifecycle { destroy = false }`;

  test.each([
    [
      'its key is gone',
      'delete_because_each_key',
      `remove ${orders}["eu"] from the state with terraform state rm`,
    ],
    [
      'its module may have other instances',
      'delete_because_no_module',
      `remove ${orders}["eu"] from the state with terraform state rm`,
    ],
    ['its block is gone', 'delete_because_no_resource_config', removed(`${orders}["eu"]`)],
  ])('%s', (_, reason, said) => {
    const { findings } = review(readPlan(plan(reason)), [changeClusterDeletedWithItsSnapshots]);
    expect(findings.map(({ fix }) => fix)).toEqual([
      `keep the cluster: ${said}, and add an import block with to = mongodbatlas_cluster.orders and id = "${projectId}-orders"`,
    ]);
  });
});

test.each<[title: string, id: Value<string>, name: Value<string>, said: string]>([
  ['known', known('5f'), known('orders'), '5f-orders'],
  ['a sensitive project', known('5f', true), known('orders'), 'PROJECT_ID-orders'],
  ['a sensitive name', known('5f'), known('orders', true), '5f-CLUSTER_NAME'],
  ['known after apply', { kind: 'unknown', until: 'apply' }, ABSENT, 'PROJECT_ID-CLUSTER_NAME'],
])('the id of an import: %s', (_, id, name, said) => {
  expect(importIdOf({ kind: 'linked', to: { id } as Project }, name)).toBe(said);
});

describe('in two states', () => {
  const folder = testFolder();
  const id = '5f0000000000000000000002';

  /** The fixes of the rules about changes, by rule. */
  async function fixesOf(
    here: Configuration,
    there: Configuration,
  ): Promise<Readonly<Record<string, string>>> {
    const files = [folder.file('here.json', planOf(here)), folder.file('there.json', planOf(there))];
    const { stdout, stderr } = await command(['review', ...files, '--format', 'json']);
    expect(stderr).toBe('');
    const { findings } = JSON.parse(stdout) as {
      readonly findings: readonly { readonly rule: string; readonly fix: string }[];
    };
    return Object.fromEntries(
      findings
        .filter(({ rule }) => rule.startsWith('change/'))
        .map(({ rule, fix }) => [rule, fix.replaceAll(`${folder.path}/`, '')]),
    );
  }

  const elsewhere = { project_id: id };
  const cluster1 = (body: Body = {}, name = 'orders') =>
    cluster({ ...unkept, name: 'orders', ...elsewhere, ...body }, name);
  const schedule1 = (name = 'orders') => schedule({ ...items, ...elsewhere, cluster_name: 'orders' }, name);

  test('a schedule', async () => {
    expect(
      await fixesOf({ before: schedule1(), resources: {} }, { before: {}, resources: schedule1() }),
    ).toEqual({
      'change/schedule-deleted-last': `replace mongodbatlas_cloud_backup_schedule.orders with a removed block with lifecycle { destroy = false }, and add an import block with to = mongodbatlas_cloud_backup_schedule.orders and id = "${id}-orders" to the configuration of there.json`,
    });
  });

  test('a schedule that is created in both: a moved block within its state', async () => {
    const fixes = await fixesOf(
      { before: schedule1(), resources: schedule1('nightly') },
      { before: {}, resources: schedule1() },
    );
    expect(fixes['change/schedule-deleted-last']).toBe(
      'add a moved block with from = mongodbatlas_cloud_backup_schedule.orders and to = mongodbatlas_cloud_backup_schedule.nightly',
    );
  });

  test('a cluster with its schedule', async () => {
    const fixes = await fixesOf(
      { before: together(cluster1(), schedule1()), resources: {} },
      { before: {}, resources: together(cluster1(), schedule1()) },
    );
    expect(fixes['change/cluster-deleted-with-its-snapshots']).toBe(
      `keep the cluster: replace ${orders} with a removed block with lifecycle { destroy = false }, and add an import block with to = ${orders} and id = "${id}-orders" to the configuration of there.json. Do the same with mongodbatlas_cloud_backup_schedule.orders`,
    );
  });

  test('a cluster whose backups are kept', async () => {
    const kept = { retain_backups_enabled: true };
    const across = `replace ${orders} with a removed block with lifecycle { destroy = false }, and add an import block with to = ${sales} and id = "${id}-orders" to the configuration of there.json`;
    expect(
      await fixesOf(
        { before: cluster1(kept), resources: {} },
        { before: {}, resources: cluster1(kept, 'sales') },
      ),
    ).toMatchObject({
      'change/cluster-deleted': `keep the cluster: ${across}`,
      'change/name-reused': `set name = "orders-2" or another name, or, if it is the same cluster, ${across}`,
    });
  });

  test('a cluster that the other state imports', async () => {
    const fixes = await fixesOf(
      { before: cluster1(), resources: {} },
      { before: {}, resources: cluster1({}, 'sales'), imports: [sales] },
    );
    expect(fixes['change/cluster-at-two-addresses']).toBe(
      `replace ${orders} with a removed block with lifecycle { destroy = false }`,
    );
  });
});
