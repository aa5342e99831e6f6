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

/** What a construct belongs to: a cluster or a project. */
interface Owner {
  readonly resource?: ProviderArgument;
  readonly provider?: TerraformProvider;
  readonly project?: object;
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
  const { resource, provider: own, project } = owner as Owner;
  const provider = resource?.provider ?? own;
  // A cluster that is referenced by its name belongs to a project.
  if (provider === undefined && project !== undefined) return inherited(scope, project);
  return provider !== undefined && TerraformStack.of(provider) === TerraformStack.of(scope)
    ? provider
    : undefined;
}
