import { addTo } from '../../text/group';
import { childModule, lastCall } from '../resource/module-address';
import { type RawResource, blockOf } from '../resource/raw-resource';

/** The instances of resources and modules in an input, by their addresses and blocks. */
export class Instances {
  private readonly byAddress = new Map<string, RawResource>();
  private readonly byModuleCall = new Map<string, Set<string>>();
  private byBlock: ReadonlyMap<string, readonly RawResource[]> | undefined;

  constructor(private readonly resources: readonly RawResource[]) {
    for (const resource of resources) {
      this.byAddress.set(resource.address, resource);
      if (resource.module !== '') this.addModule(resource.module);
    }
  }

  /** The instance with that address. */
  at(address: string): RawResource | undefined {
    return this.byAddress.get(address);
  }

  /** The instances of a block in a module instance. */
  ofBlock(module: string, block: string): readonly RawResource[] {
    this.byBlock ??= groupedByBlock(this.resources);
    return this.byBlock.get(`${module}|${block}`) ?? [];
  }

  /** The addresses of the instances of a module, by its address without the last key. */
  ofModule(call: string): ReadonlySet<string> {
    return this.byModuleCall.get(call) ?? new Set([call]);
  }

  private addModule(module: string): void {
    const last = lastCall(module);
    if (last === undefined) return;
    const call = childModule(last.parent, last.name);
    const instances = this.byModuleCall.get(call);
    if (instances === undefined) this.byModuleCall.set(call, new Set([module]));
    else if (instances.has(module)) return;
    else instances.add(module);
    this.addModule(last.parent);
  }
}

function groupedByBlock(resources: readonly RawResource[]): ReadonlyMap<string, readonly RawResource[]> {
  const byBlock = new Map<string, RawResource[]>();
  for (const resource of resources) addTo(byBlock, `${resource.module}|${blockOf(resource)}`, resource);
  return byBlock;
}
