import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { Project, type ProjectConfig } from '../../provider/project';
import type { RegionUsageRestriction } from '../../atlas';
import { REGION_USAGE_RESTRICTIONS } from '../../atlas/region-restrictions';
import { AtlasChecks } from '../../synth/atlas-checks';
import { markCreationSite } from '../../synth/creation-site';
import { mark } from '../../synth/mark';
import { AtlasDefaults } from '../backup/atlas-defaults';
import {
  type MaintenanceWindow,
  createMaintenanceWindow,
  maintenanceWindowSchema,
} from './maintenance-window';
import type { IAtlasProject } from '../props/project';
import { ProjectRoles } from './project-roles';
import { PropsValidator, extended } from '../props/props';
import type { ProviderProps } from '../props/provider-prop';
import type { ObjectiveExceptions, RecoveryObjective } from '../backup/recovery';
import { verbs } from '../restore/verbs-on-demand';
import { type Tags, mergedTags } from '../props/tags';
import type { OrToken } from '../props/token';

/** A project outside this stack. */
export interface IExistingProject extends IAtlasProject, ProjectRoles {
  /**
   * Declares recovery objectives for all clusters that were created with this project.
   * @param exceptions the clusters or kinds of clusters that they leave out
   * @throws if the objective is invalid
   */
  requireRecovery(objective: RecoveryObjective, exceptions?: ObjectiveExceptions): this;
}

/** The settings of a project, each a switch. */
export interface ProjectSettings {
  /** @default - Atlas decides: enabled */
  readonly collectDatabaseSpecificsStatistics?: OrToken<boolean>;
  /** @default - Atlas decides: enabled */
  readonly dataExplorer?: OrToken<boolean>;
  /**
   * Larger disks, from M40 on.
   * @default - Atlas decides: disabled
   */
  readonly extendedStorageSizes?: OrToken<boolean>;
  /** @default - Atlas decides: enabled */
  readonly performanceAdvisor?: OrToken<boolean>;
  /** @default - Atlas decides: enabled */
  readonly realtimePerformancePanel?: OrToken<boolean>;
  /** @default - Atlas decides: enabled */
  readonly schemaAdvisor?: OrToken<boolean>;
}

/** What a project outside this stack has for the constructs in it. */
export interface ExistingProjectOptions extends ProviderProps {
  /**
   * Tags of all clusters that are created with this project.
   * @default - none
   */
  readonly clusterTags?: Tags;
}

/** Props of {@link AtlasProject}. */
export interface AtlasProjectProps extends ProviderProps {
  /**
   * The id of the project's organization: 24 hexadecimal digits.
   * @default - that of `AtlasDefaults`; required if there is none
   */
  readonly organizationId?: string;
  /**
   * The project's name.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * Tags of the project, added to the tags of `AtlasDefaults`.
   * @default - only those
   */
  readonly tags?: Tags;
  /**
   * Tags of all clusters that are created with this project. A cluster's own tags are added to them.
   * @default - none
   */
  readonly clusterTags?: Tags;
  /**
   * The settings of the project.
   * @default - Atlas decides
   */
  readonly settings?: ProjectSettings;
  /**
   * Limits of the project, by the names of Atlas.
   * @default - those of Atlas, such as 25 clusters
   * @example
   * limits: { 'atlas.project.deployment.clusters': 40 }
   * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-setgrouplimit
   */
  readonly limits?: Readonly<Record<string, number>>;
  /**
   * Which regions the project can use, in Atlas for Government. Backups of the one kind of project cannot be restored to
   * the other.
   * @default - not an Atlas for Government project
   */
  readonly regionUsageRestrictions?: RegionUsageRestriction;
  /**
   * Whether the project begins with Atlas' default alerts. Atlas reads it only when the project is created.
   * @default - the provider decides: it does
   */
  readonly defaultAlerts?: OrToken<boolean>;
  /**
   * When Atlas maintains the clusters.
   * @default - Atlas decides
   */
  readonly maintenanceWindow?: MaintenanceWindow;
}

const validator = new PropsValidator((prop) =>
  prop.object<AtlasProjectProps>({
    organizationId: prop.orDefault(prop.identifier()),
    name: prop.optional(prop.text()),
    tags: prop.optional(prop.textMap()),
    clusterTags: prop.optional(prop.textMap()),
    settings: prop.optional(
      prop.object<ProjectSettings>({
        collectDatabaseSpecificsStatistics: prop.optional(prop.flag()),
        dataExplorer: prop.optional(prop.flag()),
        extendedStorageSizes: prop.optional(prop.flag()),
        performanceAdvisor: prop.optional(prop.flag()),
        realtimePerformancePanel: prop.optional(prop.flag()),
        schemaAdvisor: prop.optional(prop.flag()),
      }),
    ),
    limits: prop.optional(prop.numberMap()),
    regionUsageRestrictions: prop.optional(prop.oneOf(REGION_USAGE_RESTRICTIONS)),
    defaultAlerts: prop.optional(prop.flag()),
    maintenanceWindow: prop.optional(maintenanceWindowSchema(prop)),
    provider: prop.optional(prop.provider()),
  }),
);

const existingValidator = new PropsValidator((prop) =>
  prop.object<Pick<IAtlasProject, 'projectId'> & { readonly options: ExistingProjectOptions }>({
    projectId: prop.identifier(),
    options: prop.object<ExistingProjectOptions>({
      clusterTags: prop.optional(prop.textMap()),
      provider: prop.optional(prop.provider()),
    }),
  }),
);

/**
 * A MongoDB Atlas project. Clusters, roles and backup policies belong to a project.
 * @example
 * const project = new AtlasProject(this, 'shop', { organizationId: '5f0000000000000000000001' });
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/project
 */
export class AtlasProject extends ProjectRoles implements IAtlasProject {
  /**
   * References a project outside this stack by its id.
   * @param projectId its id: 24 hexadecimal digits, or a token
   * @param options the provider and the tags of its clusters
   * @throws if the id or an option is invalid
   * @example
   * const project = AtlasProject.fromProjectId(this, 'Shop', '65f000000000000000000001');
   */
  static fromProjectId(
    scope: Construct,
    id: string,
    projectId: string,
    options: ExistingProjectOptions = {},
  ): IExistingProject {
    return new ExistingProject(scope, id, projectId, options);
  }

  readonly clusterTags: Tags | undefined;
  /** The Terraform resource, for everything without a prop here. */
  readonly resource: Project;
  private idReference: string | undefined;

  /** @throws if the props are invalid */
  constructor(scope: Construct, id: string, props: AtlasProjectProps) {
    super(scope, id);
    const defaults = AtlasDefaults.of(this).values;
    const owned = withOrganization(props, defaults.organizationId);
    validator.validate('AtlasProject', scope, id, owned);
    AtlasChecks.of(this);
    const { clusterTags, maintenanceWindow, provider } = props;
    this.clusterTags = clusterTags;
    this.resource = new Project(this, 'Resource', {
      name: props.name ?? id,
      orgId: owned.organizationId,
      ...mergedTags([defaults.tags, props.tags]),
      ...configOf(props),
      ...(provider === undefined ? {} : { provider }),
    });
    mark(this.resource, { construct: 'AtlasProject' });
    markCreationSite(this.resource);
    if (maintenanceWindow !== undefined) createMaintenanceWindow(this, maintenanceWindow);
  }

  /** The reference to its id. With the first one, the logical id of the resource can no longer be overridden. */
  get projectId(): string {
    this.idReference ??= this.resource.id;
    return this.idReference;
  }

  protected override keepTeams(): void {
    // Without this, the project's own `teams` take back what the assignment gave, in every second apply.
    this.resource.lifecycle = { ...this.resource.lifecycle, ignoreChanges: ['teams'] };
  }

  /**
   * Declares recovery objectives for all clusters of this project; synth and plan review report what does not meet them.
   * @param exceptions the clusters or kinds of clusters that they leave out
   * @throws if the objective is invalid
   * @example
   * project.requireRecovery(
   *   { worstLoss: Duration.hours(6), keepFor: Retention.years(1), survivesClusterDeletion: true },
   *   { except: [playground], exceptKinds: ['free', 'flex'] },
   * );
   */
  requireRecovery(objective: RecoveryObjective, exceptions: ObjectiveExceptions = {}): this {
    verbs.recovery().requireRecoveryOfProject(this, objective, exceptions);
    return this;
  }
}

/** Props with the organization from wherever it comes. */
type Owned = AtlasProjectProps & { readonly organizationId: string };

function withOrganization(props: AtlasProjectProps, organizationId: string | undefined): Owned {
  return extended(
    props,
    (given) => ({ ...given, organizationId: given.organizationId ?? organizationId }) as Owned,
  );
}

function configOf({
  settings = {},
  limits,
  regionUsageRestrictions,
  defaultAlerts,
}: AtlasProjectProps): Partial<ProjectConfig> {
  const switches = {
    isCollectDatabaseSpecificsStatisticsEnabled: settings.collectDatabaseSpecificsStatistics,
    isDataExplorerEnabled: settings.dataExplorer,
    isExtendedStorageSizesEnabled: settings.extendedStorageSizes,
    isPerformanceAdvisorEnabled: settings.performanceAdvisor,
    isRealtimePerformancePanelEnabled: settings.realtimePerformancePanel,
    isSchemaAdvisorEnabled: settings.schemaAdvisor,
    withDefaultAlertsSettings: defaultAlerts,
  };
  return {
    ...Object.fromEntries(Object.entries(switches).filter(([, value]) => value !== undefined)),
    ...(limits === undefined
      ? {}
      : { limits: Object.entries(limits).map(([name, value]) => ({ name, value })) }),
    ...(regionUsageRestrictions === undefined ? {} : { regionUsageRestrictions }),
  };
}

class ExistingProject extends ProjectRoles implements IExistingProject {
  readonly provider: TerraformProvider | undefined;
  readonly clusterTags: Tags | undefined;

  constructor(
    scope: Construct,
    id: string,
    readonly projectId: string,
    options: ExistingProjectOptions,
  ) {
    super(scope, id);
    existingValidator.validate('AtlasProject.fromProjectId', scope, id, { projectId, options });
    this.provider = options.provider;
    this.clusterTags = options.clusterTags;
    AtlasChecks.of(this);
  }

  /**
   * Declares recovery objectives for all clusters of this project; synth and plan review report what does not meet them.
   * @param exceptions the clusters or kinds of clusters that they leave out
   * @throws if the objective is invalid
   * @example
   * project.requireRecovery(
   *   { worstLoss: Duration.hours(6), keepFor: Retention.years(1), survivesClusterDeletion: true },
   *   { except: [playground], exceptKinds: ['free', 'flex'] },
   * );
   */
  requireRecovery(objective: RecoveryObjective, exceptions: ObjectiveExceptions = {}): this {
    verbs.recovery().requireRecoveryOfProject(this, objective, exceptions);
    return this;
  }
}
