import type { Link, Origin, Project } from '../../model';
import { CLUSTER_TYPES } from '../cluster/cluster-types';
import type { Follower } from '../follow/follow';
import type { Path } from '../follow/path';
import type { Target } from '../follow/target';
import { only } from '../resource/only';
import { type KnownAfter, type Place, type RawResource, inOrigin } from '../resource/raw-resource';
import { LONGEST_CHAIN, linkTo, unlinked } from './building';
import type { Projects } from './projects';

/** Finds the project that an attribute names: by a known id, else by the references in it. */
export class ProjectLinker {
  private readonly links = new Map<RawResource, Link<Project>>();

  constructor(
    private readonly projects: Projects,
    private readonly follower: Follower,
    private readonly until: KnownAfter,
  ) {}

  /** The project of a resource, by its `project_id`. */
  of(raw: RawResource, depth = 0): Link<Project> {
    const found = this.links.get(raw);
    if (found !== undefined) return found;
    const link = this.at(raw, 'project_id', depth);
    this.links.set(raw, link);
    return link;
  }

  /** The project that an attribute names. */
  at({ attributes, scope }: Place, attribute: string, depth = 0): Link<Project> {
    const id = attributes.text(attribute);
    if (id.kind === 'known') return linkTo(this.projects.withId(id));
    const targets = mayBeProjects(this.follower.targets(attributes.written(attribute), scope));
    if (id.kind === 'absent' && targets.length === 0) return { kind: 'missing' };
    if (depth > LONGEST_CHAIN) return unlinked(`${attribute} refers to itself`, this.until);
    return this.among(targets, attribute, scope.origin, depth);
  }

  /** The project that all targets lead to. */
  private among(
    targets: readonly Target[],
    attribute: string,
    origin: Origin | undefined,
    depth: number,
  ): Link<Project> {
    const found = new Set<Project>();
    let reason: string | undefined;
    let isLocal = false;
    for (const target of targets) {
      const project = this.behind(target, attribute, origin, depth);
      if (project?.kind === 'linked') found.add(project.to);
      else if (project?.kind === 'unlinked') reason ??= project.reason;
      else if (target.kind === 'lost') {
        reason ??= `${attribute}: ${target.reason}`;
        isLocal ||= target.local !== undefined;
      }
    }
    if (found.size > 1)
      return unlinked(
        `${attribute} may be that of ${[...found].map(({ label }) => label).join(' or ')}`,
        this.until,
      );
    const project = only(found);
    if (project !== undefined && reason === undefined) return linkTo(project);
    const toCreate = isLocal && project === undefined ? this.projects.onlyOneToCreate(origin) : undefined;
    if (toCreate !== undefined) return linkTo(toCreate);
    return unlinked(reason ?? `${attribute} is not known yet`, this.until);
  }

  private behind(
    target: Target,
    attribute: string,
    origin: Origin | undefined,
    depth: number,
  ): Link<Project> | undefined {
    switch (target.kind) {
      case 'resource':
        return this.behindAttribute(target.resource, target.path, depth);
      case 'module':
        return this.behindModule(target, attribute, depth);
      case 'symbol':
        return linkTo(this.projects.withSymbol(target.symbol, origin, target.id));
      case 'value':
      case 'lost':
        return undefined;
    }
  }

  private behindAttribute(resource: RawResource, path: Path, depth: number): Link<Project> {
    const attribute = path[0];
    const own = this.projects.createdBy(resource);
    if (own !== undefined && (attribute === undefined || isProjectId(attribute))) return linkTo(own);
    if (resource.mode === 'data' && resource.type === 'mongodbatlas_project') {
      const id = resource.attributes.text('project_id');
      return linkTo(id.kind === 'known' ? this.projects.withId(id) : this.withSymbol(resource, []));
    }
    // Of a whole resource, or an attribute whose name is lost, it is the project_id that leads to a project.
    const mayBeProjectId = attribute === undefined || attribute === 'project_id';
    if (mayBeProjectId && resource.attributes.text('project_id').kind !== 'absent')
      return this.of(resource, depth + 1);
    return linkTo(this.withSymbol(resource, path));
  }

  private withSymbol({ address, scope }: RawResource, path: Path): Project {
    const symbol = [address, ...path].join('.');
    return this.projects.withSymbol(symbol, scope.origin, inOrigin(scope, symbol));
  }

  /** The only project that the outputs of a module lead to: which output is taken is lost. */
  private behindModule(
    { module, origin }: Target & { readonly kind: 'module' },
    attribute: string,
    depth: number,
  ): Link<Project> {
    const scope = this.follower.scopeOf(module, origin);
    const found = new Set<Project>();
    for (const output of scope.configuration?.outputNames() ?? []) {
      const written = scope.configuration?.output(output);
      for (const target of written === undefined ? [] : this.follower.targets(written, scope)) {
        if (target.kind !== 'resource') continue;
        const [name] = target.path;
        const isCreated = this.projects.createdBy(target.resource) !== undefined;
        if (isCreated ? !isProjectId(name) : name !== 'project_id') continue;
        const link = this.behindAttribute(target.resource, target.path, depth);
        if (link.kind === 'linked') found.add(link.to);
      }
    }
    const project = only(found);
    return project !== undefined
      ? linkTo(project)
      : unlinked(
          `of its ${attribute}, the input does not show which output of ${module} it uses`,
          this.until,
        );
  }
}

/** The attributes of a project that have its id. */
function isProjectId(attribute: string | number | undefined): boolean {
  return attribute === 'id' || attribute === 'project_id';
}

/**
 * The targets that may lead to a project. When an object is composed of several values, a plan does not show which of
 * them is taken: it is not the name of a cluster next to its project_id.
 */
function mayBeProjects(targets: readonly Target[]): readonly Target[] {
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
