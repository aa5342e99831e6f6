import { Construct } from 'constructs';
import { CloudUserProjectAssignment } from '../provider/cloud-user-project-assignment';
import { ServiceAccountProjectAssignment } from '../provider/service-account-project-assignment';
import { TeamProjectAssignment } from '../provider/team-project-assignment';
import { PropsValidator } from './props';

/** Who gets a role: a team, a user, or a service account. */
export type Grantee =
  | {
      /** The team's id: 24 hexadecimal digits, or a token. */
      readonly teamId: string;
    }
  | {
      /** The user's name, which is an e-mail address. */
      readonly username: string;
    }
  | {
      /** The client id of the service account. */
      readonly serviceAccountClientId: string;
    };

const validator = new PropsValidator((prop) => {
  const name = prop.optional(prop.text());
  return prop.object<Partial<Record<NameOf<Grantee>, string>>>(
    { teamId: name, username: name, serviceAccountClientId: name },
    ['teamId', 'username', 'serviceAccountClientId'],
  );
});

/** The names of all members of a union. */
type NameOf<T> = T extends unknown ? keyof T : never;

/** A resource that gives roles; further roles are added to it. */
interface Assignment {
  readonly roles: string[];
}

/**
 * A project that can give roles. Each method says what its role may do to backups.
 * @see https://www.mongodb.com/docs/atlas/reference/user-roles/
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/ x-rolesRequirements (specification of 2026-08-21)
 */
export abstract class ProjectRoles extends Construct {
  /** The project's id. */
  abstract readonly projectId: string;
  private readonly assignments = new Map<string, Assignment>();

  /**
   * Grants Project Owner: everything. Sets, and only with MongoDB Support unsets, a Backup Compliance Policy; changes
   * schedules, deletes snapshots, restores, exports, switches backups off and deletes clusters with their snapshots. The
   * only role that surely may manage and restore Flex backups.
   */
  grantOwner(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_OWNER');
  }

  /**
   * Grants Project Backup Manager: changes and deletes schedules, changes and deletes snapshots, makes export buckets,
   * restores. Cannot touch a Backup Compliance Policy, access roles of cloud providers, or a cluster itself.
   */
  grantBackupManager(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_BACKUP_MANAGER');
  }

  /** Grants Project Backup Creator: takes on-demand snapshots. Restores nothing and deletes nothing. */
  grantBackupCreator(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_BACKUP_CREATOR');
  }

  /**
   * Grants Project Backup Recovery Operator: starts and cancels restores, which delete what their target holds. Changes no
   * schedule and no snapshot.
   */
  grantBackupRecoveryOperator(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_BACKUP_RECOVERY_OPERATOR');
  }

  /** Grants Project Backup Export Operator: exports and downloads snapshots, which takes data out of Atlas. */
  grantBackupExportOperator(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_BACKUP_EXPORT_OPERATOR');
  }

  /**
   * Grants Project Cluster Manager: changes clusters. That includes switching their backups off, which deletes every
   * snapshot at once, although it is no backup role; only a Backup Compliance Policy stops it.
   */
  grantClusterManager(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_CLUSTER_MANAGER');
  }

  /** Grants Project Cluster Creator: makes clusters, with backups or without. */
  grantClusterCreator(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_CLUSTER_CREATOR');
  }

  /** Grants Project Read Only: sees schedules, snapshots and export buckets, and changes none of them. */
  grantReadOnly(grantee: Grantee): this {
    return this.grant(grantee, 'GROUP_READ_ONLY');
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
    // The list itself is what the resource holds, so that later roles come along.
    if (!assignment.roles.includes(role)) assignment.roles.push(role);
    return this;
  }

  /** The resource that gives a grantee its roles. Ids count up: names and ids may be tokens, which no id can be. */
  private assign(grantee: Grantee, roles: string[]): void {
    const id = `Grant${this.assignments.size}`;
    const { projectId } = this;
    if ('teamId' in grantee)
      new TeamProjectAssignment(this, id, { projectId, teamId: grantee.teamId, roleNames: roles });
    else if ('username' in grantee)
      new CloudUserProjectAssignment(this, id, { projectId, username: grantee.username, roles });
    else
      new ServiceAccountProjectAssignment(this, id, {
        projectId,
        clientId: grantee.serviceAccountClientId,
        roles,
      });
  }
}
