import type { RetentionUnit } from '../../atlas';
import type { Retention } from './retention';

/** An item of a schedule or a policy, as the bindings have it. */
export interface PolicyItem {
  readonly frequencyInterval: number;
  readonly retentionUnit: RetentionUnit;
  readonly retentionValue: number;
}

export function policyItem(frequencyInterval: number, { unit, value }: Retention): PolicyItem {
  return { frequencyInterval, retentionUnit: unit, retentionValue: value };
}
