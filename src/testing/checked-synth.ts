import { Testing, type TerraformStack } from 'cdktf';
import { AtlasChecks } from '../synth/atlas-checks';

/**
 * `Testing.synth(stack)` with the checks, which CDKTF's own does not run: it rejects what `app.synth()` rejects, also in
 * a stack of raw resources. The other stacks of its App are there to be referred to, without their aspects.
 * @returns the synthesized JSON for CDKTF's matchers
 * @throws with every finding of the stack, if there are errors
 * @example
 * expect(checkedSynth(stack)).toHaveResource(CloudBackupSchedule);
 */
export function checkedSynth(stack: TerraformStack): string {
  AtlasChecks.of(stack);
  return Testing.synth(stack, true);
}
