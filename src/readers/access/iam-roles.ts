import { type IamPolicy, type IamRole, type Link, type Resource, is, show } from '../../model';
import type { Attributes } from '../resource/attributes';
import type { Follower } from '../follow/follow';
import { addTo } from '../json/group';
import { PolicyReader, type Statements } from './iam-policies';
import { type RawResource, type Scope, resourceOf } from '../resource/raw-resource';
import { NOT_KNOWN, Renderer } from '../follow/render';

/** How each resource that gives policies to roles names the roles, and the policies by their text or their ARNs. */
const ATTACHING: Readonly<
  Record<string, { readonly roles: string } & ({ readonly text: string } | { readonly arns: string })>
> = {
  aws_iam_role_policy: { roles: 'role', text: 'policy' },
  aws_iam_role_policy_attachment: { roles: 'role', arns: 'policy_arn' },
  aws_iam_policy_attachment: { roles: 'roles', arns: 'policy_arn' },
  aws_iam_role_policy_attachments_exclusive: { roles: 'role_name', arns: 'policy_arns' },
};

const ROLE = 'aws_iam_role';
const POLICY = 'aws_iam_policy';

/** Reads IAM roles with what is attached to them, from however many resources that takes. */
export class RoleReader {
  private readonly renderer: Renderer;
  private readonly policies: PolicyReader;
  private readonly made = new Map<RawResource, IamRole>();
  private index: Index | undefined;

  constructor(
    private readonly byType: ReadonlyMap<string, readonly RawResource[]>,
    private readonly follower: Follower,
    private readonly until: 'plan' | 'apply',
  ) {
    this.renderer = new Renderer(follower);
    this.policies = new PolicyReader(follower, this.renderer, until);
  }

  /** The role that Atlas assumes by an authorization. */
  roleOf({ attributes, scope }: RawResource): Link<IamRole> {
    const block = attributes.block('aws');
    if (block.kind === 'absent') return { kind: 'missing' };
    if (block.kind === 'unknown') return this.unlinked('the role of its authorization is not known yet');
    const arn = block.value.text('iam_assumed_role_arn');
    const [referred, ...others] = this.behind(block.value, 'iam_assumed_role_arn', scope, ROLE);
    if (referred?.mode === 'managed' && others.length === 0)
      return { kind: 'linked', to: this.role(referred) };
    if (arn.kind === 'known') {
      const named = this.indexed().roles.get(arn.value) ?? this.roleNamedIn(arn.value);
      return named === undefined ? { kind: 'outside', name: arn } : { kind: 'linked', to: this.role(named) };
    }
    return referred?.mode === 'data'
      ? { kind: 'outside', name: arn }
      : this.unlinked('the role of its authorization is not known yet');
  }

  /** A bucket's name as policies may write it. */
  nameInPolicies(raw: RawResource): string {
    return this.renderer.bucketName(raw, 'bucket_name');
  }

  /** A policy of the S3 bucket of that name, or one of which it is not known whether it is that bucket's. */
  bucketPolicyOf(name: string): Resource | undefined {
    const { bucketPolicies } = this.indexed();
    return name === NOT_KNOWN
      ? [...bucketPolicies.values()][0]
      : (bucketPolicies.get(name) ?? bucketPolicies.get(NOT_KNOWN));
  }

  private role(raw: RawResource): IamRole {
    const found = this.made.get(raw);
    if (found !== undefined) return found;
    const { attributes } = raw;
    const { attached, unplaced } = this.indexed();
    const boundary = attributes.text('permissions_boundary');
    const role: IamRole = {
      ...resourceOf(raw),
      name: attributes.text('name'),
      policies: [...this.own(raw), ...(attached.get(raw) ?? []).flatMap((by) => this.attachedBy(by))],
      mayAlsoAttach: unplaced.map(resourceOf),
      hasBoundary: boundary.kind !== 'absent' && !is(boundary, ''),
    };
    this.made.set(raw, role);
    return role;
  }

  /** The policies that a role has by itself. The state shows there what anything else attached, too. */
  private own(raw: RawResource): IamPolicy[] {
    const { attributes, scope } = raw;
    const blocks = attributes.blocks('inline_policy');
    const inline =
      blocks.kind === 'known'
        ? blocks.value.map((block) => this.policies.read(block, 'policy', scope))
        : blocks.kind === 'unknown'
          ? [blocks]
          : [];
    const policiesOf = (name: string, all: readonly Statements[]): IamPolicy[] =>
      all.map((statements) => ({
        attachedBy: attributes.isSet(name) === false ? undefined : resourceOf(raw),
        statements,
      }));
    return [
      ...policiesOf('inline_policy', inline),
      ...policiesOf('managed_policy_arns', this.policiesWithArns(raw, 'managed_policy_arns')),
    ];
  }

  private attachedBy(raw: RawResource): IamPolicy[] {
    const how = ATTACHING[raw.type];
    if (how === undefined) return [];
    const all =
      'text' in how
        ? [this.policies.read(raw.attributes, how.text, raw.scope)]
        : this.policiesWithArns(raw, how.arns);
    return all.map((statements) => ({ attachedBy: resourceOf(raw), statements }));
  }

  /** The policies whose ARNs an attribute has. Of one that is not in this configuration nothing can be read. */
  private policiesWithArns(raw: RawResource, attribute: string): Statements[] {
    const arns = raw.attributes.texts(attribute);
    if (arns.kind === 'absent') return [];
    const referred = new Set(this.behind(raw.attributes, attribute, raw.scope, POLICY));
    const unread: Statements[] = [];
    const texts = arns.kind === 'known' ? arns.value : [arns];
    for (const arn of texts) {
      if (arn.kind === 'known') {
        const policy = this.indexed().policies.get(arn.value) ?? this.policyNamedIn(arn.value);
        const isReferred = [...referred].some(({ attributes }) => is(attributes.text('arn'), arn.value));
        if (policy !== undefined) referred.add(policy);
        else if (!isReferred)
          unread.push(this.unreadable(`the policy ${show(arn)} is not in this configuration`));
      } else if (referred.size === 0) unread.push(this.unreadable('which policy it is, is not known yet'));
    }
    return [...[...referred].map((policy) => this.statementsOf(policy)), ...unread];
  }

  private statementsOf(policy: RawResource): Statements {
    // What a data source has still to read is not known, although nobody wrote it.
    return policy.mode === 'data' && policy.attributes.text('policy').kind !== 'known'
      ? this.unreadable(`${policy.address} is not read yet`)
      : this.policies.read(policy.attributes, 'policy', policy.scope);
  }

  private roleNamedIn(arn: string): RawResource | undefined {
    const [role, ...others] = this.indexed().rolesByName.get(lastName(arn, 'role')) ?? [];
    return others.length === 0 && role?.attributes.text('arn').kind !== 'known' ? role : undefined;
  }

  private policyNamedIn(arn: string): RawResource | undefined {
    const [policy, ...others] = this.indexed().policiesByName.get(lastName(arn, 'policy')) ?? [];
    return others.length === 0 && policy?.attributes.text('arn').kind !== 'known' ? policy : undefined;
  }

  /** The resources and data sources of a type that an attribute leads to. */
  private behind(attributes: Attributes, attribute: string, scope: Scope, type: string): RawResource[] {
    const found = this.follower
      .targets(attributes.written(attribute), scope)
      .flatMap((target) => (target.kind === 'resource' ? [target.resource] : []));
    return [...new Set(found)].filter((resource) => resource.type === type);
  }

  private indexed(): Index {
    if (this.index !== undefined) return this.index;
    const roles = this.byType.get(ROLE) ?? [];
    const policies = this.byType.get(POLICY) ?? [];
    const rolesByName = groupBy(roles, 'name');
    const attached = new Map<RawResource, RawResource[]>();
    const unplaced: RawResource[] = [];
    for (const [type, how] of Object.entries(ATTACHING))
      for (const raw of this.byType.get(type) ?? []) {
        const to = this.rolesIn(raw, how.roles, rolesByName);
        if (to === undefined) unplaced.push(raw);
        for (const role of to ?? []) addTo(attached, role, raw);
      }
    this.index = {
      roles: new Map(roles.flatMap((raw) => arnOf(raw).map((arn) => [arn, raw] as const))),
      rolesByName,
      policies: new Map(policies.flatMap((raw) => arnOf(raw).map((arn) => [arn, raw] as const))),
      policiesByName: groupBy(policies, 'name'),
      attached,
      unplaced,
      bucketPolicies: new Map(
        (this.byType.get('aws_s3_bucket_policy') ?? []).map((raw) => [
          this.renderer.bucketName(raw, 'bucket'),
          resourceOf(raw),
        ]),
      ),
    };
    return this.index;
  }

  /** The roles of this configuration that an attribute names; undefined where it may be any. */
  private rolesIn(
    { attributes, scope }: RawResource,
    attribute: string,
    byName: ReadonlyMap<string, readonly RawResource[]>,
  ): ReadonlySet<RawResource> | undefined {
    const found = new Set(this.behind(attributes, attribute, scope, ROLE));
    const names = attributes.texts(attribute);
    const texts = names.kind === 'known' ? names.value : [names];
    for (const name of texts)
      if (name.kind === 'known') for (const role of byName.get(name.value) ?? []) found.add(role);
    return found.size === 0 && texts.some(({ kind }) => kind === 'unknown') ? undefined : found;
  }

  private unlinked(reason: string): Link<IamRole> {
    return { kind: 'unlinked', reason, until: this.until };
  }

  private unreadable(reason: string): Statements {
    return { kind: 'unknown', until: this.until, reason };
  }
}

/** The roles and policies of the input, by what may lead to them. */
interface Index {
  readonly roles: ReadonlyMap<string, RawResource>;
  readonly rolesByName: ReadonlyMap<string, readonly RawResource[]>;
  readonly policies: ReadonlyMap<string, RawResource>;
  readonly policiesByName: ReadonlyMap<string, readonly RawResource[]>;
  /** What attaches policies to each role. */
  readonly attached: ReadonlyMap<RawResource, readonly RawResource[]>;
  /** What attaches policies to a role that is not known yet. */
  readonly unplaced: readonly RawResource[];
  readonly bucketPolicies: ReadonlyMap<string, Resource>;
}

/** The name at the end of an ARN such as `arn:aws:iam::111111111111:role/service/atlas`. */
function lastName(arn: string, kind: 'role' | 'policy'): string {
  return new RegExp(`^arn:[^:]*:iam::\\d*:${kind}/(?:.*/)?([^/]+)$`).exec(arn)?.[1] ?? '';
}

function arnOf({ attributes }: RawResource): string[] {
  const arn = attributes.text('arn');
  return arn.kind === 'known' ? [arn.value] : [];
}

function groupBy(resources: readonly RawResource[], attribute: string): Map<string, RawResource[]> {
  const groups = new Map<string, RawResource[]>();
  for (const resource of resources) {
    const value = resource.attributes.text(attribute);
    if (value.kind === 'known') addTo(groups, value.value, resource);
  }
  return groups;
}
