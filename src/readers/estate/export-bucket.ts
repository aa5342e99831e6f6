import type { ExportBucket, IamRole, Link } from '../../model';
import { ABSENT } from '../../model/value';
import type { RoleReader } from '../access/iam-roles';
import type { AccessReader, ReadAccess } from '../access/provider-access';
import type { Building } from '../link/building';
import type { Linker } from '../link/linker';
import { PROVIDER_ACCESSES, refersToStateId } from '../link/state-id';
import { type RawResource, resourceOf } from '../resource/raw-resource';
import { placeIn } from './placement';

/** An export bucket, with the access and the IAM role that Atlas writes to it with. */
export function buildExportBucket(
  raw: RawResource,
  linker: Linker,
  accesses: AccessReader,
  roles: RoleReader,
): Building<ExportBucket> {
  const { attributes } = raw;
  const access = accesses.accessOf(raw);
  const nameInPolicies = roles.nameInPolicies(raw);
  const bucket: Building<ExportBucket> = {
    ...resourceOf(raw),
    project: { kind: 'missing' },
    exportBucketId: attributes.computed('export_bucket_id'),
    bucketName: attributes.text('bucket_name'),
    cloudProvider: attributes.text('cloud_provider'),
    iamRoleId: attributes.text('iam_role_id'),
    roleId: attributes.text('role_id'),
    refersToStateId: ['iam_role_id', 'role_id'].some((name) =>
      refersToStateId(linker.follower, raw, name, PROVIDER_ACCESSES),
    ),
    serviceUrl: attributes.text('service_url'),
    access: access.link,
    role: roleBehind(raw, access, roles),
    nameInPolicies,
    bucketPolicy: roles.bucketPolicyOf(nameInPolicies),
    schedules: [],
    before: undefined,
    after: undefined,
  };
  placeIn(linker.project.of(raw), 'exportBuckets', bucket);
  linker.bucket.add(raw, bucket);
  return bucket;
}

function roleBehind(
  { attributes }: RawResource,
  { link, authorizations }: ReadAccess,
  roles: RoleReader,
): Link<IamRole> {
  if (attributes.text('iam_role_id').kind === 'absent') return { kind: 'missing' };
  if (link.kind === 'unlinked') return link;
  const [authorization] = authorizations;
  return authorization === undefined ? { kind: 'outside', name: ABSENT } : roles.roleOf(authorization);
}
