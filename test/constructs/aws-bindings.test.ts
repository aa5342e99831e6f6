import type * as Aws from '../../src/aws';
import type * as Library from '../../src';
import type * as Cdktf from 'cdktf';

/*
 * The bindings of the AWS provider have one name for cdktf and another one for cdktn, with the same classes.
 */

const MODULES = [
  'iam-role',
  'iam-role-policy',
  's3-bucket',
  's3-bucket-lifecycle-configuration',
  's3-bucket-public-access-block',
  's3-bucket-server-side-encryption-configuration',
  's3-bucket-versioning',
];

const missing = (path: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`Cannot find module '${path}'`), { code: 'MODULE_NOT_FOUND' });

/** What an export and an encryption synthesize, with the modules that are loaded now. */
function synthesized(): readonly string[] {
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { App, TerraformStack } = require('cdktf') as typeof Cdktf;
  const { AtlasProject } = require('../../src') as typeof Library;
  const { KmsEncryptionAtRest, S3SnapshotExport } = require('../../src/aws') as typeof Aws;
  /* eslint-enable @typescript-eslint/no-require-imports */
  const stack = new TerraformStack(new App(), 'stack');
  const project = new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });
  const { bucket, role } = new S3SnapshotExport(stack, 'archive', { project, bucketName: 'shop-archive' });
  const encryption = new KmsEncryptionAtRest(stack, 'key', {
    project,
    keyArn: 'arn:aws:kms:eu-central-1:111122223333:key/k',
    region: 'EU_CENTRAL_1',
    roleName: 'atlas-encryption',
  });
  expect([bucket, role, encryption.role].map((one) => one.terraformResourceType)).toEqual([
    'aws_s3_bucket',
    'aws_iam_role',
    'aws_iam_role',
  ]);
  const { resource } = stack.toTerraform() as { readonly resource: object };
  return Object.keys(resource).filter((type) => type.startsWith('aws_'));
}

/** Makes only these bindings be installed. Those for cdktn are those for cdktf under their name. */
function install(...installed: readonly string[]): void {
  jest.resetModules();
  for (const name of MODULES) {
    const actual = jest.requireActual<object>(`@cdktf/provider-aws/lib/${name}`);
    for (const bindings of ['@cdktf/provider-aws', '@cdktn/provider-aws']) {
      const path = `${bindings}/lib/${name}`;
      const load = (): object => {
        if (installed.includes(bindings)) return actual;
        throw missing(path);
      };
      jest.doMock(path, load, { virtual: true });
    }
  }
}

test.each([['@cdktf/provider-aws'], ['@cdktn/provider-aws'], ['@cdktf/provider-aws', '@cdktn/provider-aws']])(
  '%s serves',
  (...installed) => {
    install(...installed);
    expect(synthesized()).toHaveLength(7);
  },
);

test('without bindings an export says which to install', () => {
  install();
  expect(synthesized).toThrow(
    'the bindings of the AWS provider are not installed: install @cdktf/provider-aws, or @cdktn/provider-aws with cdktn',
  );
});

test('bindings that are broken are not taken for missing ones', () => {
  install('@cdktn/provider-aws');
  jest.doMock('@cdktf/provider-aws/lib/s3-bucket', () => {
    throw missing('cdktf');
  });
  expect(synthesized).toThrow("Cannot find module 'cdktf'");
});
