import type { Follower } from '../follow/follow';
import type { Place } from '../resource/raw-resource';

/** Whether an attribute takes `id` of a resource of such a type: the id that Terraform composes for its state. */
export function refersToStateId(
  follower: Follower,
  { attributes, scope }: Place,
  attribute: string,
  type: RegExp,
): boolean {
  return follower
    .targets(attributes.written(attribute), scope)
    .some(
      (target) => target.kind === 'resource' && type.test(target.resource.type) && target.path[0] === 'id',
    );
}

/** The export buckets whose `id` is not that of Atlas. */
export const EXPORT_BUCKETS = /^mongodbatlas_cloud_backup_snapshot_export_bucket$/;

/** The accesses to cloud providers whose `id` is not that of their role. */
export const PROVIDER_ACCESSES = /^mongodbatlas_cloud_provider_access_(?:setup|authorization)$/;
