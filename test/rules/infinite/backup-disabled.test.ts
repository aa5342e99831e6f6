import { infiniteBackupDisabled } from '../../../src/rules/infinite/backup-disabled';
import { cluster, project, shards, together } from '../../../src/rules/example';
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

const disabled = (body: object = {}) => together(project(), infinite({ backup_enabled: false, ...body }));

testRule(infiniteBackupDisabled, [
  { title: 'backups', resources: together(project(), infinite()) },
  {
    title: 'no backups',
    resources: disabled(),
    findings: [
      {
        at,
        attribute: 'backup_enabled',
        problem:
          'cluster "orders" disables backups, but the edition INFINITE keeps 24 hours of continuous backup',
        fix: 'set backup_enabled = true to keep snapshots longer',
        fixInCode: 'set backupEnabled: true to keep snapshots longer',
      },
    ],
  },
  {
    title: 'no backups of the edition CORE',
    resources: together(project(), cluster({ backup_enabled: false })),
  },
]);
