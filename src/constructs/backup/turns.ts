import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { ICluster } from '../props/cluster';

/** What Atlas does one at a time for a cluster. Resources wait for each other only within a stack. */
export class Turns<T extends IConstruct> {
  private readonly last = new WeakMap<ICluster, WeakMap<TerraformStack, T>>();

  /** The last one of a cluster in the stack of a construct. */
  before(cluster: ICluster, scope: IConstruct): T | undefined {
    return this.last.get(cluster)?.get(TerraformStack.of(scope));
  }

  add(cluster: ICluster, resource: T): void {
    const ofStacks = this.last.get(cluster) ?? new WeakMap<TerraformStack, T>();
    this.last.set(cluster, ofStacks.set(TerraformStack.of(resource), resource));
  }
}
