import { serverlessBackupDisabled } from '../../../src/rules/serverless/backup-disabled';
import { backupOffRows } from '../../support/backup-off-rows';
import { SERVERLESS_FORMS } from '../../support/cluster-forms';
import { testRule } from '../../support/rule-tester';

testRule(serverlessBackupDisabled, backupOffRows('serverless', SERVERLESS_FORMS));
