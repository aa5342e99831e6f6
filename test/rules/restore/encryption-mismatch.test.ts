import {
  type Body,
  cluster,
  flexCluster,
  project,
  restoreOf,
  serverlessInstance,
  snapshotOf,
  together,
} from '../../../src/rules/example';
import { restoreEncryptionMismatch } from '../../../src/rules/restore/encryption-mismatch';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const attribute = 'delivery_type_config.target_cluster_name';
const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const reports = 'mongodbatlas_flex_cluster.reports';
const later = '${terraform_data.later.output}';
const clusters = (from: Body, into: Body) => together(project(), cluster(from), cluster(into, 'practice'));
const keys = (provider: unknown) => ({ encryption_at_rest_provider: provider });
const restore = restoreOf(orders, practice);
const between = (from: unknown, into: unknown) => ({
  resources: together(clusters(keys(from), keys(into)), restore),
});
const found = (problem: string, fix: string) => ({ at, attribute, problem: `a snapshot of ${problem}`, fix });
const withoutKeys = 'restore it into a cluster without customer keys, and enable them there afterwards';
const intoKeyed = found(
  'cluster "orders", without customer keys, cannot be restored into cluster "practice", with customer keys of AWS',
  withoutKeys,
);

testRule(restoreEncryptionMismatch, [
  { title: 'keys of the same provider', ...between('AWS', 'AWS') },
  { title: 'no keys', ...between('NONE', 'NONE') },
  { title: 'into itself', resources: together(clusters(keys(later), {}), restoreOf(orders, orders)) },
  {
    title: 'keys of another provider',
    ...between('AWS', 'AZURE'),
    findings: [
      found(
        'cluster "orders", with customer keys of AWS, cannot be restored into cluster "practice", with customer keys of Azure',
        'restore it into a cluster with customer keys of AWS',
      ),
    ],
  },
  { title: 'from no keys to keys', ...between('NONE', 'AWS'), findings: [intoKeyed] },
  {
    title: 'from keys to no keys',
    ...between('GCP', 'NONE'),
    findings: [
      found(
        'cluster "orders", with customer keys of Google Cloud, cannot be restored into cluster "practice", without customer keys',
        'restore it into a cluster with customer keys of Google Cloud',
      ),
    ],
  },
  {
    title: 'from nothing said of keys to keys, on a create',
    ...between(undefined, 'AWS'),
    atSynth: { unchecked: [`${at} cluster_name`] },
    findings: [intoKeyed],
  },
  {
    title: 'nothing said of keys, on a create',
    ...between(undefined, undefined),
    atSynth: { unchecked: [`${at} cluster_name`, `${at} ${attribute}`] },
  },
  {
    title: 'from an existing cluster, whose provider is not set, to keys',
    only: 'plan',
    before: clusters({}, {}),
    ...between(undefined, 'AWS'),
    findings: [intoKeyed],
  },
  {
    title: 'the deprecated cluster resource',
    resources: together(
      project(),
      cluster(keys('NONE')),
      {
        mongodbatlas_cluster: {
          practice: {
            project_id: '${mongodbatlas_project.shop.id}',
            name: 'practice',
            provider_name: 'AWS',
            provider_instance_size_name: 'M10',
            encryption_at_rest_provider: 'AWS',
          },
        },
      },
      restoreOf(orders, 'mongodbatlas_cluster.practice'),
    ),
    findings: [intoKeyed],
  },
  {
    title: 'keys that the same plan gives to the source come too late for its snapshot',
    only: 'plan',
    before: clusters(keys('NONE'), keys('AWS')),
    ...between('AWS', 'AWS'),
    findings: [intoKeyed],
  },
  {
    title: 'a snapshot that the same plan takes after it',
    only: 'plan',
    before: clusters(keys('NONE'), keys('AWS')),
    resources: together(
      clusters(keys('AWS'), keys('AWS')),
      snapshotOf(orders),
      restoreOf(orders, practice, {
        snapshot_id: '${mongodbatlas_cloud_backup_snapshot.before-migration.snapshot_id}',
      }),
    ),
  },
  {
    title: 'the cluster itself, once the same plan has given it keys',
    only: 'plan',
    before: clusters(keys('NONE'), {}),
    resources: together(clusters(keys('AWS'), {}), restoreOf(orders, orders)),
    findings: [
      found(
        'cluster "orders", without customer keys, cannot be restored into cluster "orders", with customer keys of AWS',
        withoutKeys,
      ),
    ],
  },

  // Flex
  {
    title: 'a Flex cluster into a cluster with keys',
    resources: together(project(), flexCluster(), cluster(keys('AWS')), restoreOf(reports, orders)),
    findings: [
      found(
        'cluster "reports", a Flex cluster, cannot be restored into cluster "orders", with customer keys of AWS',
        withoutKeys,
      ),
    ],
  },
  {
    title: 'a Flex cluster into a cluster without keys',
    resources: together(project(), flexCluster(), cluster(keys('NONE')), restoreOf(reports, orders)),
  },
  {
    title: 'a Flex cluster outside into a cluster with keys',
    resources: together(
      project(),
      cluster(keys('AWS')),
      restoreOf('data.mongodbatlas_flex_cluster.elsewhere', orders),
    ),
    data: {
      mongodbatlas_flex_cluster: {
        elsewhere: { project_id: '5f00000000000000000000aa', name: 'elsewhere' },
      },
    },
    findings: [
      found(
        'cluster "elsewhere", a Flex cluster, cannot be restored into cluster "orders", with customer keys of AWS',
        withoutKeys,
      ),
    ],
  },
  {
    title: 'into a Flex cluster is reported by another rule',
    resources: together(project(), flexCluster(), cluster(keys('AWS')), restoreOf(orders, reports)),
  },
  {
    title: 'of a Serverless instance nothing is known',
    resources: together(
      project(),
      serverlessInstance(),
      cluster(keys('AWS')),
      restoreOf('mongodbatlas_serverless_instance.queue', orders),
    ),
  },

  // what is not known
  { title: 'a source known after apply', ...between(later, 'AWS'), unchecked: [`${at} cluster_name`] },
  { title: 'a target known after apply', ...between('AWS', later), unchecked: [`${at} ${attribute}`] },
  {
    title: 'a provider from a variable',
    ...between('NONE', '${var.keys}'),
    variables: { keys: 'AWS' },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [intoKeyed],
  },
  {
    title: 'a target that is only named',
    resources: together(
      project(),
      cluster(keys('AWS')),
      restoreOf(orders, practice, {
        delivery_type_config: {
          automated: true,
          target_cluster_name: 'elsewhere',
          target_project_id: '5f00000000000000000000aa',
        },
      }),
    ),
    unchecked: [
      'mongodbatlas_cloud_backup_snapshot_restore_job.undo delivery_type_config.target_cluster_name',
    ],
  },
  {
    title: 'a target that is not known',
    resources: together(
      project(),
      cluster({ ...keys('AWS'), name: '${terraform_data.one.output}' }),
      cluster({ ...keys('NONE'), name: '${terraform_data.other.output}' }, 'practice'),
      restoreOf(orders, practice, {
        delivery_type_config: {
          automated: true,
          target_cluster_name: `\${${orders}.name}\${${practice}.name}`,
          target_project_id: `\${${practice}.project_id}`,
        },
      }),
    ),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a job that has run',
    only: 'plan',
    before: together(clusters(keys('NONE'), keys('NONE')), restore),
    ...between('NONE', 'AWS'),
  },
]);
