import { type Values, own } from './set-values';

/** What an attribute with this name refers to: the first type that has such a resource. */
interface Target {
  readonly types: readonly string[];
  readonly attribute: string;
  /** Whether the value is a name, which is unique only within a project. */
  readonly inProject?: true;
}

const CLUSTERS = [
  'mongodbatlas_advanced_cluster',
  'mongodbatlas_cluster',
  'mongodbatlas_flex_cluster',
  'mongodbatlas_serverless_instance',
];
// The authorization first: what uses the role has to wait for it.
const ROLES = ['mongodbatlas_cloud_provider_access_authorization', 'mongodbatlas_cloud_provider_access_setup'];

const TARGETS: Readonly<Record<string, Target>> = {
  project_id: { types: ['mongodbatlas_project'], attribute: 'id' },
  target_project_id: { types: ['mongodbatlas_project'], attribute: 'id' },
  cluster_name: { types: CLUSTERS, attribute: 'name', inProject: true },
  target_cluster_name: { types: CLUSTERS, attribute: 'name', inProject: true },
  snapshot_id: { types: ['mongodbatlas_cloud_backup_snapshot'], attribute: 'snapshot_id' },
  export_bucket_id: {
    types: ['mongodbatlas_cloud_backup_snapshot_export_bucket'],
    attribute: 'export_bucket_id',
  },
  role_id: { types: ROLES, attribute: 'role_id' },
  iam_role_id: { types: ROLES, attribute: 'role_id' },
  team_id: { types: ['mongodbatlas_team'], attribute: 'team_id' },
  container_id: { types: ['mongodbatlas_network_container'], attribute: 'container_id' },
  private_link_id: { types: ['mongodbatlas_privatelink_endpoint'], attribute: 'private_link_id' },
  api_key_id: { types: ['mongodbatlas_project_api_key', 'mongodbatlas_api_key'], attribute: 'api_key_id' },
  client_id: {
    types: ['mongodbatlas_project_service_account', 'mongodbatlas_service_account'],
    attribute: 'client_id',
  },
};

/** The key under which a resource is found by the value of an attribute. */
export function keyOf(type: string, attribute: string, value: string, project: string | undefined): string {
  return JSON.stringify([type, attribute, value, ...(project === undefined ? [] : [project])]);
}

/** The keys under which a resource is found. */
export function keysOf(type: string, values: Values): readonly string[] {
  const targets = Object.values(TARGETS).filter(({ types }) => types.includes(type));
  const project = own(values, 'project_id');
  return [...new Set(targets)].flatMap(({ attribute, inProject }) => {
    const value = own(values, attribute);
    if (typeof value !== 'string' || value === '') return [];
    return [keyOf(type, attribute, value, inProject && typeof project === 'string' ? project : undefined)];
  });
}

/** The keys of what an attribute of a resource refers to, the best first, and the attribute there. */
export function targetsOf(
  name: string,
  value: string,
  project: string | undefined,
): readonly { readonly key: string; readonly attribute: string }[] {
  const target = Object.hasOwn(TARGETS, name) ? TARGETS[name] : undefined;
  if (target === undefined || value === '') return [];
  const { types, attribute, inProject } = target;
  return types.map((type) => ({ key: keyOf(type, attribute, value, inProject && project), attribute }));
}

/** The attributes that refer to something, and the types that have it: a test compares them with the schema. */
export function referringAttributes(): Readonly<Record<string, Target>> {
  return TARGETS;
}

/** In this order resources are created: each refers only to earlier ones. */
const ORDER = [
  'mongodbatlas_project',
  'mongodbatlas_team',
  'mongodbatlas_api_key',
  'mongodbatlas_project_api_key',
  'mongodbatlas_service_account',
  'mongodbatlas_project_service_account',
  'mongodbatlas_cloud_provider_access_setup',
  'mongodbatlas_cloud_provider_access_authorization',
  'mongodbatlas_encryption_at_rest',
  'mongodbatlas_network_container',
  'mongodbatlas_privatelink_endpoint',
  'mongodbatlas_cloud_backup_snapshot_export_bucket',
  'mongodbatlas_advanced_cluster',
  'mongodbatlas_cluster',
  'mongodbatlas_flex_cluster',
  'mongodbatlas_serverless_instance',
  'mongodbatlas_cloud_backup_schedule',
  'mongodbatlas_backup_compliance_policy',
  'mongodbatlas_cloud_backup_snapshot',
];

/** The place of a type in the order in which resources are created. */
export function placeInOrder(type: string): number {
  const place = ORDER.indexOf(type);
  return place < 0 ? ORDER.length : place;
}
