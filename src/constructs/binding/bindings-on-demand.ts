import type * as Snapshot from '../../provider/cloud-backup-snapshot';
import type * as RestoreJob from '../../provider/cloud-backup-snapshot-restore-job';
import type * as CollectionRestoreJob from '../../provider/cloud-backup-collection-restore-job';
import type * as Authorization from '../../provider/cloud-provider-access-authorization';
import type * as Setup from '../../provider/cloud-provider-access-setup';
import type * as UserAssignment from '../../provider/cloud-user-project-assignment';
import type * as ClusterData from '../../provider/data-mongodbatlas-advanced-cluster';
import type * as EncryptionAtRest from '../../provider/encryption-at-rest';
import type * as MaintenanceWindow from '../../provider/maintenance-window';
import type * as ServiceAccountAssignment from '../../provider/service-account-project-assignment';
import type * as TeamAssignment from '../../provider/team-project-assignment';

/* eslint-disable @typescript-eslint/no-require-imports */

/** Bindings that few stacks need, each loaded with the first construct that uses it: importing the library stays cheap. */
export const bindings = {
  cloudProviderAccess: () => ({
    ...(require('../../provider/cloud-provider-access-authorization') as typeof Authorization),
    ...(require('../../provider/cloud-provider-access-setup') as typeof Setup),
  }),
  clusterData: () => require('../../provider/data-mongodbatlas-advanced-cluster') as typeof ClusterData,
  collectionRestoreJob: () =>
    require('../../provider/cloud-backup-collection-restore-job') as typeof CollectionRestoreJob,
  encryptionAtRest: () => require('../../provider/encryption-at-rest') as typeof EncryptionAtRest,
  maintenanceWindow: () => require('../../provider/maintenance-window') as typeof MaintenanceWindow,
  projectAssignments: () => ({
    ...(require('../../provider/cloud-user-project-assignment') as typeof UserAssignment),
    ...(require('../../provider/service-account-project-assignment') as typeof ServiceAccountAssignment),
    ...(require('../../provider/team-project-assignment') as typeof TeamAssignment),
  }),
  restoreJob: () => require('../../provider/cloud-backup-snapshot-restore-job') as typeof RestoreJob,
  snapshot: () => require('../../provider/cloud-backup-snapshot') as typeof Snapshot,
};
