import type { Origin } from '../../model';
import type { Written } from '../expression/written';
import type { ModuleConfiguration } from '../resource/configuration';
import type { RawResource, Scope } from '../resource/raw-resource';
import { RemoteStates } from '../resource/remote-states';
import { Instances } from './instances';

/** One input, as references in it are followed. */
export interface FollowedInput {
  readonly resources: readonly RawResource[];
  readonly configuration: ModuleConfiguration | undefined;
  /** Undefined where it is the only one. */
  readonly origin?: Origin | undefined;
}

/** What a name in an input can stand for. */
interface Named {
  readonly instances: Instances;
  readonly root: ModuleConfiguration | undefined;
}

const NOTHING_NAMED: Named = { instances: new Instances([]), root: undefined };

/** The inputs that are read together. A name stands for something in its own input, but for outputs of other ones. */
export class Inputs {
  private readonly named = new Map<Origin | undefined, Named>();
  private readonly remoteStates: RemoteStates;

  constructor(inputs: readonly FollowedInput[]) {
    for (const { resources, configuration, origin } of inputs)
      this.named.set(origin, { instances: new Instances(resources), root: configuration });
    this.remoteStates = new RemoteStates(inputs);
  }

  /** What names in a scope can stand for. */
  of({ origin }: Pick<Scope, 'origin'>): Named {
    return this.named.get(origin) ?? NOTHING_NAMED;
  }

  /** How an output of another input is written, and where, by the data source that reads its state. */
  output(
    remoteState: string,
    name: string,
    from: Scope,
  ): { readonly written: Written; readonly scope: Scope } | undefined {
    const scope = this.remoteStates.behind(remoteState, from);
    const written = scope?.configuration?.output(name);
    return scope === undefined || written === undefined ? undefined : { written, scope };
  }
}
