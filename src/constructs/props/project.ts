import type { Tags } from './tags';

/** A MongoDB Atlas project, created here or referenced by its id. */
export interface IAtlasProject {
  /** Its id: 24 hexadecimal digits, or the reference to its resource. */
  readonly projectId: string;
  /**
   * Tags of all its clusters.
   * @default - none
   */
  readonly clusterTags?: Tags | undefined;
}
