import type { Estate, OtherResource, Value } from '../../model';
import { knownText } from '../../model/value';

/** The resources of an Atlas access role: its setup, its authorization, and the IAM role that it assumes. */
export type AccessRoles = (roleId: Value<unknown>) => readonly OtherResource[];

/** Finds access roles by their Atlas id. */
export function accessRolesOf({ others }: Estate): AccessRoles {
  const byId = new Map<string, OtherResource[]>();
  const byArn = new Map<string, OtherResource>();
  for (const role of others.get('aws_iam_role') ?? []) {
    const arn = knownText(role.attribute('arn'));
    if (arn !== undefined) byArn.set(arn, role);
  }
  for (const type of ACCESS_RESOURCES)
    for (const resource of others.get(type) ?? []) {
      const id = knownText(resource.attribute('role_id'));
      if (id === undefined) continue;
      const parts = byId.get(id) ?? [];
      const assumed = byArn.get(knownText(resource.attribute('aws[0].iam_assumed_role_arn')) ?? '');
      parts.push(resource, ...(assumed === undefined || parts.includes(assumed) ? [] : [assumed]));
      byId.set(id, parts);
    }
  return (roleId) => byId.get(knownText(roleId) ?? '') ?? [];
}

const ACCESS_RESOURCES = [
  'mongodbatlas_cloud_provider_access_setup',
  'mongodbatlas_cloud_provider_access_authorization',
];
