import { changeSnapshotDeleted } from '../../../src/rules/change/snapshot-deleted';
import {
  type Body,
  cluster,
  compliancePolicy,
  project,
  snapshotOf,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const address = 'mongodbatlas_cloud_backup_snapshot.before-migration';
const existing = together(project(), cluster());
const taken = (body: Body = {}) => snapshotOf(orders, { created_at: '2026-01-31T18:00:00Z', ...body });

const fix =
  'keep it until it expires, or keep it only in Atlas: add a removed block with lifecycle { destroy = false }';

testRule(changeSnapshotDeleted, [
  { title: 'it stays', before: together(existing, taken()), resources: together(existing, taken()) },
  {
    title: 'deleted',
    before: together(existing, taken()),
    resources: existing,
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot.before-migration',
        problem:
          'deleting on-demand snapshot "before the migration" of cluster "orders" deletes the backup (taken 2026-01-31T18:00:00Z, kept 7 days)',
        fix,
      },
    ],
  },
  {
    title: 'deleted with its cluster',
    before: together(existing, taken()),
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot.before-migration',
        problem:
          'deleting on-demand snapshot "before the migration" of cluster "orders" deletes the backup (taken 2026-01-31T18:00:00Z, kept 7 days)',
        fix,
      },
    ],
  },
  { title: 'only forgotten', before: together(existing, taken()), resources: existing, forgotten: [address] },
  {
    title: 'moved',
    before: together(existing, taken()),
    resources: together(existing, snapshotOf(orders, { created_at: '2026-01-31T18:00:00Z' }, 'first')),
    moved: { 'mongodbatlas_cloud_backup_snapshot.first': address },
  },
  {
    title: 'a new description',
    before: together(existing, taken()),
    resources: together(existing, taken({ description: 'before it all' })),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot.before-migration',
        attribute: 'description',
        problem:
          'recreating on-demand snapshot "before the migration" of cluster "orders", because its description changes, deletes the backup (taken 2026-01-31T18:00:00Z, kept 7 days)',
        fix: 'keep its description unchanged, and add a mongodbatlas_cloud_backup_snapshot for a new one',
      },
    ],
  },
  {
    title: 'a new description and retention',
    before: together(existing, taken()),
    resources: together(existing, taken({ description: 'before it all', retention_in_days: 30 })),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot.before-migration',
        attribute: 'description',
        problem:
          'recreating on-demand snapshot "before the migration" of cluster "orders", because its description and retention_in_days change, deletes the backup (taken 2026-01-31T18:00:00Z, kept 7 days)',
        fix: 'keep its description and retention_in_days unchanged, and add a mongodbatlas_cloud_backup_snapshot for a new one',
      },
    ],
  },
  {
    title: 'replaced on demand',
    before: together(existing, taken()),
    resources: together(existing, taken()),
    replaced: [address],
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot.before-migration',
        problem:
          'recreating on-demand snapshot "before the migration" of cluster "orders" deletes the backup (taken 2026-01-31T18:00:00Z, kept 7 days)',
        fix: 'create the plan without -replace, and add a mongodbatlas_cloud_backup_snapshot for a new one',
      },
    ],
  },
  {
    title: 'another one of the same cluster',
    before: existing,
    resources: together(existing, taken()),
  },
  {
    title: 'a compliance policy protects it',
    before: together(existing, taken(), compliancePolicy()),
    resources: together(existing, compliancePolicy()),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot.before-migration',
        problem:
          'Atlas rejects the deletion of on-demand snapshot "before the migration" of cluster "orders", which the backup compliance policy of project "shop" protects',
        fix,
      },
    ],
  },
  {
    title: 'of a cluster that is only named',
    before: together(
      project(),
      taken({ project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'elsewhere' }),
    ),
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot.before-migration',
        problem:
          'deleting on-demand snapshot "before the migration" of cluster "elsewhere" deletes the backup (taken 2026-01-31T18:00:00Z, kept 7 days)',
        fix,
      },
    ],
  },
]);
