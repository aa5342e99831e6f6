import { infiniteUnsupportedRestore } from '../../../src/rules/infinite/unsupported-restore';
import { cluster, project, restoreOf, shards, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const infinite = (body: object = {}, config: object = {}, name = 'orders') =>
  cluster(
    {
      database_edition: 'INFINITE',
      replication_specs: shards(1, 'M30', {
        electable_specs: { instance_size: 'M30', node_count: 2 },
        auto_scaling: { compute_enabled: false },
        ...config,
      }),
      ...body,
    },
    name,
  );

const practice = 'mongodbatlas_advanced_cluster.practice';
const job = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const into = (target: ReturnType<typeof cluster>, source = infinite()) =>
  together(project(), source, target, restoreOf(at, practice));
const other = (what: string) => ({
  at: job,
  attribute: 'delivery_type_config.target_cluster_name',
  problem: `cluster "orders" is restored into cluster "practice" of another ${what}, which the edition INFINITE does not support`,
  fix: 'restore into a cluster of the same edition and region',
});

testRule(infiniteUnsupportedRestore, [
  { title: 'the same edition and region', resources: into(infinite({}, {}, 'practice')) },
  { title: 'the edition CORE', resources: into(cluster({}, 'practice')), findings: [other('edition')] },
  {
    title: 'from the edition CORE',
    resources: into(infinite({}, {}, 'practice'), cluster()),
    findings: [other('edition')],
  },
  {
    title: 'another region',
    resources: into(infinite({}, { region_name: 'EU_WEST_1' }, 'practice')),
    findings: [other('region')],
  },
  {
    title: 'a download',
    resources: together(
      project(),
      infinite(),
      restoreOf(at, at, { delivery_type_config: { download: true } }),
    ),
    findings: [
      {
        at: job,
        attribute: 'delivery_type_config.download',
        problem: 'cluster "orders" has the edition INFINITE, which does not support downloads',
        fix: 'restore the snapshot into a cluster, and dump that with mongodump',
      },
    ],
  },
  { title: 'two clusters of CORE', resources: into(cluster({}, 'practice'), cluster()) },
  {
    title: 'an edition known only after apply',
    resources: into(cluster({ database_edition: '${terraform_data.edition.output}' }, 'practice')),
    unchecked: [`${job} delivery_type_config.target_cluster_name`],
  },
]);
