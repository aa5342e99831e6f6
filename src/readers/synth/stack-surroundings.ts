import type { Origin } from '../../model';
import type { Scoped, Surroundings } from '../evaluate/surroundings';
import type { Json } from '../json/json';
import type { Scope } from '../resource/raw-resource';
import { RemoteStates } from '../resource/remote-states';
import { SynthModule } from './synth-configuration';
import type { SynthResources } from './synth-resources';

/** What expressions of several stacks can refer to: each to its own stack, and to the outputs of the others. */
export class StackSurroundings implements Surroundings {
  private readonly stacks = new Map<Origin | undefined, SynthResources>();
  private readonly remoteStates: RemoteStates;

  constructor(roots: ConstructorParameters<typeof RemoteStates>[0]) {
    this.remoteStates = new RemoteStates(roots);
  }

  add(stack: SynthResources, origin: Origin | undefined): void {
    this.stacks.set(origin, stack);
  }

  body(address: string, { origin }: Scope): Scoped | undefined {
    return this.stacks.get(origin)?.body(address);
  }

  bodiesOf(id: string, { origin }: Scope): readonly Scoped[] {
    return this.stacks.get(origin)?.bodiesOf(id) ?? [];
  }

  hasBlock(id: string, { origin }: Scope): boolean {
    return this.stacks.get(origin)?.hasBlock(id) === true;
  }

  local(name: string, { origin }: Scope): Json {
    return this.stacks.get(origin)?.local(name);
  }

  output(remoteState: string, name: string, from: Scope): Scoped | undefined {
    const scope = this.remoteStates.behind(remoteState, from);
    const module = scope?.configuration;
    const json = module instanceof SynthModule ? module.outputValue(name) : undefined;
    return scope === undefined || json === undefined ? undefined : { json, scope };
  }
}
