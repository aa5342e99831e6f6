import { type Body, awsAccess, exportBucket, project, together } from '../../../src/rules/example';
import { exportUnauthorizedRole } from '../../../src/rules/export/unauthorized-role';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic';
const setup = 'mongodbatlas_cloud_provider_access_setup.attic';
const authorization = 'mongodbatlas_cloud_provider_access_authorization.attic';
const unknown = '${terraform_data.x.output}';
const { mongodbatlas_cloud_provider_access_setup: setups = {} } = awsAccess();

const withBucket = (body: Body, access = awsAccess()) => ({
  resources: together(project(), access, exportBucket(body)),
});
const finding = {
  at,
  attribute: 'iam_role_id',
  problem: `export bucket "shop-attic" uses the role of ${setup}, but does not wait for its authorization, ${authorization}`,
  fix: `set iam_role_id = ${authorization}.role_id`,
  fixInCode: 'set iamRoleId: attic.roleId',
};
const nowhere = {
  at,
  attribute: 'iam_role_id',
  problem: `export bucket "shop-attic" uses the role of ${setup}, but this configuration does not authorize that role`,
  fix: 'add a mongodbatlas_cloud_provider_access_authorization for that role, and set iam_role_id to its role id',
  fixInCode: 'add new CloudProviderAccessAuthorization(...) for that role, and set iamRoleId to its role id',
};

testRule(exportUnauthorizedRole, [
  { title: "the authorization's id", ...withBucket({ iam_role_id: `\${${authorization}.role_id}` }) },
  { title: "the setup's id", ...withBucket({ iam_role_id: `\${${setup}.role_id}` }), findings: [finding] },
  {
    title: "the setup's id, and waiting for the authorization",
    ...withBucket({ iam_role_id: `\${${setup}.role_id}`, depends_on: [authorization] }),
  },
  {
    title: "the setup's id, and waiting by way of another resource",
    resources: together(
      project(),
      awsAccess(),
      {
        terraform_data: { ready: { depends_on: [authorization] } },
      },
      exportBucket({ iam_role_id: `\${${setup}.role_id}`, depends_on: ['terraform_data.ready'] }),
    ),
  },
  {
    title: "the setup's id, and nothing is authorized",
    ...withBucket(
      { iam_role_id: `\${${setup}.role_id}` },
      { mongodbatlas_cloud_provider_access_setup: setups },
    ),
    findings: [nowhere],
  },
  {
    title: "another setup's authorization does not count",
    resources: together(
      project(),
      awsAccess(),
      awsAccess('arn:aws:iam::111111111111:role/other', 'cellar'),
      exportBucket({
        iam_role_id: `\${${setup}.role_id}`,
        depends_on: ['mongodbatlas_cloud_provider_access_authorization.cellar'],
      }),
    ),
    findings: [finding],
  },
  {
    title: 'nothing is authorized in a partial plan',
    ...withBucket(
      { iam_role_id: `\${${setup}.role_id}` },
      { mongodbatlas_cloud_provider_access_setup: setups },
    ),
    only: 'plan',
    partial: 'targeted',
    unchecked: [`${at} iam_role_id`],
  },
  {
    title: 'both ids are the same once they are known; the reference distinguishes them',
    before: together(project(), awsAccess(), exportBucket({ iam_role_id: `\${${setup}.role_id}` })),
    ...withBucket({ iam_role_id: `\${${setup}.role_id}` }),
    only: 'plan',
    findings: [finding],
  },
  { title: 'a literal id', ...withBucket({ iam_role_id: '66bb0000000000000000000c' }) },
  { title: 'no id is reported by another rule', ...withBucket({ iam_role_id: undefined }) },
  {
    title: 'it is not known where the id is from',
    ...withBucket({ iam_role_id: unknown }),
    unchecked: [`${at} iam_role_id`],
  },
  {
    title: 'an id from a variable',
    ...withBucket({ iam_role_id: '${var.role}' }),
    variables: { role: '66bb0000000000000000000c' },
    atSynth: { unchecked: [`${at} iam_role_id`] },
  },
  {
    title: 'a local, which a plan does not show',
    ...withBucket({ iam_role_id: '${local.role}' }),
    locals: { role: `\${${setup}.role_id}` },
    unchecked: [`${at} iam_role_id`],
    atSynth: { findings: [finding] },
  },
  {
    title: 'a setup that a data source reads, with its authorization elsewhere',
    resources: together(
      project(),
      exportBucket({ iam_role_id: '${data.mongodbatlas_cloud_provider_access_setup.attic.role_id}' }),
    ),
    data: {
      mongodbatlas_cloud_provider_access_setup: {
        attic: { project_id: '5f0000000000000000000002', provider_name: 'AWS', role_id: unknown },
      },
    },
  },
  {
    title: "Azure's role_id",
    resources: together(
      project(),
      {
        mongodbatlas_cloud_provider_access_setup: {
          attic: {
            project_id: '${mongodbatlas_project.shop.id}',
            provider_name: 'AZURE',
            azure_config: { atlas_azure_app_id: 'a', service_principal_id: 's', tenant_id: 't' },
          },
        },
        mongodbatlas_cloud_provider_access_authorization: {
          attic: {
            project_id: '${mongodbatlas_project.shop.id}',
            role_id: `\${${setup}.role_id}`,
            azure: { atlas_azure_app_id: 'a', service_principal_id: 's', tenant_id: 't' },
          },
        },
      },
      exportBucket({
        cloud_provider: 'AZURE',
        iam_role_id: undefined,
        role_id: `\${${setup}.role_id}`,
        service_url: 'https://shopattic.blob.core.windows.net',
      }),
    ),
    findings: [
      {
        ...finding,
        attribute: 'role_id',
        fix: `set role_id = ${authorization}.role_id`,
        fixInCode: 'set roleId: attic.roleId',
      },
    ],
  },
]);
