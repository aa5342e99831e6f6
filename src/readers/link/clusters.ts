import type { Cluster } from '../../model';
import type { Follower } from '../follow/follow';
import type { Path } from '../follow/path';
import type { Target } from '../follow/target';
import { addTo } from '../resource/group';
import { lastCall } from '../resource/module-address';
import { only } from '../resource/only';
import type { RawResource } from '../resource/raw-resource';
import { type Building, type Built, LONGEST_CHAIN } from './building';
import { symbolOf } from './symbol';

type BuiltCluster = Built<Building<Cluster>>;

/** The clusters of an estate, by everything that may lead to them. */
export class Clusters {
  private readonly byAddress = new Map<string, BuiltCluster>();
  private readonly byName = new Map<string, BuiltCluster[]>();
  private readonly bySymbol = new Map<string, BuiltCluster[]>();
  private byModule: ReadonlyMap<string, readonly BuiltCluster[]> | undefined;
  /** The clusters whose names are not known. */
  readonly unnamed: BuiltCluster[] = [];

  constructor(private readonly follower: Follower) {}

  add(cluster: BuiltCluster): void {
    const { raw, object } = cluster;
    this.byAddress.set(raw.address, cluster);
    if (object.name.kind === 'known') addTo(this.byName, object.name.value, cluster);
    else {
      this.unnamed.push(cluster);
      const symbol = symbolOf(this.follower, raw, 'name');
      if (symbol !== undefined) addTo(this.bySymbol, symbol, cluster);
    }
  }

  /** The cluster that the resource creates. */
  createdBy({ address }: RawResource): BuiltCluster | undefined {
    return this.byAddress.get(address);
  }

  named(name: string): readonly BuiltCluster[] {
    return this.byName.get(name) ?? [];
  }

  /** The clusters whose unknown names are written with the same reference. */
  withSymbol(symbol: string): readonly BuiltCluster[] {
    return this.bySymbol.get(symbol) ?? [];
  }

  /** The clusters that targets lead to, each once. */
  behind(targets: readonly Target[]): readonly BuiltCluster[] {
    const target = only(targets);
    if (target?.kind === 'resource') {
      const cluster = this.behindAttribute(target.resource, target.path);
      return cluster === undefined ? [] : [cluster];
    }
    const found = new Set<BuiltCluster>();
    for (const each of targets) {
      if (each.kind === 'module') for (const cluster of this.inModule(each.module)) found.add(cluster);
      if (each.kind !== 'resource') continue;
      const cluster = this.behindAttribute(each.resource, each.path);
      if (cluster !== undefined) found.add(cluster);
    }
    return [...found];
  }

  private behindAttribute(resource: RawResource, path: Path, depth = 0): BuiltCluster | undefined {
    const attribute = path[0];
    const own = this.createdBy(resource);
    if (own !== undefined) return attribute === undefined || attribute === 'name' ? own : undefined;
    // The cluster_name of a schedule or snapshot leads on to the cluster.
    if (attribute !== 'cluster_name' || depth > LONGEST_CHAIN) return undefined;
    const written = resource.attributes.written('cluster_name');
    const target = only(this.follower.targets(written, resource.scope));
    return target?.kind === 'resource'
      ? this.behindAttribute(target.resource, target.path, depth + 1)
      : undefined;
  }

  /** The clusters in a module instance and in the modules inside it. */
  private inModule(module: string): readonly BuiltCluster[] {
    this.byModule ??= this.groupedByModule();
    return this.byModule.get(module) ?? [];
  }

  private groupedByModule(): ReadonlyMap<string, readonly BuiltCluster[]> {
    const groups = new Map<string, BuiltCluster[]>();
    for (const cluster of this.byAddress.values())
      for (let { module } = cluster.raw; module !== ''; module = lastCall(module)?.parent ?? '')
        addTo(groups, module, cluster);
    return groups;
  }
}
