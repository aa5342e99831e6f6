import type * as CollectionRestoreJob from '../provider/cloud-backup-collection-restore-job';
import type * as Authorization from '../provider/cloud-provider-access-authorization';
import type * as Setup from '../provider/cloud-provider-access-setup';
import type * as EncryptionAtRest from '../provider/encryption-at-rest';
import type * as MaintenanceWindow from '../provider/maintenance-window';

/* eslint-disable @typescript-eslint/no-require-imports */

/** Bindings that few stacks need, each loaded with the first construct that uses it: importing the library stays cheap. */
export const bindings = {
  cloudProviderAccess: () => ({
    ...(require('../provider/cloud-provider-access-authorization') as typeof Authorization),
    ...(require('../provider/cloud-provider-access-setup') as typeof Setup),
  }),
  collectionRestoreJob: () =>
    require('../provider/cloud-backup-collection-restore-job') as typeof CollectionRestoreJob,
  encryptionAtRest: () => require('../provider/encryption-at-rest') as typeof EncryptionAtRest,
  maintenanceWindow: () => require('../provider/maintenance-window') as typeof MaintenanceWindow,
};
