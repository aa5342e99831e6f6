import type { Construct } from 'constructs';
import {
  MongodbatlasProvider as MongodbatlasProviderBinding,
  type MongodbatlasProviderConfig,
} from '../provider/provider';
import { AtlasChecks } from '../synth';

/**
 * The MongoDB Atlas provider of a stack. It attaches the checks to the stack, so that a stack of generated bindings is
 * checked too. Credentials come from the environment (`MONGODB_ATLAS_CLIENT_ID` and `MONGODB_ATLAS_CLIENT_SECRET`, or
 * `MONGODB_ATLAS_PUBLIC_API_KEY` and `MONGODB_ATLAS_PRIVATE_API_KEY`) unless they are set here.
 * @example
 * new MongodbatlasProvider(this, 'atlas');
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs
 */
export class MongodbatlasProvider extends MongodbatlasProviderBinding {
  constructor(scope: Construct, id: string, config: MongodbatlasProviderConfig = {}) {
    super(scope, id, config);
    AtlasChecks.of(this);
  }
}
