import type { Cluster } from '../../model';
import type { Follower } from '../follow/follow';
import type { Path } from '../follow/path';
import type { Target } from '../follow/target';
import { addTo } from '../../text/group';
import { lastCall } from '../resource/module-address';
import { only } from '../resource/only';
import { type RawResource, inOrigin } from '../resource/raw-resource';
import { type Building, type Built, LONGEST_CHAIN } from './building';
import { symbolOf } from './symbol';

type BuiltCluster = Built<Building<Cluster>>;

/** The clusters of an estate, by everything that may lead to them. */
export class Clusters {
  private readonly byResource = new Map<RawResource, BuiltCluster>();
  private readonly byId = new Map<string, BuiltCluster>();
  private readonly readByName = new Map<string, BuiltCluster[]>();
  private readonly readBy = new Map<RawResource, BuiltCluster[]>();
  private readonly byName = new Map<string, BuiltCluster[]>();
  private readonly bySymbol = new Map<string, BuiltCluster[]>();
  private byModule: ReadonlyMap<string, readonly BuiltCluster[]> | undefined;
  /** The clusters whose names are not known. */
  readonly unnamed: BuiltCluster[] = [];

  constructor(private readonly follower: Follower) {}

  add(cluster: BuiltCluster): void {
    const { raw, object } = cluster;
    this.byResource.set(raw, cluster);
    const id = raw.attributes.text('cluster_id');
    if (id.kind === 'known' && !this.byId.has(id.value)) this.byId.set(id.value, cluster);
    if (object.name.kind === 'known') addTo(this.byName, object.name.value, cluster);
    else {
      this.unnamed.push(cluster);
      const symbol = symbolOf(this.follower, raw, 'name');
      if (symbol !== undefined) addTo(this.bySymbol, symbol, cluster);
    }
  }

  /** The cluster that the resource creates. */
  createdBy(raw: RawResource): BuiltCluster | undefined {
    return this.byResource.get(raw);
  }

  /** Adds a cluster that a data source read of Atlas. */
  addRead(source: RawResource, cluster: BuiltCluster): void {
    addTo(this.readBy, source, cluster);
    if (cluster.object.name.kind === 'known') addTo(this.readByName, cluster.object.name.value, cluster);
  }

  /** The clusters that a data source read, in its order. */
  readOf(source: RawResource): readonly BuiltCluster[] {
    return this.readBy.get(source) ?? [];
  }

  /** The clusters of a name that data sources read. */
  readAs(name: string): readonly BuiltCluster[] {
    return this.readByName.get(name) ?? [];
  }

  /** The cluster with that id of Atlas. */
  withId(id: string): BuiltCluster | undefined {
    return this.byId.get(id);
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
      if (each.kind === 'module')
        for (const cluster of this.inModule(inOrigin(each, each.module))) found.add(cluster);
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
    for (const cluster of this.byResource.values())
      for (let { module } = cluster.raw; module !== ''; module = lastCall(module)?.parent ?? '')
        addTo(groups, inOrigin(cluster.raw.scope, module), cluster);
    return groups;
  }
}
