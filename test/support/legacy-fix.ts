import type { ExpectedFinding } from './rule-tester';

/** What to write in place of the legacy Cloud Provider Snapshots of a cluster, by its address. */
export function legacyFixOf(address: string): Pick<ExpectedFinding, 'fix' | 'fixInCode'> {
  const [attribute, inCode] = address.startsWith('mongodbatlas_cluster.')
    ? ['cloud_backup', 'cloudBackup']
    : ['backup_enabled', 'backupEnabled'];
  return {
    fix: `use cloud backups: set ${attribute} = true and add a mongodbatlas_cloud_backup_schedule`,
    fixInCode: `use cloud backups: set ${inCode}: true and add new CloudBackupSchedule(...)`,
  };
}
