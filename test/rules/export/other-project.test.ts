import {
  type Body,
  cluster,
  exportBucket,
  exportTo,
  project,
  schedule,
  together,
} from '../../../src/rules/example';
import { exportOtherProject } from '../../../src/rules/export/other-project';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const attribute = 'export.export_bucket_id';
const unknown = '${terraform_data.x.output}';

const withBucket = (bucket: Body, more: Body = {}) => ({
  resources: together(
    project(),
    project({}, 'archive'),
    cluster(),
    exportBucket(bucket),
    schedule({ auto_export_enabled: true, export: exportTo('monthly'), ...more }),
  ),
});
const finding = {
  at,
  attribute,
  problem:
    'the schedule for cluster "orders" is in project "shop", but its export bucket "shop-attic" is in project "archive"',
  fix: 'export to a bucket of project "shop"',
};
const elsewhere = (own: string, buckets: string) => ({
  resources: {
    mongodbatlas_cloud_backup_snapshot_export_bucket: {
      attic: { project_id: buckets, cloud_provider: 'AWS', bucket_name: 'shop-attic', iam_role_id: 'r' },
    },
    mongodbatlas_cloud_backup_schedule: {
      orders: { project_id: own, cluster_name: 'orders', export: exportTo('monthly') },
    },
  },
});

testRule(exportOtherProject, [
  { title: 'one project', ...withBucket({}) },
  {
    title: 'another project',
    ...withBucket({ project_id: '${mongodbatlas_project.archive.id}' }),
    findings: [finding],
  },
  {
    title: 'another project, while automatic export is off',
    ...withBucket({ project_id: '${mongodbatlas_project.archive.id}' }, { auto_export_enabled: false }),
    findings: [finding],
  },
  {
    title: 'two known ids',
    ...elsewhere('5f0000000000000000000002', '5f0000000000000000000003'),
    findings: [
      {
        at,
        attribute,
        problem:
          'the schedule for cluster "orders" is in project "5f0000000000000000000002", but its export bucket "shop-attic" is in project "5f0000000000000000000003"',
        fix: 'export to a bucket of project "5f0000000000000000000002"',
      },
    ],
  },
  { title: 'one known id', ...elsewhere('5f0000000000000000000002', '5f0000000000000000000002') },
  { title: 'one variable', ...elsewhere('${var.project}', '${var.project}'), variables: { project: 'p' } },
  {
    title: 'two variables with one value',
    ...elsewhere('${var.one}', '${var.other}'),
    variables: { one: '5f0000000000000000000002', other: '5f0000000000000000000002' },
    atSynth: { unchecked: [`${at} ${attribute}`] },
  },
  {
    title: 'a new project and a known id are two',
    ...withBucket({ project_id: '5f0000000000000000000003' }),
    findings: [
      {
        ...finding,
        problem:
          'the schedule for cluster "orders" is in project "shop", but its export bucket "shop-attic" is in project "5f0000000000000000000003"',
      },
    ],
    atSynth: { unchecked: [`${at} ${attribute}`] },
  },
  {
    title: "the bucket's project is not known yet",
    ...withBucket({ project_id: '${local.project}' }),
    locals: { project: '${terraform_data.x.output}' },
    unchecked: ['mongodbatlas_cloud_backup_snapshot_export_bucket.attic project_id'],
    only: 'plan',
  },
  {
    title: 'a bucket outside the configuration',
    ...withBucket({}, { export: exportTo('monthly', { export_bucket_id: '66bb0000000000000000000f' }) }),
  },
  {
    title: 'it is not known which bucket it is',
    ...withBucket({}, { export: exportTo('monthly', { export_bucket_id: unknown }) }),
    unchecked: [`${at} ${attribute}`],
  },
  { title: 'no bucket', ...withBucket({}, { export: exportTo('monthly', { export_bucket_id: undefined }) }) },
  { title: 'no block', ...withBucket({}, { export: undefined }) },
  {
    title: 'the block is not known yet',
    ...withBucket({}, { export: undefined, dynamic: { export: { for_each: unknown, content: {} } } }),
    unchecked: [`${at} export`],
  },
]);
