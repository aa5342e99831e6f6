import type { ReviewInput } from '../../src/review';
import { concerns } from '../../src/rules/areas';

/** Whether the area of a rule concerns an input. */
export function isConcerned(id: string, { kind, after, partial, objectives = [] }: ReviewInput): boolean {
  return concerns(id, { after, partial, objectives, asOf: '', input: kind === 'synth' ? kind : 'plan' });
}
