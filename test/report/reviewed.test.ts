import { summaryOf } from '../../src/report';
import { reviewed } from '../support/reports';

const crashing = (...rules: readonly string[]) =>
  reviewed({ crashes: rules.map((rule) => ({ rule, message: 'no such member' })) });

test.each([
  ['no rule', [crashing(), crashing()], 0],
  ['one rule that crashes for each of two inputs', [crashing('own/a'), crashing('own/a')], 1],
  ['two rules, one of them for both inputs', [crashing('own/a', 'own/b'), crashing('own/a')], 2],
])('%s: each rule that crashed counts once', (_, inputs, crashed) => {
  expect(summaryOf(inputs).crashed).toBe(crashed);
});
