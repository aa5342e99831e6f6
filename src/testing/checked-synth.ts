import { Testing, type TerraformStack } from 'cdktf';
import { AtlasChecks } from '../synth';

/**
 * `Testing.synth(stack)` with the checks on, which CDKTF's own leaves out: what `app.synth()` would reject is rejected
 * here too, also in a stack of raw resources.
 * @returns the synthesized JSON as CDKTF's matchers take it
 * @throws with every finding of the stack, where there are errors
 * @example
 * expect(checkedSynth(stack)).toHaveResource(CloudBackupSchedule);
 */
export function checkedSynth(stack: TerraformStack): string {
  AtlasChecks.of(stack);
  return Testing.synth(stack, true);
}
