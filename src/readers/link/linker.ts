import type { Cluster } from '../../model';
import type { Follower } from '../follow/follow';
import type { KnownAfter } from '../resource/raw-resource';
import { BucketLinker } from './bucket-linker';
import { ClusterLinker } from './cluster-linker';
import { Clusters } from './clusters';
import { ProjectLinker } from './project-linker';
import { Projects } from './projects';
import { ZoneLinker } from './zone-linker';

/**
 * Finds what resources name, with maps: by known names and ids first, by references if those are not known yet, and with
 * a reason if neither is enough.
 */
export class Linker {
  /** The projects of the estate, to add to. */
  readonly projects: Projects;
  /** The clusters of the estate, to add to. */
  readonly clusters: Clusters;
  readonly project: ProjectLinker;
  readonly cluster: ClusterLinker;
  readonly zone: ZoneLinker;
  readonly bucket: BucketLinker;

  constructor(
    readonly follower: Follower,
    until: KnownAfter,
    /** The clusters that this estate no longer has. */
    removedClusters: readonly Cluster[] = [],
  ) {
    this.projects = new Projects(until);
    this.clusters = new Clusters(follower);
    this.project = new ProjectLinker(this.projects, follower, until);
    this.cluster = new ClusterLinker(this.clusters, this.project, follower, until, removedClusters);
    this.zone = new ZoneLinker(this.clusters, follower, until);
    this.bucket = new BucketLinker(follower, until);
  }
}
