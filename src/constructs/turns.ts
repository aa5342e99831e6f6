import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { ICluster } from './cluster';

/** What Atlas does for a cluster one at a time. Resources wait for each other within a stack only. */
export class Turns<T extends IConstruct> {
  private readonly last = new WeakMap<ICluster, WeakMap<TerraformStack, T>>();

  /** The last one of a cluster in the stack of a construct, if there is one. */
  before(cluster: ICluster, scope: IConstruct): T | undefined {
    return this.last.get(cluster)?.get(TerraformStack.of(scope));
  }

  add(cluster: ICluster, resource: T): void {
    const ofStacks = this.last.get(cluster) ?? new WeakMap<TerraformStack, T>();
    this.last.set(cluster, ofStacks.set(TerraformStack.of(resource), resource));
  }
}
