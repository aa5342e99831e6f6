import {
  applied,
  cluster,
  flexCluster,
  infiniteCluster,
  project,
  restoreOf,
  together,
} from '../../../src/rules/example';
import { infiniteUnsupportedRestore } from '../../../src/rules/infinite/unsupported-restore';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const target = 'delivery_type_config.target_cluster_name';

const core = cluster({}, 'practice');
const infinite = infiniteCluster({}, 'practice');
const unknown = cluster({ database_edition: '${terraform_data.edition.output}' }, 'practice');
const between = (...clusters: readonly ReturnType<typeof together>[]): ReturnType<typeof together> =>
  together(project(), infiniteCluster(), ...clusters, restoreOf(orders, practice));
const download = { delivery_type_config: { download: true } };

testRule(infiniteUnsupportedRestore, [
  { title: 'within the edition and the region', resources: between(infinite) },
  {
    title: 'into the same cluster',
    resources: together(project(), infiniteCluster(), restoreOf(orders, orders)),
  },
  {
    title: 'into a cluster that does not set an edition',
    resources: between(core),
    findings: [
      {
        at,
        attribute: target,
        problem:
          'a snapshot of cluster "orders" cannot be restored into cluster "practice": cluster "orders" has the edition INFINITE, and cluster "practice" has CORE, which Atlas chooses today if none is set',
        fix: 'restore it into a cluster of the edition INFINITE',
      },
    ],
  },
  {
    title: 'from a cluster of the edition CORE',
    resources: together(
      project(),
      infiniteCluster(),
      cluster({ database_edition: 'CORE' }, 'practice'),
      restoreOf(practice, orders),
    ),
    findings: [
      {
        at,
        attribute: target,
        problem:
          'a snapshot of cluster "practice" cannot be restored into cluster "orders": cluster "orders" has the edition INFINITE, and cluster "practice" has CORE',
        fix: 'restore it into a cluster of the edition CORE',
      },
    ],
  },
  {
    title: 'into another region',
    resources: between(infiniteCluster({}, 'practice', { region_name: 'EU_WEST_1' })),
    findings: [
      {
        at,
        attribute: target,
        problem:
          'a snapshot of cluster "orders" in AWS EU_CENTRAL_1 cannot be restored into cluster "practice" in AWS EU_WEST_1: Atlas Infinite restores only within a region',
        fix: 'restore it into a cluster in AWS EU_CENTRAL_1',
      },
    ],
  },
  {
    title: 'into another organization',
    resources: between(
      project({ org_id: '5f0000000000000000000099' }, 'bank'),
      infiniteCluster({ project_id: '${mongodbatlas_project.bank.id}' }, 'practice'),
    ),
    findings: [
      {
        at,
        attribute: target,
        problem:
          'the restore is from project "shop" into project "bank", which is in another organization: Atlas Infinite restores only within one',
        fix: 'restore into a project of the same organization',
      },
    ],
  },
  {
    title: 'a download',
    resources: together(project(), infiniteCluster(), restoreOf(orders, orders, download)),
    findings: [
      {
        at,
        attribute: 'delivery_type_config.download',
        problem: 'the job downloads a snapshot of cluster "orders", which Atlas Infinite does not support',
        fix: 'restore it into a cluster of the edition INFINITE, and export the data from there with mongodump',
      },
    ],
  },
  {
    title: 'a download of a cluster of the edition CORE',
    resources: together(project(), cluster(), restoreOf(orders, orders, download)),
  },
  {
    title: 'an edition of the target known only after apply',
    resources: between(unknown),
    unchecked: [`${at} ${target}`],
  },
  {
    title: 'a region of the target known only after apply',
    resources: between(infiniteCluster({}, 'practice', { region_name: '${terraform_data.region.output}' })),
    unchecked: [`${at} ${target}`],
  },
  {
    title: 'a delivery type from a variable',
    resources: together(
      project(),
      infiniteCluster(),
      restoreOf(orders, orders, { delivery_type_config: { download: '${var.download}' } }),
    ),
    only: 'synth',
    variables: { download: true },
    unchecked: [`${at} delivery_type_config`],
  },
  {
    title: 'from a Flex cluster, which does not run an edition yet',
    resources: together(
      project(),
      infiniteCluster(),
      flexCluster(),
      restoreOf('mongodbatlas_flex_cluster.reports', orders),
    ),
  },
  {
    title: 'a cluster outside of the configuration',
    resources: together(
      project(),
      infiniteCluster(),
      restoreOf(orders, orders, {
        delivery_type_config: {
          automated: true,
          target_cluster_name: 'elsewhere',
          target_project_id: '66aa00000000000000000001',
        },
      }),
    ),
    unchecked: [`${at} ${target}`],
  },
  { title: 'a job that has run', only: 'plan', ...applied(between(core)) },
]);
