import type { RoleGrant } from '../../model';
import { UNKNOWN_UNTIL_APPLY, known } from '../../model/value';
import { type Place, type RawResource, blockPlace } from '../resource/raw-resource';

/** The attribute of each resource that grants project roles: which one has the roles, in which block if in one. */
interface RoleAttributes {
  /** The attribute that names the project. @default - `project_id` */
  readonly project?: string;
  readonly block?: string;
  readonly roles: string;
}

const ROLE_ATTRIBUTES: Readonly<Record<string, RoleAttributes>> = {
  mongodbatlas_project: { block: 'teams', roles: 'role_names' },
  mongodbatlas_team_project_assignment: { roles: 'role_names' },
  mongodbatlas_cloud_user_project_assignment: { roles: 'roles' },
  mongodbatlas_project_invitation: { roles: 'roles' },
  mongodbatlas_project_api_key: { block: 'project_assignment', roles: 'role_names' },
  mongodbatlas_api_key_project_assignment: { roles: 'roles' },
  mongodbatlas_project_service_account: { roles: 'roles' },
  mongodbatlas_service_account_project_assignment: { roles: 'roles' },
  mongodbatlas_federated_settings_org_role_mapping: {
    project: 'group_id',
    block: 'role_assignments',
    roles: 'roles',
  },
};

/** The types of resources that grant project roles. */
export const GRANTING_TYPES: readonly string[] = Object.keys(ROLE_ATTRIBUTES);

/** One grant of roles, and the attribute that names its project. */
export interface ReadGrant {
  readonly place: Place;
  /** The attribute of the place that names the project. */
  readonly project: string;
  readonly attribute: string;
  readonly roles: RoleGrant['roles'];
}

/** The roles that a resource grants. */
export function readGrants(raw: RawResource): readonly ReadGrant[] {
  const names = ROLE_ATTRIBUTES[raw.type];
  if (names === undefined) return [];
  const { attributes } = raw;
  const { project = 'project_id', block: blockName, roles } = names;
  if (blockName === undefined)
    return [{ place: raw, project, attribute: roles, roles: attributes.texts(roles) }];
  const owner = ownerOf(raw);
  const blocks = attributes.blocks(blockName);
  if (blocks.kind === 'absent') return owner;
  if (blocks.kind === 'unknown')
    return [...owner, { place: raw, project, attribute: blockName, roles: UNKNOWN_UNTIL_APPLY }];
  return [
    ...owner,
    ...blocks.value.map((block) => {
      const read = block.texts(roles);
      return {
        place: blockPlace(block, raw),
        project,
        attribute: `${block.path}.${roles}`,
        roles: read.kind === 'absent' ? known([]) : read,
      };
    }),
  ];
}

/** The owner of a project that Atlas adds when it creates the project. */
function ownerOf(raw: RawResource): ReadGrant[] {
  const attribute = 'project_owner_id';
  if (raw.type !== 'mongodbatlas_project' || raw.attributes.text(attribute).kind === 'absent') return [];
  return [{ place: raw, project: 'id', attribute, roles: known([known('GROUP_OWNER')]) }];
}
