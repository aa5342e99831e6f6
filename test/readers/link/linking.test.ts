import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan, readSynth } from '../../../src/readers';
import {
  type Resources,
  cluster,
  project,
  restoreOf,
  schedule,
  scheduleOf,
  snapshotOf,
  together,
} from '../../../src/rules/example';
import { type Configuration, synthOf } from '../../support/configuration';
import { described } from '../../support/links';
import { planOf } from '../../support/plan-of';
import { type PlanSketch, constant, planFrom, planned, refs } from '../../support/plan-sketch';

/** The clusters that schedules, snapshots and the targets of restore jobs are linked to, by address. */
type Links = Readonly<Record<string, string>>;

interface Row {
  readonly title: string;
  readonly configuration: Configuration;
  readonly links: Links;
  /** Where a plan leads elsewhere; 'synth' if a plan of this configuration cannot be made here. */
  readonly inPlan?: Links | 'synth only';
}

interface SketchedRow {
  readonly title: string;
  readonly plan: PlanSketch;
  readonly links: Links;
}

const ORDERS = 'mongodbatlas_advanced_cluster.orders';
const NIGHTLY = 'mongodbatlas_cloud_backup_schedule.orders';
const SHOP_ID = '5f00000000000000000000aa';
const BANK_ID = '5f00000000000000000000bb';

/** Known after apply, wherever it stands. */
const LATER = '${terraform_data.later.output}';

function linksIn(reading: ReturnType<typeof readSynth> | ReturnType<typeof readPlan>): Links {
  const { schedules, snapshots, restoreJobs } = reading.after;
  return Object.fromEntries([
    ...schedules.map(({ address, cluster: link }) => [address, described(link)] as const),
    ...snapshots.map(({ address, cluster: link }) => [address, described(link)] as const),
    ...restoreJobs.map(({ address, target }) => [address, described(target)] as const),
  ]);
}

const shop = (body = {}): Resources => project(body, 'shop');
const bank = (body = {}): Resources => project({ name: 'bank', ...body }, 'bank');
const inBank = { project_id: '${mongodbatlas_project.bank.id}' };
const nightly = (body: object): Resources => scheduleOf(ORDERS, { ...body }, 'orders');
const single = (link: string): Links => ({ [NIGHTLY]: link });

/** The rows of the table "in the configuration | followed" of docs/design.md, by its first column. */
const ROWS: Readonly<Record<string, readonly (Row | SketchedRow)[]>> = {
  'a reference to an attribute': [
    {
      title: 'the name and the project of the cluster',
      configuration: { resources: together(shop(), cluster(), schedule()) },
      links: single(ORDERS),
    },
    {
      title: 'a name that is known after apply',
      configuration: { resources: together(shop(), cluster({ name: LATER }), schedule()) },
      links: single(ORDERS),
    },
    {
      title: 'an attribute of the cluster that is not its name',
      configuration: {
        resources: together(
          shop(),
          cluster({ name: LATER }),
          nightly({ cluster_name: `\${${ORDERS}.cluster_id}` }),
        ),
      },
      links: single('unlinked: cluster_name is not known yet'),
    },
    {
      title: 'the cluster_name of a schedule, which leads on to the cluster',
      configuration: {
        resources: together(
          shop(),
          cluster({ name: LATER }),
          schedule(),
          snapshotOf(ORDERS, { cluster_name: `\${${NIGHTLY}.cluster_name}` }),
        ),
      },
      links: {
        [NIGHTLY]: ORDERS,
        'mongodbatlas_cloud_backup_snapshot.before-migration': ORDERS,
      },
    },
    {
      title: 'cluster_names that lead to each other',
      configuration: {
        resources: {
          ...together(shop(), cluster({ name: LATER })),
          mongodbatlas_cloud_backup_schedule: {
            a: { cluster_name: '${mongodbatlas_cloud_backup_schedule.b.cluster_name}' },
            b: { cluster_name: '${mongodbatlas_cloud_backup_schedule.a.cluster_name}' },
          },
        },
      },
      inPlan: 'synth only',
      links: {
        'mongodbatlas_cloud_backup_schedule.a': 'unlinked: cluster_name is not known yet',
        'mongodbatlas_cloud_backup_schedule.b': 'unlinked: cluster_name is not known yet',
      },
    },
    {
      title: 'a cluster of another project than that of the schedule',
      configuration: { resources: together(shop(), bank(), cluster(), nightly(inBank)) },
      links: single('outside: orders'),
    },
    {
      title: 'the target of a restore job',
      configuration: {
        resources: together(
          shop(),
          cluster(),
          cluster({ name: LATER }, 'copy'),
          restoreOf(ORDERS, 'mongodbatlas_advanced_cluster.copy'),
        ),
      },
      links: {
        'mongodbatlas_cloud_backup_snapshot_restore_job.undo': 'mongodbatlas_advanced_cluster.copy',
      },
    },
    {
      title: 'clusters of one name in two projects, each by its own reference',
      configuration: {
        resources: together(
          shop(),
          bank(),
          cluster(),
          cluster({ name: 'orders', ...inBank }, 'ledger'),
          schedule(),
          schedule({}, 'ledger'),
        ),
      },
      links: {
        [NIGHTLY]: ORDERS,
        'mongodbatlas_cloud_backup_schedule.ledger': 'mongodbatlas_advanced_cluster.ledger',
      },
    },
  ],

  'a literal id or name': [
    {
      title: 'a name in the same project',
      configuration: { resources: together(shop(), cluster(), nightly({ cluster_name: 'orders' })) },
      links: single(ORDERS),
    },
    {
      title: 'a name and an id, both literal on both sides',
      configuration: {
        resources: together(
          cluster({ project_id: SHOP_ID }),
          nightly({ cluster_name: 'orders', project_id: SHOP_ID }),
        ),
      },
      links: single(ORDERS),
    },
    {
      title: 'the same name in another project',
      configuration: {
        resources: together(
          cluster({ project_id: SHOP_ID }),
          nightly({ cluster_name: 'orders', project_id: BANK_ID }),
        ),
      },
      links: single('outside: orders'),
    },
    {
      title: 'a name that no cluster has',
      configuration: { resources: together(shop(), cluster(), nightly({ cluster_name: 'nowhere' })) },
      links: single('outside: nowhere'),
    },
    {
      title: 'one name in two projects',
      configuration: {
        resources: together(
          cluster({ project_id: SHOP_ID }),
          cluster({ project_id: BANK_ID, name: 'orders' }, 'ledger'),
          nightly({ cluster_name: 'orders', project_id: BANK_ID }),
        ),
      },
      links: single('mongodbatlas_advanced_cluster.ledger'),
    },
    {
      title: 'one name in two projects that are both to be created',
      configuration: {
        resources: together(
          shop(),
          bank(),
          cluster(),
          cluster({ name: 'orders', ...inBank }, 'ledger'),
          nightly({ cluster_name: 'orders', ...inBank }),
        ),
      },
      links: single('mongodbatlas_advanced_cluster.ledger'),
    },
    {
      title: 'a name in a project that may be the same',
      configuration: {
        resources: together(
          cluster({ project_id: '${null_resource.a.id}' }),
          nightly({ cluster_name: 'orders', project_id: '${null_resource.b.id}' }),
        ),
      },
      links: single(`unlinked: it is not known whether ${ORDERS} is in the same project`),
    },
    {
      title: 'a name next to a cluster whose name is not known yet',
      configuration: {
        resources: together(shop(), cluster({ name: LATER }), nightly({ cluster_name: 'orders' })),
      },
      links: single(`unlinked: the name of ${ORDERS} is not known yet`),
    },
    {
      title: 'a name next to a cluster of another project whose name is not known yet',
      configuration: {
        resources: together(
          shop(),
          bank(),
          cluster({ name: LATER }),
          nightly({ cluster_name: 'orders', ...inBank }),
        ),
      },
      links: single('outside: orders'),
    },
    {
      title: 'no name at all',
      configuration: { resources: together(shop(), cluster(), nightly({ cluster_name: undefined })) },
      links: single('missing'),
    },
    {
      title: 'names that every object has as members',
      configuration: {
        resources: together(
          shop(),
          cluster({ name: 'constructor' }),
          nightly({ cluster_name: 'toString' }),
          scheduleOf(ORDERS, { cluster_name: '__proto__' }, 'prototype'),
          scheduleOf(ORDERS, { cluster_name: 'constructor' }, 'own'),
        ),
      },
      links: {
        [NIGHTLY]: 'outside: toString',
        'mongodbatlas_cloud_backup_schedule.prototype': 'outside: __proto__',
        'mongodbatlas_cloud_backup_schedule.own': ORDERS,
      },
    },
  ],

  locals: [
    {
      title: 'a reference in a local',
      configuration: {
        resources: together(shop(), cluster(), nightly({ cluster_name: '${local.name}' })),
        locals: { name: `\${${ORDERS}.name}` },
      },
      links: single(ORDERS),
    },
    {
      title: 'an unknown name in a local',
      configuration: {
        resources: together(shop(), cluster({ name: LATER }), nightly({ cluster_name: '${local.name}' })),
        locals: { name: `\${${ORDERS}.name}` },
      },
      links: single(ORDERS),
      inPlan: single('unlinked: cluster_name is not known yet'),
    },
    {
      title: 'an unknown name in one local that cluster and schedule have',
      configuration: {
        resources: together(
          shop(),
          cluster({ name: '${local.name}' }),
          nightly({ cluster_name: '${local.name}' }),
        ),
        locals: { name: LATER },
      },
      links: single(ORDERS),
    },
    {
      title: 'unknown names in two locals',
      configuration: {
        resources: together(
          shop(),
          cluster({ name: '${local.one}' }),
          nightly({ cluster_name: '${local.other}' }),
        ),
        locals: { one: '${terraform_data.one.output}', other: '${terraform_data.other.output}' },
      },
      links: single('unlinked: cluster_name is not known yet'),
    },
    {
      title: 'a local that does not exist',
      configuration: { resources: together(shop(), cluster(), nightly({ cluster_name: '${local.none}' })) },
      inPlan: 'synth only',
      links: single('unlinked: cluster_name is not known yet'),
    },
    {
      title: 'an unknown project in a local: the only project to be created',
      configuration: {
        resources: together(
          shop(),
          cluster(),
          nightly({ cluster_name: 'orders', project_id: '${local.project}' }),
        ),
        locals: { project: '${mongodbatlas_project.shop.id}' },
      },
      links: single(ORDERS),
    },
    {
      title: 'an unknown project in a local, with two projects to be created',
      configuration: {
        resources: together(
          shop(),
          bank(),
          cluster(),
          nightly({ cluster_name: 'orders', project_id: '${local.project}' }),
        ),
        locals: { project: '${mongodbatlas_project.shop.id}' },
      },
      links: single(ORDERS),
      inPlan: single('unlinked: project_id: a plan does not show what local.project is'),
    },
  ],

  variables: [
    {
      title: 'one variable for the name of cluster and schedule',
      configuration: {
        resources: together(
          shop(),
          cluster({ name: '${var.name}' }),
          nightly({ cluster_name: '${var.name}' }),
        ),
        variables: { name: 'orders' },
      },
      links: single(ORDERS),
    },
    {
      title: 'two variables, with one value in the plan',
      configuration: {
        resources: together(shop(), cluster({ name: '${var.one}' }), nightly({ cluster_name: '${var.two}' })),
        variables: { one: 'orders', two: 'orders' },
      },
      links: single('unlinked: cluster_name is not known yet'),
      inPlan: single(ORDERS),
    },
    {
      title: 'one variable for the project of both',
      configuration: {
        resources: together(
          cluster({ project_id: '${var.project}' }),
          nightly({ cluster_name: 'orders', project_id: '${var.project}' }),
        ),
        variables: { project: SHOP_ID },
      },
      links: single(ORDERS),
    },
    {
      title: 'a variable for the project and one in another, with the same cluster name',
      configuration: {
        resources: together(
          cluster({ project_id: '${var.shop}' }),
          cluster({ project_id: '${var.bank}', name: 'orders' }, 'ledger'),
          nightly({ cluster_name: 'orders', project_id: '${var.bank}' }),
        ),
        variables: { shop: SHOP_ID, bank: BANK_ID },
      },
      links: single('mongodbatlas_advanced_cluster.ledger'),
    },
  ],

  '`count`, `for_each` over maps, sets and resources': [
    {
      title: 'count on both sides',
      configuration: {
        resources: together(
          shop(),
          cluster({ count: 2, name: 'orders-${count.index}' }),
          nightly({ count: 2, cluster_name: `\${${ORDERS}[count.index].name}` }),
        ),
      },
      inPlan: 'synth only',
      links: { [`${NIGHTLY}[0]`]: `${ORDERS}[0]`, [`${NIGHTLY}[1]`]: `${ORDERS}[1]` },
    },
    {
      title: 'for_each over one map on both sides',
      configuration: {
        resources: together(
          shop(),
          cluster({ for_each: { a: 'eu', b: 'us' }, name: 'orders-${each.value}' }),
          nightly({ for_each: { a: 'eu', b: 'us' }, cluster_name: `\${${ORDERS}[each.key].name}` }),
        ),
      },
      inPlan: 'synth only',
      links: { [`${NIGHTLY}["a"]`]: `${ORDERS}["a"]`, [`${NIGHTLY}["b"]`]: `${ORDERS}["b"]` },
    },
    {
      title: 'for_each over a set, with names that are not known',
      configuration: {
        resources: together(
          shop(),
          cluster({ for_each: '${toset(["a", "b"])}', name: `${LATER}-\${each.key}` }),
          nightly({ for_each: '${toset(["b"])}', cluster_name: `\${${ORDERS}[each.value].name}` }),
        ),
      },
      inPlan: 'synth only',
      links: { [`${NIGHTLY}["b"]`]: `${ORDERS}["b"]` },
    },
    {
      title: 'for_each over the clusters themselves',
      configuration: {
        resources: together(
          shop(),
          cluster({ for_each: { a: 'eu', b: 'us' }, name: `${LATER}-\${each.value}` }),
          nightly({ for_each: `\${${ORDERS}}`, cluster_name: '${each.value.name}' }),
        ),
      },
      inPlan: 'synth only',
      links: { [`${NIGHTLY}["a"]`]: `${ORDERS}["a"]`, [`${NIGHTLY}["b"]`]: `${ORDERS}["b"]` },
    },
    {
      title: 'for_each that cannot be evaluated: one instance without a key',
      configuration: {
        resources: together(
          shop(),
          cluster({ for_each: '${var.tenants}', name: '${each.key}' }),
          nightly({ for_each: '${var.tenants}', cluster_name: `\${${ORDERS}[each.key].name}` }),
        ),
      },
      inPlan: 'synth only',
      links: single(ORDERS),
    },
    {
      title: 'a splat over one instance',
      configuration: {
        resources: together(
          shop(),
          cluster({ count: 1, name: LATER }),
          nightly({ cluster_name: `\${one(${ORDERS}[*].name)}` }),
        ),
      },
      inPlan: 'synth only',
      links: single(`${ORDERS}[0]`),
    },
    {
      title: 'instances in a plan, by number and by key',
      plan: {
        resources: [
          planned(`${ORDERS}[0]`, {}, 'name', 'project_id'),
          planned(`${ORDERS}[1]`, {}, 'name', 'project_id'),
          planned(`${NIGHTLY}[0]`, {}, 'cluster_name', 'project_id'),
          planned(`${NIGHTLY}[1]`, {}, 'cluster_name', 'project_id'),
        ],
        blocks: {
          [ORDERS]: { name: refs('terraform_data.x.output', 'count.index') },
          [NIGHTLY]: { cluster_name: refs(ORDERS, 'count.index') },
        },
      },
      links: { [`${NIGHTLY}[0]`]: `${ORDERS}[0]`, [`${NIGHTLY}[1]`]: `${ORDERS}[1]` },
    },
  ],

  '`each.key`, `each.value`, `count.index`': [
    {
      title: 'an attribute that the plan has lost behind a key, with a known name',
      plan: {
        resources: [
          planned(`${ORDERS}["a"]`, { name: 'a' }, 'project_id'),
          planned(`${ORDERS}["b"]`, { name: 'b' }, 'project_id'),
          planned(`${NIGHTLY}["a"]`, { cluster_name: 'a' }, 'project_id'),
          planned(`${NIGHTLY}["b"]`, { cluster_name: 'b' }, 'project_id'),
        ],
        blocks: {
          [ORDERS]: { project_id: refs('mongodbatlas_project.p.id'), name: refs('each.key') },
          [NIGHTLY]: { project_id: refs(ORDERS, 'each.key'), cluster_name: refs(ORDERS, 'each.key') },
        },
      },
      links: { [`${NIGHTLY}["a"]`]: `${ORDERS}["a"]`, [`${NIGHTLY}["b"]`]: `${ORDERS}["b"]` },
    },
    {
      title: 'the same with one name in two projects: the instance with the same key',
      plan: {
        resources: [
          planned('mongodbatlas_project.p["a"]', { name: 'a' }, 'id'),
          planned('mongodbatlas_project.p["b"]', { name: 'b' }, 'id'),
          planned(`${ORDERS}["a"]`, { name: 'orders' }, 'project_id'),
          planned(`${ORDERS}["b"]`, { name: 'orders' }, 'project_id'),
          planned(`${NIGHTLY}["a"]`, { cluster_name: 'orders' }, 'project_id'),
          planned(`${NIGHTLY}["b"]`, { cluster_name: 'orders' }, 'project_id'),
        ],
        blocks: {
          'mongodbatlas_project.p': { name: refs('each.key') },
          [ORDERS]: { project_id: refs('mongodbatlas_project.p', 'each.key'), name: constant('orders') },
          [NIGHTLY]: { project_id: refs(ORDERS, 'each.key'), cluster_name: refs(ORDERS, 'each.key') },
        },
      },
      links: { [`${NIGHTLY}["a"]`]: `${ORDERS}["a"]`, [`${NIGHTLY}["b"]`]: `${ORDERS}["b"]` },
    },
    {
      title: 'a key with a dot, a quotation mark and the name of a prototype',
      plan: {
        resources: ['x.y', 'a"b', '__proto__'].flatMap((key) => [
          planned(`${ORDERS}[${JSON.stringify(key)}]`, {}, 'name', 'project_id'),
          planned(`${NIGHTLY}[${JSON.stringify(key)}]`, {}, 'cluster_name', 'project_id'),
        ]),
        blocks: { [NIGHTLY]: { cluster_name: refs(ORDERS, 'each.key') } },
      },
      links: Object.fromEntries(
        ['x.y', 'a"b', '__proto__'].map((key) => [
          `${NIGHTLY}[${JSON.stringify(key)}]`,
          `${ORDERS}[${JSON.stringify(key)}]`,
        ]),
      ),
    },
    {
      title: 'each.value that is a reference',
      configuration: {
        resources: together(
          shop(),
          cluster({ name: LATER }),
          cluster({ name: LATER }, 'ledger'),
          nightly({
            for_each: { a: `\${${ORDERS}.name}`, b: '${mongodbatlas_advanced_cluster.ledger.name}' },
            cluster_name: '${each.value}',
          }),
        ),
      },
      inPlan: 'synth only',
      links: { [`${NIGHTLY}["a"]`]: ORDERS, [`${NIGHTLY}["b"]`]: 'mongodbatlas_advanced_cluster.ledger' },
    },
    {
      title: 'each.value that is an object of references',
      configuration: {
        resources: together(
          shop(),
          cluster({ name: LATER }),
          nightly({
            for_each: { a: { cluster: `\${${ORDERS}.name}`, project: '${mongodbatlas_project.shop.id}' } },
            cluster_name: '${each.value.cluster}',
            project_id: '${each.value["project"]}',
          }),
        ),
      },
      inPlan: 'synth only',
      links: { [`${NIGHTLY}["a"]`]: ORDERS },
    },
    {
      title: 'each.value of a for_each over a resource, in a plan',
      plan: {
        resources: [
          planned(`${ORDERS}["a"]`, {}, 'name', 'project_id'),
          planned(`${ORDERS}["b"]`, {}, 'name', 'project_id'),
          planned(`${NIGHTLY}["b"]`, {}, 'cluster_name', 'project_id'),
        ],
        blocks: {
          [NIGHTLY]: { forEach: refs(ORDERS), cluster_name: refs('each.value.name', 'each.value') },
        },
      },
      links: { [`${NIGHTLY}["b"]`]: `${ORDERS}["b"]` },
    },
  ],

  'modules, nested, their inputs and outputs': [
    {
      title: 'an input, and an output of another module',
      plan: {
        resources: [
          planned('module.db.mongodbatlas_advanced_cluster.c', {}, 'name', 'project_id'),
          planned('module.backup.mongodbatlas_cloud_backup_schedule.s', {}, 'cluster_name', 'project_id'),
        ],
        modules: {
          db: {
            blocks: { 'mongodbatlas_advanced_cluster.c': { name: refs('terraform_data.x.output') } },
            outputs: { name: refs('mongodbatlas_advanced_cluster.c.name') },
          },
          backup: {
            inputs: { name: refs('module.db.name') },
            variables: { name: undefined },
            blocks: { 'mongodbatlas_cloud_backup_schedule.s': { cluster_name: refs('var.name') } },
          },
        },
      },
      links: {
        'module.backup.mongodbatlas_cloud_backup_schedule.s': 'module.db.mongodbatlas_advanced_cluster.c',
      },
    },
    {
      title: 'instances of modules in modules, each by its own key',
      plan: {
        resources: ['a', 'b'].flatMap((key) => [
          planned(`module.team["${key}"].module.db.mongodbatlas_advanced_cluster.c`, {}, 'name'),
          planned(`module.team["${key}"].mongodbatlas_cloud_backup_schedule.s`, {}, 'cluster_name'),
        ]),
        modules: {
          team: {
            forEach: constant({ a: 'x', b: 'y' }),
            blocks: {
              'mongodbatlas_cloud_backup_schedule.s': { cluster_name: refs('module.db.name') },
            },
            modules: {
              db: {
                blocks: { 'mongodbatlas_advanced_cluster.c': { name: refs('terraform_data.x.output') } },
                outputs: { name: refs('mongodbatlas_advanced_cluster.c.name') },
              },
            },
          },
        },
      },
      links: {
        'module.team["a"].mongodbatlas_cloud_backup_schedule.s':
          'module.team["a"].module.db.mongodbatlas_advanced_cluster.c',
        'module.team["b"].mongodbatlas_cloud_backup_schedule.s':
          'module.team["b"].module.db.mongodbatlas_advanced_cluster.c',
      },
    },
    {
      title: 'an output that the plan has lost behind a key: the only cluster in that instance',
      plan: {
        resources: [
          planned('module.db["a"].mongodbatlas_advanced_cluster.c', {}, 'name'),
          planned('module.db["a.module.b"].mongodbatlas_advanced_cluster.c', {}, 'name'),
          planned(`${NIGHTLY}["a.module.b"]`, {}, 'cluster_name'),
        ],
        modules: {
          db: {
            blocks: { 'mongodbatlas_advanced_cluster.c': { name: refs('terraform_data.x.output') } },
            outputs: { name: refs('mongodbatlas_advanced_cluster.c.name') },
          },
        },
        blocks: { [NIGHTLY]: { cluster_name: refs('module.db', 'each.key') } },
      },
      links: {
        [`${NIGHTLY}["a.module.b"]`]: 'module.db["a.module.b"].mongodbatlas_advanced_cluster.c',
      },
    },
    {
      title: 'an output that the plan has lost, of a module that has the cluster in another module',
      plan: {
        resources: [
          planned('module.team["a"].module.db.mongodbatlas_advanced_cluster.c', {}, 'name'),
          planned('module.team["b"].module.db.mongodbatlas_advanced_cluster.c', {}, 'name'),
          planned(`${NIGHTLY}["b"]`, {}, 'cluster_name'),
        ],
        modules: {
          team: {
            outputs: { name: refs('module.db.name') },
            modules: {
              db: {
                blocks: { 'mongodbatlas_advanced_cluster.c': { name: refs('terraform_data.x.output') } },
                outputs: { name: refs('mongodbatlas_advanced_cluster.c.name') },
              },
            },
          },
        },
        blocks: { [NIGHTLY]: { cluster_name: refs('module.team', 'each.key') } },
      },
      links: { [`${NIGHTLY}["b"]`]: 'module.team["b"].module.db.mongodbatlas_advanced_cluster.c' },
    },
    {
      title: 'an output that the plan has lost, of a module with two clusters',
      plan: {
        resources: [
          planned('module.db.mongodbatlas_advanced_cluster.one', {}, 'name'),
          planned('module.db.mongodbatlas_advanced_cluster.two', {}, 'name'),
          planned(NIGHTLY, {}, 'cluster_name'),
        ],
        modules: {
          db: {
            blocks: {
              'mongodbatlas_advanced_cluster.one': { name: refs('terraform_data.x.output') },
              'mongodbatlas_advanced_cluster.two': { name: refs('terraform_data.y.output') },
            },
            outputs: {
              one: refs('mongodbatlas_advanced_cluster.one.name'),
              two: refs('mongodbatlas_advanced_cluster.two.name'),
            },
          },
        },
        blocks: { [NIGHTLY]: { cluster_name: refs('module.db', 'each.key') } },
      },
      links: single(
        'unlinked: cluster_name may be that of module.db.mongodbatlas_advanced_cluster.one or module.db.mongodbatlas_advanced_cluster.two',
      ),
    },
    {
      title: 'the same name in two modules, each with its own project',
      plan: {
        resources: ['shop', 'bank'].flatMap((name) => [
          planned(`module.${name}.mongodbatlas_project.p`, { name }, 'id'),
          planned(`module.${name}.mongodbatlas_advanced_cluster.c`, { name: 'orders' }, 'project_id'),
          planned(
            `module.${name}.mongodbatlas_cloud_backup_schedule.s`,
            { cluster_name: 'orders' },
            'project_id',
          ),
        ]),
        modules: Object.fromEntries(
          ['shop', 'bank'].map((name) => [
            name,
            {
              blocks: {
                'mongodbatlas_project.p': { name: constant(name) },
                'mongodbatlas_advanced_cluster.c': { project_id: refs('mongodbatlas_project.p.id') },
                'mongodbatlas_cloud_backup_schedule.s': { project_id: refs('mongodbatlas_project.p.id') },
              },
            },
          ]),
        ),
      },
      links: {
        'module.shop.mongodbatlas_cloud_backup_schedule.s': 'module.shop.mongodbatlas_advanced_cluster.c',
        'module.bank.mongodbatlas_cloud_backup_schedule.s': 'module.bank.mongodbatlas_advanced_cluster.c',
      },
    },
    {
      title: 'a module that a cdk.tf.json calls, whose inside it does not have',
      configuration: {
        resources: together(shop(), cluster({ name: LATER }), nightly({ cluster_name: '${module.db.name}' })),
      },
      inPlan: 'synth only',
      links: single('unlinked: cluster_name: the inside of module db is not in this input'),
    },
    {
      title: 'an input that leads back to itself',
      plan: {
        resources: [planned('module.a.mongodbatlas_cloud_backup_schedule.s', {}, 'cluster_name')],
        modules: {
          a: {
            inputs: { name: refs('module.a.name') },
            variables: { name: undefined },
            outputs: { name: refs('var.name') },
            blocks: { 'mongodbatlas_cloud_backup_schedule.s': { cluster_name: refs('var.name') } },
          },
        },
      },
      links: {
        'module.a.mongodbatlas_cloud_backup_schedule.s': 'unlinked: cluster_name: it refers to itself',
      },
    },
  ],

  'a whole resource or module passed on as an object': [
    {
      title: 'a cluster as the input of a module',
      plan: {
        resources: [
          planned(ORDERS, {}, 'name', 'project_id'),
          planned('module.backup.mongodbatlas_cloud_backup_schedule.s', {}, 'cluster_name', 'project_id'),
        ],
        blocks: { [ORDERS]: { name: refs('terraform_data.x.output') } },
        modules: {
          backup: {
            inputs: { cluster: refs(ORDERS) },
            variables: { cluster: undefined },
            blocks: {
              'mongodbatlas_cloud_backup_schedule.s': {
                cluster_name: refs('var.cluster.name'),
                project_id: refs('var.cluster.project_id'),
              },
            },
          },
        },
      },
      links: { 'module.backup.mongodbatlas_cloud_backup_schedule.s': ORDERS },
    },
    {
      title: 'a module as the input of a module',
      plan: {
        resources: [
          planned('module.db.mongodbatlas_advanced_cluster.c', {}, 'name', 'project_id'),
          planned('module.backup.mongodbatlas_cloud_backup_schedule.s', {}, 'cluster_name', 'project_id'),
        ],
        modules: {
          db: {
            blocks: { 'mongodbatlas_advanced_cluster.c': { name: refs('terraform_data.x.output') } },
            outputs: { name: refs('mongodbatlas_advanced_cluster.c.name') },
          },
          backup: {
            inputs: { db: refs('module.db') },
            variables: { db: undefined },
            blocks: { 'mongodbatlas_cloud_backup_schedule.s': { cluster_name: refs('var.db.name') } },
          },
        },
      },
      links: {
        'module.backup.mongodbatlas_cloud_backup_schedule.s': 'module.db.mongodbatlas_advanced_cluster.c',
      },
    },
    {
      title: 'an object of the name and the project of a cluster',
      plan: {
        resources: [
          planned('mongodbatlas_project.p', { name: 'shop' }, 'id'),
          planned(ORDERS, { name: 'orders' }, 'project_id'),
          planned(
            'module.backup.mongodbatlas_cloud_backup_schedule.s',
            { cluster_name: 'orders' },
            'project_id',
          ),
        ],
        blocks: { [ORDERS]: { project_id: refs('mongodbatlas_project.p.id'), name: constant('orders') } },
        modules: {
          backup: {
            inputs: { cluster: refs(`${ORDERS}.name`, `${ORDERS}.project_id`) },
            variables: { cluster: undefined },
            blocks: {
              'mongodbatlas_cloud_backup_schedule.s': {
                cluster_name: refs('var.cluster.name'),
                project_id: refs('var.cluster.project_id'),
              },
            },
          },
        },
      },
      links: { 'module.backup.mongodbatlas_cloud_backup_schedule.s': ORDERS },
    },
  ],

  '`one()`, `try()`, `coalesce()`, splats': [
    ...[
      `one(${ORDERS}[*].name)`,
      `${ORDERS}.*.name[0]`,
      `try(${ORDERS}.name, "orders")`,
      `coalesce(${ORDERS}.name, var.name)`,
      `try(one(${ORDERS}[*].name), var.name)`,
      `element([${ORDERS}.name], 0)`,
      `tolist([${ORDERS}.name])[0]`,
    ].map((expression) => ({
      title: expression,
      configuration: {
        resources: together(shop(), cluster({ name: LATER }), nightly({ cluster_name: `\${${expression}}` })),
      },
      inPlan: 'synth only' as const,
      links: single(ORDERS),
    })),
  ],

  conditionals: [
    {
      title: 'a condition that is known',
      configuration: {
        resources: together(
          shop(),
          cluster({ name: LATER }),
          cluster({ name: LATER }, 'ledger'),
          nightly({
            cluster_name: `\${local.env == "live" ? ${ORDERS}.name : mongodbatlas_advanced_cluster.ledger.name}`,
          }),
        ),
        locals: { env: 'test' },
      },
      inPlan: 'synth only',
      links: single('mongodbatlas_advanced_cluster.ledger'),
    },
    {
      title: 'a condition that is not known',
      configuration: {
        resources: together(
          shop(),
          cluster({ name: LATER }),
          cluster({ name: LATER }, 'ledger'),
          nightly({
            cluster_name: `\${var.env == "live" ? ${ORDERS}.name : mongodbatlas_advanced_cluster.ledger.name}`,
          }),
        ),
      },
      inPlan: 'synth only',
      links: single(
        `unlinked: cluster_name may be that of ${ORDERS} or mongodbatlas_advanced_cluster.ledger`,
      ),
    },
    {
      title: 'a condition that is not known, between a known name and one that is known after apply',
      configuration: {
        resources: together(
          shop(),
          cluster(),
          nightly({ cluster_name: `\${var.env == "live" ? ${ORDERS}.name : terraform_data.later.output}` }),
        ),
      },
      inPlan: 'synth only',
      links: single('unlinked: cluster_name is not known yet'),
    },
    {
      title: 'both sides of an unknown condition, and a known name that decides',
      plan: {
        resources: [
          planned(ORDERS, { name: 'orders' }, 'project_id'),
          planned('mongodbatlas_advanced_cluster.ledger', { name: 'ledger' }, 'project_id'),
          planned(NIGHTLY, { cluster_name: 'ledger' }, 'project_id'),
        ],
        blocks: {
          [NIGHTLY]: {
            cluster_name: refs('var.env', `${ORDERS}.name`, 'mongodbatlas_advanced_cluster.ledger.name'),
          },
        },
      },
      links: single('mongodbatlas_advanced_cluster.ledger'),
    },
  ],

  '`depends_on`': [
    {
      title: 'one of two clusters of one name whose projects are not known',
      configuration: {
        resources: together(
          cluster({ project_id: '${null_resource.a.id}' }),
          cluster({ project_id: '${null_resource.b.id}', name: 'orders' }, 'ledger'),
          nightly({
            cluster_name: 'orders',
            project_id: '${null_resource.c.id}',
            depends_on: ['mongodbatlas_advanced_cluster.ledger'],
          }),
        ),
      },
      links: single('mongodbatlas_advanced_cluster.ledger'),
    },
    {
      title: 'both of them',
      configuration: {
        resources: together(
          cluster({ project_id: '${null_resource.a.id}' }),
          cluster({ project_id: '${null_resource.b.id}', name: 'orders' }, 'ledger'),
          nightly({
            cluster_name: 'orders',
            project_id: '${null_resource.c.id}',
            depends_on: [ORDERS, 'mongodbatlas_advanced_cluster.ledger'],
          }),
        ),
      },
      links: single(`unlinked: it is not known whether ${ORDERS} is in the same project`),
    },
  ],

  'data sources': [
    {
      title: 'a cluster that one reads is outside, and its kind is not known at synth',
      configuration: {
        resources: together(
          shop(),
          nightly({ cluster_name: '${data.mongodbatlas_advanced_cluster.old.name}' }),
        ),
        data: {
          mongodbatlas_advanced_cluster: {
            old: { name: 'old', project_id: '${mongodbatlas_project.shop.id}' },
          },
        },
      },
      inPlan: 'synth only',
      links: single(
        'outside: old (the kind of the cluster that data.mongodbatlas_advanced_cluster.old reads is known only after plan)',
      ),
    },
    {
      title: 'a Flex cluster by its own data source',
      configuration: {
        resources: together(shop(), nightly({ cluster_name: '${data.mongodbatlas_flex_cluster.old.name}' })),
        data: { mongodbatlas_flex_cluster: { old: { name: 'old', project_id: SHOP_ID } } },
      },
      inPlan: 'synth only',
      links: single('outside: old (flex)'),
    },
    {
      title: 'a data source that names a cluster of this configuration',
      configuration: {
        resources: together(
          shop(),
          cluster(),
          nightly({ cluster_name: '${data.mongodbatlas_advanced_cluster.same.name}' }),
        ),
        data: {
          mongodbatlas_advanced_cluster: {
            same: { name: 'orders', project_id: '${mongodbatlas_project.shop.id}' },
          },
        },
      },
      inPlan: 'synth only',
      links: single(ORDERS),
    },
    {
      title: 'a cluster that was read for the plan, with its kind',
      plan: {
        resources: [planned(NIGHTLY, { cluster_name: 'old', project_id: SHOP_ID })],
        read: [
          planned('data.mongodbatlas_advanced_cluster.old', {
            name: 'old',
            project_id: SHOP_ID,
            replication_specs: [
              { region_configs: [{ provider_name: 'TENANT', electable_specs: { instance_size: 'M0' } }] },
            ],
          }),
        ],
        blocks: { [NIGHTLY]: { cluster_name: refs('data.mongodbatlas_advanced_cluster.old.name') } },
      },
      links: single('data.mongodbatlas_advanced_cluster.old'),
    },
    {
      title: 'not the cluster that was read, if the known name is another one',
      plan: {
        resources: [planned(NIGHTLY, { cluster_name: 'old-copy', project_id: SHOP_ID })],
        read: [planned('data.mongodbatlas_flex_cluster.old', { name: 'old', project_id: SHOP_ID })],
        blocks: { [NIGHTLY]: { cluster_name: refs('data.mongodbatlas_flex_cluster.old.name') } },
      },
      links: single('outside: old-copy'),
    },
    {
      title: 'a plural one, by the name that it lists',
      plan: {
        resources: [planned(NIGHTLY, { cluster_name: 'tiny', project_id: SHOP_ID })],
        read: [
          planned('data.mongodbatlas_advanced_clusters.all', {
            results: ['big', 'tiny'].map((name) => ({
              name,
              replication_specs: [
                {
                  region_configs: [
                    {
                      provider_name: 'AWS',
                      electable_specs: { instance_size: name === 'big' ? 'M10' : 'M0' },
                    },
                  ],
                },
              ],
            })),
          }),
        ],
        blocks: { [NIGHTLY]: { cluster_name: refs('data.mongodbatlas_advanced_clusters.all.results') } },
      },
      links: single('data.mongodbatlas_advanced_clusters.all.results[1]'),
    },
    {
      title: 'a plural one, by the index that is taken',
      plan: {
        resources: [planned(NIGHTLY, {}, 'cluster_name')],
        read: [
          planned('data.mongodbatlas_flex_clusters.all', { results: [{ name: 'one' }, { name: 'two' }] }),
        ],
        blocks: {
          [NIGHTLY]: { cluster_name: refs('data.mongodbatlas_flex_clusters.all.results[1].name') },
        },
      },
      links: single('data.mongodbatlas_flex_clusters.all.results[1]'),
    },
    {
      title: 'data sources that lead to each other',
      configuration: {
        resources: together(
          shop(),
          nightly({ cluster_name: '${data.mongodbatlas_advanced_cluster.a.name}' }),
        ),
        data: {
          mongodbatlas_advanced_cluster: {
            a: { name: '${data.mongodbatlas_advanced_cluster.b.name}', project_id: SHOP_ID },
            b: { name: '${data.mongodbatlas_advanced_cluster.a.name}', project_id: SHOP_ID },
          },
        },
      },
      inPlan: 'synth only',
      links: single(
        'outside: (known after plan) (the kind of the cluster that data.mongodbatlas_advanced_cluster.a reads is known only after plan)',
      ),
    },
  ],

  '`terraform_remote_state`': [
    {
      title: 'the value that a plan has read',
      plan: {
        resources: [
          planned(ORDERS, { name: 'orders', project_id: 'p' }),
          planned(NIGHTLY, { cluster_name: 'orders', project_id: 'p' }),
        ],
        blocks: {
          [NIGHTLY]: {
            cluster_name: refs('data.terraform_remote_state.shop.outputs.cluster'),
            project_id: constant('p'),
          },
        },
      },
      links: { [NIGHTLY]: ORDERS },
    },
    {
      title: 'an output of a state that no input keeps',
      configuration: {
        resources: together(
          shop(),
          cluster(),
          nightly({ cluster_name: '${data.terraform_remote_state.shop.outputs.cluster}' }),
        ),
      },
      inPlan: 'synth only',
      links: single('unlinked: cluster_name is not known yet'),
    },
  ],

  'imports, moves, provider aliases': [
    {
      title: 'an imported cluster',
      configuration: {
        resources: together(shop(), cluster(), nightly({ cluster_name: 'orders' })),
        imports: [ORDERS],
      },
      links: single(ORDERS),
    },
    {
      title: 'a moved cluster',
      configuration: {
        before: together(shop(), cluster({ name: 'orders' }, 'old')),
        resources: together(shop(), cluster(), nightly({ cluster_name: 'orders' })),
        moved: { [ORDERS]: 'mongodbatlas_advanced_cluster.old' },
      },
      links: single(ORDERS),
    },
    {
      title: 'an aliased provider on both sides',
      configuration: {
        resources: together(
          shop({ provider: 'mongodbatlas.eu' }),
          cluster({ provider: 'mongodbatlas.eu' }),
          nightly({ provider: 'mongodbatlas.eu' }),
        ),
      },
      links: single(ORDERS),
    },
  ],

  'dynamic blocks': [
    {
      title: 'the target of a restore job in a dynamic block',
      configuration: {
        resources: together(
          shop(),
          cluster(),
          cluster({ name: LATER }, 'copy'),
          restoreOf(ORDERS, ORDERS, {
            delivery_type_config: undefined,
            dynamic: {
              delivery_type_config: {
                for_each: { a: '${mongodbatlas_advanced_cluster.copy.name}' },
                content: {
                  automated: true,
                  target_cluster_name: '${delivery_type_config.value}',
                  target_project_id: '${mongodbatlas_project.shop.id}',
                },
              },
            },
          }),
        ),
      },
      inPlan: 'synth only',
      links: {
        'mongodbatlas_cloud_backup_snapshot_restore_job.undo': 'mongodbatlas_advanced_cluster.copy',
      },
    },
    {
      title: 'one whose for_each cannot be evaluated',
      configuration: {
        resources: together(
          shop(),
          cluster(),
          restoreOf(ORDERS, ORDERS, {
            delivery_type_config: undefined,
            dynamic: { delivery_type_config: { for_each: '${var.targets}', content: { automated: true } } },
          }),
        ),
      },
      inPlan: 'synth only',
      links: {
        'mongodbatlas_cloud_backup_snapshot_restore_job.undo':
          'unlinked: delivery_type_config is not known yet',
      },
    },
    {
      title: 'in a plan by its values: the configuration shows nothing of it',
      plan: {
        resources: [
          planned(ORDERS, { name: 'orders', project_id: SHOP_ID }),
          planned('mongodbatlas_cloud_backup_snapshot_restore_job.undo', {
            cluster_name: 'orders',
            project_id: SHOP_ID,
            delivery_type_config: [{ target_cluster_name: 'orders', target_project_id: SHOP_ID }],
          }),
        ],
        blocks: { 'mongodbatlas_cloud_backup_snapshot_restore_job.undo': {} },
      },
      links: { 'mongodbatlas_cloud_backup_snapshot_restore_job.undo': ORDERS },
    },
  ],

  'expressions put together from parts, `for` expressions': [
    {
      title: 'a template whose value is known',
      configuration: {
        resources: together(shop(), cluster(), nightly({ cluster_name: '${local.a}${local.b}' })),
        locals: { a: 'ord', b: 'ers' },
      },
      links: single(ORDERS),
    },
    {
      title: 'a template whose value is not known',
      configuration: {
        resources: together(
          shop(),
          cluster({ name: LATER }),
          nightly({ cluster_name: `x-\${${ORDERS}.name}` }),
        ),
      },
      inPlan: 'synth only',
      links: single('unlinked: cluster_name: it is composed of several values'),
    },
    {
      title: 'a `for` expression',
      configuration: {
        resources: together(
          shop(),
          cluster({ name: LATER }),
          nightly({ cluster_name: '${[for x in var.names : x][0]}' }),
        ),
      },
      inPlan: 'synth only',
      links: single('unlinked: cluster_name: its expression cannot be followed'),
    },
  ],

  'functions that make something else': [
    {
      title: 'format()',
      configuration: {
        resources: together(
          shop(),
          cluster({ name: LATER }),
          nightly({ cluster_name: `\${format("%s-x", ${ORDERS}.name)}` }),
        ),
      },
      inPlan: 'synth only',
      links: single('unlinked: cluster_name: it is the result of format()'),
    },
  ],

  'a value known only after apply, from elsewhere': [
    {
      title: 'the output of another resource',
      configuration: {
        resources: together(
          shop(),
          cluster({ name: '${terraform_data.one.output}' }),
          nightly({ cluster_name: '${terraform_data.other.output}' }),
        ),
      },
      links: single('unlinked: cluster_name is not known yet'),
    },
    {
      title: 'the same, with the kind of cluster that its construct was given',
      configuration: {
        resources: together(
          shop(),
          nightly({
            cluster_name: '${terraform_data.other.output}',
            '//': { metadata: { atlasBackup: { clusterKind: 'flex' } } },
          }),
        ),
      },
      links: single('outside: (known after plan) (flex)'),
      inPlan: single('unlinked: cluster_name is not known yet'),
    },
  ],
};

describe.each(Object.entries(ROWS))('%s', (_, rows) => {
  for (const row of rows) {
    if ('plan' in row) {
      test(`${row.title}, in a plan`, () => {
        expect(linksIn(readPlan(planFrom(row.plan)))).toEqual(row.links);
      });
      continue;
    }
    test(`${row.title}, at synth`, () => {
      expect(linksIn(readSynth(synthOf(row.configuration)))).toEqual(row.links);
    });
    if (row.inPlan !== 'synth only')
      test.each(['hcl', 'json'] as const)(`${row.title}, in a plan of %s`, (syntax) => {
        const links = linksIn(readPlan(planOf(row.configuration, syntax)));
        expect(links).toEqual(row.inPlan ?? row.links);
      });
  }
});

test('every row of the table in docs/design.md has rows here', () => {
  const design = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'design.md'), 'utf8');
  const [, table = ''] =
    /\n\| in the configuration \| followed \|\n\|---\|---\|\n((?:\|.*\|\n)+)/.exec(design) ?? [];
  const cells = table
    .trim()
    .split('\n')
    .map((line) => line.split('|')[1]?.trim());
  expect(cells).toEqual(Object.keys(ROWS));
});

describe('a cluster that a plan removes', () => {
  const inShop = { project_id: SHOP_ID };
  const daily = (days: number): Resources =>
    nightly({
      ...inShop,
      cluster_name: 'orders',
      policy_item_daily: { frequency_interval: 1, retention_unit: 'days', retention_value: days },
    });
  const before = together(cluster(inShop), daily(7));

  test.each<[title: string, plan: Configuration, link: string]>([
    [
      'is not in none of the inputs: the plan deletes it',
      { before, resources: daily(8) },
      `outside: orders (cluster "orders" is the one that this change deletes: ${ORDERS})`,
    ],
    [
      'or removes it from the state',
      { before, resources: daily(8), forgotten: [ORDERS] },
      `outside: orders (cluster "orders" is the one that this change removes from the state: ${ORDERS})`,
    ],
    [
      'is another one in another project',
      { before: together(cluster({ project_id: BANK_ID }), daily(7)), resources: daily(8) },
      'outside: orders',
    ],
    [
      'is another one under another name',
      { before: together(cluster({ ...inShop, name: 'reports' }), daily(7)), resources: daily(8) },
      'outside: orders',
    ],
    [
      'is there again if the plan creates it at another address',
      { before, resources: together(cluster({ ...inShop, name: 'orders' }, 'again'), daily(8)) },
      'mongodbatlas_advanced_cluster.again',
    ],
  ])('%s', (_, plan, link) => {
    expect(linksIn(readPlan(planOf(plan)))).toEqual(single(link));
  });
});
