import { cluster, infiniteCluster, project, together } from '../../../src/rules/example';
import { infiniteBackupDisabled } from '../../../src/rules/infinite/backup-disabled';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const found = {
  at,
  attribute: 'backup_enabled',
  problem:
    'backups of cluster "orders" are disabled, so it can be restored only to a point in time of the last 24 hours',
  fix: 'set backup_enabled = true to restore older data',
  fixInCode: 'set backupEnabled: true to restore older data',
};
const withBackups = (isOn: unknown): ReturnType<typeof together> =>
  together(project(), infiniteCluster({ backup_enabled: isOn }));

testRule(infiniteBackupDisabled, [
  { title: 'backups are enabled', resources: withBackups(true) },
  { title: 'backups are not set', resources: withBackups(undefined) },
  { title: 'backups are disabled', resources: withBackups(false), findings: [found] },
  {
    title: 'a variable decides',
    resources: withBackups('${var.backups}'),
    variables: { backups: false },
    atSynth: { unchecked: [`${at} backup_enabled`] },
    findings: [found],
  },
  { title: 'the edition CORE', resources: together(project(), cluster({ backup_enabled: false })) },
]);
