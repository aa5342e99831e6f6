/** A MongoDB Atlas project, created here or referenced by its id. */
export interface IAtlasProject {
  /** Its id: 24 hexadecimal digits, or the reference to its resource. */
  readonly projectId: string;
}
