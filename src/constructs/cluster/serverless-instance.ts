import type { Construct } from 'constructs';
import { TerraformStack } from 'cdktf';
import type { CloudProvider } from '../../atlas';
import { CLOUD_PROVIDERS } from '../../atlas/cloud-provider';
import { ServerlessInstance as ServerlessInstanceResource } from '../../provider/serverless-instance';
import { AtlasChecks } from '../../synth/atlas-checks';
import { markCreationSite } from '../../synth/creation-site';
import { mark } from '../../synth/mark';
import type { IAtlasProject } from '../props/project';
import { ClusterBase } from './cluster-base';
import { addImport } from '../binding/import-block';
import type { Region } from '../props/names';
import { Preconditions } from '../props/preconditions';
import { PropsValidator } from '../props/props';
import { type ProviderProps, providerOf } from '../props/provider-prop';
import type { OrToken } from '../props/token';

/** Props of {@link ServerlessInstance}. */
export interface ServerlessInstanceProps extends ProviderProps {
  /** The project of the instance. */
  readonly project: IAtlasProject;
  /**
   * The name of the existing instance.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** The cloud provider of the instance. */
  readonly cloudProvider: CloudProvider;
  /** The region, as Atlas names it: `US_EAST_1`. */
  readonly region: Region;
  /**
   * The id that Terraform imports it by. The import does nothing where the instance is in the state already.
   * @default - the project's id, a hyphen and the name
   */
  readonly importId?: string;
  /**
   * Whether Atlas rejects deleting the instance. Its backups are deleted with the instance.
   * @default - true
   */
  readonly terminationProtection?: OrToken<boolean>;
  /**
   * Continuous instead of basic backup. Atlas has ended it, so it has no effect.
   * @default - unchanged
   */
  readonly continuousBackup?: OrToken<boolean>;
  /** Not supported: Atlas backs up every Serverless instance, and you cannot disable it. */
  readonly backup?: never;
}

/** Props that JavaScript can pass although Serverless instances do not support them: rules report them. */
interface ForbiddenProps {
  readonly backup?: unknown;
}

const validator = new PropsValidator((prop) =>
  prop.object<Omit<ServerlessInstanceProps, keyof ForbiddenProps> & ForbiddenProps>({
    project: prop.project(),
    name: prop.optional(prop.text()),
    cloudProvider: prop.oneOf(CLOUD_PROVIDERS),
    region: prop.text(),
    importId: prop.optional(prop.text()),
    terminationProtection: prop.optional(prop.flag()),
    continuousBackup: prop.optional(prop.flag()),
    provider: prop.optional(prop.provider()),
    backup: prop.optional(prop.flag()),
  }),
);

/**
 * An existing Serverless instance. Atlas has not created new ones since February 2025, has not supported them since
 * 22 January 2026, and has removed the API of this resource: expect creating, changing and destroying it to fail. It is
 * here for estates that still have one in their state. It is imported, never created.
 *
 * Its backups cannot be disabled, scheduled, or taken on demand.
 * @see https://www.mongodb.com/docs/atlas/flex-migration/
 */
export class ServerlessInstance extends ClusterBase {
  readonly clusterKind = 'serverless';
  readonly project: IAtlasProject;
  /** The Terraform resource, for everything without a prop here. */
  readonly resource: ServerlessInstanceResource;

  /** @throws if the props are invalid */
  constructor(scope: Construct, id: string, props: ServerlessInstanceProps) {
    super(scope, id);
    validator.validate('ServerlessInstance', scope, id, props);
    AtlasChecks.of(this);
    const { project, name = id, importId = `${project.projectId}-${name}`, continuousBackup } = props;
    this.project = project;
    const { backup } = props as ForbiddenProps;
    const preconditions = new Preconditions(this);
    preconditions.add(
      [backup],
      () => backup,
      () => 'backups of a Serverless instance cannot be disabled: remove backup',
      'serverless/backup-disabled',
    );
    this.resource = new ServerlessInstanceResource(this, 'Resource', {
      projectId: project.projectId,
      name,
      providerSettingsBackingProviderName: props.cloudProvider,
      providerSettingsProviderName: 'SERVERLESS',
      providerSettingsRegionName: props.region,
      terminationProtectionEnabled: props.terminationProtection ?? true,
      ...(continuousBackup === undefined ? {} : { continuousBackupEnabled: continuousBackup }),
      ...providerOf(this, props.provider, project),
      ...preconditions.lifecycle,
    });
    mark(this.resource, { construct: 'ServerlessInstance' });
    markCreationSite(this.resource);
    addImport(TerraformStack.of(this), this.resource, importId);
    if (backup !== undefined) mark(this.resource, { backup_enabled: backup });
  }
}
