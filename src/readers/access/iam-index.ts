import type { Resource } from '../../model';
import { knownValue } from '../../model/value';
import type { Follower } from '../follow/follow';
import type { Renderer } from '../follow/render';
import { addTo } from '../../text/group';
import { only } from '../resource/only';
import { type Place, type RawResource, resourceOf } from '../resource/raw-resource';

export const ROLE = 'aws_iam_role';
export const POLICY = 'aws_iam_policy';

/** The attributes of each resource that attaches policies to roles: the roles, and the policies by text or by ARN. */
export const ATTACHING: Readonly<
  Record<string, { readonly roles: string } & ({ readonly text: string } | { readonly arns: string })>
> = {
  aws_iam_role_policy: { roles: 'role', text: 'policy' },
  aws_iam_role_policy_attachment: { roles: 'role', arns: 'policy_arn' },
  aws_iam_policy_attachment: { roles: 'roles', arns: 'policy_arn' },
  aws_iam_role_policy_attachments_exclusive: { roles: 'role_name', arns: 'policy_arns' },
};

/** The IAM roles and policies of an input, by what may lead to them. */
export class IamIndex {
  private readonly rolesByArn: ReadonlyMap<string, RawResource>;
  private readonly rolesByName: ReadonlyMap<string, readonly RawResource[]>;
  private readonly policiesByArn: ReadonlyMap<string, RawResource>;
  private readonly policiesByName: ReadonlyMap<string, readonly RawResource[]>;
  /** The resources that attach policies to each role. */
  readonly attached: ReadonlyMap<RawResource, readonly RawResource[]>;
  /** The resources that attach policies to a role that is not known yet. */
  readonly unplaced: readonly RawResource[];
  readonly bucketPolicies: ReadonlyMap<string, Resource>;

  constructor(
    byType: ReadonlyMap<string, readonly RawResource[]>,
    private readonly follower: Follower,
    renderer: Renderer,
  ) {
    const roles = byType.get(ROLE) ?? [];
    const policies = byType.get(POLICY) ?? [];
    this.rolesByArn = byArn(roles);
    this.rolesByName = byName(roles);
    this.policiesByArn = byArn(policies);
    this.policiesByName = byName(policies);
    const attached = new Map<RawResource, RawResource[]>();
    const unplaced: RawResource[] = [];
    for (const [type, { roles: attribute }] of Object.entries(ATTACHING))
      for (const raw of byType.get(type) ?? []) {
        const to = this.rolesIn(raw, attribute);
        if (to === undefined) unplaced.push(raw);
        for (const role of to ?? []) addTo(attached, role, raw);
      }
    this.attached = attached;
    this.unplaced = unplaced;
    const bucketPolicies = byType.get('aws_s3_bucket_policy') ?? [];
    this.bucketPolicies = new Map(
      bucketPolicies.map((raw) => [renderer.bucketName(raw, 'bucket'), resourceOf(raw)]),
    );
  }

  roleWithArn(arn: string): RawResource | undefined {
    return this.rolesByArn.get(arn) ?? namedIn(arn, 'role', this.rolesByName);
  }

  policyWithArn(arn: string): RawResource | undefined {
    return this.policiesByArn.get(arn) ?? namedIn(arn, 'policy', this.policiesByName);
  }

  /** The resources and data sources of a type that an attribute leads to. */
  behind({ attributes, scope }: Place, attribute: string, type: string): RawResource[] {
    return [...this.follower.resources(attributes.written(attribute), scope)].filter(
      (resource) => resource.type === type,
    );
  }

  /** The roles of this configuration that an attribute names; undefined if it may be any. */
  private rolesIn(raw: RawResource, attribute: string): ReadonlySet<RawResource> | undefined {
    const found = new Set(this.behind(raw, attribute, ROLE));
    const names = raw.attributes.texts(attribute);
    const texts = names.kind === 'known' ? names.value : [names];
    for (const name of texts)
      if (name.kind === 'known') for (const role of this.rolesByName.get(name.value) ?? []) found.add(role);
    return found.size === 0 && texts.some(({ kind }) => kind === 'unknown') ? undefined : found;
  }
}

/** A role or policy whose own ARN is not known, by the name at the end of an ARN. */
function namedIn(
  arn: string,
  kind: 'role' | 'policy',
  named: ReadonlyMap<string, readonly RawResource[]>,
): RawResource | undefined {
  const resource = only(named.get(lastName(arn, kind)) ?? []);
  return resource?.attributes.text('arn').kind === 'known' ? undefined : resource;
}

/** The name at the end of an ARN such as `arn:aws:iam::111111111111:role/service/atlas`. */
function lastName(arn: string, kind: 'role' | 'policy'): string {
  return new RegExp(`^arn:[^:]*:iam::\\d*:${kind}/(?:.*/)?([^/]+)$`).exec(arn)?.[1] ?? '';
}

function byArn(resources: readonly RawResource[]): ReadonlyMap<string, RawResource> {
  const found = new Map<string, RawResource>();
  for (const raw of resources) {
    const arn = knownValue(raw.attributes.text('arn'));
    if (arn !== undefined) found.set(arn, raw);
  }
  return found;
}

function byName(resources: readonly RawResource[]): ReadonlyMap<string, readonly RawResource[]> {
  const groups = new Map<string, RawResource[]>();
  for (const raw of resources) {
    const name = knownValue(raw.attributes.text('name'));
    if (name !== undefined) addTo(groups, name, raw);
  }
  return groups;
}
