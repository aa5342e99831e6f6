import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { type IamRole, awsBindings } from './aws-bindings';
import { CloudProviderAccessAuthorization } from '../../provider/cloud-provider-access-authorization';
import { CloudProviderAccessSetup } from '../../provider/cloud-provider-access-setup';
import { markCreationSite } from '../../synth/creation-site';
import type { IAtlasProject } from '../props/project';
import { providerOf } from '../props/provider-prop';

/** An AWS role that Atlas can assume, and Atlas' authorization for it: what uses the role names the authorization. */
export function atlasRole(
  self: Construct,
  {
    project,
    roleName,
    awsProvider,
    provider,
  }: {
    readonly project: IAtlasProject;
    readonly roleName: string;
    readonly awsProvider: TerraformProvider | undefined;
    readonly provider: TerraformProvider | undefined;
  },
): { readonly role: IamRole; readonly authorization: CloudProviderAccessAuthorization } {
  const { projectId } = project;
  const atlas = providerOf(self, provider, project);
  const setup = new CloudProviderAccessSetup(self, 'Access', { projectId, providerName: 'AWS', ...atlas });
  const { atlasAwsAccountArn, atlasAssumedRoleExternalId } = setup.awsConfig.get(0);
  const Role = awsBindings.iamRole();
  const role = new Role(self, 'Role', {
    name: roleName,
    assumeRolePolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: atlasAwsAccountArn },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': atlasAssumedRoleExternalId } },
        },
      ],
    }),
    ...(awsProvider === undefined ? {} : { provider: awsProvider }),
  });
  const authorization = new CloudProviderAccessAuthorization(self, 'Authorization', {
    projectId,
    roleId: setup.roleId,
    aws: { iamAssumedRoleArn: role.arn },
    ...atlas,
  });
  markCreationSite(setup, role, authorization);
  return { role, authorization };
}
