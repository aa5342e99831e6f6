import type { Cluster, Link, Project, Value } from '../../model';
import { IN_NONE_OF_THE_INPUTS } from '../../model/link';
import { isSameProject, projectIdOf } from '../../model/project';
import { is, knownValue, quote } from '../../model/value';
import type { Follower } from '../follow/follow';
import type { Target } from '../follow/target';
import { member } from '../json/json';
import { only } from '../resource/only';
import type { KnownAfter, Place, RawResource } from '../resource/raw-resource';
import { type Building, type Built, LONGEST_CHAIN, linkTo, unlinked } from './building';
import type { Clusters } from './clusters';
import { clusterReadBy } from './data-source-cluster';
import type { ProjectLinker } from './project-linker';
import { symbolOf } from './symbol';

/** An attribute that names a cluster, and what decides which one that is. */
interface Naming {
  readonly place: Place;
  readonly attribute: string;
  readonly targets: readonly Target[];
  /** The clusters that the references in it lead to. */
  readonly referred: readonly Built<Building<Cluster>>[];
  /** The project of the named cluster. */
  readonly project: Link<Project>;
  /** The resource that has the attribute. */
  readonly owner: RawResource;
}

/** Finds the cluster that an attribute names: by a known name in its project, else by the references in it. */
export class ClusterLinker {
  constructor(
    private readonly clusters: Clusters,
    private readonly projects: ProjectLinker,
    private readonly follower: Follower,
    private readonly until: KnownAfter,
    private readonly removed: readonly Cluster[],
  ) {}

  /**
   * The project and the cluster that a resource belongs to. If its own project_id does not say which project, that of its
   * cluster does.
   */
  of(raw: RawResource): { readonly project: Link<Project>; readonly cluster: Link<Cluster> } {
    const own = this.projects.of(raw);
    const byName = this.at(raw, 'cluster_name', own, raw);
    const cluster = byName.kind === 'linked' ? byName : (this.byId(raw) ?? byName);
    const project = own.kind === 'unlinked' && cluster.kind === 'linked' ? cluster.to.project : own;
    return { project, cluster };
  }

  /**
   * The cluster that an attribute refers to, if it is certainly of another project than the one that should contain
   * it. A reference to a cluster of the right project is a link, so this is only looked for where there is none.
   */
  elsewhere(
    place: Place,
    attribute: string,
    project: Link<Project>,
    link: Link<Cluster>,
  ): Cluster | undefined {
    if (link.kind === 'linked')
      return isSameProject(project, link.to.project) === false ? link.to : undefined;
    if (link.kind !== 'outside') return undefined;
    const targets = this.follower.targets(place.attributes.written(attribute), place.scope);
    const referred = only(this.clusters.behind(targets));
    return referred !== undefined && isSameProject(project, referred.object.project) === false
      ? referred.object
      : undefined;
  }

  /** The cluster that an attribute of a resource names, in a project. */
  at(place: Place, attribute: string, project: Link<Project>, owner: RawResource, depth = 0): Link<Cluster> {
    const name = place.attributes.text(attribute);
    const targets = this.follower.targets(place.attributes.written(attribute), place.scope);
    if (name.kind === 'absent' && targets.length === 0) return { kind: 'missing' };
    const read = this.readByDataSource(targets, name, depth);
    if (read !== undefined) return read;
    const referred = this.clusters.behind(targets);
    const naming = { place, attribute, targets, referred, project, owner };
    const link = name.kind === 'known' ? this.byName(name, naming) : this.byReferences(naming);
    if (link.kind === 'linked') return link;
    return (
      this.readAs(name, project) ??
      this.withReason(outsideOfMarkedKind(owner, name, attribute) ?? link, project)
    );
  }

  /** The cluster of that name and project that a data source read: no resource of the inputs is it. */
  private readAs(name: Value<string>, project: Link<Project>): Link<Cluster> | undefined {
    const found = name.kind === 'known' ? this.clusters.readAs(name.value) : [];
    const cluster = found.find(({ object }) => isSameProject(project, object.project) === true);
    return cluster === undefined ? undefined : linkTo(cluster.object);
  }

  /** Says of a cluster outside why no more is known of it than its name. */
  private withReason(link: Link<Cluster>, project: Link<Project>): Link<Cluster> {
    if (link.kind !== 'outside' || link.unread !== undefined) return link;
    const { name } = link;
    const isShown = name.kind === 'known' && name.sensitive !== true;
    const subject = isShown ? `cluster ${quote(name)}` : 'its cluster';
    const removed = this.removedAs(name, project);
    if (removed === undefined)
      return { ...link, unread: { reason: `${subject} ${IN_NONE_OF_THE_INPUTS}`, until: this.until } };
    const { address, change, origin } = removed;
    const place = origin === undefined ? address : `${address} in ${origin.name}`;
    const verb = change?.action === 'delete' ? 'deletes' : 'removes from the state';
    const reason = `${subject} is the one that this change ${verb}: ${place}`;
    return { ...link, unread: { reason, until: this.until }, removedAt: address };
  }

  /** The cluster of that name and project that was there before. The two projects are of different estates. */
  private removedAs(name: Value<string>, project: Link<Project>): Cluster | undefined {
    const id = projectIdOf(project);
    if (name.kind !== 'known' || id === undefined) return undefined;
    return this.removed.find(
      (cluster) => is(cluster.name, name.value) && projectIdOf(cluster.project) === id,
    );
  }

  /** By the id that Atlas gave the cluster, as a resource that exists already has it. */
  private byId({ type, attributes }: RawResource): Link<Cluster> | undefined {
    if (type !== 'mongodbatlas_cloud_backup_schedule') return undefined;
    const id = attributes.text('cluster_id');
    const cluster = id.kind === 'known' ? this.clusters.withId(id.value) : undefined;
    return cluster === undefined ? undefined : linkTo(cluster.object);
  }

  /** By a known name: references only decide between clusters of one name in several projects. */
  private byName(name: Value<string> & { readonly kind: 'known' }, naming: Naming): Link<Cluster> {
    const { referred, project, owner } = naming;
    const byReference = referred.filter(
      ({ object }) =>
        (object.name.kind !== 'known' || object.name.value === name.value) &&
        isSameProject(project, object.project) !== false,
    );
    const single = only(byReference);
    if (single !== undefined) return linkTo(single.object);
    const named = byReference.length > 1 ? byReference : this.clusters.named(name.value);
    const certain: Built<Building<Cluster>>[] = [];
    const unsure: Built<Building<Cluster>>[] = [];
    for (const cluster of named) {
      const same = isSameProject(project, cluster.object.project);
      if (same === true) certain.push(cluster);
      if (same === undefined) unsure.push(cluster);
    }
    // A cluster that several inputs have is also in the input that names it.
    const found = certain.find(({ raw }) => raw.scope.origin === owner.scope.origin) ?? certain[0];
    if (found !== undefined) return linkTo(found.object);
    const unnamed = this.clusters.unnamed.find(
      ({ object }) => object.name.kind === 'unknown' && isSameProject(project, object.project) !== false,
    );
    if (unsure.length === 0 && unnamed === undefined) return { kind: 'outside', name };
    const awaited = only(unsure.filter(({ raw }) => this.isAwaited(owner, raw)));
    if (awaited !== undefined) return linkTo(awaited.object);
    if (project.kind === 'unlinked') return unlinked(project.reason, this.until);
    const [candidate] = unsure;
    return unlinked(
      candidate !== undefined
        ? `it is not known whether ${candidate.raw.address} is in the same project`
        : `the name of ${unnamed?.raw.address ?? ''} is not known yet`,
      this.until,
    );
  }

  /** By references alone: the name itself is not known yet. */
  private byReferences({ place, attribute, targets, referred, project }: Naming): Link<Cluster> {
    // A plain reference to a cluster whose name is known would be known itself.
    const possible = referred.filter(({ object }) => object.name.kind !== 'known');
    const lost = targets.find((target) => target.kind === 'lost' && target.local === undefined);
    const referredTo = only(possible);
    if (referredTo !== undefined && lost === undefined) return linkTo(referredTo.object);
    const symbol = symbolOf(this.follower, place, attribute);
    const withSymbol = symbol === undefined ? [] : this.clusters.withSymbol(symbol);
    const same = only(withSymbol.filter(({ object }) => isSameProject(project, object.project) !== false));
    if (same !== undefined) return linkTo(same.object);
    if (possible.length > 1)
      return unlinked(
        `${attribute} may be that of ${possible.map(({ raw }) => raw.address).join(' or ')}`,
        this.until,
      );
    return unlinked(
      lost?.kind === 'lost' ? `${attribute}: ${lost.reason}` : `${attribute} is not known yet`,
      this.until,
    );
  }

  /**
   * The cluster that a data source reads. If the data source names one of this estate, that; otherwise one outside, of the
   * kind that the data source says, or will say once it is read.
   */
  private readByDataSource(
    targets: readonly Target[],
    name: Value<string>,
    depth: number,
  ): Link<Cluster> | undefined {
    for (const target of targets) {
      const read = depth > LONGEST_CHAIN ? undefined : clusterReadBy(target, name);
      if (read === undefined || target.kind !== 'resource') continue;
      const { resource } = target;
      const own = this.at(resource, 'name', this.projects.of(resource), resource, depth + 1);
      if (own.kind === 'linked') return own;
      const [only, ...others] = this.clusters.readOf(resource);
      const readHere =
        others.length === 0 ? only : this.clusters.readOf(resource).find(isNamed(name, target));
      if (readHere !== undefined) return linkTo(readHere.object);
      return {
        kind: 'outside',
        name: name.kind === 'known' ? name : read.name,
        ...(read.kind.kind === 'known' ? { clusterKind: read.kind.value } : {}),
        unread: {
          reason: `the kind of the cluster that ${resource.address} reads is known only after ${this.until}`,
          until: this.until,
        },
      };
    }
    return undefined;
  }

  /** Whether depends_on names the cluster. */
  private isAwaited(owner: RawResource, cluster: RawResource): boolean {
    const dependsOn = owner.scope.configuration?.block(`${owner.type}.${owner.name}`)?.dependsOn ?? [];
    return dependsOn.some((expression) =>
      this.follower.resources({ kind: 'expression', expression }, owner.scope).has(cluster),
    );
  }
}

/** Whether a cluster is the one that a reference into a list takes: by its place, or else by its name. */
function isNamed(
  name: Value<string>,
  { path }: Target & { readonly kind: 'resource' },
): (one: Built<Building<Cluster>>, index: number) => boolean {
  const [, place] = path;
  return ({ object }, index) =>
    typeof place === 'number' ? index === place : is(object.name, knownValue(name) ?? '');
}

/** A cluster outside, of the kind that a construct was given for it. */
function outsideOfMarkedKind(
  { metadata }: RawResource,
  name: Value<string>,
  attribute: string,
): Link<Cluster> | undefined {
  const kind = member(metadata, attribute === 'target_cluster_name' ? 'targetKind' : 'clusterKind');
  return kind === 'flex' || kind === 'free' || kind === 'serverless' || kind === 'dedicated'
    ? { kind: 'outside', name, clusterKind: kind }
    : undefined;
}
