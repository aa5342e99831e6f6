import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { atlasRole } from '../binding/atlas-role';
import { type IamRole, awsBindings } from '../binding/aws-bindings';
import { EncryptionAtRest, type EncryptionAtRestBaseProps } from './encryption-at-rest';
import type { Region } from '../props/names';
import { PropsValidator } from '../props/props';

/** Props of {@link KmsEncryptionAtRest}. */
export interface KmsEncryptionAtRestProps extends EncryptionAtRestBaseProps {
  /** The ARN of the KMS key. Its policy must allow the account to use it through IAM policies, as AWS' default does. */
  readonly keyArn: string;
  /** The AWS region of the key, as Atlas names it: `EU_CENTRAL_1`. */
  readonly region: Region<'AWS'>;
  /** The name of the role to create. */
  readonly roleName: string;
  /**
   * The AWS provider to use.
   * @default - the stack's default AWS provider
   */
  readonly awsProvider?: TerraformProvider;
}

const validator = new PropsValidator((prop) =>
  prop.object<KmsEncryptionAtRestProps>({
    project: prop.project(),
    searchNodes: prop.optional(prop.flag()),
    keyArn: prop.identifier(),
    region: prop.identifier(),
    roleName: prop.identifier(),
    provider: prop.optional(prop.provider()),
    awsProvider: prop.optional(prop.provider()),
  }),
);

/**
 * Encryption at rest with a key of AWS KMS, and the role with which Atlas uses the key.
 * @example
 * const encryption = new KmsEncryptionAtRest(this, 'Encryption', {
 *   project,
 *   keyArn: key.arn,
 *   region: 'EU_CENTRAL_1',
 *   roleName: 'atlas-encryption',
 * });
 * new AtlasCluster(this, 'orders', { ..., encryptionAtRest: encryption });
 * @see https://www.mongodb.com/docs/atlas/security-aws-kms/
 */
export class KmsEncryptionAtRest extends EncryptionAtRest {
  /** The role with which Atlas uses the key. */
  readonly role: IamRole;

  /** @throws if the props are invalid */
  constructor(scope: Construct, id: string, props: KmsEncryptionAtRestProps) {
    validator.validate('KmsEncryptionAtRest', scope, id, props);
    const { project, keyArn, region, roleName, awsProvider } = props;
    const created: IamRole[] = [];
    super(scope, id, 'AWS', props, (self) => {
      const { role, authorization } = atlasRole(self, {
        project,
        roleName,
        awsProvider,
        provider: props.provider,
      });
      created.push(role);
      const Policy = awsBindings.iamRolePolicy();
      const policy = new Policy(self, 'RolePolicy', {
        role: role.id,
        policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:DescribeKey'], Resource: keyArn },
          ],
        }),
        ...(awsProvider === undefined ? {} : { provider: awsProvider }),
      });
      return {
        awsKmsConfig: [{ enabled: true, customerMasterKeyId: keyArn, region, roleId: authorization.roleId }],
        // Atlas immediately tests whether it may use the key.
        dependsOn: [policy],
      };
    });
    [this.role] = created as [IamRole];
  }
}
