import type { TerraformResource, TerraformStack } from 'cdktf';

/** The import blocks of each stack: one override holds them all. */
const blocks = new WeakMap<TerraformStack, { readonly to: string; readonly id: string }[]>();

/**
 * Has Terraform import a resource. The block is written as plain data: CDKTF's own `importFrom` starts Terraform at synth,
 * and fails where there is none.
 */
export function addImport(stack: TerraformStack, resource: TerraformResource, id: string): void {
  let imports = blocks.get(stack);
  if (imports === undefined) {
    imports = [];
    blocks.set(stack, imports);
    stack.addOverride('import', imports);
  }
  imports.push({
    // Read when the stack is resolved: until then the logical id can be overridden.
    get to() {
      return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
    },
    id,
  });
}
