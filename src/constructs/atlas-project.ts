import type { Construct } from 'constructs';
import { Project } from '../provider/project';
import { AtlasChecks, mark } from '../synth';
import type { IAtlasProject } from './project';
import { ProjectRoles } from './project-roles';
import { type RecoveryObjective, requireRecoveryOfProject } from './recovery';
import { PropsValidator } from './props';
import { copied } from './token';

/** A project outside this stack. */
export interface IExistingProject extends IAtlasProject, ProjectRoles {
  /**
   * Declares recovery objectives for all clusters that were created with this project.
   * @throws if the objective is invalid
   */
  requireRecovery(objective: RecoveryObjective): this;
}

/** Props of {@link AtlasProject}. */
export interface AtlasProjectProps {
  /** The id of the project's organization: 24 hexadecimal digits. */
  readonly organizationId: string;
  /**
   * The project's name.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * Tags of the project.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

const validator = new PropsValidator((prop) =>
  prop.object<AtlasProjectProps>({
    organizationId: prop.text(),
    name: prop.optional(prop.text()),
    tags: prop.optional(prop.textMap()),
  }),
);

const existingValidator = new PropsValidator((prop) =>
  prop.object<IAtlasProject>({ projectId: prop.text() }),
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
   * @throws if the id is not a string
   */
  static fromProjectId(scope: Construct, id: string, projectId: string): IExistingProject {
    return new ExistingProject(scope, id, projectId);
  }

  readonly projectId: string;
  /** The Terraform resource, for everything without a prop here. */
  readonly resource: Project;

  /** @throws if the props are invalid */
  constructor(scope: Construct, id: string, props: AtlasProjectProps) {
    super(scope, id);
    validator.validate('AtlasProject', scope, id, props);
    AtlasChecks.of(this);
    this.resource = new Project(this, 'Resource', {
      name: props.name ?? id,
      orgId: props.organizationId,
      ...(props.tags === undefined ? {} : { tags: copied(props.tags) }),
    });
    mark(this.resource, { construct: 'AtlasProject' });
    this.projectId = this.resource.id;
  }

  /** Terraform ignores teams of the project: otherwise every second apply removes the roles that are granted to teams. */
  protected override keepTeams(): void {
    this.resource.lifecycle = { ...this.resource.lifecycle, ignoreChanges: ['teams'] };
  }

  /**
   * Declares recovery objectives for all clusters of this project; synth and plan review report what does not meet them.
   * @throws if the objective is invalid
   * @example
   * project.requireRecovery({ worstLoss: Duration.hours(6), keepFor: Retention.years(1), survivesClusterDeletion: true });
   */
  requireRecovery(objective: RecoveryObjective): this {
    requireRecoveryOfProject(this, objective);
    return this;
  }
}

class ExistingProject extends ProjectRoles implements IExistingProject {
  constructor(
    scope: Construct,
    id: string,
    readonly projectId: string,
  ) {
    super(scope, id);
    existingValidator.validate('AtlasProject.fromProjectId', scope, id, { projectId });
    AtlasChecks.of(this);
  }

  /**
   * Declares recovery objectives for all clusters of this project; synth and plan review report what does not meet them.
   * @throws if the objective is invalid
   * @example
   * project.requireRecovery({ worstLoss: Duration.hours(6), keepFor: Retention.years(1), survivesClusterDeletion: true });
   */
  requireRecovery(objective: RecoveryObjective): this {
    requireRecoveryOfProject(this, objective);
    return this;
  }
}
