/** Roles on a project that may do something with its backups, as the API and Terraform write them. */
export type BackupRole = 'GROUP_OWNER' | 'GROUP_BACKUP_MANAGER' | 'GROUP_BACKUP_RECOVERY_OPERATOR';

/** What Atlas' documents call them. */
export const BACKUP_ROLE_NAMES: Readonly<Record<BackupRole, string>> = {
  GROUP_OWNER: 'Project Owner',
  GROUP_BACKUP_MANAGER: 'Project Backup Manager',
  GROUP_BACKUP_RECOVERY_OPERATOR: 'Project Backup Recovery Operator',
};

/**
 * The roles that may start a restore of a dedicated cluster, the weakest first.
 * @see https://www.mongodb.com/docs/atlas/reference/user-roles/ (read 2026-08-21)
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/ x-rolesRequirements of createGroupClusterBackupRestoreJob
 */
export const RESTORING_ROLES: readonly BackupRole[] = [
  'GROUP_BACKUP_RECOVERY_OPERATOR',
  'GROUP_BACKUP_MANAGER',
  'GROUP_OWNER',
];

/**
 * The roles that surely may restore a Flex cluster: the documents ask for a Project Owner, the API for less.
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/ (read 2026-08-21)
 */
export const FLEX_RESTORING_ROLES: readonly BackupRole[] = ['GROUP_OWNER'];
