import type { TerraformElement } from 'cdktf';
import { METADATA } from '../model/metadata';

/**
 * Adds marks to a resource: values of a construct that the resource has no attribute for. Terraform ignores them; rules
 * read them, at synth and in plan reviews.
 */
export function mark(resource: TerraformElement, marks: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(marks)) resource.addOverride(`//.${METADATA}.${name}`, value);
}
