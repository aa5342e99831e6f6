import type { Construct } from 'constructs';
import { Project } from '../provider/project';
import { AtlasChecks, mark } from '../synth';
import type { IAtlasProject } from './project';
import { ProjectRoles } from './project-roles';
import { type RecoveryObjective, requireRecoveryOfProject } from './recovery';
import { PropsValidator } from './props';
import { copied } from './token';

/** A project that exists outside this stack. */
export interface IExistingProject extends IAtlasProject, ProjectRoles {
  /**
   * States what the backups of the clusters that were given this project have to be good for.
   * @throws where the objective has another shape
   */
  requireRecovery(objective: RecoveryObjective): this;
}

/** Props of {@link AtlasProject}. */
export interface AtlasProjectProps {
  /** The id of the organization that the project belongs to: 24 hexadecimal digits. */
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
 * A MongoDB Atlas project: clusters, and the roles and policies about their backups, belong to one.
 * @example
 * const project = new AtlasProject(this, 'shop', { organizationId: '5f0000000000000000000001' });
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/project
 */
export class AtlasProject extends ProjectRoles implements IAtlasProject {
  /**
   * A project that exists outside this stack.
   * @param projectId its id: 24 hexadecimal digits, or a token
   * @throws where the id is no text
   */
  static fromProjectId(scope: Construct, id: string, projectId: string): IExistingProject {
    return new ExistingProject(scope, id, projectId);
  }

  readonly projectId: string;
  /** The Terraform resource, for everything that has no prop here. */
  readonly resource: Project;

  /** @throws where the props have another shape */
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

  /**
   * States what the backups of its clusters have to be good for: the checks hold the configuration against it.
   * @throws where the objective has another shape
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
   * States what the backups of its clusters have to be good for: the checks hold the configuration against it.
   * @throws where the objective has another shape
   * @example
   * project.requireRecovery({ worstLoss: Duration.hours(6), keepFor: Retention.years(1), survivesClusterDeletion: true });
   */
  requireRecovery(objective: RecoveryObjective): this {
    requireRecoveryOfProject(this, objective);
    return this;
  }
}
