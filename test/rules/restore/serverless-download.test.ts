import {
  type Body,
  cluster,
  flexCluster,
  project,
  restoreOf,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { restoreServerlessDownload } from '../../../src/rules/restore/serverless-download';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const orders = 'mongodbatlas_advanced_cluster.orders';
const queue = 'mongodbatlas_serverless_instance.queue';
const download = { delivery_type_config: { download: true } };
const given = (from: string, body: Body = download) => ({
  resources: together(
    project(),
    cluster(),
    flexCluster(),
    serverlessInstance(),
    tenantCluster('SERVERLESS'),
    restoreOf(from, orders, body),
  ),
});
const rejected = (name: string) => ({
  at,
  attribute: 'delivery_type_config.download',
  problem: `Serverless instance "${name}" does not support downloads of snapshots`,
  fix: 'restore it into a dedicated cluster, and download a snapshot of that cluster',
});

testRule(restoreServerlessDownload, [
  { title: 'a download of a Serverless instance', ...given(queue), findings: [rejected('queue')] },
  {
    title: 'a download of one that is written as an advanced_cluster',
    ...given('mongodbatlas_advanced_cluster.sandbox'),
    findings: [rejected('sandbox')],
  },
  { title: 'a restore of a Serverless instance', ...given(queue, {}) },
  { title: 'a download of an M10', ...given(orders) },
  { title: 'a download of a Flex cluster', ...given('mongodbatlas_flex_cluster.reports') },
  {
    title: 'a download that is unchanged',
    before: given(queue).resources,
    ...given(queue),
    findings: [rejected('queue')],
  },
  {
    title: 'a way known after apply',
    ...given(queue, { delivery_type_config: { download: '${terraform_data.later.output}' } }),
    unchecked: [`${at} delivery_type_config`],
  },
  {
    title: 'a way from a variable',
    ...given(queue, { delivery_type_config: { download: '${var.download}' } }),
    variables: { download: true },
    atSynth: { unchecked: [`${at} delivery_type_config`] },
    findings: [rejected('queue')],
  },
  { title: 'no way', ...given(queue, { delivery_type_config: {} }) },
  {
    title: 'a cluster whose kind is known after apply',
    resources: together(
      project(),
      cluster({ replication_specs: '${terraform_data.later.output}' }),
      restoreOf(orders, orders, download),
    ),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'a Serverless instance outside',
    ...given('data.mongodbatlas_serverless_instance.elsewhere'),
    data: {
      mongodbatlas_serverless_instance: {
        elsewhere: { project_id: '5f00000000000000000000aa', name: 'elsewhere' },
      },
    },
    findings: [rejected('elsewhere')],
  },
  {
    title: 'a cluster that is only named',
    ...given(orders, {
      ...download,
      project_id: '5f00000000000000000000aa',
      cluster_name: 'elsewhere',
    }),
    unchecked: ['mongodbatlas_cloud_backup_snapshot_restore_job.undo cluster_name'],
  },
  {
    title: 'a cluster that is not known',
    resources: together(
      project(),
      cluster({ name: '${terraform_data.one.output}' }),
      cluster({ name: '${terraform_data.other.output}' }, 'practice'),
      restoreOf(orders, orders, {
        ...download,
        cluster_name: `\${${orders}.name}\${mongodbatlas_advanced_cluster.practice.name}`,
      }),
    ),
    unchecked: [`${at} cluster_name`],
  },
]);
