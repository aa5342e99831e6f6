import { errorCodesIn } from '../../atlas/error-codes';
import { RULES_OF_ERRORS, RUN_TIME_ERRORS } from '../../atlas/error-answers';
import { factOf } from '../../atlas/facts';
import type { Rule } from '../../rules/rule';

/** The error codes of Atlas that a rule names as prevented. */
export function preventedBy(rule: Rule): readonly string[] {
  return errorCodesIn(rule.prevents ?? '');
}

/** The rules for an error code: those that name it, otherwise those whose facts do, otherwise those that name its beginning. */
export function rulesBehindCode(code: string, rules: readonly Rule[]): readonly Rule[] {
  const ways: readonly ((rule: Rule) => boolean)[] = [
    (rule) => preventedBy(rule).includes(code),
    ({ facts }) => facts.some((id) => factOf(id)?.errors?.includes(code) === true),
    (rule) => preventedBy(rule).some((one) => one.endsWith('*') && code.startsWith(one.slice(0, -1))),
  ];
  const ofCode = RULES_OF_ERRORS[code] ?? [];
  for (const way of [...ways, ({ id }: Rule) => ofCode.includes(id)]) {
    const found = rules.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

/** Every error code that has a rule, or that only Atlas can decide. */
export function allErrorCodes(rules: readonly Rule[]): readonly string[] {
  const codes = [...Object.keys(RULES_OF_ERRORS), ...Object.keys(RUN_TIME_ERRORS)].concat(
    rules.flatMap((rule) => [
      ...preventedBy(rule).filter((code) => !code.endsWith('*')),
      ...rule.facts.flatMap((id) => factOf(id)?.errors ?? []),
    ]),
  );
  return [...new Set(codes)].sort();
}
