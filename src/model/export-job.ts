import type { Cluster } from './cluster';
import type { ExportBucket } from './export-bucket';
import type { Link } from './link';
import type { Project } from './project';
import type { Resource } from './resource';
import type { SnapshotSource } from './restore-job';
import type { Value } from './value';

/** An export of one snapshot: creating it is the export. */
export interface ExportJob extends Resource {
  readonly clusterName: Value<string>;
  /** The cluster whose snapshot is exported. */
  readonly cluster: Link<Cluster>;
  readonly project: Link<Project>;
  readonly snapshotId: Value<string>;
  readonly snapshot: SnapshotSource;
  readonly bucketId: Value<string>;
  /** Whether the configuration takes it from `id` of the bucket, which is Terraform's own. */
  readonly refersToStateId: boolean;
  readonly bucket: Link<ExportBucket>;
  /** `Queued`, `InProgress`, `Successful`, `Failed` or `Cancelled`, as Atlas reports it. */
  readonly state: Value<string>;

  readonly before: ExportJob | undefined;
  readonly after: ExportJob | undefined;
}
