import type { RoleGrant, Value } from '../../model';
import { UNKNOWN_UNTIL_APPLY, known } from '../../model';
import type { Place } from '../link/link';
import type { RawResource } from '../resource/raw-resource';

/** Where each resource that grants project roles names the project, and which attribute, of which block, has the roles. */
export const ROLE_ATTRIBUTES: Readonly<
  Record<string, { readonly project?: string; readonly block?: string; readonly roles: string }>
> = {
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

/** One grant, with the place that names its project. */
export interface ReadGrant {
  readonly place: Place;
  /** The attribute of the place that names the project. */
  readonly project: string;
  readonly attribute: string;
  readonly roles: RoleGrant['roles'];
}

export function readGrants(raw: RawResource): readonly ReadGrant[] {
  const where = ROLE_ATTRIBUTES[raw.type];
  if (where === undefined) return [];
  const { attributes, scope } = raw;
  const project = where.project ?? 'project_id';
  if (where.block === undefined)
    return [{ place: raw, project, attribute: where.roles, roles: attributes.texts(where.roles) }];
  const owner = ownerOf(raw);
  const blocks = attributes.blocks(where.block);
  if (blocks.kind === 'absent') return owner;
  if (blocks.kind === 'unknown') {
    const roles: Value<never> = UNKNOWN_UNTIL_APPLY;
    return [...owner, { place: raw, project, attribute: where.block, roles }];
  }
  return [
    ...owner,
    ...blocks.value.map((block) => {
      const roles = block.texts(where.roles);
      return {
        place: { attributes: block, scope },
        project,
        attribute: `${block.path}.${where.roles}`,
        roles: roles.kind === 'absent' ? known([]) : roles,
      };
    }),
  ];
}

/** Whoever a project is made for becomes its owner. */
function ownerOf(raw: RawResource): ReadGrant[] {
  const attribute = 'project_owner_id';
  if (raw.type !== 'mongodbatlas_project' || raw.attributes.text(attribute).kind === 'absent') return [];
  return [{ place: raw, project: 'id', attribute, roles: known([known('GROUP_OWNER')]) }];
}
