import { flexBackupDisabled } from '../../../src/rules/flex/backup-disabled';
import { backupOffRows } from '../../support/backup-off-rows';
import { FLEX_FORMS } from '../../support/cluster-forms';
import { testRule } from '../../support/rule-tester';

testRule(flexBackupDisabled, backupOffRows('flex', FLEX_FORMS));
