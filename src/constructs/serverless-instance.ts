import type { Construct } from 'constructs';
import { TerraformStack } from 'cdktf';
import { CLOUD_PROVIDERS, type CloudProvider } from '../atlas';
import { ServerlessInstance as ServerlessInstanceResource } from '../provider/serverless-instance';
import { AtlasChecks, mark } from '../synth';
import type { IAtlasProject } from './project';
import { ClusterBase } from './cluster-base';
import { addImport } from './import-block';
import { Preconditions } from './preconditions';
import { PropsValidator } from './props';
import type { OrToken } from './token';

/** Props of {@link ServerlessInstance}. */
export interface ServerlessInstanceProps {
  /** The project that it belongs to. */
  readonly project: IAtlasProject;
  /**
   * The name of the instance as it exists.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** The cloud provider that it runs on. */
  readonly cloudProvider: CloudProvider;
  /** Atlas' name of its region, such as `US_EAST_1`. */
  readonly region: string;
  /**
   * The id that Terraform imports it by. The import does nothing where the instance is in the state already.
   * @default - the project's id, a hyphen and the name
   */
  readonly importId?: string;
  /**
   * Whether Atlas refuses to delete it: its backups would go with it.
   * @default - true
   */
  readonly terminationProtection?: OrToken<boolean>;
  /**
   * Continuous instead of basic backup. It has had no effect since Atlas ended it.
   * @default - it is left as it is
   */
  readonly continuousBackup?: OrToken<boolean>;
  /** Not there: Atlas backs up every Serverless instance, and that cannot be switched off. */
  readonly backup?: never;
}

/** What JavaScript may say of a Serverless instance although its backup cannot be switched off: the checks answer it. */
interface ForbiddenProps {
  readonly backup?: unknown;
}

const validator = new PropsValidator((prop) =>
  prop.object<Omit<ServerlessInstanceProps, keyof ForbiddenProps> & ForbiddenProps>({
    project: prop.having<IAtlasProject>('a project', 'projectId'),
    name: prop.optional(prop.text()),
    cloudProvider: prop.oneOf(CLOUD_PROVIDERS),
    region: prop.text(),
    importId: prop.optional(prop.text()),
    terminationProtection: prop.optional(prop.flag()),
    continuousBackup: prop.optional(prop.flag()),
    backup: prop.optional(prop.flag()),
  }),
);

/**
 * A Serverless instance that exists already. Atlas makes no new ones since February 2025, supports none since
 * 22 January 2026, and has removed the API behind this resource: creating, changing and destroying it can be expected to
 * fail. It is here for estates that still have one in their state. It is imported, never created.
 *
 * Its backups cannot be switched off, scheduled, or taken on demand.
 * @see https://www.mongodb.com/docs/atlas/flex-migration/
 */
export class ServerlessInstance extends ClusterBase {
  readonly clusterKind = 'serverless';
  readonly clusterName: string;
  readonly project: IAtlasProject;
  readonly projectId: string;
  /** The Terraform resource, for everything that has no prop here. */
  readonly resource: ServerlessInstanceResource;

  /** @throws where the props have another shape */
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
      () => 'backups of a Serverless instance cannot be switched off: leave backup out',
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
      ...preconditions.lifecycle,
    });
    mark(this.resource, { construct: 'ServerlessInstance' });
    this.clusterName = this.resource.name;
    this.projectId = this.resource.projectId;
    addImport(TerraformStack.of(this), this.resource, importId);
    if (backup !== undefined) mark(this.resource, { backup_enabled: backup });
  }
}
