import type { IamPolicy, IamRole, Link, Resource } from '../../model';
import { is, show } from '../../model/value';
import type { Follower } from '../follow/follow';
import { NOT_KNOWN, Renderer } from '../follow/render';
import { only } from '../resource/only';
import { type KnownAfter, type RawResource, blockPlace, resourceOf } from '../resource/raw-resource';
import { ATTACHING, IamIndex, POLICY, ROLE } from './iam-index';
import { PolicyReader, type Statements } from './iam-policies';

/** Reads IAM roles with the policies that any resource attaches to them. */
export class RoleReader {
  private readonly renderer: Renderer;
  private readonly policies: PolicyReader;
  private readonly read = new Map<RawResource, IamRole>();
  private indexed: IamIndex | undefined;

  constructor(
    private readonly byType: ReadonlyMap<string, readonly RawResource[]>,
    private readonly follower: Follower,
    private readonly until: KnownAfter,
  ) {
    this.renderer = new Renderer(follower);
    this.policies = new PolicyReader(follower, this.renderer, until);
  }

  /** The role that Atlas assumes with an authorization. */
  roleOf(authorization: RawResource): Link<IamRole> {
    const block = authorization.attributes.block('aws');
    if (block.kind === 'absent') return { kind: 'missing' };
    if (block.kind === 'unknown') return this.roleNotKnown();
    const arn = block.value.text('iam_assumed_role_arn');
    const roles = this.index().behind(blockPlace(block.value, authorization), 'iam_assumed_role_arn', ROLE);
    const referred = only(roles);
    if (referred?.mode === 'managed') return { kind: 'linked', to: this.role(referred) };
    if (arn.kind === 'known') {
      const role = this.index().roleWithArn(arn.value);
      return role === undefined ? { kind: 'outside', name: arn } : { kind: 'linked', to: this.role(role) };
    }
    return roles[0]?.mode === 'data' ? { kind: 'outside', name: arn } : this.roleNotKnown();
  }

  /** A bucket's name as policies may write it. */
  nameInPolicies(raw: RawResource): string {
    return this.renderer.bucketName(raw, 'bucket_name');
  }

  /** The policy of the S3 bucket of that name, or one that may be of that bucket. */
  bucketPolicyOf(name: string): Resource | undefined {
    const { bucketPolicies } = this.index();
    return name === NOT_KNOWN
      ? [...bucketPolicies.values()][0]
      : (bucketPolicies.get(name) ?? bucketPolicies.get(NOT_KNOWN));
  }

  private role(raw: RawResource): IamRole {
    const found = this.read.get(raw);
    if (found !== undefined) return found;
    const { attached, unplaced } = this.index();
    const boundary = raw.attributes.text('permissions_boundary');
    const role: IamRole = {
      ...resourceOf(raw),
      name: raw.attributes.text('name'),
      policies: [
        ...this.ownPolicies(raw),
        ...(attached.get(raw) ?? []).flatMap((by) => this.policiesAttachedBy(by)),
      ],
      mayAlsoAttach: unplaced.map(resourceOf),
      hasBoundary: boundary.kind !== 'absent' && !is(boundary, ''),
    };
    this.read.set(raw, role);
    return role;
  }

  /** The policies of a role's own attributes. In a state they include what other resources attached. */
  private ownPolicies(raw: RawResource): IamPolicy[] {
    const { attributes } = raw;
    const blocks = attributes.blocks('inline_policy');
    const inline =
      blocks.kind === 'known'
        ? blocks.value.map((block) => this.policies.read(blockPlace(block, raw), 'policy'))
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

  private policiesAttachedBy(raw: RawResource): IamPolicy[] {
    const names = ATTACHING[raw.type];
    if (names === undefined) return [];
    const all =
      'text' in names ? [this.policies.read(raw, names.text)] : this.policiesWithArns(raw, names.arns);
    return all.map((statements) => ({ attachedBy: resourceOf(raw), statements }));
  }

  /** The policies whose ARNs an attribute has. A policy outside of this configuration cannot be read. */
  private policiesWithArns(raw: RawResource, attribute: string): Statements[] {
    const arns = raw.attributes.texts(attribute);
    if (arns.kind === 'absent') return [];
    const referred = new Set(this.index().behind(raw, attribute, POLICY));
    const unread: Statements[] = [];
    for (const arn of arns.kind === 'known' ? arns.value : [arns]) {
      if (arn.kind === 'known') {
        const policy = this.index().policyWithArn(arn.value);
        const isReferred = [...referred].some(({ attributes }) => is(attributes.text('arn'), arn.value));
        if (policy !== undefined) referred.add(policy);
        else if (!isReferred)
          unread.push(this.unreadable(`the policy ${show(arn)} is not in this configuration`));
      } else if (referred.size === 0) unread.push(this.unreadable('it is not known yet which policy it is'));
    }
    return [...[...referred].map((policy) => this.statementsOf(policy)), ...unread];
  }

  private statementsOf(policy: RawResource): Statements {
    // A data source that has not been read yet is not known, although nothing is written for it.
    return policy.mode === 'data' && policy.attributes.text('policy').kind !== 'known'
      ? this.unreadable(`${policy.address} is not read yet`)
      : this.policies.read(policy, 'policy');
  }

  private index(): IamIndex {
    return (this.indexed ??= new IamIndex(this.byType, this.follower, this.renderer));
  }

  private roleNotKnown(): Link<IamRole> {
    return { kind: 'unlinked', reason: 'the role of its authorization is not known yet', until: this.until };
  }

  private unreadable(reason: string): Statements {
    return { kind: 'unknown', until: this.until, reason };
  }
}
