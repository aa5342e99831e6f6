import type { TerraformElement } from 'cdktf';
import { METADATA } from '../model';

/**
 * Leaves something at a resource that the checks read, at synth and in the review of a plan: what a construct was told
 * that its resource has no attribute for. Terraform ignores it.
 */
export function mark(resource: TerraformElement, marks: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(marks)) resource.addOverride(`//.${METADATA}.${name}`, value);
}
