import type {
  Cluster,
  ExportBucket,
  Link,
  Outside,
  Project,
  RoleGrant,
  Shard,
  Snapshot,
  SnapshotSource,
  Unlinked,
  Value,
} from '../../model';
import { ABSENT, UNKNOWN_UNTIL_PLAN, is, isSameProject, linked, show } from '../../model';
import type { Attributes } from '../resource/attributes';
import { addTo } from '../json/group';
import { member } from '../json/json';
import { CLUSTER_TYPES, type ClusterFacts, readCluster } from '../cluster/clusters';
import type { Follower, Path, Target } from '../follow/follow';
import type { RawResource, Scope } from '../resource/raw-resource';

/** A model object while its estate is being put together. */
export type Building<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

/** A resource with the model object made of it. */
export interface Made<T> {
  readonly raw: RawResource;
  readonly made: T;
}

/** Where a name or id stands, and what its references mean there. */
export interface Place {
  readonly attributes: Attributes;
  readonly scope: Scope;
}

/** A chain of resources that take their project from each other is never this long. */
const LONGEST = 20;

/**
 * Resolves what resources point to, with maps: by known names and ids first, by references where those are not known
 * yet, and with a reason where neither can tell.
 */
export class Linker {
  readonly projects: Building<Project>[] = [];
  private readonly projectsById = new Map<string, Building<Project>>();
  private readonly projectsBySymbol = new Map<string, Building<Project>>();
  private readonly projectsByAddress = new Map<string, Building<Project>>();
  private readonly projectLinks = new Map<string, Link<Project>>();

  private readonly clusters = new Map<string, Made<Building<Cluster>>>();
  private readonly clustersByName = new Map<string, Made<Building<Cluster>>[]>();
  private readonly clustersBySymbol = new Map<string, Made<Building<Cluster>>[]>();
  private readonly unnamedClusters: Made<Building<Cluster>>[] = [];

  constructor(
    private readonly follower: Follower,
    /** 'plan' at synth: what is unknown will be known once a plan is made. */
    private readonly until: 'plan' | 'apply',
  ) {}

  // --- projects ---

  addProject(raw: RawResource): void {
    const id = raw.attributes.computed('id');
    const name = raw.attributes.text('name');
    const project = newProject(name.kind === 'known' ? show(name) : raw.address, id, name, raw);
    this.projects.push(project);
    this.projectsByAddress.set(raw.address, project);
    if (id.kind === 'known') this.projectsById.set(id.value, project);
  }

  /** The project that this very resource makes. */
  projectMadeBy(raw: RawResource): Project | undefined {
    return this.projectsByAddress.get(raw.address);
  }

  /** The project of a resource, by its `project_id`. */
  projectOf(raw: RawResource, depth = 0): Link<Project> {
    const found = this.projectLinks.get(raw.address);
    if (found !== undefined) return found;
    const link = this.projectAt(raw, 'project_id', depth);
    this.projectLinks.set(raw.address, link);
    return link;
  }

  /** The project that an attribute names. */
  projectAt(place: Place, attribute: string, depth = 0): Link<Project> {
    const id = place.attributes.text(attribute);
    if (id.kind === 'known') return { kind: 'linked', to: this.projectById(id) };
    const targets = projectIds(this.follower.targets(place.attributes.written(attribute), place.scope));
    if (id.kind === 'absent' && targets.length === 0) return { kind: 'missing' };
    if (depth > LONGEST) return this.unlinked('its project refers to itself');
    const found = new Set<Project>();
    let reason: string | undefined;
    let isLocal = false;
    for (const target of targets) {
      const project = this.projectBehind(target, depth);
      if (project?.kind === 'linked') found.add(project.to);
      else if (project?.kind === 'unlinked') reason ??= project.reason;
      else if (target.kind === 'lost') {
        reason ??= target.reason;
        isLocal ||= target.local !== undefined;
      }
    }
    const [first, ...others] = found;
    if (first !== undefined && others.length === 0 && reason === undefined)
      return { kind: 'linked', to: first };
    if (first !== undefined && others.length > 0)
      return this.unlinked(
        `its ${attribute} may be that of ${[...found].map(({ label }) => label).join(' or ')}`,
      );
    const only = isLocal && first === undefined ? this.onlyProjectToCome() : undefined;
    if (only !== undefined) return { kind: 'linked', to: only };
    return this.unlinked(
      reason === undefined ? `its ${attribute} is not known yet` : `of its ${attribute}, ${reason}`,
    );
  }

  /** A local that is not known yet can only come from a project to be made; where there is one such, it is that. */
  private onlyProjectToCome(): Building<Project> | undefined {
    const toCome = this.projects.filter(({ resource, id }) => resource !== undefined && id.kind !== 'known');
    return toCome.length === 1 && this.projectsBySymbol.size === 0 ? toCome[0] : undefined;
  }

  private projectBehind(target: Target, depth: number): Link<Project> | undefined {
    switch (target.kind) {
      case 'resource':
        return this.projectOfAttribute(target.resource, target.path, depth);
      case 'module':
        return this.projectOfModule(target.module, depth);
      case 'symbol':
        return { kind: 'linked', to: this.projectBySymbol(target.symbol) };
      case 'value':
      case 'lost':
        return undefined;
    }
  }

  private projectOfAttribute(resource: RawResource, path: Path, depth: number): Link<Project> | undefined {
    const attribute = path[0];
    const own = this.projectsByAddress.get(resource.address);
    if (own !== undefined && (attribute === undefined || attribute === 'id' || attribute === 'project_id'))
      return { kind: 'linked', to: own };
    if (resource.mode === 'data' && resource.type === 'mongodbatlas_project')
      return { kind: 'linked', to: this.projectBySymbol(resource.address) };
    const takesProject = attribute === undefined || attribute === 'project_id';
    if (takesProject && resource.attributes.text('project_id').kind !== 'absent')
      return this.projectOf(resource, depth + 1);
    return { kind: 'linked', to: this.projectBySymbol([resource.address, ...path].join('.')) };
  }

  /** The one project that the outputs of a module speak of; an output's name may be lost. */
  private projectOfModule(module: string, depth: number): Link<Project> | undefined {
    const scope = this.follower.scopeOf(module);
    const found = new Set<Project>();
    for (const output of scope.configuration?.outputNames() ?? []) {
      const written = scope.configuration?.output(output);
      for (const target of written === undefined ? [] : this.follower.targets(written, scope)) {
        if (target.kind !== 'resource') continue;
        const own = this.projectsByAddress.get(target.resource.address);
        const isProject =
          own !== undefined
            ? target.path[0] === 'id' || target.path[0] === 'project_id'
            : target.path[0] === 'project_id';
        const link = isProject ? this.projectOfAttribute(target.resource, target.path, depth) : undefined;
        if (link?.kind === 'linked') found.add(link.to);
      }
    }
    const [first, ...others] = found;
    return first !== undefined && others.length === 0
      ? { kind: 'linked', to: first }
      : this.unlinked(`it is not shown which output of ${module} it takes`);
  }

  private projectById(id: Value<string> & { kind: 'known' }): Building<Project> {
    const found = this.projectsById.get(id.value);
    if (found !== undefined) return found;
    const project = newProject(show(id), id, UNKNOWN_UNTIL_PLAN, undefined);
    this.projects.push(project);
    this.projectsById.set(id.value, project);
    return project;
  }

  private projectBySymbol(symbol: string): Building<Project> {
    const found = this.projectsBySymbol.get(symbol);
    if (found !== undefined) return found;
    const project = newProject(symbol, { kind: 'unknown', until: this.until }, UNKNOWN_UNTIL_PLAN, undefined);
    this.projects.push(project);
    this.projectsBySymbol.set(symbol, project);
    return project;
  }

  // --- clusters ---

  addCluster(raw: RawResource, made: Building<Cluster>): void {
    const cluster = { raw, made };
    this.clusters.set(raw.address, cluster);
    if (made.name.kind === 'known') addTo(this.clustersByName, made.name.value, cluster);
    else {
      this.unnamedClusters.push(cluster);
      const symbol = this.symbolOf(raw, 'name');
      if (symbol !== undefined) addTo(this.clustersBySymbol, symbol, cluster);
    }
  }

  /** The cluster that a name and a project name. */
  clusterAt(
    place: Place,
    attribute: string,
    project: Link<Project>,
    owner: RawResource,
    depth = 0,
  ): Link<Cluster> {
    const name = place.attributes.text(attribute);
    const targets = this.follower.targets(place.attributes.written(attribute), place.scope);
    if (name.kind === 'absent' && targets.length === 0) return { kind: 'missing' };
    const read = this.dataSourceBehind(targets, name, depth);
    if (read !== undefined) return read;
    const referred = this.clustersBehind(targets);
    const link =
      name.kind === 'known'
        ? this.clusterNamed(name, referred, project, owner)
        : this.clusterReferred(attribute, place, targets, referred, project);
    return link.kind === 'linked' ? link : (markedKind(owner, name, attribute) ?? link);
  }

  /** The project and the cluster of what belongs to one. Where its own project_id cannot tell, its cluster's does. */
  belongingOf(raw: RawResource): { readonly project: Link<Project>; readonly cluster: Link<Cluster> } {
    const own = this.projectOf(raw);
    const cluster = this.clusterAt(raw, 'cluster_name', own, raw);
    const project = own.kind === 'unlinked' && cluster.kind === 'linked' ? cluster.to.project : own;
    return { project, cluster };
  }

  /** By a known name: references only tell clusters of one name in several projects apart. */
  private clusterNamed(
    name: Value<string> & { kind: 'known' },
    referred: readonly Made<Building<Cluster>>[],
    project: Link<Project>,
    owner: RawResource,
  ): Link<Cluster> {
    const byReference = referred.filter(
      ({ made }) =>
        (made.name.kind !== 'known' || made.name.value === name.value) &&
        isSameProject(project, made.project) !== false,
    );
    if (byReference.length === 1 && byReference[0] !== undefined) return to(byReference[0]);
    const named = byReference.length > 1 ? byReference : (this.clustersByName.get(name.value) ?? []);
    const unsure: Made<Building<Cluster>>[] = [];
    for (const cluster of named) {
      const same = isSameProject(project, cluster.made.project);
      if (same === true) return to(cluster);
      if (same === undefined) unsure.push(cluster);
    }
    const unnamed = this.unnamedClusters.find(
      ({ made }) => made.name.kind === 'unknown' && isSameProject(project, made.project) !== false,
    );
    if (unsure.length === 0 && unnamed === undefined) return { kind: 'outside', name };
    const awaited = unsure.filter(({ raw }) => this.isAwaited(owner, raw));
    if (awaited.length === 1 && awaited[0] !== undefined) return to(awaited[0]);
    const maybe = unsure[0] ?? unnamed;
    const reason =
      unsure.length > 0
        ? `it is not known whether the project of ${maybe?.raw.address ?? ''} is its own`
        : `the name of ${maybe?.raw.address ?? ''} is not known yet`;
    return this.unlinked(project.kind === 'unlinked' ? project.reason : reason);
  }

  /** By references alone: the name itself is not known yet. */
  private clusterReferred(
    attribute: string,
    place: Place,
    targets: readonly Target[],
    referred: readonly Made<Building<Cluster>>[],
    project: Link<Project>,
  ): Link<Cluster> {
    // A plain reference to a cluster whose name is known would be known itself.
    const possible = referred.filter(({ made }) => made.name.kind !== 'known');
    const lostTarget = targets.find((target) => target.kind === 'lost' && target.local === undefined);
    if (possible.length === 1 && possible[0] !== undefined && lostTarget === undefined)
      return to(possible[0]);
    const symbol = this.symbolOf(place, attribute);
    const same = (symbol === undefined ? [] : (this.clustersBySymbol.get(symbol) ?? [])).filter(
      ({ made }) => isSameProject(project, made.project) !== false,
    );
    if (same.length === 1 && same[0] !== undefined) return to(same[0]);
    if (possible.length > 1)
      return this.unlinked(
        `its ${attribute} may be that of ${possible.map(({ raw }) => raw.address).join(' or ')}`,
      );
    return this.unlinked(
      lostTarget?.kind === 'lost'
        ? `of its ${attribute}, ${lostTarget.reason}`
        : `its ${attribute} is not known yet`,
    );
  }

  private clustersBehind(targets: readonly Target[]): Made<Building<Cluster>>[] {
    const [only] = targets;
    if (targets.length === 1 && only?.kind === 'resource') {
      const cluster = this.clusterOfAttribute(only.resource, only.path);
      return cluster === undefined ? [] : [cluster];
    }
    const found = new Set<Made<Building<Cluster>>>();
    for (const target of targets) {
      if (target.kind === 'module') {
        for (const cluster of this.clustersIn(target.module)) found.add(cluster);
      } else if (target.kind === 'resource') {
        const cluster = this.clusterOfAttribute(target.resource, target.path);
        if (cluster !== undefined) found.add(cluster);
      }
    }
    return [...found];
  }

  private clusterOfAttribute(
    resource: RawResource,
    path: Path,
    depth = 0,
  ): Made<Building<Cluster>> | undefined {
    const attribute = path[0];
    const own = this.clusters.get(resource.address);
    if (own !== undefined) return attribute === undefined || attribute === 'name' ? own : undefined;
    // A schedule's or snapshot's own cluster_name leads on to the cluster.
    if (attribute !== 'cluster_name' || depth > LONGEST) return undefined;
    const targets = this.follower.targets(resource.attributes.written('cluster_name'), resource.scope);
    const [target, ...others] = targets;
    return target?.kind === 'resource' && others.length === 0
      ? this.clusterOfAttribute(target.resource, target.path, depth + 1)
      : undefined;
  }

  private *clustersIn(module: string): Iterable<Made<Building<Cluster>>> {
    this.byModule ??= this.groupByModule();
    yield* this.byModule.get(module) ?? [];
  }

  private byModule: ReadonlyMap<string, readonly Made<Building<Cluster>>[]> | undefined;

  /** The clusters inside each module instance, its inner modules included. */
  private groupByModule(): ReadonlyMap<string, readonly Made<Building<Cluster>>[]> {
    const groups = new Map<string, Made<Building<Cluster>>[]>();
    for (const cluster of this.clusters.values())
      for (let { module } = cluster.raw; module !== ''; module = outerModule(module))
        addTo(groups, module, cluster);
    return groups;
  }

  /**
   * A cluster that a data source reads: where the data source names one of this estate, that; else one outside, of the
   * kind that the data source tells, or will tell once it is read.
   */
  private dataSourceBehind(
    targets: readonly Target[],
    name: Value<string>,
    depth: number,
  ): Link<Cluster> | undefined {
    for (const target of targets) {
      const read = depth > LONGEST ? undefined : readByDataSource(target, name);
      if (read === undefined || target.kind !== 'resource') continue;
      const { resource } = target;
      const own = this.clusterAt(resource, 'name', this.projectOf(resource), resource, depth + 1);
      if (own.kind === 'linked') return own;
      return {
        kind: 'outside',
        name: name.kind === 'known' ? name : read.name,
        ...(read.kind.kind === 'known' ? { clusterKind: read.kind.value } : this.kindToCome(resource)),
      };
    }
    return undefined;
  }

  private kindToCome({ address }: RawResource): Pick<Outside, 'kindToCome'> {
    const reason = `which kind of cluster ${address} reads, is known after ${this.until}`;
    return { kindToCome: { kind: 'unknown', until: this.until, reason } };
  }

  /** What a name that is not known is called: two attributes with the same symbol have the same value. */
  private symbolOf(place: Place, attribute: string): string | undefined {
    const [target, ...others] = this.follower.targets(place.attributes.written(attribute), place.scope);
    if (target === undefined || others.length > 0) return undefined;
    if (target.kind === 'symbol') return target.symbol;
    if (target.kind === 'lost') return target.local;
    return target.kind === 'resource' && target.path.length > 0
      ? [target.resource.address, ...target.path].join('.')
      : undefined;
  }

  // --- zones, buckets, snapshots ---

  /** The shard whose zone a copy setting names. */
  zoneAt(block: Attributes, scope: Scope, cluster: Link<Cluster>): Link<Shard> {
    const zone = block.text('zone_id');
    const of = linked(cluster);
    const shards = of?.shards.kind === 'known' ? of.shards.value : [];
    if (zone.kind === 'known') {
      const shard = shards.find(({ zoneId }) => zoneId.kind === 'known' && zoneId.value === zone.value);
      if (shard !== undefined) return { kind: 'linked', to: shard };
      const mayBeLater =
        of !== undefined &&
        (of.shards.kind !== 'known' || shards.some(({ zoneId }) => zoneId.kind !== 'known'));
      if (!mayBeLater) return { kind: 'outside', name: zone };
    }
    const targets = this.follower.targets(block.written('zone_id'), scope);
    if (zone.kind === 'absent' && targets.length === 0) return { kind: 'missing' };
    const shard = this.shardBehind(targets) ?? (hasOneZone(of) ? shards[0] : undefined);
    return shard === undefined
      ? this.unlinked('its zone_id is not known yet')
      : { kind: 'linked', to: shard };
  }

  private shardBehind(targets: readonly Target[]): Shard | undefined {
    const [target, ...others] = targets;
    if (target?.kind !== 'resource' || others.length > 0) return undefined;
    const cluster = this.clusters.get(target.resource.address);
    if (cluster?.made.shards.kind !== 'known') return undefined;
    const [attribute, step, zone, last] = target.path;
    // `replication_specs.*.zone_id[0]`, as the provider's documentation writes it.
    const index = step === '*' && zone === 'zone_id' ? last : step;
    if (attribute !== 'replication_specs' || typeof index !== 'number') return undefined;
    return cluster.made.shards.value[index];
  }

  private readonly bucketsByAddress = new Map<string, Building<ExportBucket>>();
  private readonly bucketsById = new Map<string, Building<ExportBucket>>();

  addBucket(raw: RawResource, made: Building<ExportBucket>): void {
    this.bucketsByAddress.set(raw.address, made);
    if (made.exportBucketId.kind === 'known') this.bucketsById.set(made.exportBucketId.value, made);
  }

  bucketAt(block: Attributes, scope: Scope): Link<ExportBucket> {
    const id = block.text('export_bucket_id');
    if (id.kind === 'known') {
      const bucket = this.bucketsById.get(id.value);
      if (bucket !== undefined) return { kind: 'linked', to: bucket };
    }
    const targets = this.follower.targets(block.written('export_bucket_id'), scope);
    const buckets = new Set(
      targets.flatMap((target) => {
        const bucket =
          target.kind === 'resource' ? this.bucketsByAddress.get(target.resource.address) : undefined;
        return bucket === undefined ? [] : [bucket];
      }),
    );
    const [first, ...others] = buckets;
    if (first !== undefined && others.length === 0) return { kind: 'linked', to: first };
    if (id.kind === 'known') return { kind: 'outside', name: id };
    if (id.kind === 'absent' && targets.length === 0) return { kind: 'missing' };
    return this.unlinked('its export_bucket_id is not known yet');
  }

  snapshotBehind(raw: RawResource, snapshots: ReadonlyMap<string, Snapshot>): SnapshotSource {
    for (const target of this.follower.targets(raw.attributes.written('snapshot_id'), raw.scope)) {
      if (target.kind !== 'resource') continue;
      const snapshot = snapshots.get(target.resource.address);
      if (snapshot !== undefined) return { kind: 'resource', snapshot };
      if (target.resource.mode === 'data' && target.resource.type.endsWith('_snapshots'))
        return { kind: 'list', address: target.resource.address };
    }
    return { kind: 'other' };
  }

  private isAwaited(owner: RawResource, cluster: RawResource): boolean {
    const dependsOn = owner.scope.configuration?.block(`${owner.type}.${owner.name}`)?.dependsOn ?? [];
    return dependsOn.some((reference) =>
      this.follower
        .targets({ kind: 'expression', expression: reference }, owner.scope)
        .some((target) => target.kind === 'resource' && target.resource === cluster),
    );
  }

  private unlinked(reason: string): Unlinked {
    return { kind: 'unlinked', reason, until: this.until };
  }
}

function newProject(
  label: string,
  id: Value<string>,
  name: Value<string>,
  resource: RawResource | undefined,
): Building<Project> {
  return {
    label,
    id,
    name,
    resource,
    clusters: [],
    schedules: [],
    snapshots: [],
    compliancePolicies: [],
    exportBuckets: [],
    grants: [] as RoleGrant[],
  };
}

/**
 * What may lead to a project. Of an object that several values are put into, a plan does not show which one is taken:
 * a cluster's name beside its project_id is not.
 */
function projectIds(targets: readonly Target[]): readonly Target[] {
  if (targets.length < 2) return targets;
  const others = targets.filter(
    (target) =>
      target.kind === 'resource' &&
      CLUSTER_TYPES.has(target.resource.type) &&
      target.path[0] !== undefined &&
      target.path[0] !== 'project_id',
  );
  return others.length === targets.length ? targets : targets.filter((target) => !others.includes(target));
}

/** What a data source tells of the cluster that it reads, alone or in a list; undefined where it reads none of that name. */
function readByDataSource(
  target: Target,
  name: Value<string>,
): Pick<ClusterFacts, 'kind' | 'name'> | undefined {
  if (target.kind !== 'resource' || target.resource.mode !== 'data') return undefined;
  const { resource, path } = target;
  const type = clusterTypeReadBy(resource.type);
  if (type === undefined) return undefined;
  const [member, index] = path;
  const list = member === 'results' ? resource.attributes.blocks(member) : ABSENT;
  if (list.kind !== 'known') {
    const read = readCluster({ ...resource, type });
    return isOther(read.name, name) ? undefined : read;
  }
  const clusters = list.value.map((attributes) => readCluster({ ...resource, type, attributes }));
  if (typeof index === 'number') return clusters[index];
  return clusters.find((read) => is(read.name, name.kind === 'known' ? name.value : undefined));
}

function isOther(one: Value<string>, other: Value<string>): boolean {
  return one.kind === 'known' && other.kind === 'known' && one.value !== other.value;
}

/** The cluster resource that a data source is the counterpart of: `mongodbatlas_flex_snapshots` names a Flex cluster. */
function clusterTypeReadBy(dataSource: string): string | undefined {
  if (dataSource.startsWith('mongodbatlas_flex_')) return 'mongodbatlas_flex_cluster';
  const single = dataSource.replace(/s$/, '');
  return CLUSTER_TYPES.has(single) ? single : undefined;
}

/** Only a Global Cluster has several zones. */
function hasOneZone(cluster: Cluster | undefined): boolean {
  if (cluster?.shards.kind !== 'known') return false;
  return cluster.shards.value.length === 1 || is(cluster.clusterType, 'SHARDED');
}

/** The kind that a construct was told of a cluster that is only named. */
function markedKind(
  { metadata }: RawResource,
  name: Value<string>,
  attribute: string,
): Link<Cluster> | undefined {
  const kind = member(metadata, attribute === 'target_cluster_name' ? 'targetKind' : 'clusterKind');
  return kind === 'flex' || kind === 'free' || kind === 'serverless' || kind === 'dedicated'
    ? { kind: 'outside', name, clusterKind: kind }
    : undefined;
}

function outerModule(module: string): string {
  const end = module.lastIndexOf('.module.');
  return end === -1 ? '' : module.slice(0, end);
}

function to<T>(made: Made<T>): Link<T> {
  return { kind: 'linked', to: made.made };
}
