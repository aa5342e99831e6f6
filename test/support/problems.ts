import { FACTS_AS_OF } from '../../src/atlas/dates';
import { readPlan, readSynth } from '../../src/readers';
import type { Example, Problem, Rule } from '../../src/rules';
import { synthOf } from './configuration';
import { planOf } from './plan-of';

/** The problems of an example, as the rule yields them. */
export function problemsOf(rule: Rule, example: Example): readonly Problem[] {
  const plan = readPlan(planOf(example, 'hcl'), synthOf(example));
  const { objectives, before } = plan;
  const context = { asOf: FACTS_AS_OF, objectives, partial: undefined, acknowledgements: [] };
  const results =
    rule.phase === 'plan'
      ? [...rule.check({ ...context, after: plan.after, input: 'plan', before })]
      : [
          ...rule.check({ ...context, after: plan.after, input: 'plan', before }),
          ...rule.check({ ...context, after: readSynth(synthOf(example)).after, input: 'synth' }),
        ];
  return results.filter((result) => 'problem' in result);
}
