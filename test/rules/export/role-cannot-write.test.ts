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
import { exportRoleCannotWrite } from '../../../src/rules/export/role-cannot-write';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic';
const attribute = 'iam_role_id';
const unknown = '${terraform_data.x.output}';
const objects = 'arn:aws:s3:::shop-attic/*';
const bucket = 'arn:aws:s3:::shop-attic';

const put = { Effect: 'Allow', Action: 's3:PutObject', Resource: objects };
const locate = { Effect: 'Allow', Action: ['s3:GetBucketLocation'], Resource: [bucket] };

const rest = (body: Body = {}, access = awsAccess('${aws_iam_role.attic.arn}')): Resources =>
  together(
    project(),
    access,
    exportBucket({
      iam_role_id: '${mongodbatlas_cloud_provider_access_authorization.attic.role_id}',
      ...body,
    }),
  );
const withRole = (...parts: readonly Resources[]) => ({ resources: together(iamRole(), ...parts, rest()) });
const withStatements = (...statements: readonly object[]) => withRole(rolePolicy(statements));

const missing = (what: string, from = '"shop-attic"') => ({
  at,
  attribute,
  problem: `IAM role "atlas-attic" cannot write to export bucket ${from}: its policies do not allow ${what}`,
  fix: `allow ${what} in a policy of the role`,
});
const noPut = missing(`s3:PutObject on ${objects}`);
const noLocate = missing(`s3:GetBucketLocation on ${bucket}`);
const neither = missing(`s3:PutObject on ${objects} and s3:GetBucketLocation on ${bucket}`);
const notRead = [`${at} ${attribute}`];

const policy = (statements: readonly object[], body: Body = {}): Resources => ({
  aws_iam_policy: { export: { name: 'atlas-export', policy: iamPolicy(statements), ...body } },
});
const attachment = (arn: unknown, body: Body = {}): Resources => ({
  aws_iam_role_policy_attachment: {
    export: { role: '${aws_iam_role.attic.name}', policy_arn: arn, ...body },
  },
});
const s3: Resources = { aws_s3_bucket: { attic: { bucket: 'shop-attic' } } };
const toCome: Resources = { aws_s3_bucket: { attic: { bucket_prefix: 'shop-' } } };
const both = [
  { Effect: 'Allow', Action: 's3:PutObject', Resource: '${aws_s3_bucket.attic.arn}/*' },
  { Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: '${aws_s3_bucket.attic.arn}' },
];

testRule(exportRoleCannotWrite, [
  { title: 'both are allowed', ...withStatements(put, locate) },
  { title: 'everything is allowed', ...withStatements({ Effect: 'Allow', Action: '*', Resource: '*' }) },
  { title: 'only writing is allowed', ...withStatements(put), findings: [noLocate] },
  { title: 'only locating is allowed', ...withStatements(locate), findings: [noPut] },
  {
    title: 'writing is allowed on the bucket instead of its objects',
    ...withStatements({ ...put, Resource: bucket }, locate),
    findings: [noPut],
  },
  {
    title: 'locating is allowed on the objects instead of the bucket',
    ...withStatements(put, { ...locate, Resource: objects }),
    findings: [noLocate],
  },
  {
    title: 'another bucket',
    ...withStatements({
      Effect: 'Allow',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::other', 'arn:aws:s3:::other/*'],
    }),
    findings: [neither],
  },
  {
    title: 'writing is denied',
    ...withStatements(put, locate, { Effect: 'Deny', Action: 's3:Put*', Resource: '*' }),
    findings: [
      {
        at,
        attribute,
        problem: `IAM role "atlas-attic" cannot write to export bucket "shop-attic": its policies deny s3:PutObject on ${objects}`,
        fix: `remove s3:PutObject on ${objects} from the Deny statement`,
      },
    ],
  },
  {
    title: 'writing hangs on a condition',
    ...withStatements({ ...put, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, locate),
    unchecked: notRead,
  },
  {
    title: 'an empty condition is none',
    ...withStatements({ ...put, Condition: {} }, locate),
  },
  {
    title: 'all but some actions',
    ...withStatements({ Effect: 'Allow', NotAction: 's3:Delete*', Resource: [bucket, objects] }),
  },
  {
    title: 'all but this bucket',
    ...withStatements({ Effect: 'Allow', Action: 's3:*', NotResource: [bucket, objects] }),
    findings: [neither],
  },
  {
    title: 'a single statement instead of a list',
    ...withRole(
      rolePolicy([], { policy: JSON.stringify({ Statement: { ...put, Action: 's3:*', Resource: '*' } }) }),
    ),
  },
  { title: 'a role without any policy', ...withRole(), findings: [neither] },
  {
    title: 'a policy without statements',
    ...withStatements(),
    findings: [neither],
  },
  {
    title: 'two policies together',
    ...withRole(rolePolicy([put]), rolePolicy([locate], { role: 'atlas-attic' }, 'two')),
  },
  {
    title: 'a policy by the name of the role',
    resources: together(
      iamRole(),
      { aws_iam_role_policy: { one: { role: 'atlas-attic', policy: iamPolicy([put, locate]) } } },
      rest(),
    ),
  },
  {
    title: "another role's policy",
    resources: together(
      iamRole(),
      iamRole({ assume_role_policy: '{}' }, 'cellar'),
      rolePolicy([put, locate], {}, 'cellar'),
      rest(),
    ),
    findings: [neither],
  },
  {
    title: 'an attached policy',
    ...withRole(policy([put, locate]), attachment('${aws_iam_policy.export.arn}')),
  },
  {
    title: 'an attached policy that does not allow it',
    ...withRole(policy([put]), attachment('${aws_iam_policy.export.arn}')),
    findings: [noLocate],
  },
  {
    title: 'a policy that is attached by its name in a literal ARN',
    ...withRole(policy([put, locate]), attachment('arn:aws:iam::111111111111:policy/atlas-export')),
  },
  {
    title: 'a policy that is attached to several roles',
    ...withRole(policy([put, locate]), {
      aws_iam_policy_attachment: {
        export: {
          name: 'export',
          roles: ['other', '${aws_iam_role.attic.name}'],
          policy_arn: '${aws_iam_policy.export.arn}',
        },
      },
    }),
  },
  {
    title: 'policies that are attached exclusively',
    ...withRole(policy([put]), {
      aws_iam_role_policy_attachments_exclusive: {
        export: { role_name: '${aws_iam_role.attic.name}', policy_arns: ['${aws_iam_policy.export.arn}'] },
      },
    }),
    findings: [noLocate],
  },
  {
    title: 'an inline policy of the role',
    resources: together(
      iamRole({ inline_policy: [{ name: 'export', policy: iamPolicy([put, locate]) }] }),
      rest(),
    ),
  },
  {
    title: 'an inline policy that does not allow it',
    resources: together(iamRole({ inline_policy: [{ name: 'export', policy: iamPolicy([put]) }] }), rest()),
    findings: [noLocate],
  },
  {
    title: 'managed policies of the role',
    resources: together(
      iamRole({ managed_policy_arns: ['${aws_iam_policy.export.arn}'] }),
      policy([put]),
      rest(),
    ),
    findings: [noLocate],
  },
  {
    title: "a policy of AWS' own, which is not read here",
    ...withRole(rolePolicy([put, locate]), attachment('arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess')),
    unchecked: notRead,
  },
  {
    title: "a managed policy of AWS' own",
    resources: together(
      iamRole({ managed_policy_arns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'] }),
      rest(),
    ),
    unchecked: notRead,
  },
  {
    title: 'the text of a policy is not known yet',
    ...withRole(rolePolicy([], { policy: unknown })),
    unchecked: notRead,
  },
  {
    title: 'the text of a policy is not JSON',
    ...withRole(rolePolicy([], { policy: 'allow everything' })),
    unchecked: notRead,
  },
  {
    title: 'which role a policy belongs to is not known yet',
    ...withRole(rolePolicy([put, locate], { role: unknown })),
    unchecked: notRead,
  },
  {
    title: 'which policy is attached is not known yet',
    ...withRole(attachment(unknown)),
    unchecked: notRead,
  },
  {
    title: 'a permissions boundary may take it away',
    resources: together(
      iamRole({ permissions_boundary: 'arn:aws:iam::111111111111:policy/boundary' }),
      rolePolicy([put, locate]),
      rest(),
    ),
    unchecked: notRead,
  },
  {
    title: 'a permissions boundary adds nothing',
    resources: together(
      iamRole({ permissions_boundary: 'arn:aws:iam::111111111111:policy/boundary' }),
      rolePolicy([put]),
      rest(),
    ),
    findings: [noLocate],
  },
  {
    title: "the bucket's own policy may allow it",
    ...withRole(s3, rolePolicy([locate]), {
      aws_s3_bucket_policy: { attic: { bucket: '${aws_s3_bucket.attic.id}', policy: unknown } },
    }),
    unchecked: notRead,
  },
  {
    title: "another bucket's policy does not matter",
    ...withRole(rolePolicy([locate]), { aws_s3_bucket_policy: { other: { bucket: 'other', policy: '{}' } } }),
    findings: [noPut],
  },
  {
    title: 'a policy that names the bucket by reference; of its text a plan of HCL shows nothing',
    resources: together(iamRole(), s3, rolePolicy(both), rest()),
    inHcl: { unchecked: notRead },
  },
  {
    title: 'a policy that names the bucket by reference and forgets its objects',
    resources: together(
      iamRole(),
      s3,
      rolePolicy([{ Effect: 'Allow', Action: 's3:*', Resource: '${aws_s3_bucket.attic.arn}' }]),
      rest(),
    ),
    findings: [noPut],
    inHcl: { unchecked: notRead },
  },
  {
    title: 'a bucket whose name is not known yet, by reference on both sides',
    resources: together(
      iamRole(),
      toCome,
      rolePolicy(both),
      rest({ bucket_name: '${aws_s3_bucket.attic.id}' }),
    ),
    inHcl: { unchecked: notRead },
  },
  {
    title: 'a bucket whose name is not known yet, and a literal one',
    resources: together(
      iamRole(),
      toCome,
      rolePolicy([put, locate]),
      rest({ bucket_name: '${aws_s3_bucket.attic.id}' }),
    ),
    unchecked: notRead,
  },
  {
    title: 'a bucket whose name is not known yet, and no action that fits',
    resources: together(
      iamRole(),
      toCome,
      rolePolicy([{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }]),
      rest({ bucket_name: '${aws_s3_bucket.attic.id}' }),
    ),
    findings: [
      missing('s3:PutObject on the objects of the bucket and s3:GetBucketLocation on the bucket', at),
    ],
  },
  {
    title: 'jsonencode, as Terraform writes it',
    ...withRole(
      s3,
      rolePolicy([], {
        policy:
          '${jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = [aws_s3_bucket.attic.arn, "${aws_s3_bucket.attic.arn}/*"] }] })}',
      }),
    ),
    only: 'synth',
  },
  {
    title: 'jsonencode without the objects',
    ...withRole(
      s3,
      rolePolicy([], {
        policy:
          '${jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = aws_s3_bucket.attic.arn }] })}',
      }),
    ),
    only: 'synth',
    findings: [noPut],
  },
  {
    title: 'one variable for the bucket on both sides',
    resources: together(
      iamRole(),
      rolePolicy([
        { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::${var.bucket}/*' },
        { Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: 'arn:aws:s3:::${var.bucket}' },
      ]),
      rest({ bucket_name: '${var.bucket}' }),
    ),
    variables: { bucket: 'shop-attic' },
  },
  {
    title: 'a policy document of a data source',
    ...withRole(rolePolicy([], { policy: '${data.aws_iam_policy_document.export.json}' })),
    data: {
      aws_iam_policy_document: {
        export: { statement: [{ actions: ['s3:PutObject'], resources: [objects] }] },
      },
    },
    findings: [noLocate],
  },
  {
    title: 'a policy document that denies',
    ...withRole(rolePolicy([], { policy: '${data.aws_iam_policy_document.export.json}' })),
    data: {
      aws_iam_policy_document: {
        export: {
          statement: [
            { actions: ['s3:*'], resources: [bucket, objects] },
            { effect: 'Deny', not_actions: ['s3:GetBucketLocation'], resources: ['*'] },
          ],
        },
      },
    },
    findings: [
      {
        at,
        attribute,
        problem: `IAM role "atlas-attic" cannot write to export bucket "shop-attic": its policies deny s3:PutObject on ${objects}`,
        fix: `remove s3:PutObject on ${objects} from the Deny statement`,
      },
    ],
  },
  {
    title: 'a policy document under a condition',
    ...withRole(rolePolicy([], { policy: '${data.aws_iam_policy_document.export.json}' })),
    data: {
      aws_iam_policy_document: {
        export: {
          statement: [
            {
              actions: ['s3:*'],
              resources: ['*'],
              condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['true'] }],
            },
          ],
        },
      },
    },
    unchecked: notRead,
  },
  {
    title: 'a policy document of other documents',
    ...withRole(rolePolicy([], { policy: '${data.aws_iam_policy_document.export.json}' })),
    data: { aws_iam_policy_document: { export: { source_policy_documents: [iamPolicy([put, locate])] } } },
    unchecked: notRead,
  },
  {
    title: 'a policy document that is read at apply: its actions show even in HCL',
    ...withRole(s3, rolePolicy([], { policy: '${data.aws_iam_policy_document.export.json}' })),
    data: {
      aws_iam_policy_document: {
        export: {
          statement: [{ actions: ['s3:GetObject'], resources: ['${aws_s3_bucket.attic.arn}/*'] }],
        },
      },
    },
    findings: [neither],
  },
  {
    title: 'a policy document that is read at apply: its resources show only in JSON',
    ...withRole(s3, rolePolicy([], { policy: '${data.aws_iam_policy_document.export.json}' })),
    data: {
      aws_iam_policy_document: {
        export: {
          statement: [
            { actions: ['s3:*'], resources: ['${aws_s3_bucket.attic.arn}', '${aws_s3_bucket.attic.arn}/*'] },
          ],
        },
      },
    },
    inHcl: { unchecked: notRead },
  },
  {
    title: 'a role outside the configuration',
    resources: rest({}, awsAccess()),
    unchecked: notRead,
  },
  {
    title: 'a role that a data source reads',
    resources: rest({}, awsAccess('${data.aws_iam_role.attic.arn}')),
    data: { aws_iam_role: { attic: { name: 'atlas-attic' } } },
    unchecked: notRead,
  },
  {
    title: 'a literal role id',
    resources: rest({ iam_role_id: '66bb0000000000000000000c' }),
    unchecked: notRead,
  },
  {
    title: 'the role by its literal ARN',
    resources: together(iamRole(), rest({}, awsAccess('arn:aws:iam::111111111111:role/atlas-attic'))),
    findings: [neither],
  },
  {
    title: 'the ARN of the role is not known yet',
    resources: together(iamRole(), rest({}, awsAccess(unknown))),
    unchecked: notRead,
  },
  {
    title: "the setup's role id leads to the role, too",
    resources: together(
      iamRole(),
      rest({ iam_role_id: '${mongodbatlas_cloud_provider_access_setup.attic.role_id}' }),
    ),
    findings: [neither],
  },
  { title: 'no role is reported by another rule', resources: rest({ iam_role_id: undefined }) },
  {
    title: 'Azure',
    resources: rest({
      cloud_provider: 'AZURE',
      iam_role_id: undefined,
      role_id: '66bb0000000000000000000d',
      service_url: 'https://shopattic.blob.core.windows.net',
    }),
  },
  {
    title: 'policies that are missing from a partial plan',
    ...withRole(),
    only: 'plan',
    partial: 'targeted',
    unchecked: notRead,
  },
  {
    title: 'everything is in the state, with names and ARNs',
    before: together(iamRole(), s3, policy(both), attachment('${aws_iam_policy.export.arn}'), rest()),
    resources: together(iamRole(), s3, policy(both), attachment('${aws_iam_policy.export.arn}'), rest()),
    only: 'plan',
  },
  {
    title: 'the state shows what something else attached',
    before: together(
      iamRole({ managed_policy_arns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'] }),
      rest(),
    ),
    resources: together(iamRole(), rest()),
    only: 'plan',
    unchecked: notRead,
  },
]);
