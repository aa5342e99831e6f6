import {
  type Body,
  type Resources,
  cluster,
  collectionRestoreOf,
  project,
  restoreOf,
  snapshotOf,
  together,
} from '../../../src/rules/example';
import { restoreConcurrent } from '../../../src/rules/restore/concurrent';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const job = (name: string) => `mongodbatlas_cloud_backup_snapshot_restore_job.${name}`;
const clusters = together(project(), cluster(), cluster({}, 'practice'));
const restore = (name: string, body: Body = {}) => restoreOf(orders, practice, body, name);
const after = (...names: string[]) => ({ depends_on: names.map(job) });
const given = (...jobs: Resources[]) => ({ resources: together(clusters, ...jobs) });
const concurrent = (other: string, one: string, into = 'practice') => ({
  at: job(other),
  attribute: 'depends_on',
  problem: `${job(one)} and ${job(other)} restore into cluster "${into}" at the same time`,
  fix: `apply one of the jobs after the restore of the other has finished, or at least add ${job(one)} to depends_on`,
  fixInCode: `apply one of the jobs after the restore of the other has finished, or at least add ${job(one)} to dependsOn`,
});
const download = { delivery_type_config: { download: true } };
const downloadOf = (snapshot: string) => ({ ...download, snapshot_id: snapshot });
const taken = '${mongodbatlas_cloud_backup_snapshot.before.snapshot_id}';
const downloads = (other: string, one: string) => ({
  at: job(other),
  attribute: 'snapshot_id',
  problem: `${job(one)} and ${job(other)} download the same snapshot at the same time`,
  fix: 'remove one of the two jobs, or apply it after the download of the other has finished',
});
const collectionJob = (name: string) => `mongodbatlas_cloud_backup_collection_restore_job.${name}`;
const collections = (name: string, body: Body = {}) => collectionRestoreOf(orders, practice, body, name);
const into = (name: unknown, projectId: unknown) => ({
  delivery_type_config: { automated: true, target_cluster_name: name, target_project_id: projectId },
});
const bank = '5f00000000000000000000aa';
const unsure = {
  name: `\${${orders}.name}\${${practice}.name}`,
  clusters: together(
    project(),
    cluster({ name: '${terraform_data.one.output}' }),
    cluster({ name: '${terraform_data.other.output}' }, 'practice'),
  ),
};

testRule(restoreConcurrent, [
  { title: 'one restore', ...given(restore('first')) },
  {
    title: 'two side by side',
    ...given(restore('first'), restore('second')),
    findings: [concurrent('second', 'first')],
  },
  {
    title: 'two side by side, listed in another order',
    ...given(restore('second'), restore('first')),
    findings: [concurrent('second', 'first')],
  },
  { title: 'the second waits', ...given(restore('first'), restore('second', after('first'))) },
  { title: 'the first waits', ...given(restore('first', after('second')), restore('second')) },
  {
    title: 'the second waits through a value of the first',
    ...given(restore('first'), restore('second', { snapshot_id: `\${${job('first')}.snapshot_id}` })),
  },
  {
    title: 'four in turns, in no order of names',
    ...given(restore('a', after('c')), restore('b', after('a')), restore('c'), restore('d', after('b'))),
  },
  {
    title: 'two that wait for a third, but not for each other',
    ...given(restore('a'), restore('b', after('a')), restore('c', after('a'))),
    findings: [concurrent('c', 'b')],
  },
  {
    title: 'three side by side',
    ...given(restore('a'), restore('b'), restore('c')),
    findings: [concurrent('b', 'a'), concurrent('c', 'b')],
  },
  {
    title: 'instances of one block',
    only: 'synth',
    ...given(restore('drill', { count: 2 })),
    findings: [
      {
        ...concurrent('drill[1]', 'drill[0]'),
        fix: 'apply one of the jobs after the restore of the other has finished',
        fixInCode: 'apply one of the jobs after the restore of the other has finished',
      },
    ],
  },
  {
    title: 'into two clusters',
    ...given(restore('first'), restoreOf(practice, orders, {}, 'second')),
  },
  {
    title: 'into two clusters of one name',
    resources: together(
      clusters,
      project({}, 'bank'),
      cluster({ project_id: '${mongodbatlas_project.bank.id}', name: 'practice' }, 'other'),
      restore('first'),
      restoreOf(orders, 'mongodbatlas_advanced_cluster.other', {}, 'second'),
    ),
  },
  {
    title: 'a download next to a restore',
    ...given(restore('first'), restore('second', { delivery_type_config: { download: true } })),
  },
  {
    title: 'two downloads of one snapshot id',
    ...given(restore('first', download), restore('second', download)),
    findings: [downloads('second', 'first')],
  },
  {
    title: 'two downloads of one new snapshot',
    ...given(
      snapshotOf(orders, {}, 'before'),
      restore('first', downloadOf(taken)),
      restore('second', downloadOf(taken)),
    ),
    findings: [downloads('second', 'first')],
  },
  {
    title: 'two downloads of one snapshot, where the second waits',
    ...given(restore('first', download), restore('second', { ...download, ...after('first') })),
  },
  {
    title: 'two downloads of two snapshots',
    ...given(restore('first', download), restore('second', downloadOf('66aa0000000000000000000c'))),
  },
  {
    title: 'a download of a snapshot that is not known, next to another download',
    ...given(restore('first', download), restore('second', downloadOf('${terraform_data.id.output}'))),
    unchecked: [`${job('second')} snapshot_id`],
  },
  {
    title: 'a download of a snapshot that is not known, next to one of another cluster',
    ...given(
      restore('first', download),
      restoreOf(practice, orders, downloadOf('${terraform_data.id.output}'), 'second'),
    ),
  },
  {
    title: 'two collection restores into one cluster',
    ...given(collections('first'), collections('second')),
    findings: [
      {
        at: collectionJob('second'),
        attribute: 'depends_on',
        problem: `${collectionJob('first')} and ${collectionJob('second')} restore collections into cluster "practice" at the same time`,
        fix: `add ${collectionJob('first')} to depends_on, or list all databases and collections in one job`,
        fixInCode: `add ${collectionJob('first')} to dependsOn, or list all databases and collections in one job`,
      },
    ],
  },
  {
    title: 'two collection restores, where the second waits',
    ...given(collections('first'), collections('second', { depends_on: [collectionJob('first')] })),
  },
  {
    title: 'two collection restores into two clusters',
    ...given(collections('first'), collectionRestoreOf(practice, orders, {}, 'second')),
  },
  {
    title: 'a collection restore that has run next to one that will run',
    only: 'plan',
    before: given(collections('first')).resources,
    ...given(collections('first'), collections('second')),
  },
  {
    title: 'into one cluster outside',
    ...given(restore('first', into('elsewhere', bank)), restore('second', into('elsewhere', bank))),
    findings: [concurrent('second', 'first', 'elsewhere')],
  },
  {
    title: 'into two clusters outside of one name',
    ...given(
      restore('first', into('elsewhere', bank)),
      restore('second', into('elsewhere', '5f00000000000000000000bb')),
    ),
  },
  {
    title: 'one that has run next to one that will run',
    only: 'plan',
    before: given(restore('first')).resources,
    ...given(restore('first'), restore('second')),
  },
  {
    title: 'one that is recreated next to a new one',
    only: 'plan',
    before: given(restore('first')).resources,
    ...given(restore('first'), restore('second')),
    replaced: [job('first')],
    findings: [concurrent('second', 'first')],
  },
  {
    title: 'two that stand as they were',
    only: 'plan',
    before: given(restore('first'), restore('second')).resources,
    ...given(restore('first'), restore('second')),
  },
  {
    title: 'an order through a local, which a plan does not show',
    ...given(restore('first'), restore('second', { snapshot_id: '${local.snapshot}' })),
    locals: { snapshot: `\${${job('first')}.snapshot_id}` },
    atSynth: {},
    unchecked: [`${job('second')} depends_on`],
  },
  {
    title: 'a target that is not known, next to another restore',
    resources: together(
      unsure.clusters,
      restore('first'),
      restore('second', into(unsure.name, `\${${practice}.project_id}`)),
    ),
    unchecked: [`${job('second')} delivery_type_config.target_cluster_name`],
  },
  {
    title: 'a target that is not known, of the only restore',
    resources: together(unsure.clusters, restore('second', into(unsure.name, `\${${practice}.project_id}`))),
  },
]);
