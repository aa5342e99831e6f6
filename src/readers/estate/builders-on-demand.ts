import type * as IamRoles from '../access/iam-roles';
import type * as ProviderAccess from '../access/provider-access';
import type * as CollectionRestoreJob from './collection-restore-job';
import type * as CompliancePolicy from './compliance-policy';
import type * as EncryptionAtRest from './encryption-at-rest';
import type * as ExportBucket from './export-bucket';
import type * as ExportJob from './export-job';
import type * as RestoreJob from './restore-job';
import type * as Snapshot from './snapshot';

/* eslint-disable @typescript-eslint/no-require-imports */

/** The builders for resources that few inputs have, each loaded with the first of its type. */
export const builders = {
  collectionRestoreJob: () => require('./collection-restore-job') as typeof CollectionRestoreJob,
  compliancePolicy: () => require('./compliance-policy') as typeof CompliancePolicy,
  encryptionAtRest: () => require('./encryption-at-rest') as typeof EncryptionAtRest,
  exportBucket: () => ({
    ...(require('../access/iam-roles') as typeof IamRoles),
    ...(require('../access/provider-access') as typeof ProviderAccess),
    ...(require('./export-bucket') as typeof ExportBucket),
  }),
  exportJob: () => require('./export-job') as typeof ExportJob,
  restoreJob: () => require('./restore-job') as typeof RestoreJob,
  snapshot: () => require('./snapshot') as typeof Snapshot,
};
