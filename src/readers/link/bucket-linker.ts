import type { ExportBucket, Link } from '../../model';
import type { Follower } from '../follow/follow';
import { only } from '../resource/only';
import type { KnownAfter, Place, RawResource } from '../resource/raw-resource';
import { type Building, linkTo, unlinked } from './building';

/** Finds the export bucket that the export block of a schedule names. */
export class BucketLinker {
  private readonly byResource = new Map<RawResource, Building<ExportBucket>>();
  private readonly byId = new Map<string, Building<ExportBucket>>();

  constructor(
    private readonly follower: Follower,
    private readonly until: KnownAfter,
  ) {}

  /** Adds the bucket that a resource creates. */
  add(raw: RawResource, bucket: Building<ExportBucket>): void {
    this.byResource.set(raw, bucket);
    if (bucket.exportBucketId.kind === 'known') this.byId.set(bucket.exportBucketId.value, bucket);
  }

  /** The bucket by a known export_bucket_id, else by the references in it. */
  at({ attributes, scope }: Place): Link<ExportBucket> {
    const id = attributes.text('export_bucket_id');
    const withId = id.kind === 'known' ? this.byId.get(id.value) : undefined;
    if (withId !== undefined) return linkTo(withId);
    const targets = this.follower.targets(attributes.written('export_bucket_id'), scope);
    const found = new Set<ExportBucket>();
    for (const target of targets) {
      const bucket = target.kind === 'resource' ? this.byResource.get(target.resource) : undefined;
      if (bucket !== undefined) found.add(bucket);
    }
    const bucket = only(found);
    if (bucket !== undefined) return linkTo(bucket);
    if (id.kind === 'known') return { kind: 'outside', name: id };
    if (id.kind === 'absent' && targets.length === 0) return { kind: 'missing' };
    return unlinked('export_bucket_id is not known yet', this.until);
  }
}
