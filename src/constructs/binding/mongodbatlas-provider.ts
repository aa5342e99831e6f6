import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import {
  MongodbatlasProvider as MongodbatlasProviderBinding,
  type MongodbatlasProviderConfig as MongodbatlasProviderBindingConfig,
} from '../../provider/provider';
import { AtlasChecks } from '../../synth/atlas-checks';
import { shown } from '../../text/shown';

/** The configuration of {@link MongodbatlasProvider}. */
export interface MongodbatlasProviderConfig extends MongodbatlasProviderBindingConfig {
  /**
   * The versions of the provider that Terraform may install for the stack, such as `~> 2.18`. Attributes that are newer
   * than `~> 2.12` need it: their rule is `provider/too-old`.
   * @default - `~> 2.12`
   */
  readonly version?: string;
}

/**
 * The MongoDB Atlas provider of a stack. It attaches the checks to the stack, so that a stack of generated bindings is
 * checked too. Credentials come from the environment (`MONGODB_ATLAS_CLIENT_ID` and `MONGODB_ATLAS_CLIENT_SECRET`, or
 * `MONGODB_ATLAS_PUBLIC_API_KEY` and `MONGODB_ATLAS_PRIVATE_API_KEY`) unless they are set here.
 * @example
 * new MongodbatlasProvider(this, 'atlas', { version: '~> 2.18' });
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs
 */
export class MongodbatlasProvider extends MongodbatlasProviderBinding {
  /** @throws if the configuration is not an object */
  constructor(scope: Construct, id: string, configuration: MongodbatlasProviderConfig = {}) {
    // JavaScript can pass anything, and stacks of raw resources need no schema of props.
    if (typeof (configuration as unknown) !== 'object' || (configuration as unknown) === null)
      throw new Error(
        `${[scope.node.path, id].filter((part) => part !== '').join('/')}: MongodbatlasProvider: the props must be an object, such as { version: '~> 2.18' }, not ${shown(configuration)}`,
      );
    const { version, ...config } = configuration;
    super(scope, id, config);
    if (version !== undefined)
      TerraformStack.of(this).addOverride('terraform.required_providers.mongodbatlas.version', version);
    AtlasChecks.of(this);
  }
}
