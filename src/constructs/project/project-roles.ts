import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { markCreationSite } from '../../synth/creation-site';
import { bindings } from '../binding/bindings-on-demand';
import { PropsValidator } from '../props/props';
import { providerOf } from '../props/provider-prop';

/** Who is granted a role: a team, a user, or a service account. */
export type Grantee =
  | {
      /** The team's id: 24 hexadecimal digits, or a token. */
      readonly teamId: string;
    }
  | {
      /** The user's name: an e-mail address. */
      readonly username: string;
    }
  | {
      /** The client id of the service account. */
      readonly serviceAccountClientId: string;
    };

const validator = new PropsValidator((prop) => {
  const name = prop.optional(prop.identifier());
  return prop.object<Partial<Record<NameOf<Grantee>, string>>>(
    { teamId: name, username: name, serviceAccountClientId: name },
    ['teamId', 'username', 'serviceAccountClientId'],
  );
});

/** The names of all members of a union. */
type NameOf<T> = T extends unknown ? keyof T : never;

/** A resource that grants roles; further roles are added to it. */
interface Assignment {
  readonly roles: string[];
}

/**
 * A project that can grant roles. Each method describes what its role can do to backups.
 * @see https://www.mongodb.com/docs/atlas/reference/user-roles/
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/ x-rolesRequirements (specification of 2026-08-21)
 */
export abstract class ProjectRoles extends Construct {
  /** The project's id. */
  abstract readonly projectId: string;
  private readonly assignments = new Map<string, Assignment>();

  /**
   * Grants Project Owner: everything. Enables a Backup Compliance Policy, which only MongoDB Support can disable; changes
   * schedules, deletes snapshots, restores, exports, disables backups and deletes clusters with their snapshots. The only
   * role that is documented to manage and restore Flex backups.
   */
  grantOwner(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_OWNER');
  }

  /**
   * Grants Project Backup Manager: changes and deletes schedules and snapshots, creates export buckets, restores. Cannot
   * change a Backup Compliance Policy, the access roles of cloud providers, or a cluster.
   */
  grantBackupManager(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_BACKUP_MANAGER');
  }

  /** Grants Project Backup Creator: takes on-demand snapshots. Cannot restore or delete. */
  grantBackupCreator(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_BACKUP_CREATOR');
  }

  /**
   * Grants Project Backup Recovery Operator: starts and cancels restores, which delete the data of their target. Cannot
   * change schedules or snapshots.
   */
  grantBackupRecoveryOperator(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_BACKUP_RECOVERY_OPERATOR');
  }

  /** Grants Project Backup Export Operator: exports and downloads snapshots, so that data leaves Atlas. */
  grantBackupExportOperator(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_BACKUP_EXPORT_OPERATOR');
  }

  /**
   * Grants Project Cluster Manager: changes clusters. Although it is not a backup role, it can disable backups, which
   * deletes all snapshots immediately. Only a Backup Compliance Policy prevents that.
   */
  grantClusterManager(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_CLUSTER_MANAGER');
  }

  /** Grants Project Cluster Creator: creates clusters, with or without backups. */
  grantClusterCreator(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_CLUSTER_CREATOR');
  }

  /** Grants Project Read Only: sees schedules, snapshots and export buckets, and cannot change them. */
  grantReadOnly(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_READ_ONLY');
  }

  /** Keeps the project's own resource from taking back the teams that other resources add to the project. */
  protected keepTeams(): void {
    // A project outside this stack has no resource here.
  }

  private grant(grantee: Grantee, role: string): this {
    validator.validate('grantee', this, '', grantee);
    const key = JSON.stringify(grantee);
    let assignment = this.assignments.get(key);
    if (assignment === undefined) {
      assignment = { roles: [] };
      this.assignments.set(key, assignment);
      this.assign(grantee, assignment.roles);
    }
    // The resource has this list itself, so that it also contains roles that are granted later.
    if (!assignment.roles.includes(role)) assignment.roles.push(role);
    return this;
  }

  /** Creates the resource that grants the roles. Its id is a number: names and ids may be tokens, which ids cannot contain. */
  private assign(grantee: Grantee, roles: string[]): void {
    markCreationSite(this.assignment(grantee, `Grant${this.assignments.size}`, roles));
    if ('teamId' in grantee) this.keepTeams();
  }

  private assignment(grantee: Grantee, id: string, roles: string[]): TerraformResource {
    const common = { projectId: this.projectId, ...providerOf(this, undefined, this) };
    const { TeamProjectAssignment, CloudUserProjectAssignment, ServiceAccountProjectAssignment } =
      bindings.projectAssignments();
    if ('teamId' in grantee)
      return new TeamProjectAssignment(this, id, { ...common, teamId: grantee.teamId, roleNames: roles });
    if ('username' in grantee)
      return new CloudUserProjectAssignment(this, id, { ...common, username: grantee.username, roles });
    return new ServiceAccountProjectAssignment(this, id, {
      ...common,
      clientId: grantee.serviceAccountClientId,
      roles,
    });
  }
}
