import type { Link, ProviderAccess } from '../../model';
import type { Follower } from '../follow/follow';
import { type RawResource, resourceOf } from '../resource/raw-resource';

const SETUP = 'mongodbatlas_cloud_provider_access_setup';
const AUTHORIZATION = 'mongodbatlas_cloud_provider_access_authorization';

/** The access behind a role id, with the resources of the authorizations. */
export interface ReadAccess {
  readonly link: Link<ProviderAccess>;
  readonly authorizations: readonly RawResource[];
}

/** Follows role ids to the setup or authorization that they are taken of. */
export class AccessReader {
  private authorizations: Authorizations | undefined;

  constructor(
    private readonly all: readonly RawResource[],
    private readonly follower: Follower,
    private readonly until: 'plan' | 'apply',
  ) {}

  /** The access that a resource takes its role id of, whichever attribute has it. */
  accessOf(raw: RawResource): ReadAccess {
    const attribute = ['iam_role_id', 'role_id'].find((name) => raw.attributes.text(name).kind !== 'absent');
    if (attribute === undefined) return { link: { kind: 'missing' }, authorizations: [] };
    const sources = this.sourcesOf(raw, attribute);
    const [from, ...others] = sources;
    if (from !== undefined && others.length === 0) return this.access(from);
    const id = raw.attributes.text(attribute);
    if (id.kind === 'known') {
      // Both hold the same id once they are there; a literal one is as good as authorized.
      const [authorization] = this.known().byRoleId.get(id.value) ?? [];
      return authorization === undefined
        ? { link: { kind: 'outside', name: id }, authorizations: [] }
        : this.access(authorization);
    }
    const reason =
      from === undefined
        ? `its ${attribute} is not known yet`
        : `its ${attribute} may be that of ${sources.map(({ address }) => address).join(' or ')}`;
    return { link: { kind: 'unlinked', reason, until: this.until }, authorizations: [] };
  }

  private access(from: RawResource): ReadAccess {
    const isAuthorization = from.type === AUTHORIZATION;
    const authorizations = isAuthorization ? [from] : (this.known().bySource.get(from) ?? []);
    // What was set up elsewhere is authorized elsewhere, too, unless this configuration does so.
    if (from.mode === 'data' && authorizations.length === 0)
      return { link: { kind: 'outside', name: from.attributes.text('role_id') }, authorizations };
    const to: ProviderAccess = {
      from: resourceOf(from),
      isAuthorization,
      authorizations: authorizations.map(resourceOf),
    };
    return { link: { kind: 'linked', to }, authorizations };
  }

  private sourcesOf({ attributes, scope }: RawResource, attribute: string): RawResource[] {
    const sources = this.follower
      .targets(attributes.written(attribute), scope)
      .flatMap((target) => (target.kind === 'resource' ? [target.resource] : []))
      .filter(({ type }) => type === SETUP || type === AUTHORIZATION);
    return [...new Set(sources)];
  }

  private known(): Authorizations {
    if (this.authorizations !== undefined) return this.authorizations;
    const bySource = new Map<RawResource, RawResource[]>();
    const byRoleId = new Map<string, RawResource[]>();
    for (const raw of this.all) {
      for (const source of this.sourcesOf(raw, 'role_id')) add(bySource, source, raw);
      const id = raw.attributes.text('role_id');
      if (id.kind === 'known') add(byRoleId, id.value, raw);
    }
    this.authorizations = { bySource, byRoleId };
    return this.authorizations;
  }
}

interface Authorizations {
  readonly bySource: ReadonlyMap<RawResource, readonly RawResource[]>;
  readonly byRoleId: ReadonlyMap<string, readonly RawResource[]>;
}

function add<K, T>(map: Map<K, T[]>, key: K, item: T): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}
