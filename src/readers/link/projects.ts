import type { Origin, Project, Value } from '../../model';
import { ABSENT, UNKNOWN_UNTIL_PLAN, show } from '../../model/value';
import { type KnownAfter, type RawResource, resourceOf } from '../resource/raw-resource';
import { only } from '../resource/only';
import type { Building } from './building';

/** The projects of an estate: those that it creates, and those that it only names by an id or a reference. */
export class Projects {
  readonly all: Building<Project>[] = [];
  private readonly byId = new Map<string, Building<Project>>();
  private readonly bySymbol = new Map<string, Building<Project>>();
  private readonly byResource = new Map<RawResource, Building<Project>>();
  /** The inputs with projects that only references name. */
  private readonly withSymbols = new Set<Origin | undefined>();

  constructor(private readonly until: KnownAfter) {}

  /** Adds the project that a resource creates. */
  add(raw: RawResource): void {
    const id = raw.attributes.computed('id');
    const name = raw.attributes.text('name');
    const project = this.create(name.kind === 'known' ? show(name) : raw.address, id, name, raw);
    this.byResource.set(raw, project);
    if (id.kind === 'known') this.byId.set(id.value, project);
  }

  /** The project that the resource creates. */
  createdBy(raw: RawResource): Building<Project> | undefined {
    return this.byResource.get(raw);
  }

  /** Gives the project that a data source read its name. */
  addRead({ attributes }: RawResource): void {
    const [id, name] = [attributes.text('id'), attributes.text('name')];
    if (id.kind !== 'known' || name.kind !== 'known') return;
    const project = this.withId(id);
    if (project.resource !== undefined) return;
    project.name = name;
    project.label = show(name);
  }

  withId(id: Value<string> & { readonly kind: 'known' }): Building<Project> {
    const found = this.byId.get(id.value);
    if (found !== undefined) return found;
    const project = this.create(show(id), id, UNKNOWN_UNTIL_PLAN, undefined);
    this.byId.set(id.value, project);
    return project;
  }

  /**
   * The project whose id a reference gives: equal references lead to one project. `key` distinguishes it from that of the
   * same reference in another input.
   */
  withSymbol(symbol: string, origin: Origin | undefined, key = symbol): Building<Project> {
    this.withSymbols.add(origin);
    const found = this.bySymbol.get(key);
    if (found !== undefined) return found;
    const id: Value<string> = { kind: 'unknown', until: this.until };
    const project = this.create(symbol, id, UNKNOWN_UNTIL_PLAN, undefined);
    this.bySymbol.set(key, project);
    return project;
  }

  /**
   * The project that an unknown local must be of: its id can only be unknown because a project is still to be created,
   * so it is that one, if there is only one.
   */
  onlyOneToCreate(origin: Origin | undefined): Building<Project> | undefined {
    if (this.withSymbols.has(origin)) return undefined;
    return only(
      this.all.filter(
        ({ resource, id }) => resource !== undefined && resource.origin === origin && id.kind !== 'known',
      ),
    );
  }

  private create(
    label: string,
    id: Value<string>,
    name: Value<string>,
    raw: RawResource | undefined,
  ): Building<Project> {
    const project: Building<Project> = {
      label,
      id,
      name,
      resource: raw === undefined ? undefined : resourceOf(raw),
      clusterCount: raw?.attributes.number('cluster_count') ?? ABSENT,
      clusters: [],
      schedules: [],
      snapshots: [],
      compliancePolicies: [],
      exportBuckets: [],
      encryptionsAtRest: [],
      grants: [],
    };
    this.all.push(project);
    return project;
  }
}
