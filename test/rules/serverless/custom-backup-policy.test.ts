import { item, scheduleOf } from '../../../src/rules/example';
import { serverlessCustomBackupPolicy } from '../../../src/rules/serverless/custom-backup-policy';
import { belongingRows } from '../../support/belonging-rows';
import { SERVERLESS_FORMS } from '../../support/cluster-forms';
import { testRule } from '../../support/rule-tester';

testRule(
  serverlessCustomBackupPolicy,
  belongingRows({
    kind: 'serverless',
    forms: SERVERLESS_FORMS,
    provider: 'SERVERLESS',
    of: (address, body) => scheduleOf(address, { policy_item_daily: item(1, 'days', 7), ...body }, 'nightly'),
    at: 'mongodbatlas_cloud_backup_schedule.nightly',
    problem: (cluster) => `${cluster} does not support backup schedules`,
    fix: 'remove the schedule, or move the data to a dedicated cluster',
  }),
);
