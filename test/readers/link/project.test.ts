import { readPlan, readSynth } from '../../../src/readers';
import { isSameProject } from '../../../src/model/project';
import {
  type Resources,
  cluster,
  project,
  schedule,
  scheduleOf,
  teamRoles,
  together,
} from '../../../src/rules/example';
import { type Configuration, synthOf } from '../../support/configuration';
import { described } from '../../support/links';
import { planOf } from '../../support/plan-of';
import { type PlanSketch, constant, planFrom, planned, refs } from '../../support/plan-sketch';

const ORDERS = 'mongodbatlas_advanced_cluster.orders';
const NIGHTLY = 'mongodbatlas_cloud_backup_schedule.orders';
const SHOP_ID = '5f00000000000000000000aa';
const BANK_ID = '5f00000000000000000000bb';

/** The projects of clusters and schedules, by address. */
function projectsIn(reading: ReturnType<typeof readSynth> | ReturnType<typeof readPlan>): object {
  const { clusters, schedules } = reading.after;
  return Object.fromEntries(
    [...clusters, ...schedules].map(({ address, project: link }) => [address, described(link)]),
  );
}

interface Row {
  readonly title: string;
  readonly configuration: Configuration;
  /** By the cluster orders, or by address. */
  readonly projects: string | Readonly<Record<string, string>>;
  readonly inPlan?: Row['projects'];
}

const shop = (): Resources => project({}, 'shop');
const bank = (): Resources => project({ name: 'bank' }, 'bank');
const of = (project_id: unknown, more: object = {}): Resources => cluster({ project_id, ...more });
const byAddress = (projects: string | Readonly<Record<string, string>>): object =>
  typeof projects === 'string' ? { [ORDERS]: projects } : projects;

describe('the project that project_id names', () => {
  const rows: readonly Row[] = [
    {
      title: 'by a reference to its id',
      configuration: { resources: together(shop(), of('${mongodbatlas_project.shop.id}')) },
      projects: 'project shop',
    },
    {
      title: 'by the project_id of another resource',
      configuration: { resources: together(shop(), cluster(), schedule()) },
      projects: { [ORDERS]: 'project shop', [NIGHTLY]: 'project shop' },
    },
    {
      title: 'by an id that this configuration does not create',
      configuration: { resources: of(SHOP_ID) },
      projects: `project ${SHOP_ID}`,
    },
    {
      title: 'by the reference, if no resource has it: wherever it is the same, so is the project',
      configuration: {
        resources: together(
          of('${null_resource.a.id}'),
          scheduleOf(ORDERS, { project_id: '${null_resource.a.id}' }),
        ),
      },
      projects: { [ORDERS]: 'project null_resource.a.id', [NIGHTLY]: 'project null_resource.a.id' },
    },
    {
      title: 'by a data source',
      configuration: {
        resources: of('${data.mongodbatlas_project.old.id}'),
        data: { mongodbatlas_project: { old: { name: 'old' } } },
      },
      projects: 'project data.mongodbatlas_project.old',
    },
    {
      title: 'not by another attribute of a project',
      configuration: { resources: together(shop(), of('${mongodbatlas_project.shop.org_id}')) },
      projects: 'project 5f0000000000000000000001',
    },
    {
      title: 'not at all, if it is left out',
      configuration: { resources: of(undefined) },
      projects: 'missing',
    },
    {
      title: 'one of two',
      configuration: {
        resources: together(
          shop(),
          bank(),
          of('${var.is_bank ? mongodbatlas_project.bank.id : mongodbatlas_project.shop.id}'),
        ),
      },
      inPlan: 'synth only',
      projects: 'unlinked: project_id may be that of bank or shop',
    },
    {
      title: 'one of a project and something else',
      configuration: {
        resources: together(shop(), of('${var.is_new ? mongodbatlas_project.shop.id : path.module}')),
      },
      inPlan: 'synth only',
      projects: 'unlinked: project_id: it refers to path.module',
    },
    {
      title: 'in a local, unless it may be a project that is only named',
      configuration: {
        resources: together(
          shop(),
          cluster({ project_id: '${null_resource.other.id}' }, 'other'),
          of('${local.project}'),
        ),
        locals: { project: '${mongodbatlas_project.shop.id}' },
      },
      projects: {
        [ORDERS]: 'project shop',
        'mongodbatlas_advanced_cluster.other': 'project null_resource.other.id',
      },
      inPlan: {
        [ORDERS]: 'unlinked: project_id: a plan does not show what local.project is',
        'mongodbatlas_advanced_cluster.other': 'project null_resource.other.id',
      },
    },
    {
      title: 'project_ids that lead to each other',
      configuration: {
        resources: together(
          cluster({ project_id: '${mongodbatlas_advanced_cluster.b.project_id}' }, 'a'),
          cluster({ project_id: '${mongodbatlas_advanced_cluster.a.project_id}' }, 'b'),
        ),
      },
      inPlan: 'synth only',
      projects: {
        'mongodbatlas_advanced_cluster.a': 'unlinked: project_id refers to itself',
        'mongodbatlas_advanced_cluster.b': 'unlinked: project_id refers to itself',
      },
    },
    {
      title: 'names that every object has as members',
      configuration: {
        resources: together(
          project({ name: 'x' }, 'constructor'),
          of('${mongodbatlas_project.constructor.id}'),
          scheduleOf(ORDERS, { project_id: '__proto__' }),
        ),
      },
      projects: { [ORDERS]: 'project x', [NIGHTLY]: 'project __proto__' },
    },
  ];

  for (const { title, configuration, projects, inPlan = projects } of rows) {
    test(`${title}, at synth`, () => {
      expect(projectsIn(readSynth(synthOf(configuration)))).toEqual(byAddress(projects));
    });
    if (inPlan !== 'synth only')
      test.each(['hcl', 'json'] as const)(`${title}, in a plan of %s`, (syntax) => {
        expect(projectsIn(readPlan(planOf(configuration, syntax)))).toEqual(byAddress(inPlan));
      });
  }
});

describe('the project behind a module', () => {
  const DB = 'module.db.mongodbatlas_advanced_cluster.c';
  const withOutputs = (outputs: Readonly<Record<string, object>>): PlanSketch => ({
    resources: [
      planned('module.tenant.mongodbatlas_project.p', { name: 'tenant' }, 'id'),
      planned('module.tenant.mongodbatlas_project.q', { name: 'second' }, 'id'),
      planned('module.tenant.mongodbatlas_advanced_cluster.t', { name: 't' }, 'project_id'),
      planned(DB, { name: 'c' }, 'project_id'),
    ],
    modules: {
      tenant: {
        blocks: {
          'mongodbatlas_project.p': { name: constant('tenant') },
          'mongodbatlas_project.q': { name: constant('second') },
          'mongodbatlas_advanced_cluster.t': { project_id: refs('mongodbatlas_project.p.id') },
        },
        outputs,
      },
      db: {
        inputs: { tenant: refs('module.tenant') },
        variables: { tenant: undefined },
        blocks: { 'mongodbatlas_advanced_cluster.c': { project_id: refs('var.tenant') } },
      },
    },
  });

  test.each<[title: string, outputs: Readonly<Record<string, object>>, project: string]>([
    ['the only id among its outputs', { id: refs('mongodbatlas_project.p.id') }, 'project tenant'],
    [
      'the project of a cluster among its outputs, too',
      { id: refs('mongodbatlas_project.p.id'), of: refs('mongodbatlas_advanced_cluster.t.project_id') },
      'project tenant',
    ],
    [
      'not a name among its outputs',
      { id: refs('mongodbatlas_project.p.id'), name: refs('mongodbatlas_project.q.name') },
      'project tenant',
    ],
    [
      'unknown, if the outputs have two',
      { id: refs('mongodbatlas_project.p.id'), other: refs('mongodbatlas_project.q.id') },
      'unlinked: of its project_id, the input does not show which output of module.tenant it uses',
    ],
    [
      'unknown, if it has none',
      {},
      'unlinked: of its project_id, the input does not show which output of module.tenant it uses',
    ],
  ])('%s', (_, outputs, expected) => {
    expect(projectsIn(readPlan(planFrom(withOutputs(outputs))))).toMatchObject({ [DB]: expected });
  });
});

test('the project of an object that also has the name of the cluster', () => {
  const { after } = readPlan(
    planFrom({
      resources: [
        planned('mongodbatlas_project.p', { name: 'shop' }, 'id'),
        planned(ORDERS, { name: 'orders' }, 'project_id'),
        planned('module.backup.mongodbatlas_cloud_backup_schedule.s', {}, 'project_id'),
      ],
      blocks: { [ORDERS]: { project_id: refs('mongodbatlas_project.p.id'), name: constant('orders') } },
      modules: {
        backup: {
          inputs: { cluster: refs(`${ORDERS}.name`, `${ORDERS}.project_id`) },
          variables: { cluster: undefined },
          blocks: { 'mongodbatlas_cloud_backup_schedule.s': { project_id: refs('var.cluster.project_id') } },
        },
      },
    }),
  );
  expect(after.schedules.map(({ project: link }) => described(link))).toEqual(['project shop']);
});

describe('whether two projects are the same', () => {
  test.each<[title: string, one: unknown, other: unknown, same: boolean | undefined]>([
    ['one id', SHOP_ID, SHOP_ID, true],
    ['two ids', SHOP_ID, BANK_ID, false],
    ['one resource', '${mongodbatlas_project.shop.id}', '${mongodbatlas_project.shop.id}', true],
    ['two resources', '${mongodbatlas_project.shop.id}', '${mongodbatlas_project.bank.id}', false],
    ['one to be created, and an id', '${mongodbatlas_project.shop.id}', SHOP_ID, false],
    ['one variable', '${var.a}', '${var.a}', true],
    ['two variables', '${var.a}', '${var.b}', undefined],
    ['a variable and an id', '${var.a}', SHOP_ID, undefined],
  ])('%s', (_, one, other, same) => {
    const { before, after } = readPlan(
      planOf({
        resources: together(shop(), bank(), of(one), cluster({ project_id: other }, 'ledger')),
      }),
    );
    expect(before.clusters).toEqual([]);
    const [first, second] = after.clusters;
    expect(isSameProject(first!.project, second!.project)).toBe(same);
  });
});

describe('the grants of roles', () => {
  test('are in the project that they name, that they create, or in none that is known', () => {
    const { after } = readSynth(
      synthOf({
        resources: together(
          project({ teams: [{ team_id: 't', role_names: ['GROUP_OWNER'] }], project_owner_id: 'u' }),
          teamRoles(['GROUP_READ_ONLY']),
          teamRoles(['GROUP_OWNER'], { project_id: '${path.module}' }, 'lost'),
        ),
      }),
    );
    expect(
      after.projects.map(({ label, grants }) => [label, grants.map(({ attribute }) => attribute)]),
    ).toEqual([['shop', ['project_owner_id', 'teams[0].role_names', 'role_names']]]);
    expect(
      after.unlinkedGrants.map(({ grant, project: { reason } }) => [grant.resource.address, reason]),
    ).toEqual([['mongodbatlas_team_project_assignment.lost', 'project_id: it refers to path.module']]);
  });
});
