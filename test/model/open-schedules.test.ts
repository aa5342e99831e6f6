import { OpenSchedules } from '../../src/model/open-schedules';
import { knownValue } from '../../src/model/value';
import { readPlan, readSynth } from '../../src/readers';
import { type Body, cluster, project, schedule, together } from '../../src/rules/example';
import { type Configuration, synthOf } from '../support/configuration';
import { planOf } from '../support/plan-of';

const LATER = '${terraform_data.later.output}';
const SHOP = '${mongodbatlas_project.shop.id}';
const BOTH = together(project(), cluster(), cluster({}, 'invoices'));

/** Two clusters of one project, and a schedule. */
const alongside = (body: Body): Configuration => ({ resources: together(BOTH, schedule(body, 'stray')) });

const readBy = (body: Body): Configuration => ({
  ...alongside({
    project_id: '${data.mongodbatlas_advanced_cluster.read.project_id}',
    cluster_name: '${data.mongodbatlas_advanced_cluster.read.name}',
  }),
  data: { mongodbatlas_advanced_cluster: { read: body } },
});

/** The names of the clusters that one of the schedules may be for. */
function perhaps({ clusters, schedules }: ReturnType<typeof readPlan>['after']): readonly unknown[] {
  const open = new OpenSchedules(schedules);
  return clusters
    .filter((one) => open.perhapsOf(one) !== undefined)
    .map(({ name }) => knownValue(name))
    .sort();
}

describe('a schedule may be for', () => {
  test.each<[title: string, configuration: Configuration, names: readonly string[]]>([
    ['none, if it names its cluster', alongside({ project_id: SHOP, cluster_name: 'orders' }), []],
    [
      'none, if it names a cluster of none of the inputs',
      alongside({ project_id: SHOP, cluster_name: 'x' }),
      [],
    ],
    [
      'each cluster of its project, if only its project is known',
      alongside({ project_id: SHOP, cluster_name: LATER }),
      ['invoices', 'orders'],
    ],
    [
      'each cluster, if neither its project nor its cluster is known',
      alongside({ project_id: LATER, cluster_name: LATER }),
      ['invoices', 'orders'],
    ],
    [
      'the cluster of the name that it has, if its project is not known',
      alongside({ project_id: LATER, cluster_name: 'orders' }),
      ['orders'],
    ],
    [
      'none, if it is for a cluster of another project',
      {
        resources: together(
          BOTH,
          project({}, 'archive'),
          schedule({ project_id: '${mongodbatlas_project.archive.id}', cluster_name: LATER }, 'stray'),
        ),
      },
      [],
    ],
    [
      'none, if another project is named by its id, and that of the clusters is created',
      alongside({ project_id: '66aa00000000000000000001', cluster_name: LATER }),
      [],
    ],
    [
      'the cluster whose name a data source has that waits for the apply',
      readBy({ project_id: LATER, name: 'orders' }),
      ['orders'],
    ],
    [
      'each cluster, if the name of such a data source is not known either',
      readBy({ project_id: LATER, name: LATER }),
      ['invoices', 'orders'],
    ],
  ])('%s', (_, configuration, names) => {
    expect(perhaps(readPlan(planOf(configuration)).after)).toEqual(names);
  });

  test.each<[title: string, body: Body, names: readonly string[]]>([
    [
      'each cluster at synth, if the project that it names by an id may be the one of the clusters',
      { project_id: '66aa00000000000000000001', cluster_name: LATER },
      ['invoices', 'orders'],
    ],
    [
      'none, if a construct says that its cluster is a Flex cluster',
      {
        project_id: SHOP,
        cluster_name: LATER,
        '//': { metadata: { atlasBackup: { clusterKind: 'flex' } } },
      },
      [],
    ],
  ])('%s', (_, body, names) => {
    expect(perhaps(readSynth(synthOf(alongside(body))).after)).toEqual(names);
  });
});

test('of several schedules, the first that may be for a cluster is named', () => {
  const { after } = readPlan(
    planOf({
      resources: together(
        BOTH,
        schedule({ project_id: LATER, cluster_name: 'invoices' }, 'a'),
        schedule({ project_id: LATER, cluster_name: LATER }, 'b'),
        schedule({ project_id: LATER, cluster_name: LATER }, 'c'),
      ),
    }),
  );
  const open = new OpenSchedules(after.schedules);
  const found = after.clusters.map((one) => [knownValue(one.name), open.perhapsOf(one)?.schedule.address]);
  expect(found.sort()).toEqual([
    ['invoices', 'mongodbatlas_cloud_backup_schedule.a'],
    ['orders', 'mongodbatlas_cloud_backup_schedule.b'],
  ]);
});
