import { flexEncryptionAtRest } from '../../../src/rules/flex/encryption-at-rest';
import { FLEX_FORMS } from '../../support/cluster-forms';
import { customerKeysRows } from '../../support/customer-keys-rows';
import { testRule } from '../../support/rule-tester';

testRule(flexEncryptionAtRest, customerKeysRows('flex', FLEX_FORMS));
