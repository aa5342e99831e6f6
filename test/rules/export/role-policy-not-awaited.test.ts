import {
  type Body,
  type Resources,
  awsAccess,
  exportBucket,
  iamPolicy,
  iamRole,
  project,
  rolePolicy,
  together,
} from '../../../src/rules/example';
import { exportRolePolicyNotAwaited } from '../../../src/rules/export/role-policy-not-awaited';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic';
const attribute = 'depends_on';
const unknown = '${terraform_data.x.output}';
const put = { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::shop-attic/*' };
const locate = { Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: 'arn:aws:s3:::shop-attic' };
const other = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' };

const rest = (
  dependsOn: readonly string[],
  body: Body = {},
  access = awsAccess('${aws_iam_role.attic.arn}'),
): Resources =>
  together(
    project(),
    access,
    exportBucket({
      iam_role_id: '${mongodbatlas_cloud_provider_access_authorization.attic.role_id}',
      ...(dependsOn.length === 0 ? {} : { depends_on: dependsOn }),
      ...body,
    }),
  );
const waitingFor = (dependsOn: readonly string[], ...parts: readonly Resources[]) => ({
  resources: together(iamRole(), ...parts, rest(dependsOn)),
});
const finding = (policies: string) => ({
  at,
  attribute,
  problem: `export bucket "shop-attic" does not wait for ${policies}, which its role needs to write to it`,
  fix: `add ${policies} to depends_on of the bucket`,
  fixInCode: `add ${policies} to dependsOn of the bucket`,
});
const notRead = [`${at} ${attribute}`];

const attached: Resources = {
  aws_iam_policy: { export: { name: 'atlas-export', policy: iamPolicy([put, locate]) } },
  aws_iam_role_policy_attachment: {
    export: { role: '${aws_iam_role.attic.name}', policy_arn: '${aws_iam_policy.export.arn}' },
  },
};

testRule(exportRolePolicyNotAwaited, [
  { title: 'it waits', ...waitingFor(['aws_iam_role_policy.attic'], rolePolicy([put, locate])) },
  {
    title: 'it does not',
    ...waitingFor([], rolePolicy([put, locate])),
    findings: [finding('aws_iam_role_policy.attic')],
  },
  {
    title: 'it waits by way of a reference',
    resources: together(
      iamRole(),
      rolePolicy([put, locate]),
      rest([], { bucket_name: '${terraform_data.name.output}' }),
      { terraform_data: { name: { input: 'shop-attic', depends_on: ['aws_iam_role_policy.attic'] } } },
    ),
  },
  { title: 'a policy for something else need not be waited for', ...waitingFor([], rolePolicy([other])) },
  {
    title: 'one of two policies is enough, and it waits for that',
    ...waitingFor(
      ['aws_iam_role_policy.attic'],
      rolePolicy([put, locate]),
      rolePolicy([put, locate], { role: 'atlas-attic' }, 'two'),
    ),
  },
  {
    title: 'two policies are needed, and it waits for one',
    ...waitingFor(
      ['aws_iam_role_policy.attic'],
      rolePolicy([put]),
      rolePolicy([locate], { role: 'atlas-attic' }, 'two'),
    ),
    findings: [finding('aws_iam_role_policy.two')],
  },
  {
    title: 'it waits for neither of two',
    ...waitingFor([], rolePolicy([put]), rolePolicy([locate], { role: 'atlas-attic' }, 'two')),
    findings: [finding('aws_iam_role_policy.attic and aws_iam_role_policy.two')],
  },
  {
    title: 'it waits for the attachment',
    ...waitingFor(['aws_iam_role_policy_attachment.export'], attached),
  },
  {
    title: 'it waits for the attached policy and not for the attachment',
    ...waitingFor(['aws_iam_policy.export'], attached),
    findings: [finding('aws_iam_role_policy_attachment.export')],
  },
  {
    title: 'an inline policy comes with the role, which it waits for',
    resources: together(
      iamRole({ inline_policy: [{ name: 'export', policy: iamPolicy([put, locate]) }] }),
      rest([]),
    ),
  },
  {
    title: 'an inline policy of a role that is only named by its ARN',
    resources: together(
      iamRole({ inline_policy: [{ name: 'export', policy: iamPolicy([put, locate]) }] }),
      rest([], {}, awsAccess('arn:aws:iam::111111111111:role/atlas-attic')),
    ),
    // The trust policy of the role leads back to the setup, not to the role.
    findings: [finding('aws_iam_role.attic')],
  },
  {
    title: 'a policy whose text is not known yet',
    ...waitingFor([], rolePolicy([], { policy: unknown })),
    findings: [finding('aws_iam_role_policy.attic')],
  },
  {
    title: 'a policy whose text is not known yet, and it waits for it',
    ...waitingFor(['aws_iam_role_policy.attic'], rolePolicy([], { policy: unknown })),
  },
  {
    title: 'it waits for a policy that is not known yet, and not for one that would do',
    ...waitingFor(
      ['aws_iam_role_policy.attic'],
      rolePolicy([], { policy: unknown }),
      rolePolicy([put, locate], { role: 'atlas-attic' }, 'two'),
    ),
    unchecked: notRead,
  },
  {
    title: 'it waits for a policy under a condition, and not for one that would do',
    ...waitingFor(
      ['aws_iam_role_policy.attic'],
      rolePolicy([{ Effect: 'Allow', Action: '*', Resource: '*', Condition: { Null: { a: 'b' } } }]),
      rolePolicy([put, locate], { role: 'atlas-attic' }, 'two'),
    ),
    unchecked: notRead,
  },
  {
    title: 'it waits for a local, and a plan does not show what that refers to',
    resources: together(
      iamRole(),
      rolePolicy([{ Effect: 'Allow', Action: 's3:*', Resource: '*' }]),
      rest([], { bucket_name: '${local.name}' }),
    ),
    locals: { name: '${aws_iam_role_policy.attic.name}' },
    unchecked: notRead,
    atSynth: {},
  },
  { title: 'a role without policies', ...waitingFor([]) },
  { title: 'a role outside the configuration', resources: rest([], {}, awsAccess()) },
  {
    title: 'the role is not known yet',
    resources: together(iamRole(), rolePolicy([put, locate]), rest([], {}, awsAccess(unknown))),
    unchecked: notRead,
  },
  {
    title: 'Azure',
    resources: rest([], {
      cloud_provider: 'AZURE',
      iam_role_id: undefined,
      role_id: '66bb0000000000000000000d',
      service_url: 'https://shopattic.blob.core.windows.net',
    }),
  },
  {
    title: 'what only the state shows to be attached need not be waited for',
    before: together(
      iamRole({ inline_policy: [{ name: 'export', policy: iamPolicy([put, locate]) }] }),
      rolePolicy([put, locate]),
      rest([]),
    ),
    ...waitingFor([], rolePolicy([put, locate])),
    only: 'plan',
    findings: [finding('aws_iam_role_policy.attic')],
  },
]);
