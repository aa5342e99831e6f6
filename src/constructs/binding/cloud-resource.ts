import { type TerraformMetaArguments, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * A resource of a cloud provider, by its attributes as Terraform names them. The bindings of the clouds are hundreds of
 * MB, so that an export would need them for four resources.
 */
export class CloudResource extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    type: string,
    private readonly attributes: Readonly<Record<string, unknown>>,
    metaArguments: TerraformMetaArguments,
  ) {
    super(scope, id, {
      terraformResourceType: type,
      // CDKTF then reports a stack without this provider.
      terraformGeneratorMetadata: { providerName: type.slice(0, type.indexOf('_')) },
      ...metaArguments,
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.attributes };
  }

  /** A reference to an attribute that is a text. */
  reference(attribute: string): string {
    return this.getStringAttribute(attribute);
  }
}
