import { item, scheduleOf } from '../../../src/rules/example';
import { freeCustomBackupPolicy } from '../../../src/rules/free/custom-backup-policy';
import { belongingRows } from '../../support/belonging-rows';
import { FREE_FORMS } from '../../support/cluster-forms';
import { testRule } from '../../support/rule-tester';

testRule(
  freeCustomBackupPolicy,
  belongingRows({
    kind: 'free',
    forms: FREE_FORMS,
    provider: 'TENANT',
    of: (address, body) => scheduleOf(address, { policy_item_daily: item(1, 'days', 7), ...body }, 'nightly'),
    at: 'mongodbatlas_cloud_backup_schedule.nightly',
    problem: (cluster) => `${cluster} does not support backup schedules`,
    fix: 'remove the schedule (an M0 cluster is backed up with mongodump), or make the cluster an M10 or larger',
  }),
);
