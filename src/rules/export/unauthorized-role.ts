import { bucketNamed } from '../queries/names';
import { assign, fix, named, referenceTo, resource } from '../fix/fix';
import type { ExportBucket, ProviderAccess } from '../../model';
import { awsAccess, exportBucket, project, together } from '../example';
import { leftOutOfPlan } from '../queries/partial-plan';
import { type Context, type Result, defineRule, unchecked, unlinked } from '../rule';
import { listed } from '../../text/list';

const setupRole = '${mongodbatlas_cloud_provider_access_setup.attic.role_id}';
const authorizedRole = '${mongodbatlas_cloud_provider_access_authorization.attic.role_id}';

export const exportUnauthorizedRole = defineRule({
  id: 'export/unauthorized-role',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an export bucket that does not wait for the authorization of its role',
  why: 'Atlas can use a role only after it is authorized. The setup has the role id before that, so Terraform may create the bucket too early.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_provider_access_authorization',
  prevents: 'apply-time race',
  rejects: { action: 'create', when: 'before', against: 'mongodbatlas_cloud_provider_access_authorization' },
  facts: ['6.7'],
  get examples() {
    return {
      good: [
        {
          title: 'the id of the authorization',
          resources: together(project(), awsAccess(), exportBucket({ iam_role_id: authorizedRole })),
        },
        {
          title: 'the id of the setup, with depends_on',
          resources: together(
            project(),
            awsAccess(),
            exportBucket({
              iam_role_id: setupRole,
              depends_on: ['mongodbatlas_cloud_provider_access_authorization.attic'],
            }),
          ),
        },
      ],
      bad: [{ resources: together(project(), awsAccess(), exportBucket({ iam_role_id: setupRole })) }],
    };
  },
  *check(context) {
    for (const bucket of context.after.exportBuckets) {
      const { access } = bucket;
      if (access.kind === 'unlinked') yield unlinked(bucket, roleAttribute(bucket), access);
      else if (access.kind === 'linked') yield* unauthorized(bucket, access.to, context);
    }
  },
});

function* unauthorized(
  bucket: ExportBucket,
  { from, isAuthorization, authorizations }: ProviderAccess,
  { after, partial, input }: Context,
): Iterable<Result> {
  if (isAuthorization) return;
  const attribute = roleAttribute(bucket);
  const waits = authorizations.map((authorization) => after.waitsFor(bucket, authorization));
  if (waits.includes(true)) return;
  if (authorizations.length === 0 && partial !== undefined) yield leftOutOfPlan(bucket, attribute, partial);
  else if (waits.includes(undefined))
    yield unchecked(bucket, attribute, {
      kind: 'unknown',
      until: input === 'synth' ? 'plan' : 'apply',
      reason: `the input does not show whether it waits for ${listed(
        authorizations.map(({ address }) => address),
        'or',
      )}`,
    });
  else {
    const [authorization] = authorizations;
    yield {
      at: bucket,
      attribute,
      problem:
        authorization === undefined
          ? `${bucketNamed(bucket)} uses the role of ${from.address}, but this configuration does not authorize that role`
          : `${bucketNamed(bucket)} uses the role of ${from.address}, but does not wait for its authorization, ${authorization.address}`,
      fix:
        authorization === undefined
          ? fix`add ${resource('mongodbatlas_cloud_provider_access_authorization')} for that role, and set ${named(attribute)} to its role id`
          : fix`set ${assign(attribute, referenceTo(authorization, 'role_id'))}`,
      related: [from, ...authorizations],
    };
  }
}

/** The attribute that has the role's id. */
function roleAttribute({ iamRoleId }: ExportBucket): string {
  return iamRoleId.kind === 'absent' ? 'role_id' : 'iam_role_id';
}
