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
  why: 'Atlas may use a role once it is authorized. The id of the setup is there before that, so Terraform may make the bucket too early.',
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
          title: 'the id of the setup, and waiting for the authorization',
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
      reason: `it is not shown whether it waits for ${listed(
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
          ? `this export bucket takes its role id of ${from.address}, and this configuration authorizes that role nowhere`
          : `this export bucket takes its role id of ${from.address} and does not wait for ${authorization.address}, which authorizes the role`,
      fix:
        authorization === undefined
          ? `add a mongodbatlas_cloud_provider_access_authorization for that role, and set ${attribute} to its role_id`
          : `set ${attribute} to ${authorization.address}.role_id`,
      related: [from, ...authorizations],
    };
  }
}

/** The attribute that has the role's id. */
function roleAttribute({ iamRoleId }: ExportBucket): string {
  return iamRoleId.kind === 'absent' ? 'role_id' : 'iam_role_id';
}
