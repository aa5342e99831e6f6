import type { Written } from '../expression/written';
import type { PlanModule } from './plan-configuration';

/** Chains of variables through modules are never longer. */
const LONGEST_CHAIN = 20;

/** Whether an expression is nothing but a variable that is null: an attribute set to that counts as left out. */
export function isNullVariable(module: PlanModule, written: Written, depth = 0): boolean {
  if (written.kind === 'nothing') return false;
  if (written.kind === 'constant') return written.value === null;
  const references =
    written.kind === 'references'
      ? written.references
      : written.kind === 'expression'
        ? [written.expression]
        : [];
  const [reference, ...others] = references;
  if (depth > LONGEST_CHAIN || others.length > 0 || reference?.kind !== 'access') return false;
  const { of, step } = reference;
  if (of.kind !== 'name' || of.name !== 'var' || step.kind !== 'attribute') return false;
  const { call, parent } = module;
  const input = call === undefined || parent === undefined ? undefined : call.input(step.name);
  return input === undefined || parent === undefined || input.kind === 'nothing'
    ? module.variable(step.name).kind === 'absent'
    : isNullVariable(parent, input, depth + 1);
}
