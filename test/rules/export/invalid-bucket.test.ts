import { type Body, awsAccess, exportBucket, project, together } from '../../../src/rules/example';
import { exportInvalidBucket } from '../../../src/rules/export/invalid-bucket';
import { testRule, inCamelCase } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic';
const unknown = '${terraform_data.x.output}';
const role = '${mongodbatlas_cloud_provider_access_authorization.attic.role_id}';

const withBucket = (body: Body) => ({ resources: together(project(), exportBucket(body)) });
const azure = (body: Body = {}) =>
  withBucket({
    cloud_provider: 'AZURE',
    iam_role_id: undefined,
    role_id: '66bb0000000000000000000d',
    service_url: 'https://shopattic.blob.core.windows.net',
    ...body,
  });
const google = (body: Body = {}) =>
  withBucket({ cloud_provider: 'GCP', iam_role_id: undefined, role_id: '66bb0000000000000000000d', ...body });

const without = (provider: string, attribute: string) => ({
  at,
  attribute,
  problem: `export bucket "shop-attic" on ${provider} has no ${attribute}`,
  fix: `set ${attribute} to the role id of a mongodbatlas_cloud_provider_access_authorization`,
  fixInCode: `set ${inCamelCase(attribute)} to the role id of new CloudProviderAccessAuthorization(...)`,
});
const noBlobStorage = (what: string) => ({
  at,
  attribute: 'service_url',
  problem: `export bucket "shop-attic" on AZURE has ${what}`,
  fix: 'set service_url to the URL of the storage account: https://ACCOUNT.blob.core.windows.net',
  fixInCode: 'set serviceUrl to the URL of the storage account: https://ACCOUNT.blob.core.windows.net',
});
const badName = (name: string, characters: string) => ({
  at,
  attribute: 'bucket_name',
  problem: `export bucket "${name}" has a name of ${characters}`,
  fix: 'set bucket_name to a bucket with a name of 3 to 63 characters',
  fixInCode: 'set bucketName to a bucket with a name of 3 to 63 characters',
});

testRule(exportInvalidBucket, [
  { title: 'AWS with a role', ...withBucket({}) },
  {
    title: 'AWS with a role to come',
    resources: together(project(), awsAccess(), exportBucket({ iam_role_id: role })),
  },
  {
    title: 'AWS without one',
    ...withBucket({ iam_role_id: undefined }),
    findings: [without('AWS', 'iam_role_id')],
  },
  {
    title: "AWS with the other providers' role_id",
    ...withBucket({ iam_role_id: undefined, role_id: '66bb0000000000000000000d' }),
    findings: [without('AWS', 'iam_role_id')],
  },
  { title: 'Azure with everything', ...azure() },
  {
    title: 'Azure with a path',
    ...azure({ service_url: 'https://shopattic.blob.core.windows.net/snapshots' }),
  },
  {
    title: 'Azure without a role',
    ...azure({ role_id: undefined }),
    findings: [without('AZURE', 'role_id')],
  },
  {
    title: 'Azure without a URL',
    ...azure({ service_url: undefined }),
    findings: [noBlobStorage('no service_url')],
  },
  {
    title: 'Azure with a URL of another service',
    ...azure({ service_url: 'https://shopattic.file.core.windows.net' }),
    findings: [
      noBlobStorage(
        'the service_url "https://shopattic.file.core.windows.net", which is not one of Azure Blob Storage',
      ),
    ],
  },
  {
    title: 'Azure with a URL that only mentions blob storage',
    ...azure({ service_url: 'https://example.net/shopattic.blob.core.windows.net' }),
    findings: [
      noBlobStorage(
        'the service_url "https://example.net/shopattic.blob.core.windows.net", which is not one of Azure Blob Storage',
      ),
    ],
  },
  { title: 'Google Cloud with a role', ...google() },
  {
    title: 'Google Cloud without one',
    ...google({ role_id: undefined }),
    findings: [without('GCP', 'role_id')],
  },
  {
    title: 'an unsupported provider',
    ...withBucket({ cloud_provider: 'OCI', iam_role_id: undefined }),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic',
        attribute: 'cloud_provider',
        problem: 'export bucket "shop-attic" has the cloud_provider "OCI", which is not AWS, AZURE or GCP',
        fix: 'set cloud_provider to AWS, AZURE or GCP',
        fixInCode: 'set cloudProvider to AWS, AZURE or GCP',
      },
    ],
  },
  {
    title: 'a provider in lower case',
    ...withBucket({ cloud_provider: 'aws' }),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic',
        attribute: 'cloud_provider',
        problem: 'export bucket "shop-attic" has the cloud_provider "aws", which is not AWS, AZURE or GCP',
        fix: 'set cloud_provider = "AWS"',
        fixInCode: "set cloudProvider: 'AWS'",
      },
    ],
  },
  { title: 'a name of 3 characters', ...withBucket({ bucket_name: 'abc' }) },
  { title: 'a name of 63 characters', ...withBucket({ bucket_name: 'a'.repeat(63) }) },
  { title: 'a name of 2', ...withBucket({ bucket_name: 'ab' }), findings: [badName('ab', '2 characters')] },
  { title: 'a name of 1', ...withBucket({ bucket_name: 'a' }), findings: [badName('a', '1 character')] },
  {
    title: 'a name of 64',
    ...withBucket({ bucket_name: 'a'.repeat(64) }),
    findings: [badName('a'.repeat(64), '64 characters')],
  },
  {
    title: 'a sensitive name is not shown',
    ...withBucket({ bucket_name: '${sensitive("ab")}' }),
    only: 'synth',
    findings: [
      {
        at,
        attribute: 'bucket_name',
        problem:
          'export bucket mongodbatlas_cloud_backup_snapshot_export_bucket.attic has a name of 2 characters',
        fix: 'set bucket_name to a bucket with a name of 3 to 63 characters',
        fixInCode: 'set bucketName to a bucket with a name of 3 to 63 characters',
      },
    ],
  },
  {
    title: 'the name is not known yet',
    ...withBucket({ bucket_name: unknown }),
    unchecked: [`${at} bucket_name`],
  },
  {
    title: 'the name is not known yet, and the role is missing',
    ...withBucket({ bucket_name: unknown, iam_role_id: undefined }),
    findings: [
      { ...without('AWS', 'iam_role_id'), problem: `export bucket ${at} on AWS has no iam_role_id` },
    ],
    unchecked: [`${at} bucket_name`],
  },
  {
    title: 'the provider is not known yet',
    ...withBucket({ cloud_provider: unknown }),
    unchecked: [`${at} cloud_provider`],
  },
  {
    title: 'the provider is not known yet, and everything is there',
    ...azure({ cloud_provider: unknown, iam_role_id: '66bb0000000000000000000c' }),
  },
  {
    title: 'the URL is not known yet',
    ...azure({ service_url: unknown }),
    unchecked: [`${at} service_url`],
  },
  {
    title: 'the role from a variable that is nothing',
    ...withBucket({ iam_role_id: '${var.role}' }),
    variables: { role: null },
    findings: [without('AWS', 'iam_role_id')],
    atSynth: { unchecked: [`${at} iam_role_id`] },
  },
]);
