import { freeEncryptionAtRest } from '../../../src/rules/free/encryption-at-rest';
import { FREE_FORMS } from '../../support/cluster-forms';
import { customerKeysRows } from '../../support/customer-keys-rows';
import { testRule } from '../../support/rule-tester';

testRule(freeEncryptionAtRest, customerKeysRows('free', FREE_FORMS));
