import { type TerraformProvider, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

/** Props of every construct that creates Atlas resources. */
export interface ProviderProps {
  /**
   * The Atlas provider to use, in a stack with several: a `MongodbatlasProvider` with an `alias`.
   * @default - the provider of its project or cluster, if that is in the same stack; else the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

/** A provider as the meta-argument of a resource. */
export interface ProviderArgument {
  readonly provider?: TerraformProvider;
}

/** The provider that is set for a construct; else that of what it belongs to, if that is in the same stack. */
export function providerOf(
  scope: IConstruct,
  given: TerraformProvider | undefined,
  owner: object,
): ProviderArgument {
  const provider = given ?? inherited(scope, owner);
  return provider === undefined ? {} : { provider };
}

function inherited(scope: IConstruct, owner: object): TerraformProvider | undefined {
  const { resource } = owner as { readonly resource?: ProviderArgument };
  const provider = resource?.provider;
  return provider !== undefined && TerraformStack.of(provider) === TerraformStack.of(scope)
    ? provider
    : undefined;
}
