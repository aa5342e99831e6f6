import { restoreDownloadEncrypted } from '../../../src/rules/restore/download-encrypted';
import { cluster, project, restoreOf, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const download = (provider: unknown) =>
  together(
    project(),
    cluster({ encryption_at_rest_provider: provider }),
    restoreOf(orders, orders, { delivery_type_config: { download: true } }),
  );
const encrypted = {
  at,
  attribute: 'delivery_type_config.download',
  problem: 'cluster "orders" has customer keys, so Atlas may reject the download of its snapshot',
  fix: 'restore the snapshot into a cluster with the same keys, and dump that with mongodump',
};

testRule(restoreDownloadEncrypted, [
  { title: 'no keys', resources: download(undefined) },
  { title: 'NONE', resources: download('NONE') },
  { title: 'customer keys', resources: download('AWS'), findings: [encrypted] },
  {
    title: 'a restore that is not a download',
    resources: together(
      project(),
      cluster({ encryption_at_rest_provider: 'AWS' }),
      restoreOf(orders, orders),
    ),
  },
  {
    title: 'keys of a cluster whose kind is known only after apply',
    resources: together(
      project(),
      cluster({
        encryption_at_rest_provider: 'AWS',
        replication_specs: '${terraform_data.later.output}',
      }),
      restoreOf(orders, orders, { delivery_type_config: { download: true } }),
    ),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'a delivery type that is known only after apply',
    resources: together(
      project(),
      cluster({ encryption_at_rest_provider: 'AWS' }),
      restoreOf(orders, orders, { delivery_type_config: { download: '${terraform_data.later.output}' } }),
    ),
    unchecked: [`${at} delivery_type_config`],
  },
  {
    title: 'keys from a variable',
    resources: download('${var.keys}'),
    variables: { keys: 'AWS' },
    atSynth: { unchecked: [`${at} cluster_name`] },
    findings: [encrypted],
  },
]);
