import type { Link, ProviderAccess } from '../../model';
import type { Follower } from '../follow/follow';
import { addTo } from '../../text/group';
import { only } from '../resource/only';
import { type KnownAfter, type RawResource, resourceOf } from '../resource/raw-resource';

const SETUP = 'mongodbatlas_cloud_provider_access_setup';
const AUTHORIZATION = 'mongodbatlas_cloud_provider_access_authorization';

/** The access behind a role id, with the resources of its authorizations. */
export interface ReadAccess {
  readonly link: Link<ProviderAccess>;
  readonly authorizations: readonly RawResource[];
}

/** The authorizations of the input, by what may lead to them. */
interface Authorizations {
  /** By the setup or authorization that their role id is taken from. */
  readonly bySource: ReadonlyMap<RawResource, readonly RawResource[]>;
  readonly byRoleId: ReadonlyMap<string, readonly RawResource[]>;
}

/** Follows role ids to the setup or authorization that they are taken from. */
export class AccessReader {
  private indexed: Authorizations | undefined;

  constructor(
    private readonly authorizations: readonly RawResource[],
    private readonly follower: Follower,
    private readonly until: KnownAfter,
  ) {}

  /** The access whose role id a resource has, in either of the two attributes. */
  accessOf(raw: RawResource): ReadAccess {
    const attribute = ['iam_role_id', 'role_id'].find((name) => raw.attributes.text(name).kind !== 'absent');
    if (attribute === undefined) return { link: { kind: 'missing' }, authorizations: [] };
    const sources = this.sourcesOf(raw, attribute);
    const from = only(sources);
    if (from !== undefined) return this.access(from);
    const id = raw.attributes.text(attribute);
    if (id.kind === 'known') {
      // Setup and authorization have the same id once they exist; a literal id counts as authorized.
      const [authorization] = this.index().byRoleId.get(id.value) ?? [];
      return authorization === undefined
        ? { link: { kind: 'outside', name: id }, authorizations: [] }
        : this.access(authorization);
    }
    const reason =
      sources.length === 0
        ? `${attribute} is not known yet`
        : `${attribute} may be that of ${sources.map(({ address }) => address).join(' or ')}`;
    return { link: { kind: 'unlinked', reason, until: this.until }, authorizations: [] };
  }

  private access(from: RawResource): ReadAccess {
    const isAuthorization = from.type === AUTHORIZATION;
    const authorizations = isAuthorization ? [from] : (this.index().bySource.get(from) ?? []);
    // A setup outside of this configuration is authorized outside of it, too, unless this configuration does so.
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
    return [...this.follower.resources(attributes.written(attribute), scope)].filter(
      ({ type }) => type === SETUP || type === AUTHORIZATION,
    );
  }

  private index(): Authorizations {
    if (this.indexed !== undefined) return this.indexed;
    const bySource = new Map<RawResource, RawResource[]>();
    const byRoleId = new Map<string, RawResource[]>();
    for (const raw of this.authorizations) {
      for (const source of this.sourcesOf(raw, 'role_id')) addTo(bySource, source, raw);
      const id = raw.attributes.text('role_id');
      if (id.kind === 'known') addTo(byRoleId, id.value, raw);
    }
    this.indexed = { bySource, byRoleId };
    return this.indexed;
  }
}
