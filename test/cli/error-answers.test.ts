import { RULES_OF_ERRORS, RUN_TIME_ERRORS, apiSpelling } from '../../src/atlas/error-answers';
import { rulesBehindCode } from '../../src/cli/command/error-codes';
import { rules } from '../../src/rules';

const ids = new Set(rules.map(({ id }) => id));

test.each(Object.entries(RULES_OF_ERRORS))('%s leads to rules that exist', (code, behind) => {
  expect(behind.filter((id) => !ids.has(id))).toEqual([]);
  expect(rulesBehindCode(apiSpelling(code), rules).length).toBeGreaterThan(0);
});

test('an error leads to rules, or is decided by Atlas at run time', () => {
  expect(Object.keys(RUN_TIME_ERRORS).filter((code) => code in RULES_OF_ERRORS)).toEqual([]);
});
